"""French as readers expect it: order of words, dates, numbers, spaces before signs."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date as _format_date
from babel.numbers import format_decimal

from catalogue.language.edtf import OPEN, EdtfDate, EdtfPeriod, parse_date

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_ARTICLES = re.compile(r"^(l[’']|la |le |les )")
# The centuries that a hospital can remember, by the two first digits of their years.
_ROMAN = {15: "XVI", 16: "XVII", 17: "XVIII", 18: "XIX", 19: "XX", 20: "XXI"}
_QUALIFIERS = {"about": "environ ", "at-least": "au moins ", "at-most": "au plus "}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents or ligatures: `Œuvre d’Été` → `oeuvre d'ete`."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """Order of a French index: accents, case and a leading article do not count, then they decide."""
    return _ARTICLES.sub("", fold(text)), text


def language(code: str) -> str:
    """`vi` → `vietnamien`; a code that nobody knows stays as it is."""
    return str(Locale("fr").languages.get(code, code))


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """`Côte d’Ivoire` → `cote-divoire`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def listing(parts: Sequence[str]) -> str:
    """`a`, `a et b`, `a, b et c`."""
    return " et ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def headline(text: str) -> str:
    """`associations et ONG` → `Associations et ONG`."""
    return text[:1].upper() + text[1:]


def plural(count: int, singular: str, several: str | None = None) -> str:
    """`0 page`, `1 page`, `2 pages`: French counts zero as singular."""
    return f"{number(count)}{NO_BREAK}{singular if count < 2 else several or singular + 's'}"


@lru_cache(maxsize=1024)
def cited(cited: int, claims: int, deduced: int) -> str:
    """`6 affirmations citées sur 7, dont 2 déduites`: how many claims a source carries, and how many by deduction."""
    said = f"{cited} {'affirmation citée' if cited < 2 else 'affirmations citées'} sur {claims}"
    return f"{said}, dont {plural(deduced, 'déduite')}" if deduced else said


def number(value: int | float) -> str:
    """`15 000`, `55,7`, with the narrow no-break space of French."""
    return format_decimal(value, locale="fr")


def size(count: int) -> str:
    """Bytes as readers know them, rounded up: `1 ko`, `85 ko`, `1,2 Mo`."""
    if count < 1_000_000:
        return f"{number(-(-count // 1000))}{NO_BREAK}ko"
    return f"{number(-(-count // 100_000) / 10)}{NO_BREAK}Mo"


def quantity(value: int | float, most: int | float | None = None, qualifier: str | None = None) -> str:
    """`au moins 260`, `de 15 000 à 18 000`, `environ 15 à 18`."""
    before = _QUALIFIERS.get(qualifier or "", "de " if most is not None else "")
    return before + (f"{number(value)} à {number(most)}" if most is not None else number(value))


def amount(value: int | float | None, currency: str | None, qualifier: str | None = None) -> str:
    """`au moins 108 000 000 USD`, `12 000 €`, or nothing when no amount is known."""
    if value is None:
        return ""
    return f"{quantity(value, None, qualifier)}{NO_BREAK}{'€' if currency == 'EUR' else currency}"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """`1er février 2022`, `18 novembre 2021`."""
    said = _format_date(value, "d MMMM y", locale="fr")
    return re.sub(r"^1 ", "1er ", said).replace(" ", NO_BREAK)


def month(value: date) -> str:
    """`mai 2023`."""
    return _format_date(value, "MMMM y", locale="fr").replace(" ", NO_BREAK)


@lru_cache(maxsize=4096)
def edtf(value: EdtfDate) -> str:
    """`18 novembre 2021`, `mai 2023`, `automne 2022`, `vers 2013`, `années 1980`, `au plus tard en 2003`."""
    if value.alternatives is not None:
        return _one_of(value)
    said = _bare(value)
    if value.approximate:
        said = f"vers {said}"
    return f"{said} (incertain)" if value.uncertain else said


def since(value: EdtfDate) -> str:
    """`depuis 2013`, `depuis les années 1980`, `depuis le 18 novembre 2021`, `depuis 2003 au plus tard`."""
    if value.alternatives is not None:
        return _since_one_of(value)
    said = edtf(value)
    if value.approximate:
        return f"depuis {said.replace('vers ', 'environ ')}"
    return f"depuis {_article(value.bare)}{said}"


def until(value: EdtfDate) -> str:
    """`jusqu’en 2006`, `jusqu’au 18 novembre 2021`, `jusqu’à l’automne 2022`, `jusque vers 2012`."""
    if value.alternatives is not None:
        return f"jusqu’à une date inconnue, {edtf(value)}"
    if value.approximate:
        return f"jusque {edtf(value)}"
    before = {"le ": "jusqu’au ", "les ": "jusqu’aux ", "l’": "jusqu’à l’"}
    return f"{before.get(_article(value.bare), 'jusqu’en ')}{edtf(value)}"


def period(value: EdtfPeriod) -> str:
    """`2019`, `2016 à 2022`, `depuis 2016`, `jusqu’en 2006`, `depuis 2004, fin inconnue`."""
    if value.start is None:
        said = until(value.end) if value.end else ""
        return f"{said}, début inconnu" if value.unknown else said
    if value.end is None:
        return f"{since(value.start)}, fin inconnue" if value.unknown else since(value.start)
    return edtf(value.start) if value.start == value.end else f"{edtf(value.start)} à {edtf(value.end)}"


