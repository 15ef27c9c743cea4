"""The offline archive: the site built for a disk, made light, zipped, with a page to start from.

`pack.py` makes it; `choice.py` says which files go in, `links.py` and `shared.py` make them lighter, `archive.py` zips
them, and `page.py` is the page that offers the archives for download.
"""
