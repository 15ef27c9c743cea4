"""The catalogue on paper: Typst documents of the same records as the site (docs/decisions/0015-pdf.md).

`documents.py` names every PDF with what it depends on; `records.py`, `groups.py` and `sections.py` are their contents
as plain values, `book.py` the whole catalogue; `compiler.py` gives values and templates to Typst.
"""
