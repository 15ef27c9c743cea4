"""Files → typed values: reads partnerships/ and registry/, keeps the place of every value.

Nothing stops at the first fault: what cannot be read becomes problems, the rest is loaded.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from catalogue import files, rulebook
from catalogue.fields import Codes
from catalogue.front_matter import Document, parse_markdown, parse_yaml, parse_yaml_list
from catalogue.model import CountryEntry, M, Organisation, Partnership, Region, Source, Term
from catalogue.problems import Problem, sort_problems
from catalogue.registry import VOCABULARIES, Registry, country, territories
from catalogue.typing_errors import validate, validate_values

_Parser = Callable[[str, PurePosixPath], tuple[Document | None, list[Problem]]]
_Documents = Mapping[str, Document | None]
C = TypeVar("C", Term, CountryEntry, Region)


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
    """All that could be read, and all that could not.

    `ids` are those of all partnerships, the faulty ones included. `documents` are those of organisations and sources.
    """

    registry: Registry
    records: tuple[Record, ...]
    ids: frozenset[str]
    documents: Mapping[tuple[str, str], Document]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Listed(Generic[C]):
    """A registry file that is a list: its valid items, and the codes of all. None when it cannot be read."""

    items: Mapping[str, C]
    codes: frozenset[str] | None


def load(root: Path) -> Loaded:
    """Read the catalogue under `root`, which holds partnerships/ and registry/."""
    problems: list[Problem] = []
    vocabularies = {name: _list(root, name, Term, problems) for name in VOCABULARIES}
    countries = _list(root, "countries", CountryEntry, problems)
    organisations = _documents(root, "registry/organisations", ".yml", parse_yaml, problems)
    sources = _documents(root, "registry/sources", ".yml", parse_yaml, problems)
    partnerships = _documents(root, "partnerships", ".md", parse_markdown, problems)

    codes: Codes = {
        name: known
        for name, known in {
            **{name: terms.codes for name, terms in vocabularies.items()},
            "countries": countries.codes,
            "organisations": frozenset(organisations),
            "sources": frozenset(sources),
        }.items()
        if known is not None
    }
    registry = Registry(
        {name: terms.items for name, terms in vocabularies.items()},
        {code: country(entry) for code, entry in countries.items.items()},
        _list(root, "regions", Region, problems, codes).items,
        _validated(organisations, Organisation, codes, problems),
        _validated(sources, Source, codes, problems),
    )
    valid = _validated(partnerships, Partnership, codes, problems)
    return Loaded(
        registry,
        tuple(Record(id_, one, document) for id_, one in valid.items() if (document := partnerships[id_])),
        frozenset(partnerships),
        {
            (name, id_): document
            for name, group in (("organisations", organisations), ("sources", sources))
            for id_, document in group.items()
            if document is not None
        },
        sort_problems(problems),
    )


def _documents(
    root: Path, folder: str, extension: str, parse: _Parser, problems: list[Problem]
) -> _Documents:
    """Every file of a folder by its id; None stands for a file that cannot be read."""
    documents: dict[str, Document | None] = {}
    for id_, file, text in files.read_folder(root, folder, extension, problems):
        documents[id_], faults = parse(text, file) if text is not None else (None, [])
        problems += faults
    return documents


def _validated(documents: _Documents, model: type[M], codes: Codes, problems: list[Problem]) -> dict[str, M]:
    valid: dict[str, M] = {}
    for id_, document in documents.items():
        value, faults = validate(model, document, codes) if document is not None else (None, [])
        problems += faults
        if value is not None:
            valid[id_] = value
    return valid


def _list(
    root: Path, name: str, model: type[C], problems: list[Problem], codes: Codes | None = None
) -> _Listed[C]:
    file = PurePosixPath(f"registry/{name}.yml")
    text = files.read(root / file, file, problems)
    document, faults = parse_yaml_list(text, file) if text is not None else (None, [])
    problems += faults
    if document is None:
        return _Listed({}, None)
    items: dict[str, C] = {}
    lines: dict[str, int] = {}
    for number, values in enumerate(document.values):
        item, faults = validate_values(model, values, document, codes, (number,))
        problems += faults
        code = values.get("code") if isinstance(values, dict) else None
        if not isinstance(code, str):
            continue
        line, column = document.mark((number, "code"))
        if code in lines:
            shown = {"code": code, "first": str(lines[code])}
            problems.append(Problem(rulebook.CODE_TAKEN, file, line, column, shown))
        elif model is CountryEntry and item is not None and code not in territories("fr"):
            problems.append(Problem(rulebook.UNKNOWN_COUNTRY, file, line, column, {"code": code, "near": ""}))
        elif item is not None:
            items[code] = item
        lines.setdefault(code, line)
    return _Listed(items, frozenset(lines))
