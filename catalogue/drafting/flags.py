"""Parses the flags of `new` into the values of a file."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from catalogue.data.schema import SCHEMAS
from catalogue.drafting.drafts import NAMED_BY
from catalogue.model import shapes
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.reading.front_matter import parse_yaml

_PARTS = {
    "party": ("parties", ("organisation", "role", "evidence")),
    "status": ("status", ("code", "as_of", "evidence")),
    "start": ("start", ("date", "evidence")),
    "end": ("end", ("date", "evidence")),
}
"""Flags whose parts stand between colons, the field that they fill, and the parts."""

_LISTS = {"specialty": "specialties", "theme": "themes", "activity": "activities"}
_PLAIN = ("summary", "kind", "source", "section", "country", "city")
_QUOTE = ("id", "source", "confidence", "quote")
_NOT_UTF8 = Phrase("{text} : ce texte n’est pas en UTF-8.", "{text}: this text is not UTF-8.")
_NO_QUOTE = Phrase(
    "--evidence {text} : écrire ID:SOURCE:CONFIANCE:CITATION.",
    "--evidence {text}: write ID:SOURCE:CONFIDENCE:QUOTE.",
)
_NO_VALUE = Phrase("--set {text} : écrire CHAMP=VALEUR.", "--set {text}: write FIELD=VALUE.")
_NO_FIELD = Phrase(
    "« {field} » n’est pas un champ de « new {kind} », qui a : {known}.",
    "'{field}' is no field of 'new {kind}', which has: {known}.",
)


def add(parser: argparse.ArgumentParser) -> None:
    """Name the flags."""
    fields = parser.add_argument_group(
        "champs",
        "ce que l’on ignore est omis : --status unknown, --party chu-x:lead ; "
        "quand tout vient d’un seul document, --source suffit, sans preuves ; "
        "avec le seul titre ou nom, un modèle commenté est écrit, à remplir",
    )
    fields.add_argument(
        "--title", "--name", metavar="TEXTE", help="titre de la fiche ou de la source, nom de l’organisation"
    )
    for name in _PLAIN:
        fields.add_argument(f"--{name}", metavar="TEXTE")
    fields.add_argument("--party", action="append", metavar="ORGANISATION:ROLE:PREUVE", help="à répéter")
    for name in _LISTS:
        fields.add_argument(f"--{name}", action="append", metavar="CODE", help="à répéter")
    fields.add_argument("--status", metavar="CODE:DATE:PREUVE")
    fields.add_argument("--start", metavar="DATE:PREUVE")
    fields.add_argument("--end", metavar="DATE:PREUVE")
    fields.add_argument(
        "--evidence", action="append", metavar="ID:SOURCE:CONFIANCE:CITATION", help="à répéter"
    )
    fields.add_argument(
        "--set",
        action="append",
        metavar="CHAMP=VALEUR",
        help="tout autre champ, sa valeur en YAML ; à répéter",
    )


def given(options: argparse.Namespace) -> bool:
    """Whether any field is given beside the title or name."""
    names = (*_PLAIN, *_LISTS, *_PARTS, "evidence", "set")
    return any(getattr(options, name) is not None for name in names)


def values(options: argparse.Namespace, kind: str) -> dict[str, Any]:
    """The values that the flags give to a file of a kind. Raises RefusalError, which names all that is wrong."""
    found: dict[str, Any] = {} if options.title is None else {NAMED_BY[kind]: options.title}
    wrong = [_NOT_UTF8.filled(text=_shown(text)) for text in _texts(options) if _shown(text) != text]
    for name in _PLAIN:
        if (said := getattr(options, name)) is not None:
            found[name] = said
    for name, (field, parts) in _PARTS.items():
        if (said := getattr(options, name)) is None:
            continue
        items = [_group(one, parts) for one in ([said] if isinstance(said, str) else said)]
        found[field] = items if name == "party" else items[0]
    for name, field in _LISTS.items():
        if (said := getattr(options, name)) is not None:
            found[field] = said
    for one in options.evidence or ():
        quote = _group(one, _QUOTE)
        if len(quote) < len(_QUOTE):
            wrong.append(_NO_QUOTE.filled(text=one))
        else:
            found.setdefault("evidence", {})[quote.pop("id")] = quote
    for one in options.set or ():
        field, equals, said = one.partition("=")
        if not equals:
            wrong.append(_NO_VALUE.filled(text=one))
        else:
            found[field] = _as_yaml(kind, field, said)
    known = shapes.names(SCHEMAS[kind])
    wrong += [
        _NO_FIELD.filled(field=field, kind=kind, known=", ".join(known))
        for field in found
        if field not in known
    ]
    if wrong:
        raise RefusalError(Phrase("\n".join(one.fr for one in wrong), "\n".join(one.en for one in wrong)))
    return found


def _texts(options: argparse.Namespace) -> Iterator[str]:
    for value in vars(options).values():
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def _shown(text: str) -> str:
    """A text as it can be written: what a terminal sent in another encoding is replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _group(said: str, parts: Sequence[str]) -> dict[str, str]:
    """`chu-x:lead:preuve` by its parts. What follows the last part is a part of it: a quote may hold colons."""
    return {name: text for name, text in zip(parts, said.split(":", len(parts) - 1), strict=False) if text}


def _as_yaml(kind: str, field: str, said: str) -> Any:
    """A value as YAML reads it; a field of text takes it as it stands."""
    info = shapes.field(SCHEMAS[kind], field)
    if info is not None and str in shapes.parts(info) and shapes.model_in(info.annotation) is None:
        is_list = said.strip().startswith("[")
        if not is_list:
            return said
    document, problems = parse_yaml(f"value: {said}\n", PurePosixPath(f"--set {field}"))
    if document is None or problems or not isinstance(document.values, dict):
        return said
    return document.values["value"]
