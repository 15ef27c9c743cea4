"""Passerelles Santé: an open catalogue of French-speaking medical cooperation.

One way only: load → check → Catalogue → site, data. Nothing here imports mkdocs.
Start reading at `model.py`, then `rules/`, then `site/`.
"""
