"""The offline archive: the site built for a disk, made light, zipped, with a page to start from.

`pack.py` makes it; `shared.py` moves what all pages share into a script, and `page.py` is the page that offers the
archives for download.
"""
