"""The Catalogue: every record with what is derived from it, and every grouping of them. Immutable.

All orders are explicit: French order of titles or names, then the id.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from catalogue.engine.digest import digest
from catalogue.engine.making import making
from catalogue.knowledge import derive, strength
from catalogue.knowledge.derive import DisplayedStatus
from catalogue.language import french
from catalogue.model.records import Claim, Funding, Partnership, Related, Result, Training
from catalogue.model.registry import Country, Registry
from catalogue.model.registry_files import Organisation
from catalogue.reading.changes import NO_HISTORY, History
from catalogue.reading.load import Loaded, Record

PROGRAMME_KINDS = ("programme", "network")
ACTING_ROLES = ("lead", "partner", "operator")
PART_OF = "part_of"
"""The relation to the programme or network that a page belongs to."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One page of the catalogue: a partnership, programme, network, training or event. It equals only itself.

    `overdue` holds the planned trainings whose period has passed on the day. `digest` tells all that pages show of it:
    its file, its status and what is overdue on the day, when it changed.
    """

    id: str
    partnership: Partnership
    body: str
    file: str
    countries: tuple[str, ...]
    status: DisplayedStatus
    digest: str = ""
    overdue: tuple[Training, ...] = ()

    KEY_FIELDS: ClassVar = ("id", "digest")

    @property
    def title(self) -> str:
        return self.partnership.title

    @property
    def is_programme(self) -> bool:
        return self.partnership.kind in PROGRAMME_KINDS

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each evidence on the page, in the order of the list of evidence."""
        return derive.evidence_numbers(self.partnership, self.body)

    @cached_property
    def acting(self) -> tuple[str, ...]:
        """Ids of the parties that do something, in the file's order."""
        return self.organisations(*ACTING_ROLES)

    def references(self, claim: Claim) -> tuple[tuple[str, int], ...]:
        """The evidence of a claim: ids, with their numbers on the page."""
        return tuple([(id_, self.numbers[id_]) for id_ in claim.evidence])

    def strength(self, claim: Claim) -> str | None:
        """Quoted, referenced or deduced (`knowledge/strength.py`); None where nothing carries the claim."""
        return strength.of_claim(claim, self.partnership)

    def marked(self, claim: Claim) -> str | None:
        """The strength that stands beside a value: deduced, or referenced where the record also quotes; None without."""
        return strength.marked(claim, self.partnership)

    def disputed(self, claim: Claim) -> bool:
        """Whether the sources of a claim disagree."""
        return strength.is_disputed(claim, self.partnership)

    @property
    def is_light(self) -> bool:
        """Whether one line names the source of all that the record says."""
        return strength.is_light(self.partnership)

    def organisations(self, *roles: str) -> tuple[str, ...]:
        """Ids of the parties that have one of these roles (all parties without any), in the file's order."""
        parties = self.partnership.parties
        found = [party.organisation for party in parties if not roles or party.role in roles]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Link:
    """A relation seen from one page: its code, the other page, and whether it is written there."""

    relation: str
    entry: Entry
    inverse: bool


