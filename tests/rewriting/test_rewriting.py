"""`check --fix`: what it mends, what it leaves, and that it never changes what a file means."""

import time
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.language import french
from catalogue.reading.front_matter import parse_markdown
from catalogue.rewriting import yaml_writing
from catalogue.rewriting.dates import as_edtf, as_edtf_period
from catalogue.rewriting.fixes import mended
from catalogue.rewriting.proposals import proposal
from catalogue.rewriting.typography import printed
from catalogue.rewriting.yaml_writing import scalar
from tests.conftest import EXAMPLE

FILE = PurePosixPath("partnerships/essai.md")
NAME = "partnerships/exemple-dakar.md"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("18/11/2021", "2021-11-18"),
        ("18-11-2021", "2021-11-18"),
        ("2021/11/18", "2021-11-18"),
        ("2021-1-8", "2021-01-08"),
        ("05/05/2021", "2021-05-05"),
        ("11/2021", "2021-11"),
        ("1er février 2022", "2022-02-01"),
        ("Août 2019", "2019-08"),
        ("03/04/2021", None),  # April or March
        ("31/02/2021", None),
        ("2021-11-18", None),
        ("vers 2013", None),
        ("13/2021", None),
    ],
)
def test_dates(written: str, expected: str | None) -> None:
    """A date that can be read in one way only takes the form of the catalogue, any other is left."""
    assert as_edtf(written) == expected


def test_periods() -> None:
    """Two years become an interval where one is meant, unless the second comes first."""
    assert [as_edtf_period(text) for text in ("2016-2022", "2016 – 2022", "2022-2016")] == [
        "2016/2022",
        "2016/2022",
        None,
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("L'équipe d'ici; l'autre: non?", "L’équipe d’ici ; l’autre : non ?"),
        ("Deux\u00a0: un\u202f!", "Deux : un !"),
        ("il dit «l'accord; signé»", "il dit « l'accord; signé »"),
        ('le "d\'abord; puis"', 'le "d\'abord; puis"'),
        ("[l'an](https://a.org/l'b;c) `x'y;`", "[l’an](https://a.org/l'b;c) `x'y;`"),
        ("de 10:30 à 5'; http://a.b?", "de 10:30 à 5'; http://a.b?"),
        ("vu[^a]: oui\n[^a]: note", "vu[^a]: oui\n[^a]: note"),
        ("rock 'n' roll", "rock 'n' roll"),
    ],
)
def test_typography(written: str, expected: str) -> None:
    """Apostrophes and spaces of our words are mended; code, addresses, references and what is quoted are not."""
    assert printed(written) == expected
    assert printed(expected) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "kind: event  # pourquoi\n# le titre\n# en mots\ntitle: Un titre\n\nsummary: Court\n",
            "# le titre\n# en mots\ntitle: Un titre\n\nsummary: Court\nkind: event  # pourquoi\n",
            id="comments follow their field",
        ),
        pytest.param(
            "parties:\n- role: lead\n  organisation: a\n-   {evidence: [x,  y], role: lead , organisation: b}\n",
            "parties:\n- organisation: a\n  role: lead\n-   {organisation: b, role: lead , evidence: [x,  y]}\n",
            id="groups in lines and in braces, whatever their indents",
        ),
        pytest.param("title: Un : deux\n", 'title: "Un : deux"\n', id="a colon needs quotes"),
        pytest.param('title: *Un* "mot"\n', 'title: "*Un* \\"mot\\""\n', id="a star needs quotes"),
        pytest.param(
            "title: \"Un titre\"\nsummary: 'a #b'\nstatus: {as_of: '2021', code: \"a, b\"}\n",
            "title: Un titre\nsummary: 'a #b'\nstatus: {code: \"a, b\", as_of: 2021}\n",
            id="needless quotes go, the others stay",
        ),
        pytest.param('title: "NO"\n', 'title: "NO"\n', id="a word that other readers of YAML take for no"),
        pytest.param(
            "title: a'b\nevidence:\n  x: {quote: \"l'a; b\", section: l'a}\n",
            "title: a’b\nevidence:\n  x: {section: l'a, quote: \"l'a; b\"}\n",
            id="a quote keeps its signs",
        ),
        pytest.param(
            "summary: |\n  l'un\ntitle: b\n", "title: b\nsummary: |\n  l'un\n", id="a block of text"
        ),
        pytest.param("title: a\ntitle: b\nkind: c\n", None, id="a field that is there twice"),
        pytest.param("kind: c\ntitel: a\n", None, id="a field that nobody knows"),
        pytest.param("kind: [a\ntitle: b\n", None, id="a bracket that is never closed"),
        pytest.param("kind: c\n? [a, b]\n: c\ntitle: d\n", None, id="a list where a field is named"),
    ],
)
def test_front_matter(before: str, after: str | None) -> None:
    """Order, quotes and signs are mended; a file that cannot be understood stays as it is."""
    assert mended(f"---\n{before}---\nTexte.\n", FILE) == f"---\n{after or before}---\nTexte.\n"


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        pytest.param(
            "registry/sources/essai.yml",
            "title: L'an; un\npublisher: L'hôpital\ndate_note: L'an; un\nnote: L'an; un\n",
            "title: L'an; un\npublisher: L'hôpital\ndate_note: L’an ; un\nnote: L’an ; un\n",
            id="a source: its title and its publisher are as others write them",
        ),
        pytest.param(
            "registry/organisations/essai.yml",
            "name: L'hôpital\nnote: L'an; un\n",
            "name: L'hôpital\nnote: L’an ; un\n",
            id="an organisation: its name is as others write it",
        ),
        pytest.param(
            "partnerships/essai.md",
            "---\ntitle: L'an\nevidence:\n  x: {section: L'an, quote: L'an, note: L'an}\n---\n",
            "---\ntitle: L’an\nevidence:\n  x: {section: L'an, quote: L'an, note: L’an}\n---\n",
            id="a record: its title is ours, the words of its evidence are not",
        ),
    ],
)
def test_whose_words_are_mended(file: str, before: str, after: str) -> None:
    """Signs are mended in our own words only, whatever the file is."""
    assert mended(before, PurePosixPath(file)) == after


