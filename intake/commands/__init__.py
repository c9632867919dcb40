"""The doors of the command line, one module each, imported only when used."""
