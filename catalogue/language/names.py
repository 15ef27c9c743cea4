"""Matching of names: normalised keys and a similarity, to find the same organisation or document under other spellings.

Two keys are equal for names that differ in case, accents, apostrophes, spaces, hyphens, punctuation, « CHU de » or
« CHU d’ », or in « centre hospitalier universitaire » written out. `similarity` scores two other names; below `NEAR`
a name is not proposed. `site/scripts/form/names.js` is the same in JavaScript.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from catalogue.language import french

NEAR = 80
"""The least similarity, in percent, of a name that is proposed to a person, who decides."""
PARTICLES = frozenset(["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"])
"""Stop words: articles and prepositions, which keys leave out."""
WRITTEN_OUT = {
    "centre hospitalier regional universitaire": "chru",
    "centre hospitalier universitaire regional": "chru",
    "centre hospitalier universitaire": "chu",
    "centre hospitalier regional": "chr",
    "centre hospitalier": "ch",
    "etablissement public sante mentale": "epsm",
    "organisation non gouvernementale": "ong",
    "sainte": "ste",
    "saint": "st",
}
"""Abbreviations of keys, by the words that they stand for (without particles)."""
COMMON = frozenset(
    [
        "agence",
        "association",
        "ambassade",
        "centre",
        "ch",
        "chr",
        "chru",
        "chu",
        "clinique",
        "cooperation",
        "ecole",
        "epsm",
        "etablissement",
        "faculte",
        "federation",
        "fondation",
        "france",
        "francais",
        "francaise",
        "general",
        "generale",
        "groupe",
        "hopital",
        "hopitaux",
        "hospitalier",
        "hospitaliere",
        "institut",
        "international",
        "internationale",
        "medecine",
        "medical",
        "medicale",
        "ministere",
        "national",
        "nationale",
        "ong",
        "provincial",
        "public",
        "regional",
        "reseau",
        "sante",
        "sciences",
        "service",
        "societe",
        "st",
        "ste",
        "union",
        "universitaire",
        "universite",
    ]
)
"""Words that many organisations share: two names that have only these in common are not alike."""
_ELISION = re.compile(r"\b[dl]'")
_DOTTED = re.compile(r"\b[a-z](?:\. ?-? ?[a-z](?![a-z]))+\.?")
_APART = re.compile(r"[\W_]+")
_SPACED = re.compile(r"\b[a-z](?: [a-z]\b)+")
_OUT = re.compile(rf"\b(?:{'|'.join(WRITTEN_OUT)})\b")


def key(name: str) -> str:
    """The normalised key of a name: `C.H.U. d’Angers` → `chuangers`. Empty for a name without letters or digits."""
    return words(name).replace(" ", "")


@lru_cache(maxsize=65536)
def words(name: str) -> str:
    """The significant words of a name, normalised: `Centre hospitalier universitaire d’Angers` → `chu angers`."""
    folded = _ELISION.sub("", french.fold(unicodedata.normalize("NFKC", name)))
    folded = _DOTTED.sub(lambda initials: re.sub(r"[. -]", "", initials[0]), folded)
    folded = _SPACED.sub(_joined, _APART.sub(" ", folded).strip())
    kept = " ".join(word for word in folded.split() if word not in PARTICLES)
    return _OUT.sub(lambda match: WRITTEN_OUT[match[0]], kept) or folded


def similarity(name: str, other: str) -> float:
    """How alike two names are, in percent: the lower of the scores over all their words and over their rare ones.

    « Hôpital du Mali » and « Hôpital d’Albi » are alike as texts, but their rare words, « Mali » and « Albi », are not.
    """
    left, right = words(name), words(other)
    if key(name) == key(other):
        return 100.0
    rare, other_rare = _rare(left), _rare(right)
    if not rare or not other_rare:
        return 0.0
    return min(fuzz.token_sort_ratio(left, right), fuzz.token_sort_ratio(rare, other_rare))


def _rare(name: str) -> str:
    return " ".join(word for word in name.split() if word not in COMMON)


def _joined(initials: re.Match[str]) -> str:
    """`c h u` → `chu`; single letters that are particles stay apart: `l a`."""
    letters = initials[0].split()
    return initials[0] if PARTICLES.issuperset(letters) else "".join(letters)
