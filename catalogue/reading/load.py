"""The loader: partnerships/ and registry/ become typed models, and problems for what is invalid.

All faults are collected, and valid files are loaded whatever the others hold. Several processes parse the files, and a
disk cache spares the files that have not changed since an earlier run.
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
from catalogue.engine.progress import with_progress
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
"""Files in a chunk of work for a process."""
_TICK = 2_000_000_000
"""The granularity of modification times on the coarsest file system (FAT), in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Record:
    """A partnership with its file and Markdown body. `body_line` is the line where the body begins."""

    id: str
    file: PurePosixPath
    partnership: Partnership
    body: str
    body_line: int


@dataclass(frozen=True)
class Loaded:
    """The result of loading: the registry and the valid records, and the problems of all files.

    `ids` are those of all partnerships, also invalid ones. `digests` holds a digest of the text of each file, by its path.
    """

    root: Path
    registry: Registry
    records: tuple[Record, ...]
    ids: frozenset[str]
    digests: Mapping[str, str]
    problems: tuple[Problem, ...]

    def place(self, file: PurePosixPath, location: Location) -> tuple[int, int]:
        """The line and column of a value. The file is read again, because places are not kept."""
        text = files.read(self.root / file, file, [])
        return front_matter.place(text, file, location) if text is not None else (1, 1)


@dataclass(frozen=True, slots=True)
class _Typed(Generic[M]):
    """The result of typing a file. `value` is None when the file is invalid."""

    value: M | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Listed(Generic[C]):
    """A registry file that is a list: its valid items by code, and all codes. `codes` is None if the file is unreadable."""

    items: Mapping[str, C]
    codes: frozenset[str] | None


def load(root: Path) -> Loaded:
    """Load the catalogue under `root`, the folder with partnerships/ and registry/. Raises nothing for invalid files."""
    problems = list(checkout.problems(root))
    if (root / "registry").is_symlink():  # links are not followed
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
            "organisations": frozenset(file.id for file in organisations),
            "sources": frozenset(file.id for file in sources),
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
        {id_: typed.value for id_, typed in typed_organisations.items() if typed.value},
        {id_: typed.value for id_, typed in typed_sources.items() if typed.value},
        _list(root, "cities", City, problems, digests, codes).items,
    )
    by_id = {file.id: file.file for file in partnerships}
    return Loaded(
        root,
        registry,
        tuple(
            Record(id_, PurePosixPath(by_id[id_]), typed.value, typed.body, typed.body_line)
            for id_, typed in typed_partnerships.items()
            if typed.value
        ),
        frozenset(by_id),
        {**digests, **reading.digests},
        sort_problems(problems),
    )


class _Seen(NamedTuple):
    """A cache entry of a file: its stamp, the time of reading (ns), a digest of its text, a pickle of its `_Typed`.

    A file that could not be read has an empty digest, and is read again at each run.
    """

    stamp: tuple[int, int]
    moment: int
    digest: str
    typed: bytes


_HELD: dict[str, _Typed[Any]] = {}
"""Unpickled results by the digest of their pickle, so that a server unpickles each only once."""


def _held(typed: bytes) -> _Typed[Any]:
    """The result in a pickle, from memory if it was unpickled before. Raises whatever a damaged pickle raises."""
    pickle_digest = digest(typed)
    if pickle_digest not in _HELD:
        value = cache.unpickled(typed)
        if not isinstance(value, _Typed):
            raise pickle.UnpicklingError("no file that was typed")
        _HELD[pickle_digest] = value
    return _HELD[pickle_digest]


def _is_whole(seen: _Seen) -> bool:
    """Whether the pickle of a cache entry is undamaged."""
    try:
        _held(seen.typed)
    except Exception:  # a damaged pickle may raise anything, and the file can be read again
        return False
    return True


