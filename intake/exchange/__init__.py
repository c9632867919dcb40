"""Networks in files of other programs and of our own: YAML, JSON, CSV, GEDCOM, GraphML, and pictures of them as PNG.

Each reader takes bytes from outside and raises nothing but Refused; each writer gives the whole file as bytes.
"""
