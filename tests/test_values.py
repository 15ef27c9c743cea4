"""What kinds of pages give to templates: plain values, so that a page can be told from its former self without a template."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from jinja2 import Environment
from pydantic import BaseModel, HttpUrl

from catalogue.aggregate import Catalogue
from catalogue.site import kinds
from catalogue.site.environment import environment
from catalogue.site.page import Page
from catalogue.site.pages import KINDS


def strange(value: object) -> Iterator[str]:
    """Names of the types within a value that are neither plain nor frozen."""
    if isinstance(value, str | int | float | date | HttpUrl | None):
        return
    if isinstance(value, list | tuple):
        parts = list(value)
    elif isinstance(value, Mapping):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, BaseModel):
        parts = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value) and type(value).__dataclass_params__.frozen:  # type: ignore[attr-defined]
        parts = [getattr(value, field.name) for field in fields(value)]
    else:
        yield type(value).__name__
        return
    for part in parts:
        yield from strange(part)


def test_values_are_plain(real: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """No function, generator or object of the environment among them, and no catalogue."""
    given: list[tuple[str, Mapping[str, Any]]] = []

    def note(
        _env: Environment,
        template: str,
        address: str,
        title: str,
        description: str,
        file: str = "",
        **values: Any,
    ) -> Page:
        given.append((template, values))
        return Page(address, title, description, "", file)

    for module in pkgutil.iter_modules(kinds.__path__):
        found = importlib.import_module(f"{kinds.__name__}.{module.name}")
        if hasattr(found, "fragment"):
            monkeypatch.setattr(found, "fragment", note)
    env = environment(real, "https://forge.example/x")
    for kind in KINDS:
        assert list(kind(real, env))
    wrong = {
        (template, name, type_)
        for template, values in given
        for name, value in values.items()
        for type_ in strange(value)
    }
    assert wrong == set()
    assert "catalogue" not in env.globals
