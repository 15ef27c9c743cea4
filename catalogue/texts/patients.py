"""Personal data of patients: the age of one person, a date of birth, a file number, a social security number.

Groups are allowed: `34 patients`, `enfants de moins de 5 ans`, `un patient de 18 à 65 ans`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

Found = tuple[str, int]
"""A part of a text and its offset."""

_SPACE = "[ \n\u00a0\u202f]"
_AGE = (
    r"(?:\d{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt)"
    r" (?:ans?|mois|jours|semaines)(?!\w)"
    r"(?! (?:à|et plus|et moins|ou plus|ou moins|de|d[’']\w+|révolus|plus tard|après|auparavant|maximum|minimum)(?!\w))"
)
_AGED = r"(?:,? ?\(?(?:âgée? )?(?:seulement )?(?:de )?)"
_ONE = r"(?<!\w)(?:[Uu]ne?|[Ll][ea]|[Dd]u|[Aa]u|[Cc]et?|[Cc]ette|[Nn]otre|[Ss]on|[Ss]a) (?:(?:jeune|petite?|vieille?|premi(?:er|ère)) )?"
_PATIENT = r"(?:patiente?|malade|accidentée?|opérée?|parturiente|nouveau-née?|nourrisson|bébé|prématurée?|fillette|garçonnet)"
_ANYBODY = r"(?:enfant|garçon|fille|femme|homme|dame|monsieur|adolescente?|maman|mère|père)"
_WORDS = r"(?: (?!(?:moins|plus|pendant|depuis|durant|après|avant|sous|toutes) )\w{1,20}){0,2}?"
_NAME = r"(?: [A-ZÉÈÀÎÇ][\w’'-]{0,30}\.?){1,3}"
_TITLED = rf"(?<!\w)(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Mademoiselle|[Pp]atiente?){_NAME}"
_INITIALS = r"(?<!\w)(?:[A-Z]\. ?){1,3}"
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|\d{1,2}(?:er)? "
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4})"
)
_BORN = rf"[,(]? ?\(?(?:est )?née? le {_DAY}"


def _pattern(*choices: str) -> re.Pattern[str]:
    """A pattern of alternatives, in which a space matches any space or a line end."""
    return re.compile("|".join(choices).replace(" ", _SPACE))


DETAIL = _pattern(
    rf"{_ONE}{_PATIENT}{_WORDS}{_AGED}{_AGE}",
    rf"{_TITLED} ?[,(]? ?{_AGED}{_AGE}",
    rf"{_INITIALS}?[,(] ?{_AGED}{_AGE}",
    rf"(?:{_PATIENT}|{_ANYBODY}|{_TITLED}){_BORN}",
    rf"(?<!\w)[Dd]ate de naissance ?:? ?{_DAY}",
    r"(?<!\w)(?:[Dd]ossier (?:médical|patient|clinique|de soins|d[’']hospitalisation)|IPP|NDA|[Ii]dentifiant patient"
    r"|[Nn](?:°|uméro) ?(?:de )?(?:patient|séjour|dossier (?:médical|patient))) ?(?:n°|numéro)? ?:? ?[A-Z]{0,3}\d{5,12}(?!\w)",
)
PERSON = _pattern(
    rf"{_ONE}{_ANYBODY}{_WORDS}{_AGED}{_AGE}",
    r"(?<!\w)[A-ZÉÈ][a-zéèêëïôç]{2,20} ?[,(] ?(?:âgée? de )?\d{1,2} (?:ans|mois) ?[,).]",
    rf"[,(] ?née? le {_DAY}",
)
_HINT = re.compile(
    "[ \n\u00a0\u202f°:(,](?:(?:ans?|mois|jours|semaines)\\b|née? le|de naissance|[A-Z]{0,3}[0-9]{5})"
)
"""Prefilter: it matches within every match of `DETAIL` and `PERSON`, and seldom elsewhere."""
_BEFORE, _AFTER = 80, 40
"""Characters before and after a match of `_HINT` within which the whole detail stands."""
# French social security number: sex, year, month, department, town, order, and an optional key of two digits.
NUMBER = _pattern(
    r"[12](?<![\w.,-][12]) ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}(?: ?\d\d)?(?![\w-])"
)
NUMBER_NAMED = re.compile(r"sécurité sociale|sécu(?!\w)|(?<!\w)nir(?!\w)|immatriculation")
"""Words that announce such a number, in lower case."""
NEAR = 60
"""Characters before a number among which such a word is looked for."""
_WITHOUT_KEY, _WITH_KEY = 13, 15


def details(text: str) -> Iterator[Found]:
    """The ages, dates of birth and file numbers of single patients."""
    return _found(DETAIL, text)


def persons(text: str) -> Iterator[Found]:
    """The ages and dates of birth of single persons, who may be patients."""
    return _found(PERSON, text)


def social_security_numbers(text: str) -> Iterator[Found]:
    """French social security numbers: 15 digits with a valid key, or 13 digits that a word announces."""
    for match in NUMBER.finditer(text):
        number = re.sub(r"[^\dAB]", "", match[0])
        named = NUMBER_NAMED.search(text[max(match.start() - NEAR, 0) : match.start()].lower())
        if named or (len(number) == _WITH_KEY and _has_true_key(number)):
            yield match[0], match.start()


def _has_true_key(number: str) -> bool:
    """Whether the last two digits are the key: 97 minus the number modulo 97, with 2A and 2B (Corsica) as 19 and 18."""
    counted = number[:_WITHOUT_KEY].replace("2A", "19").replace("2B", "18")
    return 97 - int(counted) % 97 == int(number[_WITHOUT_KEY:])


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    """The matches of a pattern, searched only around matches of the prefilter."""
    end = 0
    for start, stop in _hints(text):
        for match in pattern.finditer(text, max(start - _BEFORE, end), stop + _AFTER):
            end = match.end()
            yield match[0], match.start()


@lru_cache(maxsize=1)
def _hints(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _HINT.finditer(text)]
