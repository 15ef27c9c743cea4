"""Characters that nobody sees, and words of two alphabets."""

import pytest

from catalogue.language.characters import INVISIBLE_ALONE, invisible, mixed_words, named

UNSEEN = [
    *("\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x9f"),  # controls
    *(
        "\u00ad",
        "\u034f",
        "\u061c",
        "\u115f",
        "\u1160",
        "\u17b4",
        "\u17b5",
        "\u180b",
        "\u180f",
        "\u3164",
        "\uffa0",
    ),
    *("\u200b", "\u200e", "\u200f", "\u2028", "\u202e", "\u2060", "\u206f"),  # zero width, lines, directions
    *("\ufe00", "\ufe0f", "\ufeff", "\ufff0", "\ufffb", "\ufffe", "\uffff"),  # variations, byte order mark
    *("\ue000", "\uf8ff", "\ud800", "\udfff"),  # private use, halves of pairs
    *("\U000e0001", "\U000e0100", "\U000f0000", "\U0010ffff"),  # tags, variations, private use
]
SEEN = [
    "é",
    " ",
    "\t",
    "\n",
    "\u00a0",
    "\u202f",
    "’",
    "\u2010",
    "\u2070",
    "\ufffd",
    "\uff9f",
    "ị",
    "ក",
    "文",
    "😀",
]


@pytest.mark.parametrize("character", UNSEEN, ids=named)
def test_what_nobody_sees_is_found(character: str) -> None:
    """In Python, and by the pattern that browsers use."""
    match = invisible(f"Hôpital{character} de jour")
    assert match is not None
    assert (match[0], match.start()) == (character, 7)
    assert INVISIBLE_ALONE.search(f"Hôpital{character} de jour")


@pytest.mark.parametrize("character", SEEN, ids=named)
def test_what_is_seen_is_let_through(character: str) -> None:
    """Letters of all scripts, spaces, tab and line end."""
    assert invisible(f"Hôpital{character} de jour") is None
    assert not INVISIBLE_ALONE.search(f"Hôpital{character} de jour")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("می\u200cخواهم", None),  # Persian
        ("क्\u200dष", None),  # Devanagari
        ("ක්\u200dෂ", None),  # Sinhala
        ("\ufb50\u200c", None),
        ("\ufe70\u200d", None),
        ("Hô\u200cpital", 2),
        ("\u200cمی", 0),
        ("می\u200c\u200cخ", 3),
        ("文\u200d文", 1),
    ],
)
def test_joiners_have_their_place_in_scripts_that_join(text: str, at: int | None) -> None:
    """After a letter of such a script, and nowhere else."""
    match = invisible(text)
    assert (match.start() if match else None) == at
    assert bool(INVISIBLE_ALONE.search(text)) == (at is not None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CHU de Tours", []),
        ("le \u0421HU de Tours", [("\u0421HU", 3)]),  # Cyrillic С
        ("\u0397ôpital et H\u043epital", [("\u0397ôpital", 0), ("H\u043epital", 11)]),  # Greek Η, Cyrillic о
        ("le TNFα et 3 μg", []),
        ("больница и νοσοκομείο", []),
        ("a\u03bf", [("a\u03bf", 0)]),  # Greek ο
    ],
)
def test_words_of_two_alphabets_are_found(text: str, words: list[tuple[str, int]]) -> None:
    """Where letters look alike; the Greek of medicine does not."""
    assert list(mixed_words(text)) == words


def test_a_character_is_named_by_its_number() -> None:
    """At least four digits, as Unicode writes them."""
    assert [named(character) for character in ("\x00", "\u202e", "\U0010ffff")] == [
        "U+0000",
        "U+202E",
        "U+10FFFF",
    ]
