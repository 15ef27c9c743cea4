"""What the YAML parser says → the place where the mistake was made, in words for contributors."""

import yaml

from catalogue.problems.problems import Phrase

_OPEN_QUOTE = Phrase(
    "le guillemet ouvert ici n’est jamais refermé", "the quotation mark opened here is never closed"
)
_OPEN_BRACKET = Phrase(
    "« {} » ouvert ici n’est pas refermé, ou une virgule manque après",
    "'{}' opened here is not closed, or a comma is missing after it",
)
_NO_COMMA = Phrase(
    "il manque une virgule avant cet endroit, ou le signe qui referme",
    "a comma is missing before this place, or the closing sign",
)
_TAB = Phrase("une tabulation, à remplacer par deux espaces", "a tab character; put two spaces in its place")
_RESERVED = Phrase(
    "une valeur ne commence pas par « {} », sauf entre guillemets doubles",
    "no value begins with '{}', unless between double quotes",
)
_INDENT = Phrase(
    "cette ligne n’est pas en retrait comme ses voisines",
    "this line is not indented like the ones around it",
)
_TEXT_AFTER = Phrase(
    "il y a du texte en trop après un guillemet, un crochet ou une accolade qui referme",
    "there is text after a closing quotation mark, bracket or brace",
)
_BY_PROBLEM = {
    "mapping values are not allowed in this context": Phrase(
        "ces deux-points sont de trop, ou la ligne a un retrait de trop",
        "this colon is one too many, or the line is indented too far",
    ),
    "block sequence entries are not allowed in this context": Phrase(
        "un tiret de liste se met au début d’une ligne", "the hyphen of a list stands at the start of a line"
    ),
    "did not find expected '-' indicator": _INDENT,
    "did not find expected <document start>": _INDENT,
    "did not find expected node content": Phrase(
        "il manque une valeur ou le signe qui referme, ou ce signe est de trop",
        "a value or the closing sign is missing, or this sign is one too many",
    ),
    "did not find expected comment or line break": Phrase(
        "après `|` ou `>`, le texte commence à la ligne", "after `|` or `>`, the text begins on the next line"
    ),
    "but found another document": Phrase(
        "une seconde ligne `---` coupe le fichier", "a second line of `---` cuts the file"
    ),
}
_NO_COLON = Phrase(
    "il manque « : » suivi d’une espace ordinaire après le nom du champ",
    "after the name of the field, ': ' with a plain space is missing",
)
_ESCAPE = Phrase(
    "entre guillemets doubles, la barre « \\ » s’écrit deux fois",
    "between double quotes, a backslash is written twice",
)
_OWN_SIGNS = ("an alias", "an anchor", "a tag", "a directive")  # `*bold*`, `![picture]`, `%`


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[yaml.Mark | None, Phrase]:
    """Where to look in `text` and what is wrong there."""
    problem, context = str(error.problem), str(error.context)
    met, opened = error.problem_mark, error.context_mark
    if "quoted scalar" in context and opened:
        return (met, _ESCAPE) if "escape" in problem or "number" in problem else (opened, _OPEN_QUOTE)
    if "expected ','" in problem and opened and met:
        unclosed = met.line > opened.line
        return (opened, _filled(_OPEN_BRACKET, _sign(text, opened))) if unclosed else (met, _NO_COMMA)
    if "tab character" in problem:
        return met, _TAB
    if "cannot start any token" in problem and met:
        sign = _sign(text, met)
        return met, _TAB if sign == "\t" else _filled(_RESERVED, sign)
    if opened and context.endswith(_OWN_SIGNS):
        return opened, _filled(_RESERVED, _sign(text, opened))
    if "expected ':'" in problem:
        return opened or met, _NO_COLON
    if problem == "did not find expected key" and met:
        before = text.split("\n")[met.line][: met.column]
        return met, _TEXT_AFTER if before.strip() else _INDENT
    unknown = Phrase(f"écriture inattendue ({problem})", f"unexpected writing ({problem})")
    return met or opened, _BY_PROBLEM.get(problem, unknown)


def _sign(text: str, mark: yaml.Mark) -> str:
    return text.split("\n")[mark.line][mark.column : mark.column + 1]


def _filled(phrase: Phrase, sign: str) -> Phrase:
    return Phrase(phrase.fr.format(sign), phrase.en.format(sign))
