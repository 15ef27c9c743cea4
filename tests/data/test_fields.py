"""No field of the model is forgotten: each one of a file stands in the JSON, and changes what the explorer knows.

The sample fills every field (tests/test_sample.py), so these tests fail when somebody adds one and stops there.
"""

import json
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from catalogue.data.explorer_row import row
from catalogue.data.explorer_text import said
from catalogue.data.export import record_json
from catalogue.knowledge import derive
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.model import shapes
from catalogue.model.records import Evidence, Partnership
from catalogue.model.typed import Model, fields_of
from catalogue.reading.front_matter import parse_markdown

Step = str | int
TAGS = ("specialties", "themes", "activities")

NOT_IN_THE_EXPLORER: Mapping[tuple[str, str], str] = {
    ("Partnership", "schema"): "it tells of the file",
    ("Partnership", "draft"): "a draft is in no catalogue",
    ("Partnership", "source"): "a list marks what is deduced, and says nothing of what is merely not quoted",
    ("Partnership", "section"): "it is a heading of the source",
    ("Partnership", "end"): "a list says how things stand, and its last trace",
    ("Partnership", "pauses"): "as for the end",
    ("Partnership", "former_ids"): "they lead to the page",
    ("Partnership", "verified_by"): "the last trace tells of the confirmation",
    ("Pause", "period"): "as for the end",
    ("Pause", "evidence"): "as for the end",
    ("Party", "since"): "a list tells of the whole, not of each party",
    ("Party", "until"): "a list tells of the whole, not of each party",
    ("Funding", "year"): "a list has no money",
    ("Funding", "amount"): "a list has no money",
    ("Funding", "currency"): "a list has no money",
    ("Funding", "qualifier"): "a list has no money",
    ("Funding", "scope"): "a list has no money",
    ("Funding", "shared"): "a list has no money, so it adds none",
    ("Training", "duration"): "the pages of trainings choose by it",
    ("Training", "specialties"): "the pages of trainings choose by them",
    ("Training", "period"): "the pages of trainings show it",
    ("Result", "value"): "a figure by itself is not searched",
    ("Result", "value_max"): "a figure by itself is not searched",
    ("Result", "qualifier"): "a figure by itself is not searched",
    ("Result", "period"): "a list has no figures",
    ("Result", "counts"): "the page on quality counts by it",
    ("Result", "shared"): "a list has no figures, so it adds none",
    ("Result", "evidence"): "a list has no figures",
    ("Milestone", "date"): "the chronology orders by it",
    ("Milestone", "signed"): "the chronology chooses by it",
    ("Milestone", "evidence"): "a list has no milestones",
    ("Evidence", "source"): "the page of the source lists its records",
    ("Evidence", "quote"): "a list marks what is deduced, and says nothing of what is merely not quoted",
    ("Evidence", "section"): "it is a heading of the source",
    ("Evidence", "note"): "reasoning about a source tells nothing of the action",
}
"""Fields that the explorer leaves out, each with the reason. Evidence counts by the strength that it gives to claims."""
GUESS = Evidence(
    source="brochure-valmont", says="On le devine.", confidence="inferred", note="Rien ne le dit."
)
"""A deduction for any claim to rest on."""


def groups(value: Any) -> Iterator[Model]:
    """A model and those that it holds."""
    if isinstance(value, Model):
        yield value
        for field in fields(value):  # type: ignore[arg-type]
            yield from groups(getattr(value, field.name))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from groups(item)


def models(model: type[Model] = Partnership) -> Iterator[type[Model]]:
    """A model and those that its fields hold."""
    yield model
    for info in fields_of(model).values():
        inner = shapes.model_in(info.annotation)
        if inner is not None:
            yield from models(inner)


FIELDS = [(model.__name__, name) for model in dict.fromkeys(models()) for name in fields_of(model)]


# JSON


