"""Identifiers of an organisation as readers see them: the register, the number, and the page of the register."""

from collections.abc import Mapping
from typing import NamedTuple

from catalogue.model.identifiers import Identifiers
from catalogue.model.registry_files import Organisation
from catalogue.model.typed import fields_of

_PAGES: Mapping[str, str] = {
    "ror": "https://ror.org/{}",
    "siren": "https://annuaire-entreprises.data.gouv.fr/entreprise/{}",
    "siret": "https://annuaire-entreprises.data.gouv.fr/etablissement/{}",
    "isni": "https://isni.org/isni/{}",
    "wikidata": "https://www.wikidata.org/wiki/{}",
}
"""Addresses of registers that have a page for each number."""
_SAME = ("ror", "isni", "wikidata")
"""Registers whose address names the organisation itself, and not a file about it."""


class Identified(NamedTuple):
    """One identifier. `url` is empty where the register has no page for it; `names` tells whether the page names it."""

    register: str
    value: str
    url: str
    names: bool


def identified(organisation: Organisation) -> tuple[Identified, ...]:
    """The identifiers that are known, in the order of the model."""
    known = organisation.identifiers.known if organisation.identifiers else ()
    titles = fields_of(Identifiers)
    return tuple(
        Identified(str(titles[name].title), value, _PAGES.get(name, "").format(value), name in _SAME)
        for name, value in known
    )
