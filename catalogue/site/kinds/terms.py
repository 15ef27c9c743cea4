"""Specialties and themes."""

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.site.fragment import fragment
from catalogue.site.kinds.continuations import continuations
from catalogue.site.page import Page
from catalogue.site.paging import cut


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
