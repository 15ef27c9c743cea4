"""The rules of the whole catalogue: what no file shows by itself."""

from collections.abc import Callable, Iterator, Sequence

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


RULES_OF_THE_CATALOGUE: Sequence[Callable[[Context], Iterator[Problem]]] = (
    former_ids_are_free,
    organisations_are_named,
    pages_differ,
    *RULES_OF_THE_REGISTRY,
)
