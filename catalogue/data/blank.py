"""Blank files to fill in: every field with its meaning and form, made from the models so that they cannot lie.

A required field stands ready. An optional one is a comment without a space after its `#`: taking the sign off uses it.
"""

import textwrap
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from catalogue.data.schema import SCHEMAS
from catalogue.language.durations import Duration
from catalogue.language.edtf import EdtfDate, EdtfPeriod
from catalogue.model import shapes, versions
from catalogue.model.fields import CodeOf
from catalogue.model.registry import Registry
from catalogue.model.typed import Model
from catalogue.rewriting import yaml_writing
from catalogue.texts.placeholders import BODY, CODE, TEXT

FILES = {
    "partnership": "data/modele-fiche.txt",
    "organisation": "data/modele-organisation.txt",
    "source": "data/modele-source.txt",
}
"""Where each kind of file has its blank, from the root of the site. A generator would make a page of a `.md`."""

PROOF = "preuve-1"
"""What stands for the id of a quote."""

_FEW = 9
"""A vocabulary of up to so many codes is listed where it is used."""
_WIDTH = 100
_HEAD = (
    f"Modèle commenté. Remplacer chaque « {TEXT} » et « {CODE} », enlever ce que la source ne dit pas.",
    "Un champ facultatif commence par « # » collé à son nom : ôter ce signe pour s’en servir.",
    "Les lignes qui commencent par « # » et une espace sont des explications ; elles peuvent rester ou partir.",
)
_SUBJECT = "Il faut au moins une spécialité ou une thématique."
_SAMPLES = {
    "until": "2023",
    "end": "2023",
    "as_of": "2023-05",
    "value": "10",
    "value_max": "20",
    "amount": "12000",
    "currency": "EUR",
    "language": "fr",
    "original_language": "vi",
    "sha256": "0" * 64,
    "website": "https://exemple.org/",
    "url": "https://exemple.org/",
    "former_ids": "ancien-nom",
    "to": CODE,
    "countries": "SN",
}


def blank(kind: str, registry: Registry) -> str:
    """The blank of a partnership, an organisation or a source."""
    model = SCHEMAS[kind]
    is_record = kind == "partnership"
    lines = ["---"] if is_record else []
    lines += [f"# {line}" for line in (*_HEAD, *([_SUBJECT] if is_record else []))]
    for name, info in shapes.ordered(model):
        lines += ["", *_field(name, info, registry)]
    if is_record:
        lines += ["---", f"{BODY}[^{PROOF}]"]
    return "\n".join(lines) + "\n"


def _field(name: str, info: FieldInfo, registry: Registry) -> Iterator[str]:
    needed = "obligatoire" if info.is_required() else "facultatif"
    yield from _comment(f"{info.description} ({needed}{_limit(info)})")
    group = shapes.model_in(info.annotation)
    if group is None:
        yield from _codes(info, registry)
    else:
        for inner, about in shapes.ordered(group):
            yield from _comment(f"- {inner} : {about.description}")
            yield from _codes(about, registry)
    sign = "" if info.is_required() else "#"
    yield from (f"{sign}{line}" for line in _value(name, info, group, registry))


def _value(name: str, info: FieldInfo, group: type[Model] | None, registry: Registry) -> Iterator[str]:
    if group is None:
        sample = _sample(name, info, registry)
        yield f"{name}: {f'[{sample}]' if _is_list(info) else sample}"
        return
    fields = {inner: _sample(inner, about, registry, name) for inner, about in shapes.ordered(group)}
    if get_origin(info.annotation) is dict:
        yield from (f"{name}:", f"  {PROOF}:")
        yield from (f"    {inner}: {sample}" for inner, sample in fields.items())
        return
    written = "{" + ", ".join(f"{inner}: {sample}" for inner, sample in fields.items()) + "}"
    if _is_list(info):
        yield from (f"{name}:", f"  - {written}")
    else:
        yield f"{name}: {written}"


def _sample(name: str, info: FieldInfo, registry: Registry, within: str = "") -> str:
    """A value of the right form, as YAML."""
    kinds = list(shapes.parts(info))
    codes = next((part.vocabulary for part in kinds if isinstance(part, CodeOf)), None)
    literal = next((part for part in (info.annotation, *kinds) if get_origin(part) is Literal), None)
    if name == versions.FIELD:
        return str(versions.CURRENT)
    if name == "evidence":
        return PROOF
    if codes in ("organisations", "sources"):
        return CODE
    if codes is not None:
        found = "SN" if codes == "countries" else next(iter(registry.vocabularies[codes]))
        return f"[{found}]" if within and _is_list(info) else found
    if literal is not None or name in ("qualifier", "counts"):
        return str(_first_of(info.annotation))
    if name in _SAMPLES or (within in _SAMPLES and name == "date"):
        return _SAMPLES[name if name in _SAMPLES else within]
    for kind, sample in ((EdtfDate, "2018"), (EdtfPeriod, "2019/2022"), (Duration, "P6M"), (bool, "false")):
        if kind in kinds:
            return sample
    return yaml_writing.quoted(TEXT)


def _first_of(annotation: Any) -> Any:
    """The first value that a type lists."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    return next((found for part in get_args(annotation) if (found := _first_of(part)) is not None), None)


def _is_list(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is tuple


def _limit(info: FieldInfo) -> str:
    most = next((part.max_length for part in info.metadata if getattr(part, "max_length", None)), None)
    return f", {most} caractères au plus" if most else ""


def _codes(info: FieldInfo, registry: Registry) -> Iterator[str]:
    """What a code may be: all of them where they are few, else where they are found."""
    vocabulary = next((part.vocabulary for part in shapes.parts(info) if isinstance(part, CodeOf)), None)
    if vocabulary is None or vocabulary in ("organisations", "sources"):
        return
    terms = registry.vocabularies.get(vocabulary, {})
    if 0 < len(terms) <= _FEW:
        for term in terms.values():
            yield from _comment(f"{term.code} : {term.fr}. {term.meaning}", "    ")
    else:
        yield from _comment(f"un code de registry/{vocabulary}.yml", "    ")


def _comment(text: str, indent: str = "") -> Iterator[str]:
    return (f"# {indent}{line}" for line in textwrap.wrap(text, _WIDTH - len(indent), break_on_hyphens=False))
