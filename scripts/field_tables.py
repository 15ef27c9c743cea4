"""Write the generated parts of the contributors' documentation, between their markers.

docs/contribuer/champs.md gets the tables of fields, from the models, and of codes, from the registry. CONTRIBUTING.md
gets the addresses that its links name, from mkdocs.yml. `python scripts/field_tables.py` rewrites both files; a test
compares them with what it would write.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_origin

from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalogue.model import shapes, versions  # noqa: E402
from catalogue.model.fields import CodeOf  # noqa: E402
from catalogue.model.identifiers import Identifiers  # noqa: E402
from catalogue.model.records import (  # noqa: E402
    Claim,
    Evidence,
    Funding,
    Milestone,
    Partnership,
    Party,
    Related,
    Result,
    Training,
)
from catalogue.model.registry import Registry  # noqa: E402
from catalogue.model.registry_files import Organisation, Source  # noqa: E402
from catalogue.model.typed import Model  # noqa: E402
from catalogue.publishing.settings import read_project  # noqa: E402
from catalogue.reading.load import load  # noqa: E402
from catalogue.site import by_hand  # noqa: E402

FILES = ("CONTRIBUTING.md", "docs/contribuer/champs.md")
_MODELS: dict[str, type[Model]] = {
    "partnership": Partnership,
    "party": Party,
    "funding": Funding,
    "training": Training,
    "result": Result,
    "milestone": Milestone,
    "related": Related,
    "evidence": Evidence,
    "organisation": Organisation,
    "identifiers": Identifiers,
    "source": Source,
}
_MARKED = re.compile(r"(<!-- (fields|codes):(\w+) -->\n).*?(<!-- /\2 -->)", re.DOTALL)
_FORMS = {
    "EdtfDate": "date EDTF",
    "EdtfPeriod": "date ou intervalle EDTF",
    "Duration": "durée ISO 8601",
    "str": "texte",
    "bool": "true ou false",
    "int": "nombre",
    "float": "nombre",
    "HttpUrl": "adresse https://",
    "dict": f"`identifiant: {{{', '.join(name for name, _ in shapes.ordered(Evidence))}}}`",
}


def main() -> None:
    """Rewrite the files in place."""
    for name in FILES:
        file = ROOT / name
        file.write_text(filled(file.read_text("utf-8")), "utf-8", newline="\n")


def filled(text: str) -> str:
    """The text with its tables and its block of addresses written again; text outside of markers is unchanged."""
    registry = load(ROOT).registry
    makers: dict[str, Callable[[str], str]] = {
        "fields": lambda name: fields_table(_MODELS[name]),
        "codes": lambda name: codes_table(name, registry),
    }
    text = by_hand.referenced(text, read_project(ROOT))
    return _MARKED.sub(lambda match: f"{match[1]}{makers[match[2]](match[3])}{match[4]}", text)


def fields_table(model: type[Model]) -> str:
    """A Markdown table of the fields of a model."""
    rows = ["| champ | requis | forme | sens |", "| --- | --- | --- | --- |"]
    for name, info in shapes.ordered(model):
        rows.append(
            f"| `{name}` | {_required(model, name, info)} | {_form(name, info)} | {info.description} |"
        )
    return "\n".join(rows) + "\n"


def _required(model: type[Model], name: str, info: FieldInfo) -> str:
    """A tick where the model demands a value, and where a rule demands evidence of a record without a `source` line."""
    if issubclass(model, Claim) and name == "evidence":
        return "✔ sans ligne `source`"
    return "✔" if info.is_required() else ""


def codes_table(vocabulary: str, registry: Registry) -> str:
    """A Markdown table of the codes of a vocabulary."""
    rows = ["| code | libellé | sens |", "| --- | --- | --- |"]
    for code, term in registry.vocabularies[vocabulary].items():
        rows.append(f"| `{code}` | {term.fr} | {term.meaning} |")
    return "\n".join(rows) + "\n"


def _form(name: str, info: FieldInfo) -> str:
    if name == versions.FIELD:
        return f"`{versions.CURRENT}`"
    if shapes.is_mapping(info) and shapes.model_in(info.annotation) is None:
        return "`code: texte`"
    many = get_origin(info.annotation) is tuple
    codes = [part.vocabulary for part in shapes.parts(info) if isinstance(part, CodeOf)]
    if codes:
        where = f"`registry/{codes[0]}{'/' if codes[0] in ('organisations', 'sources') else '.yml'}`"
        form = f"{'codes' if many else 'code'} de {where}"
    else:
        types = [part for part in shapes.parts(info) if isinstance(part, type)]
        names = [_FORMS[kind.__name__] for kind in types if kind.__name__ in _FORMS]
        inner = next((kind for kind in types if issubclass(kind, Model)), None)
        form = (
            f"`{{{', '.join(name for name, _ in shapes.ordered(inner))}}}`"
            if inner
            else next(iter(names), "texte")
        )
    if many:
        return f"liste de {form}"
    limit = next((part.max_length for part in info.metadata if getattr(part, "max_length", None)), None)
    return (
        f"{form}, {limit} caractères au plus" if limit and get_origin(info.annotation) is not dict else form
    )


if __name__ == "__main__":
    main()
