"""Which values of a file are words for readers, and where the values of a type stand."""

from typing import Annotated, Any

import pytest
from pydantic import Field

from catalogue.language.edtf import EdtfDate
from catalogue.model import shapes, versions
from catalogue.model.fields import ONE_LINE, CodeOf, Date
from catalogue.model.records import Evidence, Partnership, Party
from catalogue.model.typed import Model, adapter, typed
from catalogue.model.words import field_of, is_words, words


@typed
class Quote(Model):
    """What a book holds by id."""

    text: str
    source: Annotated[str, CodeOf("sources")]
    said: Date | None = None


@typed
class Chapter(Model):
    """What a book holds in a list."""

    heading: Annotated[str, Field(pattern=ONE_LINE)] = Field(alias="as")
    written: Date | None = None
    tags: tuple[str, ...] = ()


@typed
class Book(Model):
    """A file."""

    title: str
    subtitle: str | None = None
    language: str = Field("fr", pattern="^[a-z]{2}$")
    theme: Annotated[str, CodeOf("themes")] = "a"
    next: str | None = Field(None, json_schema_extra={"x-refers-to": "books"})
    proofs: Annotated[tuple[str, ...], Field(json_schema_extra={"x-refers-to": "quotes"})] = ()
    others: tuple[Annotated[str, Field(json_schema_extra={"x-refers-to": "books"})], ...] = ()
    pages: int = 1
    printed: Date | None = None
    chapters: tuple[Chapter, ...] = ()
    preface: Chapter | None = None
    quotes: dict[str, Quote] = Field(default_factory=dict)


FILE: dict[str, Any] = {
    "title": "Un livre",
    "subtitle": "en deux parties",
    "language": "fr",
    "theme": "soins",
    "next": "autre",
    "proofs": ["a"],
    "others": ["autre", "encore"],
    "pages": "12",
    "printed": "2020",
    "unknown": "rien",
    "chapters": [
        {"as": "Début", "written": "2018", "tags": ["un", "deux"]},
        {"as": "Fin", "heading": "rien"},
        "rien",
    ],
    "preface": {"as": "Avant"},
    "quotes": {
        "a": {"text": "Des mots", "source": "b", "said": "2019"},
        "as": {"text": "D’autres"},
        "c": "rien",
    },
}


def test_words_of_a_file() -> None:
    """Texts, in lists and groups, under their names in files: no code, address, date, number or id."""
    assert list(words(Book, FILE)) == [
        (("title",), "Un livre"),
        (("subtitle",), "en deux parties"),
        (("chapters", 0, "as"), "Début"),
        (("chapters", 0, "tags", 0), "un"),
        (("chapters", 0, "tags", 1), "deux"),
        (("chapters", 1, "as"), "Fin"),
        (("preface", "as"), "Avant"),
        (("quotes", "a", "text"), "Des mots"),
        (("quotes", "as", "text"), "D’autres"),
    ]


def test_words_of_a_list_of_the_registry() -> None:
    """Each item has its number; what is no item is passed over."""
    assert list(words(Chapter, [{"as": "Un"}, None, {"as": "Deux"}])) == [
        ((0, "as"), "Un"),
        ((2, "as"), "Deux"),
    ]
    assert list(words(Chapter, None)) == []
    assert list(words(Chapter, "rien")) == []


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (("title",), True),
        (("language",), False),
        (("theme",), False),
        (("next",), False),
        (("proofs", 0), False),
        (("others", 1), False),
        (("printed",), False),
        (("pages",), False),
        (("unknown",), False),
        (("chapters",), False),
        (("chapters", 0, "as"), True),
        (("chapters", 0, "heading"), False),
        (("chapters", 0, "tags", 1), True),
        (("quotes", "a", "text"), True),
        (("quotes", "a", "source"), False),
        (("quotes", "a"), False),
        ((), False),
    ],
)
def test_whether_a_place_holds_words(location: tuple[str | int, ...], expected: bool) -> None:
    """The same as above, by the place alone."""
    assert is_words(Book, location) is expected


def test_the_field_of_a_place() -> None:
    """The last name, whatever number follows it."""
    assert [field_of(place) for place in (("chapters", 0, "tags", 1), ("title",), (3,), ())] == [
        "tags",
        "title",
        "",
        "",
    ]


