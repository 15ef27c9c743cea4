"""Reading: faults that only code can make, places of values, and that nothing in a file stops the reading of others."""

import re
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.knowledge.aggregate import build
from catalogue.model.registry import VOCABULARIES
from catalogue.problems.problems import Problem, is_valid, sort_problems
from catalogue.problems.report import as_text
from catalogue.reading.front_matter import Document, parse_markdown, parse_yaml
from catalogue.reading.load import load
from tests.conftest import EXAMPLE, TODAY

Checked = Callable[[], tuple[Problem, ...]]
PAGE = "partnerships/exemple-dakar.md"
FILE = PurePosixPath(PAGE)


def said(problems: tuple[Problem, ...]) -> list[str]:
    """The first line of each problem, which holds place, rule and message."""
    return as_text(problems).splitlines()[::2]


# Bytes


def test_not_utf8(folder: Path, checked: Checked) -> None:
    """A file in an older encoding is refused at the first letter that shows it, counted in letters."""
    text = "---\ntitle: Jumelage à Évry\n".encode()
    (folder / PAGE).write_bytes(text + "summary: à l’hôpital, été ".encode() + "hôpital\n".encode("latin-1"))
    assert said(checked()) == [f"{PAGE}:3:28 E001 [invalide] le fichier n’est pas en UTF-8 : octet 0xf4"]


def test_utf16(folder: Path, checked: Checked) -> None:
    """What Windows calls Unicode is refused at its first byte."""
    text = (folder / PAGE).read_text("utf-8")
    (folder / PAGE).write_bytes(text.encode("utf-16"))
    assert said(checked()) == [f"{PAGE}:1:1 E001 [invalide] le fichier n’est pas en UTF-8 : octet 0xff"]


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_empty_file(folder: Path, checked: Checked, content: bytes) -> None:
    """A file without a sign is empty, whatever white space it has."""
    (folder / PAGE).write_bytes(content)
    assert said(checked()) == [f"{PAGE}:1:1 E002 [invalide] le fichier est vide"]


def test_large_file(folder: Path, checked: Checked) -> None:
    """A file of 5 MB is refused unread."""
    (folder / PAGE).write_bytes(b"x" * 5 * 1024 * 1024)
    assert said(checked()) == [f"{PAGE}:1:1 E003 [invalide] le fichier pèse 5120 Ko, la limite est de 256 Ko"]


def test_nul_byte_in_the_front_matter(folder: Path, checked: Checked) -> None:
    """A NUL byte is named with its place, and the file is read no further."""
    data = (folder / PAGE).read_bytes()
    (folder / PAGE).write_bytes(data.replace(b"kind: partnership", b"kind: partner\0ship"))
    assert said(checked()) == [f"{PAGE}:5:14 E015 [invalide] un caractère invisible est refusé : U+0000"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
    ],
    ids=["byte order mark", "CRLF", "CR"],
)
def test_line_ends_and_byte_order_mark(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """What Windows and old Macs write gives the same values as what Linux writes."""
    before = load(folder)
    for file in [*folder.rglob("*.md"), *folder.rglob("*.yml")]:
        file.write_bytes(change(file.read_bytes()))
    after = load(folder)
    assert not after.problems
    assert (after.registry, after.records) == (before.registry, before.records)


# Names


def test_symbolic_link_to_a_file(folder: Path, checked: Checked) -> None:
    """A link is not followed."""
    (folder / "partnerships/lien.md").symlink_to(folder / PAGE)
    assert said(checked()) == [
        "partnerships/lien.md:1:1 E004 [invalide] c’est un lien symbolique, pas un fichier"
    ]


@pytest.mark.parametrize("target", ["/etc", "/does/not/exist"])
def test_symbolic_link_to_a_folder(folder: Path, checked: Checked, target: str) -> None:
    """A link to a folder is not followed either, nor one that leads nowhere."""
    (folder / "partnerships/dossier").symlink_to(target)
    assert said(checked()) == [
        "partnerships/dossier:1:1 E004 [invalide] c’est un lien symbolique, pas un fichier"
    ]


def test_folder_that_is_a_symbolic_link(folder: Path, checked: Checked) -> None:
    """The folder of the partnerships cannot stand elsewhere."""
    (folder / "partnerships").rename(folder / "ailleurs")
    (folder / "partnerships").symlink_to(folder / "ailleurs")
    assert said(checked()) == ["partnerships:1:1 E004 [invalide] c’est un lien symbolique, pas un fichier"]


def test_registry_file_that_is_a_symbolic_link(folder: Path, checked: Checked) -> None:
    """Vocabularies are files of their own."""
    (folder / "registry/themes.yml").rename(folder / "themes.yml")
    (folder / "registry/themes.yml").symlink_to(folder / "themes.yml")
    assert said(checked()) == [
        "registry/themes.yml:1:1 E004 [invalide] c’est un lien symbolique, pas un fichier"
    ]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Exemple Dakar 2.md", "exemple-dakar-2.md"),
        ("hôpital_dakar.md", "hopital-dakar.md"),
        ("-.md", "nom.md"),
        ("été.2023.md", "ete-2023.md"),
    ],
)
def test_name_that_is_no_identifier(folder: Path, checked: Checked, name: str, near: str) -> None:
    """A name with capitals, accents or spaces is refused, and a good one proposed."""
    (folder / PAGE).rename(folder / "partnerships" / name)
    assert as_text(checked()) == (
        f"partnerships/{name}:1:1 E010 [invalide] le nom de fichier « {name[:-3]} » n’est pas un identifiant\n"
        f"    à faire : le renommer en {near} : minuscules sans accent, chiffres et tirets\n"
    )


