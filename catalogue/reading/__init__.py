"""Files to typed values, each value with its line and column. The only room that reads the catalogue's files.

`load.py` reads partnerships/ and registry/ into models and problems; `files.py` reads bytes, `front_matter.py` parses
YAML with places, `typing_errors.py` words what pydantic refuses, `words.py` and `cuts.py` find what is wrong with texts;
`checkout.py` finds links and committed output; `history.py` asks git for dates of changes.
"""