def test_names_and_order_of_fields() -> None:
    """As files have them: the evidence comes last."""
    assert shapes.names(Chapter) == ["as", "written", "tags"]
    assert shapes.names(None) == []
    assert [name for name, _ in shapes.ordered(Chapter)] == ["as", "written", "tags"]
    assert [name for name, _ in shapes.ordered(Party)] == [
        "organisation",
        "role",
        "unit",
        "since",
        "until",
        "evidence",
    ]


def test_a_field_by_its_name() -> None:
    """In Python or in files."""
    assert shapes.field(Chapter, "as") is shapes.field(Chapter, "heading") is not None
    assert shapes.field(Chapter, "title") is None
    assert shapes.field(None, "as") is None


@pytest.mark.parametrize(
    ("location", "model"),
    [
        (("title",), Book),
        (("chapters", 0, "as"), Chapter),
        (("quotes", "a", "text"), Quote),
        (("preface", "as"), Chapter),
        (("unknown", "as"), Book),
        ((), Book),
    ],
)
def test_the_owner_of_a_field(location: tuple[str | int, ...], model: type[Model]) -> None:
    """The model that holds the last name."""
    assert shapes.owner(Book, location) is model


@pytest.mark.parametrize("typed_first", [True, False])
def test_values_of_a_type_with_their_places(typed_first: bool) -> None:
    """Of what is typed and of what a file says alike; what is not there is passed over."""
    given = {
        "title": "Un livre",
        "printed": "2020",
        "chapters": [{"as": "Début", "written": "2018"}, {"as": "Fin"}],
        "preface": {"as": "Avant", "written": "2017"},
        "quotes": {"a": {"text": "Des mots", "source": "b", "said": "2019"}},
    }
    held: Any = adapter(Book).validate_python(given) if typed_first else given
    found = {place: (info, value) for place, info, value in shapes.values_of(Book, held, (EdtfDate,))}
    expected = {
        ("printed",): "2020",
        ("chapters", 0, "written"): "2018",
        ("preface", "written"): "2017",
        ("quotes", "a", "said"): "2019",
    }
    assert {place: str(value) for place, (_, value) in found.items()} == expected
    assert list(found) == list(expected)
    assert found["printed",][0] is shapes.field(Book, "printed")
    assert found["quotes", "a", "said"][0] is shapes.field(Quote, "said")


def test_what_has_another_shape_holds_no_values() -> None:
    """A file may say anything."""
    assert list(shapes.values_of(Book, "rien", (EdtfDate,))) == []
    assert list(shapes.values_of(Book, {"chapters": "rien", "quotes": ["rien"]}, (EdtfDate,))) == []


def test_types_of_a_place() -> None:
    """What annotates a type is among them."""
    assert EdtfDate in shapes.kinds(Book, ("chapters", 0, "written"))
    assert CodeOf("sources") in shapes.kinds(Book, ("quotes", "a", "source"))
    assert shapes.kinds(Book, ("chapters", 0, "gone")) == ()
    assert shapes.kinds(Book, ()) == ()


def test_models_in_types() -> None:
    """A model itself, in a list, in a mapping, or where it may be absent."""
    kinds = [Quote, tuple[Quote, ...], dict[str, Quote], Quote | None, Annotated[Quote, "a"], str]
    assert [shapes.model_in(kind) for kind in kinds] == [Quote, Quote, Quote, Quote, Quote, None]
    mappings = {
        name for name in ("quotes", "chapters", "title") if shapes.is_mapping(shapes.field(Book, name))
    }
    assert mappings == {"quotes"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, 0),
        (None, 0),
        (["schema"], 0),
        ({"schema": "1"}, 1),
        ({"schema": "12"}, 12),
        ({"schema": "999999"}, 999_999),
        ({"schema": "1000000"}, None),
        ({"schema": "0"}, None),
        ({"schema": "-1"}, None),
        ({"schema": "1.0"}, None),
        ({"schema": "١"}, None),
        ({"schema": "un"}, None),
        ({"schema": 1}, None),
        ({"schema": ["1"]}, None),
    ],
)
def test_versions(values: Any, expected: int | None) -> None:
    """Digits of at most six signs; a file without is of before there were versions."""
    assert versions.written(values) == expected


def test_a_quote_is_words_and_its_source_is_none() -> None:
    """The models of the catalogue, at a few places."""
    assert is_words(Partnership, ("title",))
    assert is_words(Partnership, ("evidence", "a", "quote"))
    assert not is_words(Partnership, ("evidence", "a", "source"))
    assert not is_words(Partnership, ("related", 0, "to"))
    assert not is_words(Partnership, ("parties", 0, "evidence"))
    assert is_words(Evidence, ("note",))
