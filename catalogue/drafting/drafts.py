"""A draft: the text of a file that does not exist yet, its check, and its writing, which overwrites nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.data.blank import blank
from catalogue.data.schema import SCHEMAS
from catalogue.engine import cache
from catalogue.knowledge import names
from catalogue.model import shapes, versions
from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.model.typed import Model
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem
from catalogue.reading import file_names, words
from catalogue.reading.front_matter import Document, parse_markdown, parse_yaml
from catalogue.reading.load import Loaded, Record
from catalogue.reading.typing_errors import validate
from catalogue.rewriting.fixes import MODELS, mended
from catalogue.rewriting.yaml_writing import block, quoted
from catalogue.rules import check_draft
from catalogue.rules.context import Context
from catalogue.rules.of_dates import date_problems
from catalogue.texts.body import place
from catalogue.texts.hidden import hidden
from catalogue.texts.placeholders import TEXT

Values = Mapping[str, Any]
NAMED_BY = {"partnership": "title", "organisation": "name", "source": "title"}
"""For each kind of file, the field that its id is made of."""
_FOLDERS = {model: folder for folder, model in MODELS.items()}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be: its id, path and text."""

    id: str
    file: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check says of a draft: its problems, and the record where the values could be typed."""

    problems: tuple[Problem, ...]
    record: Record | None


def draft(kind: str, id_: str, values: Values, body: str = "") -> Draft:
    """The file of some values, in the order of the model, written as the catalogue writes its files."""
    file = _file(kind, id_)
    fields = {versions.FIELD: versions.CURRENT, **values}
    text = "\n".join(_record_lines(fields, body) if SCHEMAS[kind] is Partnership else block(fields)) + "\n"
    return Draft(id_, file, mended(text, file) if hidden(text) is None else text)


def blank_draft(kind: str, id_: str, name: str, registry: Registry) -> Draft:
    """The commented blank of a kind of file, with its title or name where it is known."""
    text = blank(kind, registry)
    if name:
        line = f"\n{NAMED_BY[kind]}: {{}}\n"
        text = text.replace(line.format(quoted(TEXT)), line.format(quoted(name)), 1)
    return Draft(id_, _file(kind, id_), text)


def _file(kind: str, id_: str) -> PurePosixPath:
    model = SCHEMAS[kind]
    return PurePosixPath(_FOLDERS[model]) / f"{id_}{'.md' if model is Partnership else '.yml'}"


def _record_lines(fields: Values, body: str) -> Iterator[str]:
    known = [name for name, _ in shapes.ordered(Partnership) if name in fields and name != "evidence"]
    unknown = [name for name in fields if name not in known and name != "evidence"]
    yield "---"
    yield from block({name: fields[name] for name in (*known, *unknown)})
    if fields.get("evidence"):
        yield from block({"evidence": fields["evidence"]})
    yield "---"
    if body.strip():
        yield body.strip()


def judged(one: Draft, loaded: Loaded, today: date, tomorrow: date = date.min) -> Verdict:
    """Type a draft and check it against the catalogue, as if it were there already; `tomorrow` as for `check`."""
    model = _model(one)
    document, problems = _parsed(one, loaded)
    if document is None:
        return Verdict(tuple(problems), None)
    value, faults = validate(model, document, loaded.registry.codes)
    problems += faults
    if value is not None and not isinstance(value, Partnership):
        context = Context(loaded, today, tomorrow=tomorrow)
        for rule, location, said in date_problems(value, context.today, context.tomorrow):
            problems.append(Problem(rule, one.file, *document.mark(location), said))
    problems += words.problems(document, model)
    if not isinstance(value, Partnership):
        return Verdict(tuple(problems), None)
    record = Record(one.id, one.file, value, document.body, document.body_line)
    problems += check_draft(loaded, record, today, document.mark, tomorrow)
    return Verdict(tuple(problems), record)


def judged_blank(one: Draft, loaded: Loaded) -> Verdict:
    """What is wrong with the name of a blank, or hinders its reading. What is still to be filled in is no problem yet."""
    return Verdict(tuple(_parsed(one, loaded)[1]), None)


def _parsed(one: Draft, loaded: Loaded) -> tuple[Document | None, list[Problem]]:
    """The YAML of a draft, None where it cannot be read, and what is wrong with it and with the name of the file."""
    if unseen := hidden(one.text):
        rule, offset, said = unseen
        return None, [Problem(rule, one.file, *place(one.text, offset), said)]
    model = _model(one)
    parse = parse_markdown if model is Partnership else parse_yaml
    document, problems = parse(one.text, one.file)
    return document, [*problems, *_of_the_name(one, model, loaded)]


def _model(one: Draft) -> type[Model]:
    return next(model for folder, model in MODELS.items() if one.file.is_relative_to(folder))


def _of_the_name(one: Draft, model: type[Model], loaded: Loaded) -> Iterator[Problem]:
    """A file may have its name, and nobody else has its id or had it. One at its very place is left to `write`."""
    if fault := file_names.fault(str(one.file), _FOLDERS[model]):
        yield fault
    if model is not Partnership:
        return
    for record in loaded.records:
        had = (record.id, *record.partnership.former_ids)
        if one.id in had and record.file != one.file:
            yield Problem(rulebook.ID_TAKEN, one.file, values={"id": one.id, "other": str(record.file)})


def namesakes(one: Draft, loaded: Loaded) -> list[str]:
    """Organisations or sources whose name resembles that of a draft: `id (name)`."""
    document, _ = parse_yaml(one.text, one.file)
    values = document.values if document is not None and isinstance(document.values, dict) else {}
    said = str(values.get("name") or values.get("title") or "")
    known = names.organisations(loaded.registry), names.sources(loaded.registry)
    return [f"{near.id} ({near.name})" for index in known for near in index.near(said, most=5)]


def write(root: Path, one: Draft) -> bool:
    """Write a file that is not there yet; false when it is. Raises OSError."""
    return cache.create(root / one.file, one.text.encode())