class _Reading:
    """Reads folders of files with one value each, through the disk cache.

    A file with an unchanged stamp is not opened; one with an unchanged text is not parsed. The codes of the registry are
    part of the cache key, because they decide what is valid: when a code changes, all files are parsed again.
    """

    def __init__(self, root: Path, codes: Codes) -> None:
        self._root = root
        self._codes = codes
        key = "\n".join(f"{name}: {' '.join(sorted(known))}" for name, known in sorted(codes.items()))
        self._shelf = cache.Shelf(cache.folder(root), "files", key, _Seen)
        self._seen: dict[str, _Seen] = {}

    @property
    def digests(self) -> Mapping[str, str]:
        """The digest of the text of each file, empty for an unreadable one."""
        return {file: seen.digest for file, seen in self._seen.items()}

    def typed(
        self, listed: Sequence[Listed], model: type[M], problems: list[Problem]
    ) -> dict[str, _Typed[M]]:
        """The results of files by id. Their problems are added to `problems`."""
        readable = [(file, file.path) for file in listed if file.path is not None]
        changed = []
        for file, path in readable:
            before = self._shelf.kept.get(file.file)
            if before is not None and _unchanged(before, path) and _is_whole(before):
                self._seen[file.file] = before
            else:
                changed.append((file.file, path))
        parts = spread(partial(self._read, model), runs(changed, _TOGETHER), processes())
        for part in with_progress(parts, len(changed), "Fichiers lus"):
            self._seen.update(part)
        by_id: dict[str, _Typed[M]] = {}
        for file, _ in readable:
            typed: _Typed[M] = _held(self._seen[file.file].typed)
            problems += typed.problems
            by_id[file.id] = typed
        return by_id

    def keep(self) -> None:
        """Write the cache for the next run, if anything changed."""
        if self._seen != self._shelf.kept:
            self._shelf.save(self._seen)

    def _read(self, model: type[M], changed: Sequence[tuple[str, str]]) -> dict[str, _Seen]:
        return {file: self._look(model, PurePosixPath(file), path) for file, path in changed}

    def _look(self, model: type[M], file: PurePosixPath, path: str) -> _Seen:
        moment, stamp = time.time_ns(), files.stamp(path)
        problems: list[Problem] = []
        text = files.read(Path(path), file, problems)
        if text is None:
            return _Seen(stamp, moment, "", cache.pickled(_Typed(None, "", 0, tuple(problems))))
        state = digest(text.encode())
        before: _Seen | None = self._shelf.kept.get(str(file))
        if before is not None and before.digest == state and _is_whole(before):
            return before._replace(stamp=stamp, moment=moment)
        return _Seen(stamp, moment, state, cache.pickled(_typed(model, text, file, self._codes)))


def _unchanged(before: _Seen, path: str) -> bool:
    """Whether a file certainly has not changed: its stamp is the same, and older than the reading by more than `_TICK`.

    A file that was written just before it was read may have been written again with the same time.
    """
    return (
        bool(before.digest) and files.stamp(path) == before.stamp and before.stamp[1] + _TICK < before.moment
    )


def _typed(model: type[M], text: str, file: PurePosixPath, codes: Codes) -> _Typed[M]:
    document, problems = _parser(file)(text, file)
    if document is None:
        return _Typed(None, "", 0, tuple(problems))
    value, faults = validate(model, document, codes)
    all_problems = chain(problems, faults, _version(document), words.problems(document, model))
    return _Typed(value, document.body, document.body_line, tuple(capped(all_problems)))


def _version(document: Document) -> Iterator[Problem]:
    """A problem for a file in an older version of the format than that of the models."""
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
    """A problem for a country whose name gives no valid or no unique address. Its slug is added to the taken `slugs`."""
    slug = french.slug(name)
    if not slug or slug in slugs or names.is_reserved(slug) or len(slug) > names.LONGEST:
        values = {"name": name, "most": str(names.LONGEST)}
        yield Problem(rulebook.NAME_WITHOUT_ADDRESS, document.file, *document.mark((number, "name")), values)
    slugs.add(slug)