_SEASONS = {21: "printemps", 22: "été", 23: "automne", 24: "hiver"}


def _bare(value: EdtfDate) -> str:
    """A single date without its mark of doubt."""
    bare = value.bare
    if "X" in bare:
        return (
            f"années{NO_BREAK}{value.earliest.year}"
            if bare.endswith("X") and bare[2] != "X"
            else _century(value)
        )
    if len(bare) == 10:
        return day(value.earliest)
    if len(bare) == 7:
        season = _SEASONS.get(int(bare[5:]))
        return f"{season}{NO_BREAK}{bare[:4]}" if season else month(value.earliest)
    return bare


def _article(bare: str) -> str:
    """What stands before a date in a sentence: `le ` a day or a century, `les ` years, `l’` or `le ` a season."""
    if "X" in bare:
        return "les " if bare[2] != "X" else "le "
    if len(bare) == 7 and int(bare[5:]) in _SEASONS:
        return "le " if bare.endswith("21") else "l’"
    return "le " if len(bare) == 10 else ""


def _one_of(value: EdtfDate) -> str:
    members = value.alternatives or ()
    said = [edtf(parse_date(member)) for member in members if member != OPEN]
    if OPEN not in members:
        return f"{', '.join(said[:-1])} ou {said[-1]}"
    if len(said) == 2:
        articles = [_article(member) for member in members if member != OPEN]
        return f"entre {articles[0]}{said[0]} et {articles[1]}{said[1]}"
    bound = parse_date(next(member for member in members if member != OPEN))
    return f"{'au plus tard' if members[0] == OPEN else 'au plus tôt'} {_when(bound)}"


def _since_one_of(value: EdtfDate) -> str:
    members = value.alternatives or ()
    known = [parse_date(member) for member in members if member != OPEN]
    if OPEN not in members:
        return f"depuis {edtf(value)}"
    if len(known) == 2:
        return f"depuis une date située {edtf(value)}"
    return f"{since(known[0])} au plus {'tard' if members[0] == OPEN else 'tôt'}"


def _when(value: EdtfDate) -> str:
    """`en 2003`, `en mai 2003`, `le 18 novembre 2021`, `dans les années 1980`, `au printemps 2022`, `en automne 2022`."""
    article = _article(value.bare)
    if len(value.bare) == 7 and article == "le ":
        return f"au {edtf(value)}"
    before = {"les ": "dans les ", "le ": "au " if "X" in value.bare else "le "}
    return f"{before.get(article, 'en ')}{edtf(value)}"


# Patterns begin with the space, which Python finds fast, and each run of spaces is read from its first only.
_SPACES = "[ \u00a0\u202f](?<![ \u00a0\u202f].)[ \u00a0\u202f]*"
_BEFORE_HIGH = re.compile(rf"{_SPACES}(?=[;!?])")
_BEFORE_COLON = re.compile(rf"{_SPACES}(?=:(?:\s|$))")
_BEFORE_CLOSING = re.compile(rf"{_SPACES}(?=»)")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_AFTER_MONTH = "|".join(rf"(?<=\b{month}.)" for month in _MONTHS.split("|"))
# Between a day and its month, a month and its year.
_WITHIN_DATE = re.compile(
    rf" (?:(?=(?:{_MONTHS})\b)(?:(?<=\b\d.)|(?<=\b\d\d.)|(?<=\b1er.))|(?=\d{{4}}\b)(?:{_AFTER_MONTH}))"
)
# Within a number of up to three digits and more, or before a unit. The space comes first: it is rarer than a digit.
_AFTER_DIGIT = re.compile(
    r"[ \u00a0\u202f](?<=\d.)"
    r"(?:(?P<thousands>(?<!\d{4}.)(?=\d{3}\b))|(?=%|€|(?:kg|km|ans?|mois|jours?|semaines?|heures?|lits?|euros?|dollars?|millions?|milliards?|USD|FCFA)\b))"
)


@lru_cache(maxsize=65536)
def typography(text: str) -> str:
    """No-break spaces where French printing wants them, straight apostrophes curled. Words are untouched."""
    # Most texts hold few of the signs, and to look for one costs far less than a pattern.
    text = text.replace("'", "’")
    if ";" in text or "!" in text or "?" in text:
        text = _BEFORE_HIGH.sub(NARROW, text)
    if ":" in text:
        text = _BEFORE_COLON.sub(NO_BREAK, text)
    if "«" in text or "»" in text:
        text = _OPENING.sub("«" + NO_BREAK, text)
        text = _BEFORE_CLOSING.sub("", text).replace("»", NO_BREAK + "»")
    text = _WITHIN_DATE.sub(NO_BREAK, text)
    return _AFTER_DIGIT.sub(lambda space: NARROW if space["thousands"] is not None else NO_BREAK, text)


def sorted_french(names: Iterable[str]) -> list[str]:
    """Names in the order of a French index."""
    return sorted(names, key=sort_key)


def _century(value: EdtfDate) -> str:
    """`XXe siècle` for `19XX`."""
    century = value.earliest.year // 100
    return f"{_ROMAN.get(century, str(century + 1))}e{NO_BREAK}siècle"
