"""Specialties and themes."""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment

from catalogue import french
from catalogue.aggregate import Catalogue
from catalogue.site import addresses
from catalogue.site.fragment import fragment
from catalogue.site.grouping import counts
from catalogue.site.page import Page


def specialties(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _terms(
        catalogue, env, "specialties", "Spécialités", addresses.specialty, catalogue.by_specialty
    )


def themes(catalogue: Catalogue, env: Environment) -> Iterator[Page]:
    yield from _terms(catalogue, env, "themes", "Thématiques", addresses.theme, catalogue.by_theme)


def _terms(
    catalogue: Catalogue,
    env: Environment,
    vocabulary: str,
    title: str,
    address: Callable[[str], str],
    groups: Any,
) -> Iterator[Page]:
    terms = catalogue.registry.vocabularies[vocabulary]
    for code, term in terms.items():
        entries = groups.get(code, ())
        yield fragment(
            env,
            "term",
            address(code),
            term.fr,
            f"{term.meaning} {french.plural(len(entries), 'fiche')}.",
            f"registry/{vocabulary}.yml",
            vocabulary=vocabulary,
            index=address("x").partition("/")[0] + "/",
            index_title=title,
            term=term,
            entries=entries,
            countries=counts(entries, lambda entry: entry.countries),
            leads=counts(entries, lambda entry: entry.organisations("lead")),
            trainings=[
                (entry, training)
                for entry in entries
                for training in entry.partnership.training
                if vocabulary == "themes" or not training.specialties or code in training.specialties
            ],
        )
    ordered = sorted(terms.values(), key=lambda term: french.sort_key(term.fr))
    yield fragment(
        env,
        "terms",
        address("x").partition("/")[0] + "/",
        title,
        f"{title} : ce qui est recensé, et ce qui ne l’est pas encore.",
        f"registry/{vocabulary}.yml",
        filled=[(term, address(term.code), groups[term.code]) for term in ordered if term.code in groups],
        empty=[(term, address(term.code)) for term in ordered if term.code not in groups],
    )
