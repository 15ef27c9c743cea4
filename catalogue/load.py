"""The one door to the disk: reads partnerships/ and registry/, keeps the place of every value.

Nothing stops at the first fault: what cannot be read becomes problems, the rest is loaded.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from catalogue import french, rulebook
from catalogue.fields import Codes
from catalogue.front_matter import Document, parse_markdown, parse_yaml, parse_yaml_list
from catalogue.model import CountryEntry, Organisation, Partnership, Region, Source, Term
from catalogue.problems import Problem, is_valid, sort_problems
from catalogue.registry import VOCABULARIES, Registry, country
from catalogue.typing_errors import validate, validate_values

MAX_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"
_Parser = Callable[[str, PurePosixPath], tuple[Document | None, list[Problem]]]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Record:
    """One partnership with the file it came from."""

    id: str
    partnership: Partnership
    document: Document

    @property
    def body(self) -> str:
        return self.document.body


@dataclass(frozen=True)
class Loaded:
    """All that could be read, and all that could not. `documents` are those of organisations and sources."""

    registry: Registry
    records: tuple[Record, ...]
    documents: Mapping[tuple[str, str], Document]
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read the catalogue under `root`, which holds partnerships/ and registry/."""
    problems: list[Problem] = []
    documents: dict[tuple[str, str], Document] = {}
    vocabularies = {
        name: {term.code: term for term in _list(root, f"registry/{name}.yml", Term, problems)}
        for name in VOCABULARIES
    }
    countries = {
        entry.code: country(entry) for entry in _list(root, "registry/countries.yml", CountryEntry, problems)
    }
    regions = {region.code: region for region in _list(root, "registry/regions.yml", Region, problems)}

    found = {name: dict(_documents(root, name, problems)) for name in ("organisations", "sources")}
    codes: Codes = {
        **{name: frozenset(terms) for name, terms in vocabularies.items()},
        "countries": frozenset(countries),
        "organisations": frozenset(found["organisations"]),
        "sources": frozenset(found["sources"]),
    }
    organisations = _validated(found["organisations"], Organisation, codes, problems)
    sources = _validated(found["sources"], Source, codes, problems)
    for name, group in found.items():
        documents.update({(name, id_): document for id_, document in group.items()})

    registry = Registry(vocabularies, countries, regions, organisations, sources)
    records = tuple(_records(root, codes, problems))
    return Loaded(registry, records, documents, sort_problems(problems))


def _records(root: Path, codes: Codes, problems: list[Problem]) -> Iterator[Record]:
    for id_, document in _read_folder(root, "partnerships", ".md", parse_markdown, problems):
        partnership, faults = validate(Partnership, document, codes)
        problems += faults
        if partnership is not None:
            yield Record(id_, partnership, document)


def _documents(root: Path, name: str, problems: list[Problem]) -> Iterator[tuple[str, Document]]:
    return _read_folder(root, f"registry/{name}", ".yml", parse_yaml, problems)


def _validated(
    documents: Mapping[str, Document], model: type[M], codes: Codes, problems: list[Problem]
) -> dict[str, M]:
    valid: dict[str, M] = {}
    for id_, document in documents.items():
        value, faults = validate(model, document, codes)
        problems += faults
        if value is not None:
            valid[id_] = value
    return valid


def _list(root: Path, name: str, model: type[M], problems: list[Problem]) -> Iterator[M]:
    """The items of a registry file that is a list."""
    file = PurePosixPath(name)
    text = _text(root / name, file, problems)
    if text is None:
        return
    document, faults = parse_yaml_list(text, file)
    problems += faults
    items = document.values.get("items", []) if document else []
    for number, item in enumerate(items if document else []):
        assert document is not None
        value, faults = validate_values(model, item, document, None, ("items", number))
        problems += faults
        if value is not None:
            yield value


def _read_folder(
    root: Path, folder: str, extension: str, parse: _Parser, problems: list[Problem]
) -> Iterator[tuple[str, Document]]:
    """Every readable file of a folder, sorted by name, with its id."""
    taken: dict[str, PurePosixPath] = {}
    for path in sorted((root / folder).rglob("*")):
        file = PurePosixPath(path.relative_to(root).as_posix())
        if path.name.startswith(".") or (path.is_dir() and not path.is_symlink()):
            continue
        name_problem = _name_problem(path, file, extension, taken)
        if name_problem:
            problems.append(name_problem)
            continue
        taken[path.stem.lower()] = file
        text = _text(path, file, problems)
        if text is None:
            continue
        document, faults = parse(text, file)
        problems += faults
        if document is not None and is_valid(faults):
            yield path.stem, document


def _name_problem(
    path: Path, file: PurePosixPath, extension: str, taken: Mapping[str, PurePosixPath]
) -> Problem | None:
    id_ = path.stem
    if path.is_symlink():
        return Problem(rulebook.SYMBOLIC_LINK, file)
    if path.suffix != extension:
        return Problem(
            rulebook.WRONG_EXTENSION, file, values={"extension": extension, "near": id_ + extension}
        )
    if id_.lower() in taken:
        return Problem(rulebook.ID_TAKEN, file, values={"id": id_, "other": str(taken[id_.lower()])})
    if french.slug(id_) != id_:
        return Problem(
            rulebook.BAD_ID, file, values={"id": id_, "near": (french.slug(id_) or "nom") + extension}
        )
    return None


def _text(path: Path, file: PurePosixPath, problems: list[Problem]) -> str | None:
    """The text of a file with `\\n` line ends and no byte order mark; none, and a problem, when it has no text."""
    if path.is_symlink():
        problems.append(Problem(rulebook.SYMBOLIC_LINK, file))
        return None
    size = path.stat().st_size
    if size > MAX_BYTES:
        values = {"size": str(size // 1024), "limit": str(MAX_BYTES // 1024)}
        problems.append(Problem(rulebook.FILE_TOO_LARGE, file, values=values))
        return None
    data = path.read_bytes().removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        values = {"byte": f"0x{data[error.start]:02x}"}
        problems.append(Problem(rulebook.NOT_UTF8, file, line, column, values))
        return None
    if not text.strip():
        problems.append(Problem(rulebook.EMPTY_FILE, file))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
