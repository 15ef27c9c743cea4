"""The sample is complete and valid: whoever adds a field to the model adds it to a record of the sample."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Literal, get_args, get_origin

from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.strength import is_disputed
from catalogue.language.edtf import EdtfDate, EdtfPeriod
from catalogue.model import identifiers, records, registry_files
from catalogue.model.claims import claims
from catalogue.model.fields import CodeOf
from catalogue.model.typed import Model, fields_of
from catalogue.reading.load import Loaded
from catalogue.rules import check
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests.conftest import PROJECT
from tests.sampling import MEANING, TODAY

LONG_VOCABULARIES = {"countries", "regions", "organisations", "sources"} | {
    "specialties",
    "themes",
    "activities",
    "schemes",
    "audiences",
    "organisation_kinds",
}
"""Their codes are too many, and too much alike, for each to be in the sample. All codes of the others are."""

EDTF_FORMS = {
    *("9999", "9999-99", "9999-99-99", "999X", "99XX"),
    *("9999~", "9999?", "9999%"),
    *("[..9999]", "[9999-99-99..]", "[9999, 9999]"),
    "season",
}
PERIOD_FORMS = {"9999-99", "9999/9999-99", "9999/..", "../9999-99", "9999/"}


def values(loaded: Loaded) -> Iterator[Model]:
    """Every record, organisation and source, and every group of fields in them."""
    for record in loaded.records:
        yield from groups(record.partnership)
    for item in (*loaded.registry.organisations.values(), *loaded.registry.sources.values()):
        yield from groups(item)


def groups(value: Any) -> Iterator[Model]:
    """A model and the models that it holds."""
    if isinstance(value, Model):
        yield value
        for field in fields(value):  # type: ignore[arg-type]
            yield from groups(getattr(value, field.name))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from groups(item)


def models() -> list[type[Model]]:
    """The groups of fields that files hold; a class that others extend holds nothing by itself."""
    named = {**vars(records), **vars(registry_files), **vars(identifiers)}.values()
    found = [one for one in named if isinstance(one, type) and issubclass(one, Model)]
    return [one for one in found if not any(other is not one and issubclass(other, one) for other in found)]


def inner(annotation: Any) -> Iterator[Any]:
    """A type with all that it is made of: `Annotated`, unions, tuples, and what marks them."""
    yield annotation
    for part in get_args(annotation):
        yield from inner(part)


def marks(model: type[Model], name: str) -> list[Any]:
    """All that the type of a field is made of."""
    field = fields_of(model)[name]
    return [*inner(field.annotation), *field.metadata]


def test_every_field_is_used(loaded_sample: Loaded) -> None:
    """Some value of the sample fills each field of the model with something that is not its default."""
    filled = {
        (type(value).__name__, name)
        for value in values(loaded_sample)
        for name, field in fields_of(type(value)).items()
        if getattr(value, name) not in (None, (), field.default)
    }
    assert {(model.__name__, name) for model in models() for name in fields_of(model)} == filled


def test_every_word_of_the_structure_is_used(loaded_sample: Loaded) -> None:
    """Each code of the short vocabularies, each word that the model itself lists, true and false."""
    expected: dict[str, set[Any]] = defaultdict(set)
    used: dict[str, set[Any]] = defaultdict(set)
    vocabularies = loaded_sample.registry.vocabularies
    for model in models():
        for name in fields_of(model):
            for mark in marks(model, name):
                if isinstance(mark, CodeOf) and mark.vocabulary not in LONG_VOCABULARIES:
                    expected[f"{model.__name__}.{name}"] |= set(vocabularies[mark.vocabulary])
                elif get_origin(mark) is Literal:
                    expected[f"{model.__name__}.{name}"] |= set(get_args(mark))
                elif mark is bool:
                    expected[f"{model.__name__}.{name}"] |= {True, False}
    for value in values(loaded_sample):
        for field in fields(value):  # type: ignore[arg-type]
            said = getattr(value, field.name)
            used[f"{type(value).__name__}.{field.name}"] |= {
                *map(str, said if isinstance(said, tuple) else (said,))
            }
    lacking = {
        place: {word for word in words if str(word) not in used[place]} for place, words in expected.items()
    }
    assert {place: words for place, words in lacking.items() if words} == {}
    places = {"Party.role", "Status.code", "Evidence.confidence", "Result.counts", "Milestone.signed"}
    assert places | {"Partnership.draft", "Training.state", "Funding.finance_type"} <= set(expected)


def test_every_optional_field_is_left_out(loaded_sample: Loaded) -> None:
    """Some value of the sample says nothing of each field that may stay empty: pages must do without."""
    empty = {
        (type(value).__name__, name)
        for value in values(loaded_sample)
        for name, field in fields_of(type(value)).items()
        if not field.is_required() and not getattr(value, name)
    }
    optional = {
        (model.__name__, name)
        for model in models()
        for name, field in fields_of(model).items()
        if not field.is_required() and not (issubclass(model, records.Claim) and name == "evidence")
    }
    assert optional <= empty | {("Source", "publisher_id")}  # every publisher of the sample has its page
    assert {("Party", "evidence"), ("CoveredRegion", "evidence"), ("Status", "evidence")} <= empty


def test_codes_are_written_both_ways(loaded_sample: Loaded) -> None:
    """A tag, a country or a region is a plain code in some file, and a group with its evidence in another."""
    written: dict[str, set[bool]] = defaultdict(set)
    for record in loaded_sample.records:
        for field in ("specialties", "themes", "activities", "regions"):
            written[field] |= {bool(tag.evidence) for tag in getattr(record.partnership, field)}
    assert written == {field: {True, False} for field in written}


def test_every_strength_is_in_one_record(sample: Catalogue) -> None:
    """Each strength of the vocabulary, with a value that is disputed; it is derived, and no field holds it."""
    entry = sample.by_id["valmont-sabelle-1980"]
    placed = [one.claim for one in claims(entry.partnership)]
    assert {entry.strength(claim) for claim in placed} == set(sample.registry.vocabularies["strengths"])
    assert [claim for claim in placed if is_disputed(claim, entry.partnership)]
    assert not [mark for model in models() for name in fields_of(model) for mark in marks(model, name)
                if isinstance(mark, CodeOf) and mark.vocabulary == "strengths"]  # fmt: skip


def test_light_and_draft_records_are_in_the_sample(sample: Catalogue, loaded_sample: Loaded) -> None:
    """A light record is a file of at most fifteen lines; a draft is read, and is not in the catalogue."""
    light = [entry for entry in sample.entries if entry.is_light]
    assert [entry.id for entry in light] == MEANING["light"]
    for entry in light:
        assert len((loaded_sample.root / entry.file).read_text("utf-8").splitlines()) <= 15
    drafts = sorted(record.id for record in loaded_sample.records if record.partnership.draft)
    assert drafts == MEANING["drafts"]
    assert not sample.by_id.keys() & drafts


def test_every_form_of_a_date_is_used(loaded_sample: Loaded) -> None:
    """Day, month, season, year, decade, century, each mark of doubt, one-of sets; intervals, open and unknown ones too."""
    dates, periods = set(), set()
    for value in values(loaded_sample):
        for field in fields(value):  # type: ignore[arg-type]
            said = getattr(value, field.name)
            if isinstance(said, EdtfDate):
                season = re.fullmatch(r"\d{4}-2[1-4]", said.text)
                dates.add("season" if season else re.sub(r"\d", "9", said.text))
            elif isinstance(said, EdtfPeriod):
                periods.add(re.sub(r"\d", "9", said.text))
    assert dates >= EDTF_FORMS
    assert periods >= PERIOD_FORMS


def test_the_sample_is_valid(loaded_sample: Loaded) -> None:
    """Nothing is invalid or doubtful, quotes included; what would be useful is what meaning.yml says."""
    found: dict[str, list[str]] = defaultdict(list)
    for problem in check(loaded_sample, TODAY, loaded_sample.root / "texts"):
        found[problem.file.stem].append(problem.rule.id)
    assert dict(found) == MEANING["check"]


def test_every_file_of_the_sample_is_read(loaded_sample: Loaded) -> None:
    """As many records, organisations and sources as meaning.yml counts."""
    registry = loaded_sample.registry
    counted = {
        "records": len(loaded_sample.records) - len(MEANING["drafts"]),
        "organisations": len(registry.organisations),
        "sources": len(registry.sources),
    }
    assert counted == {name: MEANING["home"][name] for name in counted}


def test_every_page_of_the_sample_can_be_shown(sample: Catalogue) -> None:
    """Templates meet every field here; what no source says is told in French, never in Python."""
    for page in pages(sample, environment(sample, PROJECT)):
        assert not re.search(r">\s*(?:None|True|False|\[\])\s*<", page.html), page.address
