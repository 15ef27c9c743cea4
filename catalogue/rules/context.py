"""The context of a rule: the loaded catalogue and its registry, and the problems that a rule yields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from catalogue.model.registry import Registry
from catalogue.model.typed import Location
from catalogue.problems.problems import Problem, Rule, Values
from catalogue.reading.load import Loaded, Record
from catalogue.rules.spellings import organisation_names


@dataclass(frozen=True)
class Context:
    """What a rule may look at. `texts` holds the essence of each source's text, or nothing is looked up.

    What is dated after `tomorrow` is yet to come, wherever on Earth it was written.
    """

    loaded: Loaded
    today: date
    texts: Mapping[str, str] | None = None
    tomorrow: date = date.min

    def __post_init__(self) -> None:
        """Tomorrow is never before the day after today."""
        object.__setattr__(self, "tomorrow", max(self.tomorrow, self.today + timedelta(days=1)))

    @property
    def registry(self) -> Registry:
        return self.loaded.registry

    @cached_property
    def key(self) -> str:
        """All that the rules of one record look at besides the record."""
        sources = (
            f"{id_} {source.machine_translated} {source.date} {source.accessed}"
            for id_, source in sorted(self.registry.sources.items())
        )
        spelled = (f"{spelling} {name}" for spelling, name in self.registry.names_to_avoid.items())
        return "\n".join(
            (
                self.today.isoformat(),
                self.tomorrow.isoformat(),
                *sources,
                *sorted(self.loaded.ids),
                *spelled,
                *organisation_names(self.registry),
            )
        )


Finding = tuple[Rule, Location, Values]
RecordRule = Callable[[Record, Context], Iterator[Finding]]


def at(context: Context, record: Record, rule: Rule, location: Location, values: Values) -> Problem:
    """A problem at the place of a value of a record."""
    return Problem(rule, record.file, *context.loaded.place(record.file, location), values)
