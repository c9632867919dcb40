"""The same program in a browser: textual-serve's server with a lock on its door, and the program that runs behind it."""
