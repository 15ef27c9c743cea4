"""Files to typed values, each value with its line and column. The only room that reads the catalogue's files.

`load.py` reads partnerships/ and registry/ into models and problems. `files.py` lists and reads files, `file_names.py`
checks their names, `front_matter.py` parses YAML with places, and `yaml_errors.py` explains its syntax errors.
`typing_errors.py` explains the errors of pydantic, with the words of `expectations.py`. `words.py` and `cuts.py` check
texts. `checkout.py` finds symbolic links and committed output. `history.py` runs git for the dates of changes, and
`changes.py` parses its log.
"""
