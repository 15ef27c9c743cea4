"""The matcher of names: what is one name written in two ways, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.language import names

SAME = [
    ("CHU d’Angers", "CHU D'ANGERS"),
    ("CHU d’Angers", "CHU\u00a0d’Angers"),
    ("CHU d’Angers", "chu  angers"),
    ("CHU d’Angers", "C.H.U. d’Angers"),
    ("CHU d’Angers", "C. H. U. d’Angers"),
    ("CHU d’Angers", "CHU-Angers"),
    ("CHU d’Angers", "CHU (Angers)"),
    ("CHU d’Angers", "CHU, Angers"),
    ("CHU de Brazzaville", "C H U de Brazzaville"),
    ("CHU de la Réunion", "CHU La Reunion"),
    ("CHU d’Angers", "Centre hospitalier universitaire d’Angers"),
    ("CHU d’Angers", "Centre Hospitalier et Universitaire, Angers"),
    ("CHRU de Tours", "Centre hospitalier régional universitaire de Tours"),
    ("CH de Lorient", "Centre hospitalier de Lorient"),
    ("AP-HP", "APHP"),
    ("AP-HP", "A.P.-H.P."),
    ("AP-HP", "A P H P"),
    ("Hôpital Saint-Joseph", "Hopital St Joseph"),
    ("Télémédecine", "Télé-médecine"),
    ("Œuvre de l’enfance", "OEUVRE DE L'ENFANCE"),
    ("Hôpital d’Essos, à Yaoundé", "Hôpital d’Essos Yaoundé"),
    ("CHU Sylvanus-Olympio", "CHU Sylvanus\u202fOlympio"),
    ("Hôpital de l’Amitié", "Hôpital de l'Amitie\u0301"),
]
APART = [
    ("Hôpital du Mali", "Hôpital d’Albi"),
    ("Ministère de la santé du Gabon", "Ministère de la santé et de la prévention"),
    ("Ministère de la santé du Gabon", "Ministère de la santé"),
    ("CHU", "CHU de Rennes"),
    ("Université de Lomé", "Université de Lyon"),
    ("CHU de Tours", "CHU de Tunis"),
    ("CHU de Nantes", "CHU de Nancy"),
    ("Hôpital général de Douala", "Hôpital général de Yaoundé"),
    ("Hôpital n° 1", "Hôpital n° 2"),
    ("CHR d’Orléans", "CHU d’Oran"),
    ("", "CHU de Rennes"),
]
NEAR = [
    ("CHU de Renne", "CHU de Rennes"),
    ("Hospice civil de Lyon", "Hospices civils de Lyon"),
    ("CHU Sylvanus-Olympio, Lomé", "CHU Sylvanus-Olympio"),
    ("Hôpital Aristide le Dantecq", "Hôpital Aristide-Le-Dantec"),
    ("Cambodge Calmette hôpital", "Hôpital Calmette, Cambodge"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    """Case, accents, apostrophes, spaces, hyphens, points, particles and « CHU » written out make no other name."""
    assert names.key(one) == names.key(other) != ""
    assert names.similarity(one, other) >= names.NEAR


@pytest.mark.parametrize(
    "particle", ["à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"]
)
def test_particles_tell_nothing(particle: str) -> None:
    """Also where the apostrophe of « d’ » and « l’ » was lost."""
    assert names.words(f"CHU {particle} Angers") == names.words("CHU Angers") == "chu angers"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Centre hospitalier régional universitaire de Tours", "chru tours"),
        ("Centre hospitalier universitaire régional de Tours", "chru tours"),
        ("Centre hospitalier régional d’Orléans", "chr orleans"),
        ("Centre hospitalier universitaire de Nice", "chu nice"),
        ("Centre hospitalier de Lorient", "ch lorient"),
        ("Établissement public de santé mentale de Lille", "epsm lille"),
        ("Organisation non gouvernementale Santé", "ong sante"),
        ("Clinique Sainte-Anne", "clinique ste anne"),
        ("Clinique Saint-Jean", "clinique st jean"),
    ],
)
def test_what_is_shortened_everywhere_is_shortened(name: str, words: str) -> None:
    """The words that keys are made of."""
    assert names.words(name) == words


WIDELY_SHARED = """
agence association ambassade centre ch chr chru chu clinique coopération école epsm établissement faculté fédération
fondation france français française général générale groupe hôpital hôpitaux hospitalier hospitalière institut
international internationale médecine médical médicale ministère national nationale ong provincial public régional
réseau santé sciences service société st ste union universitaire université
"""


@pytest.mark.parametrize("word", WIDELY_SHARED.split())
def test_widely_shared_words_make_no_two_names_alike(word: str) -> None:
    """« Universitaire » says as little of who somebody is as « CH »: the rest of the names is compared alone."""
    assert names.similarity(f"{word} Lima", f"{word} Lisa") == names.similarity("Lima", "Lisa") < names.NEAR


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_things_are_never_proposed_for_each_other(one: str, other: str) -> None:
    """What most organisations have in their names makes no two of them alike."""
    assert names.key(one) != names.key(other)
    assert names.similarity(one, other) < names.NEAR


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_a_slip_is_proposed_and_not_taken(one: str, other: str) -> None:
    """Another key, and a similarity above the floor."""
    assert names.key(one) != names.key(other)
    assert names.NEAR <= names.similarity(one, other) <= 100


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_a_percentage_either_way_round(one: str, other: str) -> None:
    """And a name is like itself."""
    assert 0 <= names.similarity(one, other) == names.similarity(other, one) <= 100
    assert names.similarity(one, one) == 100
