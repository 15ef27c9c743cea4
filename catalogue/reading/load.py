"""Files → typed values: reads partnerships/ and registry/, keeps what is needed to find the place of every value.

Nothing stops at the first fault: what cannot be read becomes problems, the rest is loaded. Files are read by several
processes, and one that did not change since an earlier run is not typed again.
"""

import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Generic, NamedTuple, TypeVar

from catalogue.engine import cache
from catalogue.engine.digest import digest
from catalogue.engine.progress import told
from catalogue.engine.spread import processes, runs, spread, without_collector
from catalogue.language import french, places
from catalogue.model import names, versions
from catalogue.model.fields import Codes
from catalogue.model.records import Partnership
from catalogue.model.registry import VOCABULARIES, Registry, country, territories
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import City, CountryEntry, Region, Term
from catalogue.model.typed import Location, M
from catalogue.problems import rulebook
from catalogue.problems.limits import capped
from catalogue.problems.problems import Problem, sort_problems
from catalogue.reading import checkout, files, front_matter, words
from catalogue.reading.files import Listed
from catalogue.reading.front_matter import Document, parse_markdown, parse_yaml, parse_yaml_list
from catalogue.reading.typing_errors import validate, validate_values

_Parser = Callable[[str, PurePosixPath], tuple[Document | None, list[Problem]]]
C = TypeVar("C", Term, CountryEntry, Region, City)

_TOGETHER = 250
"""Files that a process reads at a time."""
_TICK = 2_000_000_000
"""Nanoseconds within which two writes may leave one time of writing, on the coarsest of file systems."""


@dataclass(frozen=True, slots=True)
class Record:
    """One partnership with the file it came from. `body_line` is the line on which its body begins."""

    id: str
    file: PurePosixPath
    partnership: Partnership
    body: str
    body_line: int


@dataclass(frozen=True)
class Loaded:
    """All that could be read, and all that could not.

    `ids` are those of all partnerships, the faulty ones included. `digests` has one of the text of each file that was read.
    """

    root: Path
    registry: Registry
    records: tuple[Record, ...]
    ids: frozenset[str]
    digests: Mapping[str, str]
    problems: tuple[Problem, ...]

    def place(self, file: PurePosixPath, location: Location) -> tuple[int, int]:
        """Line and column of a value. Places are not kept: the file is read again."""
        text = files.read(self.root / file, file, [])
        return front_matter.place(text, file, location) if text is not None else (1, 1)


@dataclass(frozen=True, slots=True)
class _Typed(Generic[M]):
    """What one file holds: no value where it is at fault."""

    value: M | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Listed(Generic[C]):
    """A registry file that is a list: its valid items, and the codes of all. None when it cannot be read."""

    items: Mapping[str, C]
    codes: frozenset[str] | None


def load(root: Path) -> Loaded:
    """Read the catalogue under `root`, which holds partnerships/ and registry/."""
    problems = list(checkout.problems(root))
    if (root / "registry").is_symlink():  # what it leads to is not ours to read
        nothing = Registry({name: {} for name in VOCABULARIES}, {}, {}, {}, {}, {})
        return Loaded(root, nothing, (), frozenset(), {}, sort_problems(problems))
    digests: dict[str, str] = {}
    vocabularies = {name: _list(root, name, Term, problems, digests) for name in VOCABULARIES}
    countries = _list(root, "countries", CountryEntry, problems, digests)
    of_countries = {"countries": countries.codes} if countries.codes is not None else {}
    regions = _list(root, "regions", Region, problems, digests, of_countries)
    organisations = files.list_folder(root, "registry/organisations", ".yml", problems)
    sources = files.list_folder(root, "registry/sources", ".yml", problems)
    partnerships = files.list_folder(root, "partnerships", ".md", problems)

    codes: Codes = {
        name: known
        for name, known in {
            **{name: terms.codes for name, terms in vocabularies.items()},
            "countries": countries.codes,
            "regions": regions.codes,
            "organisations": frozenset(one.id for one in organisations),
            "sources": frozenset(one.id for one in sources),
        }.items()
        if known is not None
    }
    reading = _Reading(root, codes)
    with without_collector():
        typed_organisations = reading.typed(organisations, Organisation, problems)
        typed_sources = reading.typed(sources, Source, problems)
        typed_partnerships = reading.typed(partnerships, Partnership, problems)
        reading.keep()
    registry = Registry(
        {name: terms.items for name, terms in vocabularies.items()},
        {code: country(entry) for code, entry in countries.items.items()},
        regions.items,
        {id_: one.value for id_, one in typed_organisations.items() if one.value},
        {id_: one.value for id_, one in typed_sources.items() if one.value},
        _list(root, "cities", City, problems, digests, codes).items,
    )
    by_id = {one.id: one.file for one in partnerships}
    return Loaded(
        root,
        registry,
        tuple(
            Record(id_, PurePosixPath(by_id[id_]), one.value, one.body, one.body_line)
            for id_, one in typed_partnerships.items()
            if one.value
        ),
        frozenset(by_id),
        {**digests, **reading.digests},
        sort_problems(problems),
    )


