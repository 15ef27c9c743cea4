"""Specialties and themes."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Environment

from catalogue.cards.card import Card
from catalogue.data.feeds import Feed
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.model.terms import Term
from catalogue.site import structured_data as data
from catalogue.site.fragment import fragment
from catalogue.site.functions import trainings_of
from catalogue.site.grouping import counts
from catalogue.site.kind import Kind
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import cut
from catalogue.site.paper import Counts, Map, Notices, Paper, Records, Trainings


def specialties(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _terms(
        catalogue,
        env,
        "specialties",
        "Spécialités",
        addresses.SPECIALTIES,
        addresses.specialty,
        catalogue.by_specialty,
    )


def themes(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _terms(
        catalogue, env, "themes", "Thématiques", addresses.THEMES, addresses.theme, catalogue.by_theme
    )


def _terms(
    catalogue: Catalogue,
    env: Environment,
    vocabulary: str,
    title: str,
    index: str,
    address: Callable[[str], str],
    groups: Mapping[str, tuple[Entry, ...]],
) -> Iterator[Page]:
    terms = catalogue.registry.vocabularies[vocabulary]
    facet = "specialite" if vocabulary == "specialties" else "thematique"
    for code, term in terms.items():
        entries = groups.get(code, ())
        parts, explorer = cut(entries, address(code)), f"{facet}={code}"
        yield fragment(
            env,
            "term",
            address(code),
            term.fr,
            f"{term.meaning} {french.plural(len(entries), 'fiche')}.",
            f"registry/{vocabulary}.yml",
            vocabulary=vocabulary,
            index=index,
            index_title=title,
            term=term,
            entries=entries,
            part=parts[0],
            explorer=explorer,
        )
        yield from continuations(env, term.fr, parts, explorer)
    ordered = sorted(terms.values(), key=lambda term: french.sort_key(term.fr))
    yield fragment(
        env,
        "terms",
        index,
        title,
        f"{title} : ce qui est recensé, et ce qui ne l’est pas encore.",
        f"registry/{vocabulary}.yml",
        filled=[
            (term, address(term.code), len(groups[term.code])) for term in ordered if term.code in groups
        ],
        empty=[(term, address(term.code)) for term in ordered if term.code not in groups],
    )


def _card(kicker: str, term: Term, entries: Sequence[Entry]) -> Card:
    return Card(kicker, term.fr, (french.plural(len(entries), "fiche"),))


def _specialty_feed(term: Term, catalogue: Catalogue) -> Feed:
    entries = catalogue.by_specialty.get(term.code, ())
    return Feed(addresses.specialty_feed(term.code), addresses.specialty(term.code), term.fr, entries)


def _specialty_paper(term: Term, catalogue: Catalogue) -> Paper:
    """Who works on a specialty, where, and where it may be learnt."""
    entries = catalogue.by_specialty.get(term.code, ())
    countries = counts(entries, lambda entry: entry.countries)
    leads = counts(entries, lambda entry: entry.organisations("lead"))
    return Paper(
        name=term.fr,
        description=term.meaning,
        entries=entries,
        kicker="Spécialité",
        title=term.fr,
        also_known_as=f"On dit aussi : {', '.join(term.synonyms)}" if term.synonyms else "",
        lead=term.meaning,
        figures=((len(entries), "fiche"), (len(countries), "pays", "pays"), (len(leads), "porteur")),
        map=Map(f"Carte des pays qui ont une fiche : {term.fr}", countries),
        sections=(
            Records("Qui fait quoi", entries),
            Counts("Par pays", "country", countries),
            Counts("Qui porte ces actions", "organisation", leads),
            Trainings("Se former", trainings_of(entries, term.code)),
            Notices(entries),
        ),
    )


SPECIALTY_PAGES = Kind(
    specialties,
    section=addresses.SPECIALTIES,
    items=lambda catalogue: catalogue.registry.vocabularies["specialties"].values(),
    address=lambda term: addresses.specialty(term.code),
    page_type="CollectionPage",
    nodes=lambda term, catalogue, project: data.term("specialties", term, catalogue, project.site),
    list_nodes=lambda project: data.term_set(project, addresses.SPECIALTIES, "Spécialités médicales"),
    card=lambda term, catalogue: _card("Spécialité", term, catalogue.by_specialty.get(term.code, ())),
    feed=_specialty_feed,
    paper=_specialty_paper,
)
THEME_PAGES = Kind(
    themes,
    section=addresses.THEMES,
    items=lambda catalogue: catalogue.registry.vocabularies["themes"].values(),
    address=lambda term: addresses.theme(term.code),
    page_type="CollectionPage",
    nodes=lambda term, catalogue, project: data.term("themes", term, catalogue, project.site),
    list_nodes=lambda project: data.term_set(project, addresses.THEMES, "Thématiques"),
    card=lambda term, catalogue: _card("Thématique", term, catalogue.by_theme.get(term.code, ())),
)
