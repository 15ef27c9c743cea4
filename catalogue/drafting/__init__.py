"""New files: what a person gives on the command line, or a blank to fill in, as a file of the catalogue.

`drafts.py` makes the file, says what the check says of it and writes it; `flags.py` reads the command line.
"""
