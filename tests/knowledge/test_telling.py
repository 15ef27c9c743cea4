"""What records are known by, when pages ask whether they changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.engine.keys import key
from catalogue.engine.making import NotMadeError
from catalogue.knowledge import derive
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.knowledge.similar import Alike, Similar
from catalogue.reading.load import load
from tests.conftest import TODAY


def test_a_record_is_told_by_its_id_and_its_digest(sample: Catalogue) -> None:
    """The digest tells all the rest."""
    entry = sample.entries[0]
    assert key(replace(entry, body="Autre chose.")) == key(entry)
    assert key(replace(entry, digest="autre")) != key(entry)
    assert key(replace(entry, id="autre")) != key(entry)
    assert len({key(one) for one in sample.entries}) == len(sample.entries)


def test_similar_records_are_told_by_what_was_found(sample: Catalogue) -> None:
    """A page changes when the records that resemble it do."""
    similar = Similar(sample)
    by_found = {
        entry.id: (key(Alike(entry, similar)), [one.id for one in similar.to(entry)])
        for entry in sample.entries
    }
    for one, found in by_found.values():
        assert all((one == other) == (found == others) for other, others in by_found.values())
    assert len({one for one, _ in by_found.values()}) > 5


def test_a_record_that_nothing_can_be_told_of_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its file, so that the fault is found among ten thousand."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError("no way")

    monkeypatch.setattr(derive, "displayed_status", fails)
    with pytest.raises(NotMadeError) as told:
        build(load(folder), TODAY)
    assert str(told.value) == (
        "« exemple-dakar » n’a pas pu être fait, d’après partnerships/exemple-dakar.md (ZeroDivisionError : no way). "
        "Y chercher une valeur étrange, et signaler cette faute du programme."
    )
