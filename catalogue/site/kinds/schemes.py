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
from catalogue.site.offers import Offer, by_scheme, offers
from catalogue.site.page import Page
from catalogue.site.paging import cut
from catalogue.site.paper import Counts, Map, Notices, Paper, Trainings
from catalogue.site.schema_org import Node, filled

FILE = "registry/schemes.yml"


def schemes(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    """A page for each scheme of the vocabulary, also for one of which no source tells yet: its address stays."""
    groups = by_scheme(offers(catalogue))
    terms = catalogue.registry.vocabularies["schemes"]
    used = [(term, len(groups[code])) for code, term in terms.items() if code in groups]
    for code, term in terms.items():
        for part in cut(groups.get(code, ()), addresses.scheme(code), PART):
            yield fragment(
                env,
                "scheme",
                part.address,
                term.fr if part.number == 1 else f"{term.fr} ({part.number} sur {part.count})",
                f"{term.meaning} {_counted(part.total)}.",
                FILE,
                term=term,
                part=part,
                entries=_records(groups.get(code, ())),
                others=[(other, count) for other, count in used if other.code != code],
            )


def _records(found: Sequence[Offer]) -> tuple[Entry, ...]:
    """The records of some trainings, each once."""
    return tuple(dict.fromkeys(offer.entry for offer in found))


def _counted(count: int) -> str:
    return french.plural(count, "formation ou accueil", "formations et accueils")


def _of(term: Term, catalogue: Catalogue) -> Sequence[Offer]:
    return by_scheme(offers(catalogue)).get(term.code, ())


def _nodes(term: Term, catalogue: Catalogue, project: Project) -> tuple[Node, ...]:
    """The scheme as a term that the page defines."""
    [brief] = schema.terms("schemes", [term.code], catalogue.registry, project.site)
    subject = {**brief, "description": term.meaning, **filled(alternateName=list(term.synonyms))}
    return {"mainEntity": {"@id": brief["@id"]}}, subject


def _paper(term: Term, catalogue: Catalogue) -> Paper:
    """What the scheme is, and where one may be trained under it."""
    found = _of(term, catalogue)
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
    items=lambda catalogue: catalogue.registry.vocabularies["schemes"].values(),
    address=lambda term: addresses.scheme(term.code),
    page_type="CollectionPage",
    nodes=_nodes,
    card=lambda term, catalogue: Card("Se former", term.fr, (_counted(len(_of(term, catalogue))),)),
    paper=_paper,
)