def test_name_of_undecodable_bytes(folder: Path, checked: Checked) -> None:
    """A name in an older encoding can still be printed."""
    (folder / "partnerships" / b"h\xf4pital.md".decode("utf-8", "surrogateescape")).write_text("x")
    assert said(checked())[0].startswith("partnerships/h\ufffdpital.md:1:1 E010 ")


@pytest.mark.parametrize("name", ["Exemple-Dakar.md", "exemple_dakar.md", "archives/exemple-dakar.md"])
def test_identifier_taken(folder: Path, checked: Checked, name: str) -> None:
    """Two names that differ by case only, by a hyphen or by their folder are one identifier; the good name has it."""
    copy = folder / "partnerships" / name
    copy.parent.mkdir(exist_ok=True)
    copy.write_text((folder / PAGE).read_text("utf-8"), "utf-8")
    [problem] = checked()
    assert problem.rule.id == "E011"
    assert {str(problem.file), problem.values["other"]} == {f"partnerships/{name}", PAGE}
    assert len(load(folder).records) == 2


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("nouveau.markdown", "nouveau.md"),
        ("nouveau.md.txt", "nouveau.md"),
        ("Nouveau.MD", "nouveau.md"),
        ("nouveau", "nouveau.md"),
    ],
)
def test_wrong_extension(folder: Path, checked: Checked, name: str, near: str) -> None:
    """A file that would be passed over is named instead."""
    (folder / "partnerships" / name).write_text("---\n", "utf-8")
    assert as_text(checked()) == (
        f"partnerships/{name}:1:1 E013 [invalide] le nom du fichier ne se termine pas par .md\n"
        f"    à faire : le renommer en {near}, ou l’enlever s’il n’a pas sa place ici\n"
    )


def test_hidden_files_are_passed_over(folder: Path, checked: Checked) -> None:
    """What editors and systems leave behind is no fault."""
    (folder / "partnerships/.DS_Store").write_bytes(b"\0\xff")
    assert checked() == ()


# What is there and what is not


def test_empty_catalogue(folder: Path, checked: Checked) -> None:
    """A catalogue without a page, an organisation or a source is valid, and can be built."""
    for file in [*folder.glob("partnerships/*"), *folder.glob("registry/*/*")]:
        file.unlink()
    assert checked() == ()
    (folder / "partnerships").rmdir()
    assert checked() == ()
    assert build(load(folder), TODAY).entries == ()


