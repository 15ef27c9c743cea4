"""The catalogue as data: JSON, JSON Schemas, feeds, blank files, and the files that the browser's scripts read.

`export.py` writes `catalogue.json`, `schema.py` the JSON Schemas, `feeds.py` Atom; `explorer*.py` the tables in which
the explorer searches, and `form*.py` what the form knows of fields, codes and rules.
"""
