"""Where to train: every training of the catalogue, by specialty and by country."""

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.model.registry import Registry
from catalogue.site.bundle import bundle
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.offers import (
    Offer,
    by_country,
    by_specialty,
    by_state,
    counted,
    offers,
    parts,
    specialty_name,
)
from catalogue.site.page import Page

SCRIPT = "assets/filter-table.js"
WHOLE = 70
"""Above this number of trainings the first page only counts them: it would no longer be light (20 kB compressed)."""
PART = 250
"""Trainings on one page. More than records on theirs, because the choices of a page are among its own rows."""


def script() -> str:
    """What filters a table of trainings, to be published at `SCRIPT`."""
    return bundle("table/filter-table.js")


def training(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    registry = catalogue.registry
    found = offers(catalogue)
    specialties, countries = by_specialty(registry, found), by_country(registry, found)
    yield fragment(
        env,
        "trainings",
        addresses.TRAININGS,
        "Se former",
        "Stages, postes d’interne, diplômes, compagnonnage : qui reçoit ou forme qui, où, combien de temps.",
        total=len(found),
        figures=[(len(group.items), group.noun) for group in by_state(registry, found)],
        offers=found if len(found) <= WHOLE else (),
        by_specialty=[(code, counted(registry, group)) for code, group in specialties.items()],
        by_country=[(country, counted(registry, group)) for country, group in countries.items()],
        schemes=sorted({offer.training.scheme for offer in found}),
    )
    for code, group in specialties.items():
        name = specialty_name(registry, code)
        yield from _parts(env, registry, f"Se former : {name}", group, addresses.training(code))
    for country, group in countries.items():
        yield from _parts(env, registry, f"Se former : {country.name}", group, addresses.training_in(country))


def _parts(
    env: Environment, registry: Registry, title: str, group: Sequence[Offer], start: str
) -> Iterator[Page]:
    words = counted(registry, group)
    for part in parts(registry, group, start, PART):
        yield fragment(
            env,
            "training_group",
            part.address,
            title if part.number == 1 else f"{title} ({part.number} sur {part.count})",
            f"{title}. Formations, chacune avec sa source : {words}.",
            heading=title,
            counted=words,
            part=part,
        )


TRAININGS: Kind[None] = Kind(training, section=addresses.TRAININGS)
