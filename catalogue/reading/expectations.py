"""Wording of what a value should have been: shapes, patterns, lengths. The check and the form in the browser share it."""

from catalogue.language import identifiers, web
from catalogue.language.durations import MOST_YEARS
from catalogue.problems.problems import Phrase

LIST = Phrase("une liste", "a list")
GROUP = Phrase("un groupe de champs", "a group of fields")
SHAPES = {  # by the error types of pydantic
    "tuple_type": LIST,
    "too_short": Phrase("au moins un élément", "at least one item"),
    "dict_type": GROUP,
    "dataclass_type": GROUP,
    "string_type": Phrase("un texte", "a text"),
    "bool_parsing": Phrase("true ou false", "true or false"),
    "bool_type": Phrase("true ou false", "true or false"),
}
_SLUG = Phrase(
    "des minuscules sans accent, des chiffres et des tirets",
    "lower-case letters without accents, digits and hyphens",
)
FORMS = {  # by the patterns of the models
    r"^[^\n\t]*$": Phrase(
        "un texte d’une seule ligne, sans tabulation", "a text of one line, without tab characters"
    ),
    "^[a-z0-9]+(-[a-z0-9]+)*$": _SLUG,
    "^[a-z0-9]+([_-][a-z0-9]+)*$": _SLUG,
    "^[A-Z]{3}$": Phrase("trois majuscules, comme EUR", "three capitals, such as EUR"),
    "^[A-Z]{2}$": Phrase("deux majuscules, comme SN", "two capitals, such as SN"),
    "^[a-z]{2}$": Phrase("deux minuscules, comme fr", "two lower-case letters, such as fr"),
    "^[0-9]{3}$": Phrase("trois chiffres", "three digits"),
    identifiers.FORMS["ror"]: Phrase(
        "neuf signes en minuscules, comme 05gq02987", "nine lower-case signs, such as 05gq02987"
    ),
    identifiers.FORMS["finess"]: Phrase(
        "neuf chiffres, comme 750712184, ou 2A ou 2B et sept chiffres",
        "nine digits, such as 750712184, or 2A or 2B and seven digits",
    ),
    identifiers.FORMS["wikidata"]: Phrase(
        "la lettre Q et un nombre, comme Q42", "Q and a number, such as Q42"
    ),
    identifiers.FORMS["isni"]: Phrase(
        "seize chiffres sans espaces, dont le dernier peut être X",
        "sixteen digits without spaces, the last of which may be X",
    ),
    identifiers.FORMS["isil"]: Phrase(
        "un préfixe, un tiret et un code, comme FR-123456789",
        "a prefix, a hyphen and a code, such as FR-123456789",
    ),
    identifiers.FORMS["siren"]: Phrase("neuf chiffres sans espaces", "nine digits without spaces"),
    identifiers.FORMS["siret"]: Phrase("quatorze chiffres sans espaces", "fourteen digits without spaces"),
    identifiers.FORMS["unit"]: Phrase(
        "un label et un numéro, comme EA 1234 ou UMR_S 1234",
        "a label and a number, such as EA 1234 or UMR_S 1234",
    ),
    "^[0-9a-f]{64}$": Phrase(
        "une empreinte SHA-256 : 64 signes, chiffres et lettres de a à f",
        "a SHA-256 hash: 64 signs, digits and letters from a to f",
    ),
}
ADDRESS = Phrase(
    "une adresse complète, comme https://exemple.org/", "a full address, such as https://exemple.org/"
)
ADDRESSES = {
    "form": ADDRESS,
    "end": Phrase(
        "une adresse sans le signe qui la suivait dans le texte",
        "an address without the sign that followed it in the text",
    ),
    "brackets": Phrase(
        "une adresse dont chaque parenthèse ou crochet est ouvert et fermé",
        "an address in which each bracket is opened and shut",
    ),
    "private": Phrase(
        "une adresse que tout le monde peut ouvrir, et non celle d’un réseau privé",
        "an address that everybody can open, not one of a private network",
    ),
    "long": Phrase(
        f"une adresse de {web.LONGEST} signes au plus", f"an address of at most {web.LONGEST} signs"
    ),
}
"""What an address should be, by the faults of `catalogue.language.web`."""
LONG_DURATION = Phrase(f"une durée de {MOST_YEARS} ans au plus", f"a duration of at most {MOST_YEARS} years")
PLAUSIBLE = Phrase(
    "un nombre vraisemblable, de {least} à {most}, avec trois décimales au plus",
    "a plausible number, {least} to {most}, with three decimals at most",
)
ANY_FORM = Phrase("la forme {pattern}", "the form {pattern}")
BOUNDS = {
    "most": Phrase("au plus {most}", "at most {most}"),
    "least": Phrase("au moins {least}", "at least {least}"),
    "both": Phrase("de {least} à {most}", "{least} to {most}"),
}
DID_YOU_MEAN = Phrase("vouliez-vous dire « {choice} » ? Sinon, ", "did you mean '{choice}'? Otherwise, ")
