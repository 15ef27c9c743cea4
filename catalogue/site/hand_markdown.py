"""Markdown of docs/ → HTML, for a generator that renders none itself.

CommonMark with tables, and what our pages use of Python-Markdown's extensions: front matter, `!!! tip "Title"` with an
indented text, `{ .class #id name="value" }` after a link or a picture, and an id for each heading, made of its words.
The authors of docs/ are trusted: HTML passes.
"""

import posixpath
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

import yaml
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

from catalogue.knowledge import addresses

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_ADMONITION = re.compile(r'^!!! (\w+) "(.*)"\n((?:\n|[ ]{4}.*\n?)+)', re.MULTILINE)
_ATTRIBUTES = re.compile(r"(<(?:a|img)\b[^>]*?)(\s*/?>(?:[^<]*</a>)?)\{:?\s([^}]*)\}")
_HEADING = re.compile(r"<(h[1-6])>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r'(?<=\s)(href|src)="(?![a-z]+:|[#/])([^"#?]+)')


def split(text: str) -> tuple[Mapping[str, Any], str]:
    """The front matter of a file, as a mapping, and its Markdown."""
    front = _FRONT.match(text)
    return (yaml.safe_load(front[1]) or {}, text[front.end() :]) if front else ({}, text)


def to_html(markdown: str, path: str) -> str:
    """The HTML of the page that a file of docs/, at a path from there, becomes. Links lead to addresses."""
    text = _ADMONITION.sub(_admonition, markdown)
    html = github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    ids: Counter[str] = Counter()

    def heading(match: re.Match[str]) -> str:
        words = slug(match[2])
        ids[words] += 1
        number = f"_{ids[words] - 1}" if ids[words] > 1 else ""
        return f'<{match[1]} id="{words}{number}">{match[2]}</{match[1]}>'

    def link(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        return f'{match[1]}="{addresses.relative(address(target), address(path))}'

    return _LINK.sub(link, _HEADING.sub(heading, _ATTRIBUTES.sub(_with_attributes, html)))


def title(html: str) -> str:
    """The text of the first heading, empty where there is none."""
    heading = re.search(r"<h1\b[^>]*>(.*?)</h1>", html, re.DOTALL)
    return unescape(_TAG.sub("", heading[1])).strip() if heading else ""


def address(path: str) -> str:
    """The address of a file of docs/, from the root of the site: `pays/index.md` → `pays/`, `carte.md` → `carte/`."""
    if not path.endswith(".md"):
        return path
    folder = path.removesuffix(".md")
    return f"{folder}/".removesuffix("index/") if folder.rpartition("/")[2] == "index" else f"{folder}/"


def slug(html: str) -> str:
    """The id of a heading, as MkDocs makes it."""
    text = unicodedata.normalize("NFKD", unescape(_TAG.sub("", html))).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _admonition(match: re.Match[str]) -> str:
    opening = f'<div class="admonition {match[1]}">\n<p class="admonition-title">{escape(match[2])}</p>\n'
    return f"{opening}\n{textwrap.dedent(match[3]).strip()}\n\n</div>\n\n"


def _with_attributes(match: re.Match[str]) -> str:
    """The element with the attributes in braces behind it."""
    words = re.findall(r'[^\s"]+(?:"[^"]*")?', unescape(match[3]))
    classes = " ".join(word[1:] for word in words if word.startswith("."))
    named = [f'id="{word[1:]}"' if word.startswith("#") else word for word in words if word[0] != "."]
    return (
        match[1]
        + "".join(f" {one}" for one in ([f'class="{classes}"'] if classes else []) + named)
        + match[2]
    )
