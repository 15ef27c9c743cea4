"""Schemes under which people are trained or hosted, such as DFMSA or FFI, each with every training under it."""

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.model.terms import Term
from catalogue.site import schema_org as schema
from catalogue.site.fragment import fragment
from catalogue.site.grouping import counts
from catalogue.site.kind import Kind
from catalogue.site.kinds.training import PART
from catalogue.site.offers import Offer, by_scheme, counted, offers, parts
from catalogue.site.page import Page
from catalogue.site.paper import Counts, Map, Notices, Paper, Trainings
from catalogue.site.schema_org import Node, filled

FILE = "registry/schemes.yml"


Group = tuple[Term, Sequence[Offer]]
"""A scheme with every training under it."""


def groups(catalogue: Catalogue) -> list[Group]:
    """Every scheme of the vocabulary, also one of which no source tells yet: its address stays."""
    found = by_scheme(offers(catalogue))
    return [(term, found.get(code, ())) for code, term in catalogue.registry.vocabularies["schemes"].items()]


def schemes(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    """A page for each scheme, and more where it has many trainings."""
    whole, registry = groups(catalogue), catalogue.registry
    for term, found in whole:
        for part in parts(registry, found, addresses.scheme(term.code), PART):
            yield fragment(
                env,
                "scheme",
                part.address,
                term.fr if part.number == 1 else f"{term.fr} ({part.number} sur {part.count})",
                f"{term.meaning} {_counted(found, catalogue)}.",
                FILE,
                term=term,
                part=part,
                counted=counted(registry, found),
                entries=_records(found),
                others=[
                    (other, counted(registry, others))
                    for other, others in whole
                    if others and other is not term
                ],
            )


def _records(found: Sequence[Offer]) -> tuple[Entry, ...]:
    """The records of some trainings, each once."""
    return tuple(dict.fromkeys(offer.entry for offer in found))


def _counted(found: Sequence[Offer], catalogue: Catalogue) -> str:
    return french.headline(counted(catalogue.registry, found)) or "Aucune formation recensée"


def _card(group: Group, catalogue: Catalogue) -> Card:
    term, found = group
    return Card("Se former", term.fr, (_counted(found, catalogue),))


def _nodes(group: Group, catalogue: Catalogue, project: Project) -> tuple[Node, ...]:
    """The scheme as a term that the page defines."""
    term, _ = group
    [brief] = schema.terms("schemes", [term.code], catalogue.registry, project.site)
    subject = {**brief, "description": term.meaning, **filled(alternateName=list(term.synonyms))}
    return {"mainEntity": {"@id": brief["@id"]}}, subject


def _paper(group: Group, _: Catalogue) -> Paper:
    """What the scheme is, and where one may be trained under it."""
    term, found = group
    entries = _records(found)
    countries = counts(entries, lambda entry: entry.countries)
    hosts = {offer.training.host for offer in found if offer.training.host}
    return Paper(
        name=term.fr,
        description=term.meaning,
        entries=entries,
        kicker="Se former",
        title=term.fr,
        also_known_as=f"On dit aussi : {', '.join(term.synonyms)}" if term.synonyms else "",
        lead=term.meaning,
        figures=(
            (len(found), "formation ou accueil", "formations et accueils"),
            *([(len(hosts), "lieu d’accueil", "lieux d’accueil")] if hosts else ()),
            (len(countries), "pays", "pays"),
        ),
        map=Map(f"Carte des pays dont les fiches en parlent : {term.fr}", countries),
        sections=(
            Trainings("Formations et accueils", [(offer.entry, offer.training) for offer in found]),
            Counts("Par pays de la coopération", "country", countries),
            Notices(entries),
        ),
    )


SCHEMES = Kind(
    schemes,
    items=groups,
    address=lambda group: addresses.scheme(group[0].code),
    page_type="CollectionPage",
    nodes=_nodes,
    card=_card,
    paper=_paper,
)
