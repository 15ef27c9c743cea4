"""What records are known by, when pages ask whether they changed."""

from dataclasses import replace

from catalogue.engine.keys import key
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.similar import Alike, Similar


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
