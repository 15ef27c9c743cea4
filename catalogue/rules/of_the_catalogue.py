"""The rules of the whole catalogue: what no file shows by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from catalogue.model.records import Partnership
from catalogue.model.typed import Location
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Values, is_valid
from catalogue.rules import namesakes
from catalogue.rules.context import Context, at
from catalogue.rules.duplicates import pairs
from catalogue.rules.of_dates import date_problems


def former_ids_are_free(context: Context) -> Iterator[Problem]:
    """A former id is nobody's id, and the former id of one page only."""
    owners: dict[str, str] = dict.fromkeys(context.loaded.ids, "")
    for record in context.loaded.records:
        for number, id_ in enumerate(record.partnership.former_ids):
            if id_ in owners:
                values = {"id": id_, "other": f"partnerships/{owners[id_] or id_}.md"}
                yield at(context, record, rulebook.FORMER_ID_TAKEN, ("former_ids", number), values)
            owners.setdefault(id_, record.id)


def source_texts_are_there(context: Context) -> Iterator[Problem]:
    """When quotes are looked up, every source has its text."""
    if context.texts is None:
        return
    for id_ in context.registry.sources:
        if id_ not in context.texts:
            file = PurePosixPath(f"registry/sources/{id_}.yml")
            place = context.loaded.place(file, ("sha256",))
            yield Problem(rulebook.SOURCE_TEXT_MISSING, file, *place, {"source": id_})


def registry_dates_are_plausible(context: Context) -> Iterator[Problem]:
    """Years in files of the registry are plausible, and no document is published after tomorrow."""
    for folder, files in (
        ("organisations", context.registry.organisations),
        ("sources", context.registry.sources),
    ):
        for id_, held in files.items():
            file = PurePosixPath(f"registry/{folder}/{id_}.yml")
            for rule, location, values in date_problems(held, context.today, context.tomorrow):
                yield Problem(rule, file, *context.loaded.place(file, location), values)


def organisations_are_named(context: Context) -> Iterator[Problem]:
    """Every organisation takes part in something, hosts, publishes, or has a part that does.

    Nobody can tell as long as a file cannot be read.
    """
    if not is_valid(context.loaded.problems):
        return
    used: set[str] = set()
    for record in context.loaded.records:
        partnership = record.partnership
        used |= {id_ for id_, _ in partnership.named} | set(partnership.verified_by)
    used |= {source.publisher_id for source in context.registry.sources.values() if source.publisher_id}
    used |= {one.part_of for one in context.registry.organisations.values() if one.part_of}
    for id_ in context.registry.organisations:
        if id_ not in used:
            yield Problem(rulebook.UNUSED_ORGANISATION, _organisation(id_))


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
            file = _organisation(id_)
            place = context.loaded.place(file, ("part_of",))
            yield Problem(rulebook.PARENT_LOOP, file, *place, {"id": id_})


def _organisation(id_: str) -> PurePosixPath:
    return PurePosixPath(f"registry/organisations/{id_}.yml")


def pages_differ(context: Context) -> Iterator[Problem]:
    """Two pages do not tell of the same work, unless they say how they are related."""
    for pair in pairs(context.loaded.records, context.registry):
        values: Values = {"other": str(pair.first.file), "why": pair.why}
        yield at(context, pair.second, rulebook.LIKELY_DUPLICATE, ("title",), values)


def organisations_differ(context: Context) -> Iterator[Problem]:
    """No organisation has two files."""
    for found in namesakes.organisations(context.registry.organisations):
        values: Values = {"other": str(_organisation(found.other)), "why": found.why}
        file = _organisation(found.id)
        yield Problem(rulebook.SAME_ORGANISATION, file, *context.loaded.place(file, ("name",)), values)


def sources_differ(context: Context) -> Iterator[Problem]:
    """No document has two files."""
    for found in namesakes.sources(context.registry.sources):
        values: Values = {"other": f"registry/sources/{found.other}.yml", "why": found.why}
        file = PurePosixPath(f"registry/sources/{found.id}.yml")
        yield Problem(rulebook.SAME_SOURCE, file, *context.loaded.place(file, ("title",)), values)


def shared_figures_are_shared(context: Context) -> Iterator[Problem]:
    """A figure that is given for several records together has the same name in each of them."""
    holders: dict[str, set[str]] = defaultdict(set)
    for record in context.loaded.records:
        for _, shared in _shared(record.partnership):
            holders[shared].add(record.id)
    for record in context.loaded.records:
        for location, shared in _shared(record.partnership):
            if len(holders[shared]) == 1:
                yield at(context, record, rulebook.SHARED_ALONE, location, {"shared": shared})


def _shared(partnership: Partnership) -> Iterator[tuple[Location, str]]:
    for field in ("funding", "results"):
        for number, figure in enumerate(getattr(partnership, field)):
            if figure.shared is not None:
                yield (field, number, "shared"), figure.shared


RULES_OF_THE_CATALOGUE: Sequence[Callable[[Context], Iterator[Problem]]] = (
    former_ids_are_free,
    source_texts_are_there,
    registry_dates_are_plausible,
    organisations_are_named,
    parents_end,
    pages_differ,
    organisations_differ,
    sources_differ,
    shared_figures_are_shared,
)