class _Seen(NamedTuple):
    """One file as it was read: its stamp, when that was (nanoseconds), a digest of its text, and what it holds.

    A file at fault on the disk has no digest: it is looked at again each time.
    """

    stamp: tuple[int, int]
    moment: int
    digest: str
    typed: bytes


_HELD: dict[str, _Typed[Any]] = {}
"""What was typed, by a digest of its pickle: it is brought back once in a process, however often a server builds."""


def _held(typed: bytes) -> _Typed[Any]:
    """What a pickle holds. The pickle itself is not kept: all of them weigh as much as a tenth of the catalogue.

    Raises whatever a damaged pickle raises.
    """
    known = digest(typed)
    if known not in _HELD:
        value = cache.thawed(typed)
        if not isinstance(value, _Typed):
            raise pickle.UnpicklingError("no file that was typed")
        _HELD[known] = value
    return _HELD[known]


def _is_whole(seen: _Seen) -> bool:
    """Whether what an earlier run kept of a file can be brought back."""
    try:
        _held(seen.typed)
    except Exception:  # a pickle may raise anything, and the file itself can be read again
        return False
    return True


class _Reading:
    """Reads folders of files that hold one thing each, and remembers them from one run to the next.

    A file with the stamp that it had is not opened, one with the text that it had is not typed. Codes that exist are
    part of what a file means: with others, all files are typed anew.
    """

    def __init__(self, root: Path, codes: Codes) -> None:
        self._root = root
        self._codes = codes
        said = "\n".join(f"{name}: {' '.join(sorted(known))}" for name, known in sorted(codes.items()))
        self._shelf = cache.Shelf(cache.folder(root), "files", said, _Seen)
        self._seen: dict[str, _Seen] = {}

    @property
    def digests(self) -> Mapping[str, str]:
        """A digest of the text of each file that has one."""
        return {file: seen.digest for file, seen in self._seen.items()}

    def typed(
        self, listed: Sequence[Listed], model: type[M], problems: list[Problem]
    ) -> dict[str, _Typed[M]]:
        """What each file holds, by id. Problems are added to `problems`."""
        found = [(one, one.path) for one in listed if one.path is not None]
        changed = []
        for one, path in found:
            before = self._shelf.kept.get(one.file)
            if before is not None and _unchanged(before, path) and _is_whole(before):
                self._seen[one.file] = before
            else:
                changed.append((one.file, path))
        parts = spread(partial(self._read, model), runs(changed, _TOGETHER), processes())
        for part in told(parts, len(changed), "Fichiers lus"):
            self._seen.update(part)
        held: dict[str, _Typed[M]] = {}
        for one, _ in found:
            typed: _Typed[M] = _held(self._seen[one.file].typed)
            problems += typed.problems
            held[one.id] = typed
        return held

    def keep(self) -> None:
        """Remember everything for the next run, unless nothing changed."""
        if self._seen != self._shelf.kept:
            self._shelf.save(self._seen)

    def _read(self, model: type[M], changed: Sequence[tuple[str, str]]) -> dict[str, _Seen]:
        return {file: self._look(model, PurePosixPath(file), path) for file, path in changed}

    def _look(self, model: type[M], file: PurePosixPath, path: str) -> _Seen:
        moment, stamp = time.time_ns(), files.stamp(path)
        problems: list[Problem] = []
        text = files.read(Path(path), file, problems)
        if text is None:
            return _Seen(stamp, moment, "", cache.frozen(_Typed(None, "", 0, tuple(problems))))
        state = digest(text.encode())
        before: _Seen | None = self._shelf.kept.get(str(file))
        if before is not None and before.digest == state and _is_whole(before):
            return before._replace(stamp=stamp, moment=moment)
        return _Seen(stamp, moment, state, cache.frozen(_typed(model, text, file, self._codes)))


