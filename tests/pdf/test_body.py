"""Bodies on paper: Markdown as a tree, and texts that would like to be code."""

from pathlib import Path

import pytest

from catalogue.knowledge.aggregate import build
from catalogue.pdf.body import MOST_NESTED, nodes
from catalogue.pdf.compiler import Values
from catalogue.pdf.documents import Documents
from catalogue.pdf.words import MAY_BREAK, printed
from catalogue.reading.load import load
from tests import papers
from tests.conftest import PROJECT, TODAY


def shown(text: str) -> str:
    """The nodes of a body, as a line."""
    return " ".join(map(_said, nodes(text, lambda ids: [{"id": id_} for id_ in ids])))


def _said(node: Values) -> str:
    if "children" in node:
        more = "".join(str(node[name]) for name in ("level", "to") if node.get(name))
        return f"{node['kind']}{more}({' '.join(map(_said, node['children']))})"
    return str(node.get("text") or node.get("refs") or node["kind"])


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("un *deux* **trois**", "paragraph(un  emphasis(deux)   strong(trois))"),
        ("fait[^a][^b].", "paragraph(fait [{'id': 'a'}, {'id': 'b'}] .)"),
        ("`[^a]`", "paragraph(mono([^a]))"),
        ("# a\n\n#### b", "heading3(a) heading4(b)"),
        ("- a\n- b\n\n1. c", "bullets(item(a) item(b)) numbers(item(c))"),
        ("[a](https://a.org) [b](javascript:c)", "paragraph(linkhttps://a.org(a)   link(b))"),
        ("<script>a</script> b", ""),
        ("a <b>c</b>", "paragraph(a  c)"),
        ("![d](e.png)", "paragraph(d)"),
        ("    x  y\n    z", "code(x  y\nz\n)"),
        ("L'un ; l'autre", "paragraph(L’un\u202f; l’autre)"),
    ],
)
def test_tree(text: str, tree: str) -> None:
    """Each mark of Markdown is a node; raw HTML and other schemes are nothing."""
    assert shown(text) == tree


def test_depth_is_bounded() -> None:
    """What lies too deep is still printed."""
    assert shown("> " * 500 + "fond").count("quote(") == MOST_NESTED
    assert "fond" in shown("> " * 500 + "fond")


def test_long_words_may_break() -> None:
    """Addresses after their signs, other words anywhere; short ones, and other scripts, nowhere."""
    parts = ["https://", "exemple.", "org/", "un/", "tres-", "long/", "chemin"]
    assert printed("".join(parts)).split(MAY_BREAK) == parts
    assert max(map(len, printed("a" * 5000).split(MAY_BREAK))) < 30
    assert MAY_BREAK not in printed("anticonstitutionnellement " + "北" * 50)


HOSTILE = {
    "code": '#read("/etc/passwd") #import "/etc/passwd" #{1+1} #sys.inputs #panic("x") #include "main.typ"',
    "signs": "$ x^2 $ @preuve <label> = titre _a_ *b* \\u{41} \\ `#raw` // note /* bloc */ ~ -- --- ... <b>",
    "paths": "../../../../etc/passwd /etc/passwd file:///etc/passwd [x](file:///etc/passwd)",
    "word": "m" * 5000,
    "table": "\n".join("|".join(f"c{column}" for column in range(40)) for _ in range(150)),
    "nested": "\n".join("  " * level + "- niveau" for level in range(60)),
    "quotes": "> " * 200 + "cité",
    "signs of no font": "un hiéroglyphe, \U00013000 ?",
}


@pytest.fixture
def hostile(folder: Path) -> str:
    """The text of a PDF whose record holds all of it, in its body and in its fields."""
    file = folder / "partnerships" / "exemple-dakar.md"
    text = file.read_text("utf-8").replace("Signature de l’accord", "'#panic(\"a\") $x$ @b \\c'")
    file.write_text(text + "\n\n" + "\n\n".join(HOSTILE.values()), "utf-8")
    documents = Documents(build(load(folder), TODAY), PROJECT)
    return papers.text(documents.record(documents.catalogue.by_id["exemple-dakar"]).pdf())


def test_hostile_bodies_are_harmless_text(hostile: str) -> None:
    """All is printed as it stands, nothing is read, nothing runs."""
    for text in (
        '#read("/etc/passwd") #import',
        '#panic("a") $x$ @b \\c',
        "$ x^2 $ @preuve",
        "/etc/passwd",
        "c39",
    ):
        assert papers.plain(text) in hostile
    assert "root:" not in hostile
    assert hostile.count("m" * 20) > 100
    assert hostile.count("niveau") == 60
    assert "cité" in hostile
