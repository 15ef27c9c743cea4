"""Placeholders that were not replaced: those of the blank files, and common ones such as TODO, XXX, lorem ipsum."""

import re
from collections.abc import Iterator

TEXT, CODE = "À REMPLIR", "a-remplir"
"""The placeholders of blank files for a text, and for a code or file name."""
BODY = "Le texte de la fiche, avec vos propres mots."
"""The placeholder of the body in the blank file of a record."""

SIGNS = frozenset({"unit", "acronym", "also_known_as", "former_names", "synonyms", "variants", "avoid", "in"})
"""Fields whose whole value may be one short word or sign, such as the unit `test` or `%`."""

_TO_DO = "(?:remplir|compl[ée]ter|renseigner|pr[ée]ciser|d[ée]finir|r[ée]diger|[ée]crire)"
_MEETINGS = "[ \u00a0](?:[Cc]ong|[Jj]our|[Cc]onf|[Rr]enc|[Cc]oll|[Ss]ymp|[Ss]ém|[Aa]nni|[ÉéEe]dit)"
ANYWHERE = re.compile(
    rf"(?<!\w)(?:(?:[ÀA]|A\u0300)[\s_-]{{0,3}}REMPLIR|{CODE}|TODO|TBD|FIXME|XXX+(?!{_MEETINGS})|xxx+)(?!\w)"
    rf"|(?<!\w)[Tt]o-?do ?:|[Ll]orem [Ii]psum|LOREM IPSUM"
    rf"|[\[({{<«]\s{{0,3}}(?:[ÀàAa]|[Aa]\u0300) {_TO_DO}[^\[\](){{}}<>«»\n]{{0,40}}[\])}}>»]"
    rf"|(?:(?<![\s\S])|(?<=\n))(?:[ÀàAa]|[Aa]\u0300) {_TO_DO}[ \u00a0]?[.…:!]?(?![^\n])"
    rf"|{re.escape(BODY)}"
)
"""Placeholders anywhere in a text. `XXX` may also be a Roman numeral: XXX Congreso."""
HINTS = (
    *(
        "remplir",
        "compléter",
        "completer",
        "renseigner",
        "préciser",
        "preciser",
        "définir",
        "definir",
        "rédiger",
    ),
    *("rediger", "écrire", "ecrire", "todo", "to-do", "tbd", "fixme", "xxx", "lorem ipsum", BODY.lower()),
)
"""Prefilter: every match of `ANYWHERE` holds one of these words, in lower case."""
QUESTION_MARKS = re.compile(r"\?{3,}")
"""A placeholder, except in a quote, where it may express surprise."""
ALONE = re.compile(
    r"(?<![\s\S])[\s\[\](){}<>«»\"'“”’.…:!?*_-]{0,20}"
    rf"(?:(?:à|a|a\u0300)[ _-]{_TO_DO}|à venir|n/a|n\.?[acd]\.?|test|essai|exemple|lorem|todo|tbd|x{{2,}}"
    r"|placeholder|texte ici|votre texte)"
    r"[\s\[\](){}<>«»\"'“”’.…:!?*_-]{0,20}(?![\s\S])"
)
"""Placeholders only when they are the whole text; matched against lower case."""
NO_WORDS = re.compile(r"(?<![\s\S])[\s.…‥·•\-‐‑–—_?!*/\\#~=+|:;,'\"’‘«»“”()\[\]{}<>]+(?![\s\S])")
"""A whole text of punctuation."""
LONGEST_ALONE = 80
"""Most characters of a text that is checked against `ALONE` and `NO_WORDS`."""


def placeholders(text: str, field: str) -> Iterator[tuple[str, int]]:
    """The placeholders of a text with their offsets. `field` is the name of its field, or `body`."""
    if is_hinted(text):
        yield from ((match[0], match.start()) for match in ANYWHERE.finditer(text))
    if field != "quote" and "???" in text:
        yield from ((match[0], match.start()) for match in QUESTION_MARKS.finditer(text))
    if is_alone(text, field):
        yield text, 0


def is_hinted(text: str) -> bool:
    """Prefilter: false when a text has no match of `ANYWHERE`."""
    lower = text.lower()
    return any(word in lower for word in HINTS)


def is_alone(text: str, field: str) -> bool:
    """Whether a whole text is a placeholder or punctuation; never for the fields of `SIGNS`."""
    if len(text) > LONGEST_ALONE or field in SIGNS:
        return False
    return bool(ALONE.match(text.lower()) or (field != "quote" and NO_WORDS.match(text)))