def test_no_page_at_all(folder: Path, checked: Checked) -> None:
    """Without pages, organisations are merely unused."""
    for file in folder.glob("partnerships/*"):
        file.unlink()
    assert is_valid(checked())
    assert {problem.rule.id for problem in checked()} == {"W305"}


@pytest.mark.parametrize("name", [*VOCABULARIES, "countries", "regions"])
def test_missing_registry_file(folder: Path, checked: Checked, name: str) -> None:
    """A vocabulary that is not there is one problem, not one for each of its codes in use."""
    (folder / f"registry/{name}.yml").unlink()
    assert as_text(checked()) == (
        f"registry/{name}.yml:1:1 E014 [invalide] le fichier manque\n"
        "    à faire : le remettre : le site ne peut pas s’en passer\n"
    )


def test_an_unreadable_file_is_blamed_alone(folder: Path, checked: Checked) -> None:
    """A file that others refer to exists, however broken: only its own fault is told."""
    for name in ("partnerships/programme-exemple.md", "registry/organisations/hopital-du-val.yml"):
        (folder / name).write_text("a: [", "utf-8")
    (folder / "registry/themes.yml").write_text("- {code: a", "utf-8")
    (folder / "registry/organisations/hopital-de-dakar.yml").rename(
        folder / "registry/organisations/Hopital de Dakar.yaml"
    )
    assert [(str(problem.file), problem.rule.id) for problem in checked()] == [
        ("partnerships/programme-exemple.md", "E005"),
        ("registry/organisations/Hopital de Dakar.yaml", "E013"),
        ("registry/organisations/hopital-du-val.yml", "E007"),
        ("registry/themes.yml", "E007"),
    ]


def test_faults_of_several_files_come_at_once(folder: Path, checked: Checked) -> None:
    """Every fault of every file is told in one go, in the order of files, lines and columns."""
    for name, old, new in (
        ("registry/sources/brochure.yml", "kind: brochure", "kind: depliant"),
        (PAGE, "date: 2018-03-12", "date: 2018-13-12"),
        (PAGE, "kind: partnership", "kind: jumelage"),
        ("registry/organisations/fonds-exemple.yml", "country: FR", "country: France"),
        ("partnerships/programme-exemple.md", "[financement]", "[finance, don]"),
        (PAGE, "value: 15, value_max: 18", "value: quinze, value_max: dix-huit"),
    ):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert [line.split(" [")[0] for line in said(checked())] == [
        f"{PAGE}:5:7 E103",
        f"{PAGE}:25:39 E109",
        f"{PAGE}:25:58 E109",
        f"{PAGE}:27:12 E107",
        "partnerships/programme-exemple.md:9:14 E103",
        "partnerships/programme-exemple.md:9:23 E103",
        "registry/organisations/fonds-exemple.yml:4:10 E104",
        "registry/sources/brochure.yml:5:7 E103",
    ]


# Texts that harm a reader


@pytest.mark.parametrize(
    "text",
    [
        "title: " + "[" * 100_000,
        "{a: " * 60_000,
        "- " * 100_000 + "a",
        "? " * 100_000,
        "a: " + "[{b: " * 40_000,
    ],
    ids=["brackets", "braces", "hyphens", "question marks", "both"],
)
def test_deep_nesting(folder: Path, checked: Checked, text: str) -> None:
    """A hundred thousand brackets are one problem, told at once."""
    (folder / PAGE).write_text(f"---\n{text}\n---\n", "utf-8")
    start = time.monotonic()
    [problem] = checked()
    assert time.monotonic() - start < 2
    assert (str(problem.file), problem.line, problem.rule.id) == (PAGE, 2, "E016")