@pytest.mark.parametrize("word", ["<", "](", "[^", "«", '"', "`", "a'", " ", "; ", "1/"])
def test_no_text_takes_long_to_mend(word: str) -> None:
    """Twenty thousand signs of one kind, in a title, in one that lacks its quotes, and in the text below."""
    many = word * (20_000 // len(word))
    start = time.process_time()
    mended(f"---\ntitle: a {many}b\nsummary: a: {many}b\n---\n{many}b\n", FILE)
    mended(f"---\ntitle: {yaml_writing.quoted(many)}\n---\n{many}\n", FILE)
    assert time.process_time() - start < 0.5


def test_line_ends_and_bom_stay(folder: Path) -> None:
    """A file of Windows stays one; a file whose lines end in several ways is left alone."""
    file, text = folder / NAME, (EXAMPLE / NAME).read_text("utf-8").replace("date: 2018,", "date: 12/2018,")
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    file.write_bytes(windows)
    found = proposal(folder, PurePosixPath(NAME), mended)
    assert found.after == windows.replace(b"date: 12/2018,", b"date: 2018-12,")
    file.write_bytes(windows.replace(b"\r\n", b"\n", 3))
    assert not proposal(folder, PurePosixPath(NAME), mended).changes


def test_a_file_that_changed_meanwhile_is_not_written(folder: Path) -> None:
    """What somebody wrote while the difference was shown is not lost."""
    file = folder / NAME
    file.write_text(file.read_text("utf-8").replace("date: 2018,", "date: 12/2018,"), "utf-8")
    found = proposal(folder, PurePosixPath(NAME), mended)
    file.write_text("---\nautre: chose\n---\n", "utf-8")
    assert not found.write(folder)
    assert file.read_text("utf-8") == "---\nautre: chose\n---\n"


# Meaning

SAID = st.text(st.sampled_from("ab 'é;:?!,«»\u00a0\"#{}[]-&*0129/\\x"), min_size=1, max_size=12).map(
    str.strip
)
COMMENT = st.sampled_from(["", "  # pourquoi", "\n  # seul"])


@st.composite
def records(draw: st.DrawFn) -> str:
    """A front matter of any values, in any order and style, with comments."""
    fields = draw(st.permutations(["title", "summary", "kind", "status", "parties", "evidence"]))
    lines = []
    for name in fields:
        if name == "parties":
            keys = draw(st.permutations(["organisation", "role", "unit", "since"]))
            pairs = [(key, draw(SAID)) for key in keys]
            if draw(st.booleans()):
                lines += [f"parties:\n  - {{{', '.join(f'{key}: {_quoted(text)}' for key, text in pairs)}}}"]
            else:
                lines += ["parties:", *_item(pairs)]
        elif name == "evidence":
            pairs = [(key, draw(SAID)) for key in draw(st.permutations(["source", "quote", "note"]))]
            lines += ["evidence:", "  un:", *(f"    {key}: {_quoted(text)}" for key, text in pairs)]
        else:
            text = draw(SAID)
            lines.append(f"{name}: {draw(st.sampled_from([_quoted, _single]))(text)}{draw(COMMENT)}")
    return "---\n" + "\n".join(lines) + f"\n---\n{draw(SAID)}\n"


def _item(pairs: list[tuple[str, str]]) -> list[str]:
    return [
        f"  {'- ' if number == 0 else '  '}{key}: {_quoted(text)}" for number, (key, text) in enumerate(pairs)
    ]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@settings(max_examples=200, deadline=None)
@given(SAID)
def test_texts_are_written_so_that_all_read_them(text: str) -> None:
    """In a line or in braces, a text comes back as it was from both readers of YAML."""
    for line in (f"a: {scalar(text, in_flow=False)}\n", f"{{a: {scalar(text)}, b: c}}\n"):
        for loader in (yaml.BaseLoader, yaml.CBaseLoader):
            assert yaml.load(line, Loader=loader)["a"] == text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_nothing_changes_its_meaning(text: str) -> None:
    """Whatever a file says it says after: dates and printing apart, values are equal; comments are all there.

    To mend twice changes nothing more.
    """
    after = mended(text, FILE)
    before_values, after_values = _values(text), _values(after)
    assert _same(before_values) == _same(after_values)
    assert before_values["evidence"]["un"].get("quote") == after_values["evidence"]["un"].get("quote")
    assert after.count("# pourquoi") == text.count("# pourquoi")
    assert after.count("# seul") == text.count("# seul")
    assert mended(after, FILE) == after


TYPED = st.sampled_from(
    [*"\t\"'{}[],:-#&*|>?!%@`~\n\\<«»;", ": ", "- ", "---\n", "\n  ", " # c", "? [a]\n: b\n"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_typed_into_a_file(data: st.DataObject) -> None:
    """A mend of a file that is anyhow typed can be read, is no worse than before, and has nothing left to mend."""
    text = (EXAMPLE / NAME).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(TYPED) + text[start + data.draw(st.integers(0, 20)) :]
    after = mended(text, FILE)
    (before, faults), (document, problems) = parse_markdown(text, FILE), parse_markdown(after, FILE)
    assert after == text or document is not None
    assert before is None or len(problems) <= len(faults)
    assert mended(after, FILE) == after


def _values(text: str) -> Any:
    document, problems = parse_markdown(text, FILE)
    assert document is not None
    assert not problems
    return {**dict(document.values), "body": document.body}


def _same(value: Any) -> Any:
    """A value without what a mend may change in it."""
    if isinstance(value, dict):
        return {key: _same(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_same(one) for one in value]
    said = as_edtf(value) or value
    return french.fold(said).replace("\u00a0", "").replace(" ", "")
