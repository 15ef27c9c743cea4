"""Words that stand where the true text is still to be written: those of our own blank files, and those that people type."""

import re
from collections.abc import Iterator

TEXT, CODE = "À REMPLIR", "a-remplir"
"""What our blank files have for a text, and for the name of a file."""
BODY = "Le texte de la fiche, avec vos propres mots."
"""What the blank of a record has below its front matter."""

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
"""Placeholders wherever they stand. `XXX` is also a number: XXX Congreso."""
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
"""Words of which every placeholder has one, in lower case."""
QUESTION_MARKS = re.compile(r"\?{3,}")
"""A placeholder in our own words; in those of others, surprise."""
ALONE = re.compile(
    r"(?<![\s\S])[\s\[\](){}<>«»\"'“”’.…:!?*_-]{0,20}"
    rf"(?:(?:à|a|a\u0300)[ _-]{_TO_DO}|à venir|n/a|n\.?[acd]\.?|test|essai|exemple|lorem|todo|tbd|x{{2,}}"
    r"|placeholder|texte ici|votre texte)"
    r"[\s\[\](){}<>«»\"'“”’.…:!?*_-]{0,20}(?![\s\S])"
)
"""Placeholders that are a whole text, in lower case."""
NO_WORDS = re.compile(r"(?<![\s\S])[\s.…‥·•\-‐‑–—_?!*/\\#~=+|:;,'\"’‘«»“”()\[\]{}<>]+(?![\s\S])")
"""A whole text that is signs alone."""
LONGEST_ALONE = 80


def placeholders(text: str, field: str) -> Iterator[tuple[str, int]]:
    """Placeholders of a text, each with its offset. `field` is the name of the field that has it."""
    if is_hinted(text):
        yield from ((match[0], match.start()) for match in ANYWHERE.finditer(text))
    if field != "quote" and "???" in text:
        yield from ((match[0], match.start()) for match in QUESTION_MARKS.finditer(text))
    if is_alone(text, field):
        yield text, 0


def is_hinted(text: str) -> bool:
    """Whether a placeholder may stand somewhere in a text."""
    lower = text.lower()
    return any(word in lower for word in HINTS)


def is_alone(text: str, field: str) -> bool:
    """Whether a whole text is a placeholder or signs alone, where its field may not be that short."""
    if len(text) > LONGEST_ALONE or field in SIGNS:
        return False
    return bool(ALONE.match(text.lower()) or (field != "quote" and NO_WORDS.match(text)))
