"""The form that writes a record in the browser. Its data is `catalogue/data/form.py`, its script `scripts/form/`."""

import re
from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.environment import SCRIPTS
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

SCRIPT = "assets/form.js"
DATA = "data/form.js"
_ORDER = (
    "explorer/packing",
    "explorer/words",
    "explorer/element",
    "explorer/records",
    "form/schema",
    "form/likeness",
    "form/names",
    "form/wording",
    "form/dates",
    "form/web",
    "form/types",
    "form/claims",
    "form/rules",
    "form/text",
    "form/damage",
    "form/layout",
    "form/duplicates",
    "form/check",
    "form/organisations",
    "form/yaml",
    "form/file",
    "form/codes",
    "form/catalogue",
    "form/combobox",
    "form/inputs",
    "form/choices",
    "form/groups",
    "form/lists",
    "form/fields",
    "form/summary",
    "form/draft",
    "form/sending",
    "form/companions",
    "form/outcome",
    "form/keeping",
    "form/naming",
    "form/newcomers",
    "form/pointing",
    "form/page",
    "form/start",
)

_COMMENT = re.compile(r"^ */\*.*?\*/\n", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own."""


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
    """The page's script, one small file after the other without their comments, to be published at `SCRIPT`."""
    return _COMMENT.sub("", "".join((SCRIPTS / f"{name}.js").read_text("utf-8") for name in _ORDER))


FORM: Kind[None] = Kind(form)
