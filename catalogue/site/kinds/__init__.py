"""The kinds of pages: each module defines one or more, as a `Kind` with the function that yields its pages.

A new kind is a module here and a template. Nothing else lists it, but the menu of mkdocs.yml if it has a list.
"""
