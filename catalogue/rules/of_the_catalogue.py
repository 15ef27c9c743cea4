"""The rules of the whole catalogue: what no file shows by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from catalogue.model.records import Partnership
from catalogue.model.typed import Location
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Values, is_valid
from catalogue.rules.context import Context, at
from catalogue.rules.duplicates import pairs
from catalogue.rules.of_the_registry import RULES_OF_THE_REGISTRY, organisation_file


def former_ids_are_free(context: Context) -> Iterator[Problem]:
    """A former id is nobody's id, and the former id of one page only."""
    owners: dict[str, str] = dict.fromkeys(context.loaded.ids, "")
    for record in context.loaded.records:
        for number, id_ in enumerate(record.partnership.former_ids):
            if id_ in owners:
                values = {"id": id_, "other": f"partnerships/{owners[id_] or id_}.md"}
                yield at(context, record, rulebook.FORMER_ID_TAKEN, ("former_ids", number), values)
            owners.setdefault(id_, record.id)


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
            yield Problem(rulebook.UNUSED_ORGANISATION, organisation_file(id_))


def pages_differ(context: Context) -> Iterator[Problem]:
    """Two pages do not tell of the same work, unless they say how they are related."""
    for pair in pairs(context.loaded.records, context.registry):
        values: Values = {"other": str(pair.first.file), "why": pair.why}
        yield at(context, pair.second, rulebook.LIKELY_DUPLICATE, ("title",), values)


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
    organisations_are_named,
    pages_differ,
    shared_figures_are_shared,
    *RULES_OF_THE_REGISTRY,
)
