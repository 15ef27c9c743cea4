"""The format: typed, frozen models of partnerships, organisations, sources and vocabularies.

`records.py` is the format of a partnership, `registry_files.py` that of an organisation and of a source;
`identifiers.py` the numbers that other registers give to organisations; `fields.py` the types of values with what is
plausible for each; `names.py` the names that no page may have;
`terms.py` the vocabularies of registry/ and `registry.py` all of it together; `shapes.py` reads the models by
reflection, for forms, schemas and tables; `words.py` tells texts for readers from codes and addresses; `versions.py`
names the versions of the format.
"""
