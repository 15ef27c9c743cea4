"""What a source must prove of a record, and where each of it stands."""

from typing import Any

import pytest

from catalogue.model.claims import claims
from catalogue.model.records import Partnership
from catalogue.model.typed import adapter

RECORD: dict[str, Any] = {
    "schema": 1,
    "title": "Jumelage en cardiologie",
    "summary": "Une équipe forme chaque année des infirmiers.",
    "kind": "partnership",
    "parties": [{"organisation": "a", "role": "lead"}, {"organisation": "b", "role": "partner"}],
    "countries": ["ML"],
    "activities": ["missions"],
    "start": {"date": "2018"},
    "end": {"date": "2024"},
    "status": {"code": "ended", "as_of": "2024"},
    "funding": [{"organisation": "c", "scope": "partnership"}],
    "training": [{"scheme": "stage", "for": ["infirmiers"]}],
    "results": [{"label": "Infirmiers formés", "value": "15", "unit": "infirmiers"}],
    "milestones": [{"date": "2018", "event": "Signature"}, {"date": "2019", "event": "Visite"}],
    "related": [{"to": "autre", "as": "part_of"}],
    "evidence": {"accord": {"source": "brochure", "quote": "un accord", "confidence": "stated"}},
}


def placed(**changes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    """The claims of the record with some changes, by field and place."""
    record = adapter(Partnership).validate_python({**RECORD, **changes})
    return [(one.field, one.location) for one in claims(record)]


def test_every_claim_has_its_place() -> None:
    """In the order of a page. A link to another record proves itself."""
    assert placed() == [
        ("start", ("start",)),
        ("end", ("end",)),
        ("status", ("status",)),
        ("parties", ("parties", 0)),
        ("parties", ("parties", 1)),
        ("countries", ("countries", 0)),
        ("funding", ("funding", 0)),
        ("training", ("training", 0)),
        ("results", ("results", 0)),
        ("milestones", ("milestones", 0)),
        ("milestones", ("milestones", 1)),
    ]


@pytest.mark.parametrize(
    ("status", "claimed"),
    [
        ({"code": "unknown"}, False),
        ({"code": "unknown", "evidence": "accord"}, True),
        ({"code": "active"}, True),
        ({"code": "active", "evidence": "accord"}, True),
    ],
)
def test_an_unknown_status_claims_nothing(status: dict[str, Any], *, claimed: bool) -> None:
    """Unless it cites a source that says so."""
    assert (("status", ("status",)) in placed(status=status)) is claimed


def test_what_is_not_written_is_not_claimed() -> None:
    """No start, no end."""
    assert [field for field, _ in placed(start=None, end=None)][:2] == ["status", "parties"]
