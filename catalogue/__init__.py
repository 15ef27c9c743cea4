"""Passerelles Santé: an open catalogue of French-speaking medical cooperation.

One way only: load → check → Catalogue → site, pdf, data. Nothing here imports mkdocs, and each room imports only those
before it in this order: language, engine, model, problems, cards, texts, reading, rewriting, knowledge, rules, data,
forge, drafting, site, pack, pdf, publishing, commands.
"""
