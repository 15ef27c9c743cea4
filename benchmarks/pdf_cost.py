"""What the book costs beside plain Typst over the same text: seconds, CPU, memory, pages.

`python -m benchmarks.pdf_cost --root FOLDER` measures both, each in a process of its own. The plain document is what one
writes by hand with Typst's own looks: headings, paragraphs, lists, tables, contents, notes, and indexes with page
numbers and links; tagged as PDF/UA-1 like ours.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import typst

from catalogue.knowledge.project import Project
from catalogue.pdf.compiler import FONTS, pdf
from catalogue.pdf.documents import Documents
from catalogue.publishing.publication import read

ROOT = Path(__file__).resolve().parent.parent

KINDS = ("plain", "ours")


def text(said: str) -> str:
    """A text as code that prints it."""
    escaped = said.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'#"{escaped}"'


def line(pieces: list[dict[str, Any]]) -> str:
    """Pieces without their links, each with the numbers of its evidence."""
    return "".join(
        text(one["text"]) + "".join(f"#super[{ref['number']}]" for ref in one["refs"]) for one in pieces
    )


def inline(nodes: list[dict[str, Any]]) -> str:
    """The texts of some nodes of a body."""
    return "".join(
        text(node["text"]) if "text" in node else inline(node["children"]) if "children" in node else ""
        for node in nodes
    )


def section(one: dict[str, Any]) -> Iterator[str]:
    """A section of a record, with Typst's own looks."""
    yield f"=== {text(one['title'])}"
    if one["kind"] == "facts":
        for row in one["rows"]:
            yield f"/ {text(row['term'])}: " + " \\ ".join(line(each) for each in row["lines"])
    elif one["kind"] == "prose":
        for node in one["nodes"]:
            yield ("==== " if node["kind"] == "heading" else "") + inline(node.get("children", [])) + "\n"
    elif one["kind"] == "table":
        cells = "".join(f"[{line(cell)}]," for row in one["rows"] for cell in row)
        heads = "".join(f"[{text(head['title'])}]," for head in one["columns"])
        yield f"#table(columns: {len(one['columns'])}, table.header({heads}), {cells})"
    elif one["kind"] == "lines":
        for item in one["items"]:
            yield f"- {line(item)}"
    elif one["kind"] == "timeline":
        for row in one["rows"]:
            yield f"/ {text(row['date'])}: {line([row['event']])}"


def plain(values: dict[str, Any]) -> str:
    """The whole book, as Typst source."""
    book = values["book"]
    found = [
        f"#set document(title: {json.dumps(values['title'], ensure_ascii=False)})",
        '#set text(lang: "fr", font: ("Libertinus Serif", "Passerelles Arabic", "Passerelles Khmer", "Passerelles Han"))',
        '#set par(justify: true)\n#set page(numbering: "1")\n#outline(depth: 2)',
    ]
    for title, groups in (("Pays", book["countries"]), ("Spécialités", book["specialties"])):
        found.append(f"= {title}")
        for group in groups:
            found.append(f"== {text(group['name']['text'])}")
            for row in group["rows"]:
                who = "".join(part["text"] for part in row["who"])
                to = json.dumps(row["record"]["to"])
                found.append(
                    f"- #link(label({to}), {text(row['record']['text'])[1:]}) {text(who)} {text(row['status'])} "
                    f"#context counter(page).at(label({to})).first()"
                )
    found.append("= Organisations")
    for one in book["organisations"]:
        found.append(f"== {text(one['name']['text'])}\n{text(one['where'])}\n")
        for role in one["roles"]:
            said = "; ".join(
                f"#link(label({json.dumps(record['to'])}), {text(record['text'])[1:]})"
                for record in role["records"]
            )
            found.append(f"/ {text(role['role'])}: {said}")
    found.append("= Fiches")
    for record in book["records"]:
        found.append(
            f"#heading(level: 2, {text(record['title'])[1:]})#label({json.dumps(record['address'])})"
        )
        found += [f"{text(record['lead'])}\n", f"{text(record['status']['label'])}\n"]
        for each in record["sections"]:
            found += section(each)
        found.append("=== Preuves")
        for quote in record["evidence"]:
            said = f"« {quote['quote']} » Source {quote['source']}, {quote['where']}. {quote['note']}"
            found.append(f"+ {text(said)}")
    found.append("= Sources")
    found += [f"+ {line(one['line'])}" for one in book["sources"]]
    for index in book["indexes"]:
        found.append("= Index")
        for item in index:
            pages = ", ".join(
                f"#link(label({json.dumps(to)}), context counter(page).at(label({json.dumps(to)})).first())"
                for to in item["records"]
            )
            found.append(f"- {text(item['name']['text'])} {pages}")
    return "\n".join(found)


def measure(kind: str, root: Path) -> dict[str, Any]:
    """One of the two, printed in this process."""
    today = date(2026, 11, 22)
    documents = Documents(read(root, today)[0], Project("Essai", "https://exemple.org/"))
    began, before = time.perf_counter(), time.process_time()
    values = documents.book(whole=True).values()
    if kind == "ours":
        made = pdf("book", values, today)
    else:
        source = plain(values).encode()
        began, before = time.perf_counter(), time.process_time()
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
        made = typst.compile(source, font_paths=fonts, pdf_standards="ua-1", timestamp=0)
    return {
        "kind": kind,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu": round(time.process_time() - before, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
        "mb": round(len(made) / 1e6, 1),
    }


def main() -> int:
    """Measure both, in turns."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="folder that holds partnerships/ and registry/"
    )
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--one", choices=KINDS, help="measure only this one, here")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.root)))
        return 0
    for _ in range(given.runs):
        for kind in KINDS:
            command = [sys.executable, __file__, "--root", str(given.root), "--one", kind]
            print(
                subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout,
                end="",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
