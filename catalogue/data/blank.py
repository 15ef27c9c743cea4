"""Blank files to fill in: every field with its meaning and form, made from the models so that they cannot lie.

A required field stands ready. An optional one is a comment without a space after its `#`: taking the sign off uses it.
"""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import WithJsonSchema
from pydantic.fields import FieldInfo

from catalogue.data.schema import SCHEMAS
from catalogue.model import shapes, versions
from catalogue.model.fields import ONE_LINE, CodeOf
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

_ALTERNATIVES = ("says",)
"""Fields that stand in place of another: they are explained, and not written beside it."""
_FEW = 9
"""A vocabulary of up to so many codes is listed where it is used."""
_WIDTH = 100
_HEAD = (
    f"Modèle commenté. Remplacer chaque « {TEXT} » et « {CODE} », enlever ce que la source ne dit pas.",
    "Un champ facultatif commence par « # » collé à son nom : ôter ce signe pour s’en servir.",
    "Les lignes qui commencent par « # » et une espace sont des explications ; elles peuvent rester ou partir.",
)
_ORIGIN = "Si tout vient d’un seul document, `source` suffit : `evidence` et les identifiants de preuve sont alors à ôter."


def blank(kind: str, registry: Registry) -> str:
    """The blank of a partnership, an organisation or a source."""
    model = SCHEMAS[kind]
    is_record = kind == "partnership"
    lines = ["---"] if is_record else []
    lines += [f"# {line}" for line in (*_HEAD, *([_ORIGIN] if is_record else []))]
    for name, info in shapes.ordered(model):
        lines += ["", *_field(name, info, registry)]
    if is_record:
        lines += ["---", f"{BODY}[^{PROOF}]"]
    return "\n".join(lines) + "\n"


def _field(name: str, info: FieldInfo, registry: Registry) -> Iterator[str]:
    is_needed = info.is_required() or name == "evidence"
    needed = "obligatoire" if info.is_required() else "facultatif"
    yield from _comment(f"{info.description} ({needed}{_limit(info)})")
    group = shapes.model_in(info.annotation)
    if group is None:
        yield from _codes(info, registry)
    else:
        for inner, about in shapes.ordered(group):
            yield from _comment(f"- {inner} : {about.description}")
            yield from _codes(about, registry)
    sign = "" if is_needed else "#"
    yield from (f"{sign}{line}" for line in _value(name, info, group, registry))


def _value(name: str, info: FieldInfo, group: type[Model] | None, registry: Registry) -> Iterator[str]:
    if group is None:
        value = sample(name, info, registry)
        yield f"{name}: {f'[{value}]' if _is_list(info) else value}"
        return
    fields = {
        inner: sample(inner, about, registry, info)
        for inner, about in shapes.ordered(group)
        if inner not in _ALTERNATIVES
    }
    if get_origin(info.annotation) is dict:
        yield from (f"{name}:", f"  {PROOF}:")
        yield from (f"    {inner}: {value}" for inner, value in fields.items())
        return
    written = "{" + ", ".join(f"{inner}: {value}" for inner, value in fields.items()) + "}"
    if _is_list(info):
        yield from (f"{name}:", f"  - {written}")
    else:
        yield f"{name}: {written}"


def sample(name: str, info: FieldInfo, registry: Registry, within: FieldInfo | None = None) -> str:
    """A value of the right form, as YAML. `within` is the field of the group that the field belongs to.

    Raises LookupError when the form of a field is its own, and the model gives no example of it.
    """
    kinds = list(shapes.parts(info))
    codes = next((part.vocabulary for part in kinds if isinstance(part, CodeOf)), None)
    refers_to = (
        (info.json_schema_extra or {}).get("x-refers-to")
        if isinstance(info.json_schema_extra, dict)
        else None
    )
    if name == versions.FIELD:
        return str(versions.CURRENT)
    if name == "evidence" or refers_to == "evidence":
        return PROOF
    if codes in ("organisations", "sources") or refers_to is not None:
        return CODE
    if codes is not None:
        known = registry.regions if codes == "regions" else registry.vocabularies.get(codes, {})
        found = "SN" if codes == "countries" else next(iter(known))
        return f"[{found}]" if within and _is_list(info) else found
    literal = _first_of(info.annotation)
    if literal is not None:
        return str(literal)
    if bool in kinds:
        return "false"
    if str in kinds and _pattern(kinds) in (None, ONE_LINE):
        return yaml_writing.quoted(TEXT)
    examples = [*_examples_within(name, within), *(info.examples or ()), *_examples(kinds)]
    if not examples:
        raise LookupError(f"the field `{name}` has a form of its own: give it `examples` in its model")
    return str(examples[0])


def _examples_within(name: str, group: FieldInfo | None) -> Iterator[Any]:
    """What the examples of a group have for one of its fields."""
    for example in (group.examples or ()) if group else ():
        if name in example:
            yield example[name]


def _examples(kinds: Iterable[Any]) -> Iterator[Any]:
    """The examples of the types that a field is made of."""
    for part in kinds:
        if isinstance(part, FieldInfo):
            yield from part.examples or ()
        elif isinstance(part, WithJsonSchema):
            yield from (part.json_schema or {}).get("examples", ())


def _pattern(kinds: Iterable[Any]) -> str | None:
    """The pattern that a text must match."""
    parts = (inner for part in kinds for inner in (part, *getattr(part, "metadata", ())))
    return next((found for part in parts if (found := getattr(part, "pattern", None))), None)


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