def _unchanged(before: _Seen, path: str) -> bool:
    """Whether a file surely is as it was: one written just before it was read may have changed in the same instant."""
    return (
        bool(before.digest) and files.stamp(path) == before.stamp and before.stamp[1] + _TICK < before.moment
    )


def _typed(model: type[M], text: str, file: PurePosixPath, codes: Codes) -> _Typed[M]:
    document, problems = _parser(file)(text, file)
    if document is None:
        return _Typed(None, "", 0, tuple(problems))
    value, faults = validate(model, document, codes)
    told = words.problems(document, model)
    found = tuple(capped(chain(problems, faults, _version(document), told)))
    return _Typed(value, document.body, document.body_line, found)


def _version(document: Document) -> Iterator[Problem]:
    """A file is written in the version of the format that the models have."""
    version = versions.written(document.values)
    if version is not None and version < versions.CURRENT:
        shown = {"version": str(version), "current": str(versions.CURRENT), "file": str(document.file)}
        yield Problem(rulebook.OLDER_VERSION, document.file, *document.mark((versions.FIELD,)), shown)


def _parser(file: PurePosixPath) -> _Parser:
    return parse_markdown if file.suffix == ".md" else parse_yaml


def _list(
    root: Path,
    name: str,
    model: type[C],
    problems: list[Problem],
    digests: dict[str, str],
    codes: Codes | None = None,
) -> _Listed[C]:
    file = PurePosixPath(f"registry/{name}.yml")
    text = files.read(root / file, file, problems)
    digests[str(file)] = digest((text or "").encode())
    document, faults = parse_yaml_list(text, file) if text is not None else (None, [])
    problems += faults
    if document is None:
        return _Listed({}, None)
    problems += capped(words.problems(document, model))
    items: dict[str, C] = {}
    first: dict[str, int] = {}
    slugs: set[str] = set()
    cities: dict[tuple[str, str], int] = {}
    for number, values in enumerate(document.values):
        item, faults = validate_values(model, values, document, codes, (number,))
        problems += faults
        code = values.get("code") if isinstance(values, dict) else None
        if not isinstance(code, str):
            continue
        if code in first:
            shown = {"code": code, "first": str(document.mark((first[code], "code"))[0])}
            place = document.mark((number, "code"))
            problems.append(Problem(rulebook.CODE_TAKEN, file, *place, shown))
        elif model is CountryEntry and item is not None and code not in territories("fr"):
            place = document.mark((number, "code"))
            problems.append(Problem(rulebook.UNKNOWN_COUNTRY, file, *place, {"code": code, "near": ""}))
        elif item is not None:
            items[code] = item
            if isinstance(item, CountryEntry):
                problems += _without_address(country(item).name, slugs, document, number)
            elif isinstance(item, City):
                problems += _cities_twice(item, cities, document, number)
        first.setdefault(code, number)
    return _Listed(items, frozenset(first))


def _cities_twice(
    city: City, owners: dict[tuple[str, str], int], document: Document, number: int
) -> Iterator[Problem]:
    """No spelling is that of two cities of one country; `owners` has those of earlier ones, to which its own are added."""
    for at, spelling in enumerate(city.spellings):
        owner = owners.setdefault((city.country, places.key(spelling)), number)
        if owner != number:
            place = document.mark((number, "variants", at - 1) if at else (number, "name"))
            values = {"spelling": spelling, "first": str(document.mark((owner, "code"))[0])}
            yield Problem(rulebook.CITY_TWICE, document.file, *place, values)


def _without_address(name: str, slugs: set[str], document: Document, number: int) -> Iterator[Problem]:
    """A country has an address that no other has; `slugs` are those that are taken, to which its own is added."""
    slug = french.slug(name)
    if not slug or slug in slugs or names.is_reserved(slug) or len(slug) > names.LONGEST:
        values = {"name": name, "most": str(names.LONGEST)}
        yield Problem(rulebook.NAME_WITHOUT_ADDRESS, document.file, *document.mark((number, "name")), values)
    slugs.add(slug)
