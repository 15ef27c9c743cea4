"""Everything that a build writes, named and keyed, and the ways to write it.

`session.py` is one build, for any generator, with `framing.py` for what each page gets and `sources.py` for what the
generator renders beside docs/. `settings.py` reads mkdocs.yml and `refused_settings.py` says what becomes of each setting; `traces.py` finds what a
fork still says of the original; `publication.py` names every page and file with its content key; `assembly.py` puts
fragments into shells; `service_worker.py` is what keeps pages for reading offline; `generate.py` writes pages for any
other generator.
"""
