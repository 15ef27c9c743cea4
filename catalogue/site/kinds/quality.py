"""The quality page: what is covered, stale, proven and missing, and how to read it."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

MAX_ROWS = 100
"""Rows of the tables that grow with the catalogue; the rest is counted, and found in the explorer."""


def quality_page(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield fragment(
        env,
        "quality",
        "qualite/",
        "Qualité",
        "Ce que le catalogue couvre, ce qui a vieilli, ce qui manque, et comment lire ses chiffres.",
        entries=catalogue.entries,
        today=catalogue.today,
        rows=MAX_ROWS,
    )


QUALITY: Kind[None] = Kind(quality_page)
