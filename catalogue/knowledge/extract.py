"""Extracts the records of one country, with what they refer to, as a Catalogue of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from catalogue.engine.digest import digest
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.naming import meant
from catalogue.model.registry import Country, Registry
from catalogue.model.registry_files import Organisation, Source
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError

_DID_YOU_MEAN = Phrase("vouliez-vous dire « {code} » ? ", "did you mean '{code}'? ")
_NO_COUNTRY = Phrase(
    "aucune fiche pour le pays « {code} » ; {near}codes connus : {codes}",
    "no record for the country '{code}'; {near}known codes: {codes}",
)


class NoSuchCountryError(RefusalError):
    """A country that the registry does not know, or for which there is no record."""


def country_named(catalogue: Catalogue, code: str) -> Country:
    """The country of a code of ISO 3166-1, for which there are records. Raises NoSuchCountryError."""
    if code not in catalogue.by_country:
        named = meant(catalogue, "country", code)
        is_there = named is not None and named.option == "country" and named.code in catalogue.by_country
        near = _DID_YOU_MEAN.filled(code=named.code) if named and is_there else Phrase("", "")
        shown = {"code": code, "codes": ", ".join(catalogue.by_country)}
        raise NoSuchCountryError(
            Phrase(_NO_COUNTRY.fr.format(**shown, near=near.fr), _NO_COUNTRY.en.format(**shown, near=near.en))
        )
    return catalogue.registry.countries[code]


def of_country(catalogue: Catalogue, code: str) -> Catalogue:
    """The records of a country, the programmes that they are part of, and what all these name.

    A relation to a record that is not among them is not shown. Raises NoSuchCountryError.
    """
    country_named(catalogue, code)
    kept = set(_with_programmes(catalogue, catalogue.by_country[code]))
    entries = tuple(entry for entry in catalogue.entries if entry.id in kept)
    files = {entry.file for entry in entries}
    changes = tuple(change for change in catalogue.history.changes if change.file in files)
    state = digest(f"{catalogue.registry_digest} {code}".encode())
    return Catalogue(
        _named_by(entries, catalogue.registry),
        entries,
        catalogue.today,
        replace(catalogue.history, changes=changes),
        state,
    )


def _with_programmes(catalogue: Catalogue, entries: Iterable[Entry]) -> Iterator[str]:
    """Ids of the records, and of all that they are a part of."""
    todo, seen = [entry.id for entry in entries], set[str]()
    while todo:
        id_ = todo.pop()
        if id_ not in seen:
            seen.add(id_)
            yield id_
            todo += catalogue.programmes_of(catalogue.by_id[id_])


def _named_by(entries: tuple[Entry, ...], registry: Registry) -> Registry:
    """What the records name, and what that depends on. The other vocabularies stay whole: they say what words mean."""
    partnerships = [entry.partnership for entry in entries]
    sources = {id_ for one in partnerships for id_ in one.sources}
    specialties = {code for one in partnerships for code in one.specialty_codes}
    specialties |= {
        code for one in partnerships for training in one.training for code in training.specialties
    }
    themes = {code for one in partnerships for code in one.theme_codes}
    kept = {id_: one for id_, one in registry.sources.items() if id_ in sources}
    organisations = set(_organisations(entries, kept, registry.organisations))
    vocabularies = registry.vocabularies
    return replace(
        registry,
        vocabularies={
            **vocabularies,
            "specialties": {
                code: one for code, one in vocabularies["specialties"].items() if code in specialties
            },
            "themes": {code: one for code, one in vocabularies["themes"].items() if code in themes},
        },
        organisations={id_: one for id_, one in registry.organisations.items() if id_ in organisations},
        sources=kept,
    )


def _organisations(
    entries: Iterable[Entry], sources: Mapping[str, Source], known: Mapping[str, Organisation]
) -> Iterator[str]:
    """Ids of parties, funders, hosts and publishers, and of those that they depend on."""
    for entry in entries:
        for id_, _ in entry.partnership.named:
            yield from _upwards(id_, known)
    for source in sources.values():
        yield from _upwards(source.publisher_id, known)


def _upwards(id_: str | None, known: Mapping[str, Organisation]) -> Iterator[str]:
    while id_:
        yield id_
        id_ = known[id_].part_of
