"""Write the dependency graph and the table of rooms into docs/architecture.md, from imports and docstrings.

`python scripts/architecture.py` rewrites the text between the markers; a test compares it with the imports. The graph is
a transitive reduction: when a imports b and c, and b imports c, only a → b → c is drawn.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = "catalogue"
HOOKS = "hooks"
_MARKED = re.compile(r"(<!-- rooms:(\w+) -->\n).*?(<!-- /rooms -->)", re.DOTALL)
_ORDER = re.compile(r"in this order: ([a-z, ]+)\.")

Arrows = Mapping[str, frozenset[str]]
"""The rooms that each room imports. `hooks`, beside the package, counts as a room."""


def main() -> None:
    """Rewrite docs/architecture.md in place."""
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")


def filled(text: str) -> str:
    """The text with the parts between markers written again."""
    makers = {"picture": lambda: picture(reduced(imports())), "table": table}
    return _MARKED.sub(lambda match: f"{match[1]}{makers[match[2]]()}{match[3]}", text)


def picture(arrows: Arrows) -> str:
    """The graph as a Mermaid chart, which forges draw; the last room comes first."""
    lines = [
        f"  {room} --> {' & '.join(sorted(arrows[room], key=[*rooms()].index))}"
        for room in reversed([*rooms(), HOOKS])
        if arrows[room]
    ]
    return "```mermaid\nflowchart TD\n" + "\n".join(lines) + "\n```\n"


def table() -> str:
    """A Markdown table of the rooms, with the first sentence of each one's docstring."""
    rows = ["| room | what it holds |", "| --- | --- |"]
    rows += [f"| `{PACKAGE}/{room}/` | {_first_sentence(room)} |" for room in rooms()]
    return "\n".join(rows) + "\n"


def rooms() -> tuple[str, ...]:
    """The rooms in the order of the docstring of the package. Raises ValueError when it has none."""
    order = _ORDER.search(" ".join(_docstring(ROOT / PACKAGE / "__init__.py").split()))
    if order is None:
        raise ValueError(f"{PACKAGE}/__init__.py does not say in which order the rooms stand")
    return tuple(order[1].split(", "))


def imports() -> Arrows:
    """The rooms that each room imports, and those that the hooks import."""
    folders = {room: ROOT / PACKAGE / room for room in rooms()} | {HOOKS: ROOT / HOOKS}
    return {room: frozenset(_imported(folder)) - {room} for room, folder in folders.items()}


def reduced(arrows: Arrows) -> Arrows:
    """The transitive reduction of the graph."""
    return {
        room: frozenset(
            other
            for other in targets
            if not any(other in reached(arrows, between) for between in targets - {other})
        )
        for room, targets in arrows.items()
    }


def reached(arrows: Arrows, room: str) -> frozenset[str]:
    """The rooms that a room imports, directly or through others."""
    return arrows[room].union(*(reached(arrows, other) for other in arrows[room]))


def _imported(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                package, *rest = name.split(".")
                if package == PACKAGE and rest:
                    yield rest[0]


def _first_sentence(room: str) -> str:
    paragraph = " ".join(_docstring(ROOT / PACKAGE / room / "__init__.py").partition("\n\n")[0].split())
    return re.split(r"(?<=\.) ", paragraph)[0].rstrip(".")


def _docstring(file: Path) -> str:
    return ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""


if __name__ == "__main__":
    main()
