"""French conventions: collation, dates, numbers, typographic spaces (locale `fr` of the CLDR, by Babel)."""

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
# Roman numerals of centuries by the first two digits of their years, as far back as hospitals were founded.
_ROMAN = {15: "XVI", 16: "XVII", 17: "XVIII", 18: "XIX", 19: "XX", 20: "XXI"}
_QUALIFIERS = {"about": "environ ", "at-least": "au moins ", "at-most": "au plus "}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents or ligatures: `Œuvre d’Été` → `oeuvre d'ete`."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """Collation key of a French index: accents, case and a leading article count only between otherwise equal texts."""
    return _ARTICLES.sub("", fold(text)), text


def language(code: str) -> str:
    """`vi` → `vietnamien`; a code that nobody knows stays as it is."""
    return str(Locale("fr").languages.get(code, code))


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The text as part of an address: `Côte d’Ivoire` → `cote-divoire`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def listing(parts: Sequence[str]) -> str:
    """An enumeration: `a`, `a et b`, `a, b et c`."""
    return " et ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def headline(text: str) -> str:
    """The text with a capital first letter: `associations et ONG` → `Associations et ONG`."""
    return text[:1].upper() + text[1:]


def plural(count: int, singular: str, several: str | None = None) -> str:
    """A count with its noun: `0 page`, `1 page`, `2 pages`. French counts zero as singular."""
    return f"{number(count)}{NO_BREAK}{singular if count < 2 else several or singular + 's'}"


def cited(cited: int, claims: int, deduced: int) -> str:
    """`6 affirmations citées sur 7, dont 2 déduites`: how many claims a source carries, and how many by deduction."""
    said = f"{cited} {'affirmation citée' if cited < 2 else 'affirmations citées'} sur {claims}"
    return f"{said}, dont {plural(deduced, 'déduite')}" if deduced else said


@lru_cache(maxsize=1024)
def number(value: int | float) -> str:
    """A number in French digits, with narrow no-break spaces: `15 000`, `55,7`."""
    return format_decimal(value, locale="fr")


def size(count: int) -> str:
    """A number of bytes in decimal units, rounded up: `1 ko`, `85 ko`, `1,2 Mo`."""
    if count < 1_000_000:
        return f"{number(-(-count // 1000))}{NO_BREAK}ko"
    return f"{number(-(-count // 100_000) / 10)}{NO_BREAK}Mo"


def quantity(value: int | float, most: int | float | None = None, qualifier: str | None = None) -> str:
    """A number or range with its qualifier: `au moins 260`, `de 15 000 à 18 000`, `environ 15 à 18`."""
    before = _QUALIFIERS.get(qualifier or "", "de " if most is not None else "")
    return before + (f"{number(value)} à {number(most)}" if most is not None else number(value))


def amount(value: int | float | None, currency: str | None, qualifier: str | None = None) -> str:
    """An amount of money: `au moins 108 000 000 USD`, `12 000 €`; an empty text when it is unknown."""
    if value is None:
        return ""
    return f"{quantity(value, None, qualifier)}{NO_BREAK}{'€' if currency == 'EUR' else currency}"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """A day in words: `1er février 2022`, `18 novembre 2021`."""
    words = _format_date(value, "d MMMM y", locale="fr")
    return re.sub(r"^1 ", "1er ", words).replace(" ", NO_BREAK)


def month(value: date) -> str:
    """The month of a day in words: `mai 2023`."""
    return _format_date(value, "MMMM y", locale="fr").replace(" ", NO_BREAK)


@lru_cache(maxsize=4096)
def edtf(value: EdtfDate) -> str:
    """An EDTF date in words: `18 novembre 2021`, `mai 2023`, `automne 2022`, `vers 2013`, `années 1980`, `au plus tard en 2003`."""
    if value.alternatives is not None:
        return _one_of(value)
    words = _bare(value)
    if value.approximate:
        words = f"vers {words}"
    return f"{words} (incertain)" if value.uncertain else words


def since(value: EdtfDate) -> str:
    """A start in words: `depuis 2013`, `depuis les années 1980`, `depuis le 18 novembre 2021`, `depuis 2003 au plus tard`."""
    if value.alternatives is not None:
        return _since_one_of(value)
    words = edtf(value)
    if value.approximate:
        return f"depuis {words.replace('vers ', 'environ ')}"
    return f"depuis {_article(value.bare)}{words}"


def until(value: EdtfDate) -> str:
    """An end in words: `jusqu’en 2006`, `jusqu’au 18 novembre 2021`, `jusqu’à l’automne 2022`, `jusque vers 2012`."""
    if value.alternatives is not None:
        return f"jusqu’à une date inconnue, {edtf(value)}"
    if value.approximate:
        return f"jusque {edtf(value)}"
    before = {"le ": "jusqu’au ", "les ": "jusqu’aux ", "l’": "jusqu’à l’"}
    return f"{before.get(_article(value.bare), 'jusqu’en ')}{edtf(value)}"


def period(value: EdtfPeriod) -> str:
    """A period in words: `2019`, `2016 à 2022`, `depuis 2016`, `jusqu’en 2006`, `depuis 2004, fin inconnue`."""
    if value.start is None:
        words = until(value.end) if value.end else ""
        return f"{words}, début inconnu" if value.unknown else words
    if value.end is None:
        return f"{since(value.start)}, fin inconnue" if value.unknown else since(value.start)
    return edtf(value.start) if value.start == value.end else f"{edtf(value.start)} à {edtf(value.end)}"


_SEASONS = {21: "printemps", 22: "été", 23: "automne", 24: "hiver"}


def _bare(value: EdtfDate) -> str:
    """A date that is no one-of set, in words, without its qualifier."""
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
    """The article of a date: `le ` for a day or century, `les ` for a decade, `l’` or `le ` for a season, else empty."""
    if "X" in bare:
        return "les " if bare[2] != "X" else "le "
    if len(bare) == 7 and int(bare[5:]) in _SEASONS:
        return "le " if bare.endswith("21") else "l’"
    return "le " if len(bare) == 10 else ""


def _one_of(value: EdtfDate) -> str:
    members = value.alternatives or ()
    dates = [edtf(parse_date(member)) for member in members if member != OPEN]
    if OPEN not in members:
        return f"{', '.join(dates[:-1])} ou {dates[-1]}"
    if len(dates) == 2:
        articles = [_article(member) for member in members if member != OPEN]
        return f"entre {articles[0]}{dates[0]} et {articles[1]}{dates[1]}"
    bound = parse_date(next(member for member in members if member != OPEN))
    return f"{'au plus tard' if members[0] == OPEN else 'au plus tôt'} {when(bound)}"


def _since_one_of(value: EdtfDate) -> str:
    members = value.alternatives or ()
    known = [parse_date(member) for member in members if member != OPEN]
    if OPEN not in members:
        return f"depuis {edtf(value)}"
    if len(known) == 2:
        return f"depuis une date située {edtf(value)}"
    return f"{since(known[0])} au plus {'tard' if members[0] == OPEN else 'tôt'}"


def when(value: EdtfDate) -> str:
    """A moment in words: `en 2003`, `en mai 2003`, `le 18 novembre 2021`, `dans les années 1980`, `au printemps 2022`."""
    article = _article(value.bare)
    if len(value.bare) == 7 and article == "le ":
        return f"au {edtf(value)}"
    before = {"les ": "dans les ", "le ": "au " if "X" in value.bare else "le "}
    return f"{before.get(article, 'en ')}{edtf(value)}"


# Each pattern begins with the space that it replaces; the look-behind keeps a match from starting inside a run.
_SPACES = "[ \u00a0\u202f](?<![ \u00a0\u202f].)[ \u00a0\u202f]*"
_BEFORE_HIGH = re.compile(rf"{_SPACES}(?=[;!?])")
_BEFORE_COLON = re.compile(rf"{_SPACES}(?=:(?:\s|$))")
_BEFORE_CLOSING = re.compile(rf"{_SPACES}(?=»)")
_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_AFTER_MONTH = "|".join(rf"(?<=\b{month}.)" for month in _MONTHS.split("|"))
# The space between a day and its month, or a month and its year.
_WITHIN_DATE = re.compile(
    rf" (?:(?=(?:{_MONTHS})\b)(?:(?<=\b\d.)|(?<=\b\d\d.)|(?<=\b1er.))|(?=\d{{4}}\b)(?:{_AFTER_MONTH}))"
)
# The space between groups of digits, or between a number and its unit.
_AFTER_DIGIT = re.compile(
    r"[ \u00a0\u202f](?<=\d.)"
    r"(?:(?P<thousands>(?<!\d{4}.)(?=\d{3}\b))|(?=%|€|(?:kg|km|ans?|mois|jours?|semaines?|heures?|lits?|euros?|dollars?|millions?|milliards?|USD|FCFA)\b))"
)


@lru_cache(maxsize=65536)
def typography(text: str) -> str:
    """The text with French no-break spaces and curly apostrophes; its words do not change."""
    # Prefilter: a pattern runs only over texts that hold its sign.
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
    """Names in the order of `sort_key`."""
    return sorted(names, key=sort_key)


def _century(value: EdtfDate) -> str:
    """A century in words: `XXe siècle` for `19XX`."""
    century = value.earliest.year // 100
    return f"{_ROMAN.get(century, str(century + 1))}e{NO_BREAK}siècle"
