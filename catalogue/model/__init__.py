"""The format: typed, frozen models of partnerships, organisations, sources and vocabularies.

`records.py` is the format of a partnership, an organisation and a source; `fields.py` the types of their values;
`terms.py` the vocabularies of registry/ and `registry.py` all of it together; `shapes.py` reads the models by
reflection, for forms, schemas and tables; `words.py` tells texts for readers from codes and addresses; `versions.py`
names the versions of the format.
"""
