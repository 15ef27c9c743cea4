"""Identifiers of organisations: the form of each scheme, and whether its check digits are right.

A text that does not have the form of its scheme has no check digits to look at: `is_right` is then true, since the form
is reported by itself.
"""

import re
from collections.abc import Callable, Mapping

FORMS: Mapping[str, str] = {
    "ror": "^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$",
    "finess": "^([0-9]{2}|2[AB])[0-9]{7}$",
    "wikidata": "^Q[1-9][0-9]{0,11}$",
    "isni": "^[0-9]{15}[0-9X]$",
    "isil": "^[A-Z]{1,4}-[A-Za-z0-9:/-]{1,11}$",
    "siren": "^[0-9]{9}$",
    "siret": "^[0-9]{14}$",
    "unit": "^(EA|EMR|ERL|FR|FRE|UAR|UMI|UMR|UMS|UPR|UR|US|U)(_[A-Z]{1,2})?( [A-Z]+)? [0-9]{1,5}$",
}
"""Patterns by scheme, of the whole text and without the spaces that people print between groups."""
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_LA_POSTE = "356000000"
"""The SIREN of La Poste, whose offices have numbers that only add up to a multiple of five."""


def is_right(scheme: str, value: str) -> bool:
    """Whether the check digits of an identifier are right, or its scheme has none, or it has not the form of it."""
    check = _CHECKS.get(scheme)
    return check is None or re.fullmatch(FORMS[scheme], value) is None or check(value)


def _luhn(digits: str) -> bool:
    """The sum of the digits, every second one from the right doubled, is a multiple of ten."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[::-2])) + sum(doubled)) % 10 == 0


def _mod_11_2(value: str) -> bool:
    """ISO/IEC 7064, MOD 11-2: the last sign is a digit, or X for ten."""
    total = 0
    for digit in value[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == (10 if value[-1] == "X" else int(value[-1]))


def _ror(value: str) -> bool:
    """ISO/IEC 7064, MOD 97-10, of seven signs of Crockford's base 32 and two digits."""
    number = 0
    for sign in value[:7]:
        number = number * 32 + _CROCKFORD.index(sign)
    return (number * 100 + int(value[7:])) % 97 == 1


def _finess(value: str) -> bool:
    """The last digit is a Luhn key. How the letters of Corsica count in it is published nowhere: those pass unchecked."""
    return not value.isdigit() or _luhn(value)


def _siret(value: str) -> bool:
    """The first nine digits are a SIREN, and all of them have a Luhn key of their own."""
    of_la_poste = value.startswith(_LA_POSTE) and sum(map(int, value)) % 5 == 0
    return _luhn(value[:9]) and (_luhn(value) or of_la_poste)


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "ror": _ror,
    "finess": _finess,
    "isni": _mod_11_2,
    "siren": _luhn,
    "siret": _siret,
}