def test_billion_laughs(folder: Path, checked: Checked) -> None:
    """A text of nine lines that unfolds to a billion is refused at its first sign, at once."""
    lines = ["a0: &a0 [rire, rire, rire, rire, rire, rire, rire, rire, rire, rire]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (folder / PAGE).write_text("\n".join(["---", *lines, "---\n"]), "utf-8")
    start = time.monotonic()
    assert [line.split(" [")[0] for line in said(checked())] == [f"{PAGE}:2:5 E008"]
    assert time.monotonic() - start < 2


def test_a_text_of_one_long_line_is_read_fast(folder: Path, checked: Checked) -> None:
    """A list as long as a file may be takes no time worth noting."""
    (folder / PAGE).write_text(f"---\nthemes: [{'a, ' * 60_000}a\n---\n", "utf-8")
    start = time.monotonic()
    assert [problem.rule.id for problem in checked()] == ["E007"]
    assert time.monotonic() - start < 5


def test_message_on_one_line(folder: Path, checked: Checked) -> None:
    """A value with line ends or terminal codes cannot forge another message."""
    file = folder / PAGE
    value = r'"foo\n\e[31mpartnerships/autre.md:1:1 E001"'
    file.write_text(file.read_text("utf-8").replace("kind: partnership", f"kind: {value}"), "utf-8")
    text = as_text(checked())
    assert [line.split(" ")[1] for line in text.splitlines()[::2]] == ["E015", "E103"]
    assert "\x1b" not in text


SIGNS = st.sampled_from(
    [*"\t\"'{}[],:-#&*|>?!%@`~\n\\<x1é\u00a0", ": ", "- ", "---\n", "\n  ", "![", "[^", "]("]
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_change_to_a_file_stops_the_check(data: st.DataObject) -> None:
    """Whatever is typed into a page, its problems stand at a line and column that the file has."""
    text = (EXAMPLE / PAGE).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 20)))
        text = text[:start] + data.draw(SIGNS) + text[end:]
    document, problems = parse_markdown(text, FILE)
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert as_text([problem]).count("\n") == as_text([problem], "en").count("\n") == 2
    assert document is not None or problems


# Values and their places


def test_values_stay_as_written() -> None:
    """Nothing becomes a number, a date, a boolean or null: `NO`, `2023-05`, `012`, `1_000` and `~` are texts."""
    text = "a: NO\nb: 2023-05\nc: 012\nd: 1_000\ne: ~\nf: 'yes'\ng:\nh: ''\n"
    document, problems = parse_yaml(text, FILE)
    assert document is not None
    assert not problems
    assert document.values == {
        "a": "NO",
        "b": "2023-05",
        "c": "012",
        "d": "1_000",
        "e": "~",
        "f": "yes",
        "g": None,
        "h": "",
    }


def test_duplicate_keys_at_any_depth() -> None:
    """A key that comes twice is told wherever it stands; the first one counts."""
    document, problems = parse_yaml("a:\n  - {b: 1, c: {d: 2, d: 3}}\n  - b: 4\n    b: 5\na: 6\n", FILE)
    assert [(problem.rule.id, problem.line, problem.column) for problem in sort_problems(problems)] == [
        ("E009", 2, 22),
        ("E009", 4, 5),
        ("E009", 5, 1),
    ]
    assert document is not None
    assert document.values == {"a": [{"b": "1", "c": {"d": "2"}}, {"b": "4"}]}


def test_place_of_what_is_missing() -> None:
    """What a file does not have is looked for at the nearest thing that it has; a block is at its key."""
    document, _ = parse_markdown("---\na: {b: x}\nc:\n  d:\n    e: y\nf:\n---\nText.\n", FILE)
    assert document is not None
    assert document.mark(("a", "z")) == (2, 4)
    assert document.mark(("c", "d")) == (4, 3)
    assert document.mark(("c", "d", "z")) == (4, 3)
    assert document.mark(("c", "d", "e")) == (5, 8)
    assert document.mark(("c", "d", "e"), key=True) == (5, 5)
    assert document.mark(("f",)) == (6, 3)
    assert document.mark(("z",)) == (2, 1)
    assert document.mark(()) == (2, 1)


