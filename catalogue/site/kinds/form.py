"""The form that writes a record in the browser. Its data is `catalogue/data/form.py`, its script `scripts/form/`."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.bundle import bundle
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

SCRIPT = "assets/form.js"
DATA = "data/form.js"


def form(catalogue: Catalogue, env: Environment) -> Iterator[Page]:  # noqa: ARG001 — every kind has this signature
    yield fragment(
        env,
        "form",
        addresses.FORM,
        "Ajouter ou corriger une fiche",
        "Un formulaire qui écrit la fiche, la vérifie à mesure et dit comment l’envoyer, sans rien installer.",
        data=DATA,
        script=SCRIPT,
    )


def script() -> str:
    """The page's script, to be published at `SCRIPT`."""
    return bundle("form/start.js")


FORM: Kind[None] = Kind(form)
