"""What the models say of their fields, for CONTRIBUTING.md, the JSON Schema and the form: French that reads well."""

from collections.abc import Iterator

import pytest

from catalogue.model.identifiers import Identifiers
from catalogue.model.records import (
    AddedCountry,
    DatedClaim,
    Evidence,
    Funding,
    Milestone,
    Partnership,
    Party,
    Related,
    Result,
    Status,
    Training,
)
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.terms import City, CountryEntry, Region, Term
from catalogue.model.typed import Model, fields_of

WITH_TITLES = (
    *(Partnership, Party, AddedCountry, DatedClaim, Status, Funding, Training, Result, Milestone, Related),
    *(Evidence, Organisation),
)
"""What the form asks for: a field has a title there."""
SMALL_FIRST = ("true ", "`parts` ")
"""What a description may begin with besides a capital: values as files write them."""


def told(models: tuple[type[Model], ...], what: str) -> Iterator[tuple[str, str | None]]:
    """The fields with their titles or descriptions."""
    for model in models:
        for name, info in fields_of(model).items():
            if name != "schema":
                yield f"{model.__name__}.{name}", getattr(info, what)


@pytest.mark.parametrize(
    ("field", "text"),
    list(told((*WITH_TITLES, Identifiers, Source, City, Term, CountryEntry, Region), "description")),
)
def test_a_description_is_a_sentence(field: str, text: str | None) -> None:
    """It begins with a capital, ends with a point, and does not shout."""
    assert text, field
    assert text[0].isupper() or text.startswith(SMALL_FIRST)
    assert text.endswith((".", " ?", "%…"))
    assert text != text.upper()


@pytest.mark.parametrize(("field", "title"), list(told(WITH_TITLES, "title")))
def test_a_title_is_a_label(field: str, title: str | None) -> None:
    """It begins with a capital, has no point, and does not shout."""
    assert title, field
    assert title[0].isupper()
    assert title[-1].isalpha()
    assert title[1:] == title[1:].lower()
