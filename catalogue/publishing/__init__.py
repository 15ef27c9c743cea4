"""Everything that a build writes, named and keyed, and the ways to write it.

`session.py` is one build behind any adapter of `hooks/`, with `framing.py` for each page and `sources.py` for the source
files that the generator gets beside docs/. `settings.py` reads mkdocs.yml, and `refused_settings.py` says what becomes of
each setting; `traces.py` finds what a fork still says of the original. `publication.py` lists every page and data file
with its content key; `assembly.py` puts fragments into shells; `service_worker.py` holds the scripts for reading offline
in a browser; `generate.py` writes the pages as plain Markdown for any other generator.
"""
