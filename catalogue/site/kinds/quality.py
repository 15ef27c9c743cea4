"""The quality page: what is covered, stale, proven and missing, and how to read it."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue import quality
from catalogue.aggregate import Catalogue
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

MAX_ROWS = 100
"""Rows of the tables that grow with the catalogue; the rest is counted, and found in the explorer."""


def quality_page(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    proofs = quality.proofs(catalogue)
    yield fragment(
        env,
        "quality",
        "qualite/",
        "Qualité",
        "Ce que le catalogue couvre, ce qui a vieilli, ce qui manque, et comment lire ses chiffres.",
        coverage=quality.coverage(catalogue),
        stale=quality.stale(catalogue),
        statuses=quality.statuses(catalogue),
        fields=quality.fields(catalogue),
        confidences=quality.confidences(catalogue),
        sources=quality.sources(catalogue),
        publishers=quality.publishers(proofs),
        proven=quality.proven(proofs),
        completeness=quality.completeness(catalogue),
        mentioned=quality.only_mentioned(catalogue),
        rows=MAX_ROWS,
    )
