"""A YAML writer in the style of the catalogue: a field on each line, groups on one line, quotes only when needed."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

_PLAIN = re.compile(r"[\w«](?:[^\n,:#\[\]{}\"&*|>%@`?]*[^\n,:#\[\]{}\"&*|>%@`?\s])?")
_PLAIN_LINE = re.compile(r"[\w«](?:(?:[^\n:#\"&*]|:(?!\s|$)|(?<!\s)#)*(?:[^\n:#\"&*\s]|(?<!\s)#))?")


def scalar(text: str, *, in_flow: bool = True) -> str:
    """A text as a YAML scalar, with quotes if needed; more characters need them `in_flow`, inside brackets or braces."""
    if (_PLAIN if in_flow else _PLAIN_LINE).fullmatch(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@lru_cache(maxsize=1024)
def is_text(plain: str) -> bool:
    """Whether every YAML parser reads a text without quotes as a text, unlike `NO`, `2013` and `1e3`."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, plain, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == "tag:yaml.org,2002:str")


_RESOLVER = yaml.SafeLoader("")


def flow(value: Any) -> str:
    """A value in flow style: `{code: active, evidence: [a, b]}`. Empty values are left out."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items() if item) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def block(fields: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping in block style; items of lists of mappings, and the evidence, stand below their key."""
    for key, value in fields.items():
        if not value:
            continue
        if key == "evidence" and isinstance(value, Mapping):
            yield f"{indent}{key}:"
            for name, quote in value.items():
                yield f"{indent}  {name}:"
                yield from block(quote, indent + "    ")
        elif isinstance(value, list) and isinstance(value[0], Mapping):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {flow(item)}" for item in value)
        else:
            yield f"{indent}{key}: {scalar(value, in_flow=False) if isinstance(value, str) else flow(value)}"
