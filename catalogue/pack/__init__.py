"""The offline archive: the site built for a disk, made light, zipped, with a page to start from.

`pack.py` makes it: `choice.py` selects the files, `light.py` strips pages, `links.py` sends links to missing files to the
published site, `shared.py` removes what pages repeat, `start_page.py` writes the start page, and `archive.py` zips all.
`edition.py` describes an archive; `offered.py` finds the archives to download, and `page.py` offers them.
"""