@dataclass(frozen=True)
class Catalogue:
    """Everything, indexed. `today` is the date by which status is displayed.

    `registry_digest` tells one state of registry/ from another.
    """

    registry: Registry
    entries: tuple[Entry, ...]
    today: date
    history: History = NO_HISTORY
    registry_digest: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_country(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._group(lambda entry: entry.countries)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Entry, ...]]:
        """By code of region: those of its countries and those that it names; a page counts once in each."""
        return self._group(
            lambda entry: {
                *(region.code for country in entry.countries for region in self.registry.regions_of(country)),
                *(region.code for region in entry.partnership.regions),
            }
        )

    @cached_property
    def by_specialty(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._group(lambda entry: entry.partnership.specialty_codes)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._group(lambda entry: entry.partnership.theme_codes)

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[Entry, ...]]:
        """By every organisation that is a party, funds or hosts."""
        return self._group(lambda entry: {id_ for id_, _ in entry.partnership.named})

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Entry, ...]]:
        return self._group(lambda entry: entry.partnership.sources)

    @cached_property
    def by_shared_figure(self) -> Mapping[str, tuple[Entry, ...]]:
        """By the name of a figure that a source gives for several records together."""
        return self._group(lambda entry: {one.shared for one in _figures(entry) if one.shared})

    def sharing(self, entry: Entry) -> Mapping[str, tuple[Entry, ...]]:
        """The other records that give the same figures, by the name of the figure."""
        names = dict.fromkeys(one.shared for one in _figures(entry) if one.shared)
        return {
            name: tuple(other for other in self.by_shared_figure[name] if other is not entry)
            for name in names
        }

    @cached_property
    def programmes(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_programme)

    @cached_property
    def relations(self) -> frozenset[tuple[str, str]]:
        """Distinct pairs of a lead and a partner that work together on at least one page."""
        return frozenset(pair for entry in self.entries for pair in relations_of(entry))

    @cached_property
    def _links(self) -> Mapping[str, tuple[Link, ...]]:
        links: dict[str, list[Link]] = defaultdict(list)
        for entry in self.entries:
            for related in entry.partnership.related:
                if related.to in self.by_id:  # it may be a draft, and an extract does not hold them all
                    self._link(links, entry, related)
        order = list(self.registry.vocabularies["relations"])
        return {
            id_: tuple(
                sorted(
                    found,
                    key=lambda link: (
                        order.index(link.relation),
                        link.inverse,
                        french.sort_key(link.entry.title),
                    ),
                )
            )
            for id_, found in links.items()
        }

    def links(self, entry: Entry) -> tuple[Link, ...]:
        """Related pages, in both directions."""
        return self._links.get(entry.id, ())

    def programmes_of(self, entry: Entry) -> tuple[str, ...]:
        """Ids of the programmes and networks of which a page says that it is a part. Those of drafts are left out."""
        related = entry.partnership.related
        return tuple(
            dict.fromkeys(one.to for one in related if one.relation == PART_OF and one.to in self.by_id)
        )

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """Countries named by a page or home of an organisation, in French order."""
        codes = set(self.by_country) | {
            one.country for one in self.registry.organisations.values() if one.country
        }
        return tuple(
            sorted(
                (self.registry.countries[code] for code in codes), key=lambda one: french.sort_key(one.name)
            )
        )

    @cached_property
    def organisations(self) -> tuple[tuple[str, Organisation], ...]:
        """Ids and organisations, in French order."""
        items = self.registry.organisations.items()
        return tuple(sorted(items, key=lambda item: (*french.sort_key(item[1].name), item[0])))

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the organisations that depend on each organisation."""
        parts: dict[str, list[str]] = defaultdict(list)
        for id_, organisation in self.organisations:
            if organisation.part_of:
                parts[organisation.part_of].append(id_)
        return {id_: tuple(found) for id_, found in parts.items()}

    def works_with(self, organisation: str) -> tuple[tuple[str, int], ...]:
        """Organisations that act on the same pages, programmes and networks apart, with the number of pages."""
        return acting_with(organisation, self.by_organisation.get(organisation, ()), self.registry)

    def _link(self, links: dict[str, list[Link]], entry: Entry, related: Related) -> None:
        other = self.by_id[related.to]
        links[entry.id].append(Link(related.relation, other, False))
        links[other.id].append(Link(related.relation, entry, True))

    def _group(self, keys: Callable[[Entry], Iterable[str]]) -> dict[str, tuple[Entry, ...]]:
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in keys(entry):
                groups[key].append(entry)
        return {key: tuple(groups[key]) for key in sorted(groups)}


def _figures(entry: Entry) -> tuple[Funding | Result, ...]:
    return (*entry.partnership.funding, *entry.partnership.results)


def relations_of(entry: Entry) -> frozenset[tuple[str, str]]:
    """Pairs of a lead and another organisation that is a partner, on one page.

    A programme or network gathers its members, it does not pair them.
    """
    if entry.is_programme:
        return frozenset()
    return frozenset(
        (lead, partner)
        for lead in entry.organisations("lead")
        for partner in entry.organisations("partner")
        if lead != partner
    )


def acting_with(
    organisation: str, entries: Iterable[Entry], registry: Registry
) -> tuple[tuple[str, int], ...]:
    """Organisations that act with one on some entries, programmes and networks apart, with the number of entries."""
    counts: Counter[str] = Counter()
    for entry in entries:
        acting = () if entry.is_programme else entry.acting
        if organisation in acting:
            counts.update(other for other in acting if other != organisation)
    names = registry.organisations
    return tuple(
        sorted(counts.items(), key=lambda item: (-item[1], french.sort_key(names[item[0]].name), item[0]))
    )


def build(loaded: Loaded, today: date, history: History = NO_HISTORY) -> Catalogue:
    """Derive and index a catalogue that `check` found valid. Drafts stay out of it."""
    registry = loaded.registry
    entries = []
    for record in loaded.records:
        if record.partnership.draft:
            continue
        with making(record.id, str(record.file)):
            entries.append(_entry(record, loaded, today, history))
    ordered = sorted(entries, key=lambda entry: (*french.sort_key(entry.title), entry.id))
    state = (
        f"{file} {found}" for file, found in sorted(loaded.digests.items()) if file.startswith("registry/")
    )
    return Catalogue(registry, tuple(ordered), today, history, digest("\n".join(state).encode()))


def _entry(record: Record, loaded: Loaded, today: date, history: History) -> Entry:
    file = str(record.file)
    status = derive.displayed_status(record.partnership, loaded.registry, today)
    version = history.changed.get(file, today)  # the day that a citation gives
    overdue = derive.overdue(record.partnership, today)
    shown = (loaded.digests.get(file), status.code, len(overdue), history.added.get(file), version)
    countries = derive.countries(record.partnership, loaded.registry)
    state = digest("\n".join(map(str, shown)).encode())
    return Entry(record.id, record.partnership, record.body, file, countries, status, state, overdue)
