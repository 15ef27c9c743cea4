"""What follows from the records and is never written in them.

`aggregate.py` builds the frozen, indexed `Catalogue`; `derive.py` works out countries, status, confirmation,
traceability and completeness; `strength.py` tells how firmly evidence holds a claim, `wording.py` the words for that which
page and PDF share; `quality.py` counts them all; `similar.py` finds records that resemble each other;
`extract.py` cuts the catalogue down to one country; `names.py` finds organisations and sources by what people call them,
`identifiers.py` the pages of other registers about them, `naming.py` what an option of a command meant; `project.py` is its name, address and repository as mkdocs.yml
says them; `addresses.py` is the address of every page, `forge_links.py` those on the forge, `citations.py` how a page
is cited.
"""
