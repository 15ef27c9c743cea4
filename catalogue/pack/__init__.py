"""The offline archive: the site built for a disk, made light, zipped, with a page to start from.

`pack.py` makes it: it selects the files, strips pages, sends links to missing files to the published site, and zips all
with a start page. `shared.py` removes what pages repeat. `page.py` finds the archives to download, and offers them.
"""
