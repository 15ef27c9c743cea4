"""The Jinja environment of the fragments: autoescaped, a misspelt name stops the build."""

from collections.abc import Callable, MutableMapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from catalogue.knowledge import addresses, citations, derive, strength, wording
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.site import drawings, world_map
from catalogue.site.functions import functions
from catalogue.site.grouping import counts
from catalogue.texts import body

TEMPLATES = Path(__file__).parent / "templates"


class _Context(Context):
    """A Jinja context that calls functions directly, without asking each whether it takes the context.

    So no function of ours may be decorated with `pass_context`, `pass_eval_context` or `pass_environment`.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: a server builds again and again."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class _Environment(Environment):
    """All names are there before the first template is: a plain dictionary holds them, not a chain of two."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def environment(catalogue: Catalogue, project: Project) -> Environment:
    """An environment bound to one catalogue, with the name, address and repository of its project."""
    env = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=_COMPILED,
        auto_reload=False,
    )
    registry = catalogue.registry
    env.globals.update(
        registry=registry,
        repository=project.repository,
        site_name=project.name,
        site_slug=project.slug,
        paper_address=partial(addresses.paper, book=project.slug),
        at=addresses,
        home=derive.HOME,
        maps=world_map,
        link=addresses.from_root,
        once=cache,
        label=registry.label,
        plural=lambda *words: french.plural(*words),
        cited_claims=lambda counted: french.cited(counted.cited, counted.claims, counted.deduced),
        body_html=_body_html,
        cite=lambda entry: citations.sentence(entry, catalogue, project),
        source_counts=lambda entries: counts(entries, _sources),
        draw_web=lambda entries, **only: drawings.web(entries, registry, **only),
        draw_strip=drawings.strip,
        words=wording,
        source_date=wording.source_date,
        strength_of=strength.of_evidence,
        named_as=lambda entry, role: _named_as(entry, role, registry),
    )
    env.globals.update(functions(registry))
    env.filters.update(
        fr=french.typography,
        edtf=french.edtf,
        language=french.language,
        since=french.since,
        until=french.until,
        when=french.when,
        period=french.period,
        number=french.number,
        size=french.size,
        quantity=lambda one: french.quantity(one.value, one.value_max, one.qualifier),
        amount=lambda one: french.amount(one.amount, one.currency, one.qualifier),
        day=french.day,
        listing=lambda parts: french.listing(list(parts)),
    )
    return env


def _body_html(entry: Entry) -> Markup:
    """Safe HTML: rendered and cleaned, see `catalogue.texts.body`."""
    return Markup(body.to_html(entry.body, entry.numbers))


def _sources(entry: Entry) -> list[str]:
    return list(entry.partnership.sources)


def _named_as(entry: Entry, role: str, registry: Registry) -> list[tuple[str, bool]]:
    """The names of the parties that have a role, each with whether the role is deduced."""
    return [
        (registry.organisations[id_].name, strength.of_role(id_, role, entry.partnership) == strength.DEDUCED)
        for id_ in entry.organisations(role)
    ]
