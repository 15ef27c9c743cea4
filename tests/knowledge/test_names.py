"""Names as people write them, found in the registry."""

from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.names import Known, organisations, sources


def test_a_name_is_found_by_any_of_its_writings(example: Catalogue) -> None:
    """Id, name, acronym, other name, and each of them with the city."""
    known = organisations(example.registry)
    for name in ("hopital-de-dakar", "HOPITAL DE DAKAR", "HDD", "H.D.D., Dakar", "Hôpital central, Dakar"):
        assert known.find(name) == "hopital-de-dakar", name
    assert known.find("Hôpital") is None
    assert known.find("") is None
    assert sources(example.registry).find("brochure d'exemple") == "brochure"


def test_every_name_counts(sample: Catalogue) -> None:
    """The official one, former ones, those in other languages, and each with any spelling of the city."""
    known = organisations(sample.registry)
    for name in (
        "Centre hospitalier universitaire régional de Valmont-sur-Lys",
        "Hôtel-Dieu de Valmont",
        "Valmont University Hospital",
        "CHUVAL, Valmont sur Lys",
    ):
        assert known.find(name) == "chu-valmont", name
    assert known.find("Hôpital de Sabelle (Ndar Sabel)") == "hopital-sabelle"


def test_a_name_of_two_is_found_by_its_country() -> None:
    """And by nothing else."""
    known = Known({"a": ["Hôpital central"], "b": ["Hôpital Central"]}, {"a": "CM", "b": "SN"})
    assert known.find("hôpital central") is None
    assert known.find("hôpital central", "SN") == "b"
    assert known.find("hôpital central", "FR") is None


def test_what_is_near_is_proposed_best_first_and_never_from_another_country() -> None:
    """Each id once, with the name that is nearest."""
    known = Known(
        {"a": ["CHU de Rennes", "Rennes"], "b": ["CHU de Reims"], "c": ["CHU de Renne"]},
        {"b": "FR", "c": "BE"},
    )
    assert [(one.id, one.name) for one in known.near("CHU de Rennes")] == [
        ("a", "CHU de Rennes"),
        ("c", "CHU de Renne"),
    ]
    assert [one.id for one in known.near("CHU de Rennes", "FR")] == ["a"]
    assert known.near("Hôpital du Mali") == []