WORDS = st.text("abcdefghijklmnopqrstuvwxyzéèœ", min_size=1, max_size=8).filter(
    lambda word: word not in ("y", "n")
)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=5), st.sampled_from([True, False, None]))
def test_every_value_has_its_place(values: dict[str, Any], flow: bool | None) -> None:
    """At the line and column of a text stands that text, and at those of its key the key."""
    written = yaml.dump(values, allow_unicode=True, default_flow_style=flow, width=60)
    text = f"---\n{written}---\nText.\n"
    document, problems = parse_markdown(text, FILE)
    assert document is not None
    assert not problems
    assert document.values == values
    assert document.body == "Text.\n"
    assert text.split("\n")[document.body_line - 1] == "Text."
    _compare(document, text.split("\n"), values, ())


def _compare(document: Document, lines: list[str], value: Any, location: tuple[str | int, ...]) -> None:
    if isinstance(value, str):
        assert _at(lines, document.mark(location)).startswith((value, f"'{value}'"))
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        if isinstance(step, str):
            assert _at(lines, document.mark((*location, step), key=True)).startswith((step, f"'{step}'"))
        _compare(document, lines, inner, (*location, step))


def _at(lines: list[str], place: tuple[int, int]) -> str:
    line, column = place
    return lines[line - 1][column - 1 :]


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("parties:\n  - {organisation: hopital-du-val", "parties:\n\u00a0 - {organisation: hopital-du-val", 7, 1),
        ("    section: Hôpital du Val", "\u00a0\u00a0\u00a0\u00a0section: Hôpital du Val", 34, 1),
        ("    section: Hôpital du Val", "  \u202f section: Hôpital du Val", 34, 3),
        ("evidence:\n  accord:", "evidence:\n\u00a0\u00a0accord:", 32, 1),
        ("related:\n  - {to: programme-exemple", "related:\n  -\u00a0{to: programme-exemple", 29, 3),
    ],
)  # fmt: skip
def test_an_indent_of_no_break_spaces(
    folder: Path, checked: Checked, old: str, new: str, line: int, column: int
) -> None:
    """Whatever YAML makes of it, a field of a strange name or an error elsewhere, the spaces are named."""
    path = folder / PAGE
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    [problem] = [one for one in checked() if str(one.file) == PAGE]
    assert (problem.rule.id, problem.line, problem.column) == ("E007", line, column)
    assert "espaces insécables" in problem.message()


@pytest.mark.parametrize("new", ["title: ? Quel avenir pour Dakar", "title: ?"])
def test_a_question_mark_before_a_text(folder: Path, checked: Checked, new: str) -> None:
    """Told in French alone, with what to do."""
    path = folder / PAGE
    path.write_text(
        path.read_text("utf-8").replace("title: Jumelage en cardiologie avec Dakar", new), "utf-8"
    )
    [problem] = [one for one in checked() if str(one.file) == PAGE]
    assert (problem.rule.id, problem.line, problem.column) == ("E007", 3, 8)
    assert "« ? », sauf entre guillemets doubles" in problem.message()


@pytest.mark.parametrize(
    "text",
    [
        *("a: ? b", "a: - b", "a: > b", "a: %b", "a: `b", "a: @b", "a: ]", "a: {b", 'a: "b', "a: 'b' c", "a\nb: c", "a: b\n c: d"),
        *("a: [b\n---\nc]", "a: 'b\n---\n'", "a: {b: ? c}", "%YAML 3.0\na: b", "a: !<b", "a: !!b c", "a: &", "a: *", "a: |9x\n  b", 'a: "\\q"'),
        *("- a\nb: c", "a: b\n- c", "a: {b: c}}", "? a", "a: [b, c", "a:\n  - b\n c", "\ta: b", "a: {,}", "a: b: c", "a: \"b\"c", "a: |-+\n b"),
    ],
)  # fmt: skip
def test_no_english_in_a_french_message(folder: Path, checked: Checked, text: str) -> None:
    """Whatever the parser stumbles over, its own words do not reach contributors."""
    (folder / "registry/organisations/fonds-exemple.yml").write_text(f"schema: 2\n{text}\n", "utf-8")
    for problem in checked():
        words = set(re.findall(r"[a-z]{3,}", problem.message()))
        assert words.isdisjoint(
            {"expected", "found", "not", "did", "mapping", "while", "key", "character", "the"}
        )
