"""The rules of organisations, sources and cities: each by itself, and against the others."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from catalogue.language import places
from catalogue.model.registry_files import ELSEWHERE
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Values
from catalogue.reading.typing_errors import NEAR_ENOUGH, did_you_mean
from catalogue.rules import namesakes
from catalogue.rules.context import Context
from catalogue.rules.of_dates import date_problems


def organisation_file(id_: str) -> PurePosixPath:
    """The file of an organisation, from the root."""
    return PurePosixPath(f"registry/organisations/{id_}.yml")


def source_file(id_: str) -> PurePosixPath:
    """The file of a source, from the root."""
    return PurePosixPath(f"registry/sources/{id_}.yml")


def source_texts_are_there(context: Context) -> Iterator[Problem]:
    """When quotes are looked up, every source has a digest, and the digest is that of a text."""
    if context.texts is None:
        return
    for id_, source in context.registry.sources.items():
        file = source_file(id_)
        if source.sha256 is None:
            yield Problem(rulebook.SOURCE_WITHOUT_DIGEST, file, values={"source": id_})
        elif id_ not in context.texts:
            place = context.loaded.place(file, ("sha256",))
            yield Problem(rulebook.SOURCE_TEXT_MISSING, file, *place, {"source": id_})


def registry_dates_are_plausible(context: Context) -> Iterator[Problem]:
    """Years in files of the registry are plausible, and no document is published or read after tomorrow."""
    for file_of, files in (
        (organisation_file, context.registry.organisations),
        (source_file, context.registry.sources),
    ):
        for id_, held in files.items():
            file = file_of(id_)
            for rule, location, values in date_problems(held, context.today, context.tomorrow):
                yield Problem(rule, file, *context.loaded.place(file, location), values)


def documents_are_read_once_published(context: Context) -> Iterator[Problem]:
    """Nobody reads a document before the first day on which it may have been published.

    A date of publication that is yet to come is a fault by itself.
    """
    for id_, source in context.registry.sources.items():
        if source.date is None or source.accessed is None or source.date.earliest > context.tomorrow:
            continue
        if source.accessed.latest < source.date.earliest:
            file = source_file(id_)
            values = {"accessed": str(source.accessed), "date": str(source.date)}
            place = context.loaded.place(file, ("accessed",))
            yield Problem(rulebook.READ_BEFORE_PUBLISHED, file, *place, values)


def cities_are_listed(context: Context) -> Iterator[Problem]:
    """The city of an organisation is one of its country in registry/cities.yml, by any spelling."""
    registry = context.registry
    for id_, organisation in registry.organisations.items():
        city, country = organisation.city, organisation.country
        if city is None or country is None or organisation.kind in ELSEWHERE:
            continue
        if registry.city(organisation) is not None:
            continue
        values: Values = {
            "city": city,
            "country": country,
            "near": did_you_mean(_near(city, country, context)),
        }
        file = organisation_file(id_)
        yield Problem(rulebook.UNKNOWN_CITY, file, *context.loaded.place(file, ("city",)), values)


def _near(name: str, country: str, context: Context) -> str | None:
    """The listed city of a country whose name or other spelling is most like a name; none that is not near enough."""
    spelt = {
        places.key(spelling): city.name
        for city in context.registry.cities.values()
        if city.country == country
        for spelling in city.spellings
    }
    match = process.extractOne(places.key(name), list(spelt), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return spelt[match[0]] if match else None


def parents_end(context: Context) -> Iterator[Problem]:
    """No organisation is part of itself, however far up."""
    organisations = context.registry.organisations
    for id_ in organisations:
        seen = {id_}
        parent = organisations[id_].part_of
        while parent and parent in organisations and parent not in seen:
            seen.add(parent)
            parent = organisations[parent].part_of
        if parent == id_:
            file = organisation_file(id_)
            place = context.loaded.place(file, ("part_of",))
            yield Problem(rulebook.PARENT_LOOP, file, *place, {"id": id_})


def organisations_differ(context: Context) -> Iterator[Problem]:
    """No organisation has two files."""
    for found in namesakes.organisations(context.registry.organisations, context.registry.city):
        values: Values = {"other": str(organisation_file(found.other)), "why": found.why}
        file = organisation_file(found.id)
        yield Problem(rulebook.SAME_ORGANISATION, file, *context.loaded.place(file, ("name",)), values)


def sources_differ(context: Context) -> Iterator[Problem]:
    """No document has two files."""
    for found in namesakes.sources(context.registry.sources):
        values: Values = {"other": str(source_file(found.other)), "why": found.why}
        file = source_file(found.id)
        yield Problem(rulebook.SAME_SOURCE, file, *context.loaded.place(file, ("title",)), values)


RULES_OF_THE_REGISTRY: Sequence[Callable[[Context], Iterator[Problem]]] = (
    source_texts_are_there,
    registry_dates_are_plausible,
    documents_are_read_once_published,
    cities_are_listed,
    parents_end,
    organisations_differ,
    sources_differ,
)
