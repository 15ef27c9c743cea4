"""Explains syntax errors of the YAML parser: where the mistake is, and what it is, in words for contributors."""

import re

import yaml

from catalogue.problems.problems import Phrase

_ODD_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Spaces that YAML treats as text: no-break spaces, and those of other widths."""
_ODD_INDENT = re.compile(f"^ *[{_ODD_SPACES}]", re.MULTILINE)
ODD_START = re.compile(f"-?[{_ODD_SPACES}]")
"""The start of a key that should be an indent, or a space after the hyphen of a list item."""
_HASH = re.compile(r"(?<=[^\s#])[ \t]+(#)")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'")
NO_BREAK_INDENT = Phrase(
    "des espaces insécables tiennent lieu de retrait ; les remplacer par des espaces ordinaires",
    "no-break spaces stand in place of an indent; put plain spaces in their place",
)
_HIDDEN = Phrase(
    "après une espace, « # » cache la fin de la ligne ; mettre le texte entre guillemets doubles",
    "after a space, '#' hides the end of the line; put the text between double quotes",
)
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
    "mapping keys are not allowed in this context": Phrase(
        "une valeur ne commence pas par « ? », sauf entre guillemets doubles",
        "no value begins with '?', unless between double quotes",
    ),
    "found unexpected document indicator": Phrase(
        "une ligne `---` ou `...` coupe le texte", "a line of `---` or `...` cuts the text"
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
    """The place of the mistake in `text` (None when unknown) and the explanation."""
    problem, context = str(error.problem), str(error.context)
    at, context_at = error.problem_mark, error.context_mark
    odd = _ODD_INDENT.search(text)
    if odd and at and text.count("\n", 0, odd.start()) <= at.line:
        return _mark(text, odd.start()), NO_BREAK_INDENT
    hidden = _hidden(text, problem, at, context_at)
    if hidden is not None:
        return _mark(text, hidden), _HIDDEN
    if "quoted scalar" in context and context_at:
        return (at, _ESCAPE) if "escape" in problem or "number" in problem else (context_at, _OPEN_QUOTE)
    if "expected ','" in problem and context_at and at:
        unclosed = at.line > context_at.line
        return (context_at, _filled(_OPEN_BRACKET, _sign(text, context_at))) if unclosed else (at, _NO_COMMA)
    if "tab character" in problem:
        return at, _TAB
    if "cannot start any token" in problem and at:
        sign = _sign(text, at)
        return at, _TAB if sign == "\t" else _filled(_RESERVED, sign)
    if context_at and context.endswith(_OWN_SIGNS):
        return context_at, _filled(_RESERVED, _sign(text, context_at))
    if "expected ':'" in problem:
        return context_at or at, _NO_COLON
    if problem == "did not find expected key" and at:
        before = text.split("\n")[at.line][: at.column]
        return at, _TEXT_AFTER if before.strip() else _INDENT
    if problem == "did not find expected node content" and at and _sign(text, at) in ("?", "-"):
        return at, _filled(_RESERVED, _sign(text, at))
    return at or context_at, _BY_PROBLEM.get(problem, Phrase("écriture inattendue", "unexpected writing"))


def _hidden(text: str, problem: str, at: yaml.Mark | None, context_at: yaml.Mark | None) -> int | None:
    """The offset of a `#` whose comment hides a closing sign, or a text that the next line continues; None if none does."""
    if at is None:
        return None
    lines = text.split("\n")
    if "expected ','" in problem and context_at and at.line > context_at.line:
        first, last = context_at.line, at.line
    elif problem in ("did not find expected key", "could not find expected ':'"):
        before = (
            at.line - 1
            if problem == "did not find expected key" or context_at is None
            else context_at.line - 1
        )
        first, last = before, before + 1
    else:
        return None
    for number in range(max(first, 0), last):
        line = _QUOTED.sub(lambda match: "x" * len(match[0]), lines[number])
        if (found := _HASH.search(line)) and not line.lstrip().startswith("#"):
            return len("\n".join(lines[:number])) + (number > 0) + found.start(1)
    return None


def _mark(text: str, offset: int) -> yaml.Mark:
    line = text.count("\n", 0, offset)
    return yaml.Mark("", offset, line, offset - text.rfind("\n", 0, offset) - 1, "", 0)


def _sign(text: str, mark: yaml.Mark) -> str:
    line = text.split("\n")[mark.line : mark.line + 1]
    return line[0][mark.column : mark.column + 1] if line else ""


def _filled(phrase: Phrase, sign: str) -> Phrase:
    return Phrase(phrase.fr.format(sign), phrase.en.format(sign))
