"""Makes new files of the catalogue: from the flags of a command, or as a blank to fill in.

`drafts.py` makes the file, says what the check says of it and writes it; `flags.py` reads the command line.
"""