def leaves(value: Any, at: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text of a file, with where it stands."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from leaves(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*at, number))
    else:
        yield at, str(value)


def told(record: Any, at: tuple[Step, ...]) -> str:
    """What the JSON of a record has where its file has a text, as docs/donnees.md describes it. Raises LookupError."""
    steps = list(at)
    if steps[0] in TAGS and steps[2:]:  # a tag with evidence is a plain code, and its evidence stands apart
        field, number, part = steps[:3]
        code = record[field][number]
        steps = [field, number] if part == "code" else ["tag_evidence", field, code, *steps[2:]]
    value = record
    for step in steps:
        value = value[step]
    if isinstance(value, list) and steps[-1] == "evidence":  # one id may be written without brackets
        [value] = value
    if isinstance(value, Mapping) and steps[0] in ("countries", "regions"):
        value = value["code"]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _field(at: tuple[Step, ...]) -> tuple[str, ...]:
    """The names of the fields that a location goes through: neither numbers nor ids of evidence."""
    named = [step for step in at if isinstance(step, str)]
    return (named[0], *named[-1:]) if len(named) > 1 else (named[0],)


def test_every_text_of_a_file_is_in_the_json(sample: Catalogue, sample_folder: Path) -> None:
    """Where the file has it, whatever field it is of; a link to a draft apart."""
    seen: set[tuple[str, ...]] = set()
    for entry in sample.entries:
        file = PurePosixPath(entry.file)
        document, _ = parse_markdown((sample_folder / file).read_text("utf-8"), file)
        assert document is not None
        record = json.loads(record_json(entry, sample))
        for at, text in leaves(document.values):
            seen.add(_field(at))
            if at[0] == "related" and document.values["related"][at[1]]["to"] not in sample.by_id:
                continue
            assert told(record, at) == text.strip(), (entry.id, at)
    written = {
        (name, inner) if inner else (name,)
        for name, info in shapes.ordered(Partnership)
        for inner in shapes.names(shapes.model_in(info.annotation)) or [""]
    }
    assert written - seen == {("draft",)}


def test_every_claim_and_every_evidence_has_its_strength(sample: Catalogue) -> None:
    """Whatever cites evidence: its strength, and whether sources disagree; a status that is unknown has none."""
    strengths = set(sample.registry.vocabularies["strengths"])
    for entry in sample.entries:
        record = json.loads(record_json(entry, sample))
        held = [
            *filter(None, (record["start"], record["end"])),
            *(claim for name in ("parties", "countries", "regions", "pauses") for claim in record[name]),
            *(claim for name in ("funding", "training", "results", "milestones") for claim in record[name]),
            *(claim for tags in record["tag_evidence"].values() for claim in tags.values()),
        ]
        for claim in held:
            assert claim["strength"] in strengths, (entry.id, claim)
            assert isinstance(claim["disputed"], bool)
        status = record["status"]
        assert (status["strength"] is None) == (status["code"] == "unknown"), entry.id
        assert {one["strength"] for one in record["evidence"].values()} <= strengths
        counted = [claim["strength"] for claim in [*held, status] if claim["strength"]]
        for strength in strengths:
            assert record["traceability"][strength] == counted.count(strength), (entry.id, strength)


def test_light_records_and_drafts(sample: Catalogue) -> None:
    """A light record says so, with its source; nothing that is a draft stands in the data."""
    records = [json.loads(record_json(entry, sample)) for entry in sample.entries]
    light = [record for record in records if record["light"]]
    assert [(record["id"], record["source"], record["evidence"]) for record in light] == [
        ("brumes-emeraude", "page-emeraude", {})
    ]
    assert {record["draft"] for record in records} == {False}
    assert not [link for record in records for link in record["related"] if link["to"] == "ponts-verts"]


# The explorer


def known(entry: Entry, catalogue: Catalogue) -> tuple[Any, ...]:
    """All that the explorer has of a record, with what follows from it."""
    derived = replace(
        entry,
        countries=derive.countries(entry.partnership, catalogue.registry),
        status=derive.displayed_status(entry.partnership, catalogue.registry, catalogue.today),
    )
    return row(derived, catalogue), said(derived, catalogue.registry)


def with_values(model: Model, values: Mapping[str, Any]) -> Model:
    """A copy with other values, whether they are valid or not."""
    made = copy(model)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def changed(value: Any, old: Model, new: Model) -> Any:
    """A value with one of the models that it holds replaced."""
    if value is old:
        return new
    if isinstance(value, Model):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]
        return with_values(value, {name: changed(part, old, new) for name, part in parts.items()})
    if isinstance(value, tuple):
        return tuple(changed(item, old, new) for item in value)
    if isinstance(value, dict):
        return {key: changed(item, old, new) for key, item in value.items()}
    return value


def with_a_guess(entry: Entry) -> Entry:
    """The record with a deduction besides its evidence."""
    evidence = {**entry.partnership.evidence, "guess": GUESS}
    return replace(entry, partnership=replace(entry.partnership, evidence=evidence))


def makes_a_difference(model: str, name: str, catalogue: Catalogue) -> bool:
    """Whether the explorer tells apart two records that differ in one field, whatever the value."""
    held = [
        (entry, group)
        for entry in map(with_a_guess, catalogue.entries)
        for group in groups(entry.partnership)
        if type(group).__name__ == model
    ]
    pool = list({repr(value): value for _, group in held for value in [getattr(group, name)]}.values())
    for entry, group in held:
        before = known(entry, catalogue)
        for value in [*pool, *([("guess",)] if name == "evidence" else [])]:
            other = changed(entry.partnership, group, with_values(group, {name: value}))
            if (
                value != getattr(group, name)
                and known(replace(entry, partnership=other), catalogue) != before
            ):
                return True
    return False


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_field_counts_in_the_explorer(sample: Catalogue, model: str, name: str) -> None:
    """Another value gives another row or other words, unless a reason stands above; and no reason is out of date."""
    left_out = (model, name) in NOT_IN_THE_EXPLORER
    assert makes_a_difference(model, name, sample) != left_out, NOT_IN_THE_EXPLORER.get((model, name))


def test_reasons_name_fields() -> None:
    """Whoever renames a field renames it there."""
    assert NOT_IN_THE_EXPLORER.keys() <= set(FIELDS)
