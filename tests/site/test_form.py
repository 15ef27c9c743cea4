"""What the form's script decides, without its page: the rules and words of the command, and the file that it writes."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from catalogue.data.browser_patterns import javascript
from catalogue.data.explorer import explorer_js
from catalogue.data.form import form_js
from catalogue.data.form_record import form_record_js
from catalogue.drafting.drafts import Draft, draft, judged
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.language import french, names
from catalogue.language.edtf import parse_date, parse_period
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule
from catalogue.problems.rulebook import RULES
from catalogue.reading.front_matter import parse_markdown, parse_yaml
from catalogue.reading.load import load
from catalogue.rules import check
from catalogue.rules.examples import Change, examples
from catalogue.site.kinds import form
from tests.conftest import ROOT, TODAY
from tests.language.test_names import APART, NEAR, SAME
from tests.language.test_web import ADDRESSES

pytestmark = pytest.mark.browser

FILE = PurePosixPath("partnerships/essai.md")
ENGINE = """() => {
    const known = Form.read(PASSERELLES);
    const tables = Form.tables(PASSERELLES_FORM, known);
    window.check = new Form.Check(PASSERELLES_FORM, tables, Form.records(known));
}"""
SAID = ".map(({id, message, fix}) => [id, message, fix])"
RUN = f"([values, body, id, today]) => check.run(values, body, id, today){SAID}"
DESCRIBED = f"([id, values]) => Form.newcomer(check, id, values, {{ [id]: values }}){SAID}"

DATES = (
    *(
        "2013",
        "2024-02",
        "2022-02-01",
        "198X",
        "19XX",
        "2012~",
        "2025?",
        "2022-21",
        "2022-22",
        "2022-24",
        "2022-23~",
    ),
    *(
        "[..2003]",
        "[..2003-05]",
        "[..2021-11-18]",
        "[..198X]",
        "[..19XX]",
        "[..2022-21]",
        "[..2022-23]",
        "[2026..]",
    ),
    *(
        "[1980..1999]",
        "[198X..199X]",
        "[2016,2017]",
        "[2014, 2016, 2017]",
        "0000-21",
        "2022-25",
        "2022-23-01",
        "198X-21",
    ),
    *("[]", "[..]", "[2003]", "[2003..1999]", "[2017,2016]", "[..2003~]", "[..2003]?", "[1999..2003..2005]"),
)
PERIODS = (
    *(
        "2019",
        "2016/2022",
        "1991/..",
        "../2006",
        "/2006",
        "../2006-05",
        "../2021-11-18",
        "../198X",
        "../2022-23",
    ),
    *(
        "../2012~",
        "../[..2003]",
        "2004-06/",
        "[..2003]/2006",
        "/",
        "../..",
        "../",
        "2022/2016",
        "2016/2017/2018",
    ),
)

# What only the command can judge, by the names of the files of catalogue/rules/broken/, and why.
ONLY_THE_COMMAND = {
    "the record cannot be read as YAML, and the form writes the YAML": {
        "alias", "apostrophe-in-single-quotes", "backslash-in-quotes", "bracket-before-the-end", "brackets-without-end", "colon-in-a-text",
        "comma-in-a-text", "decimal-comma", "exclamation-mark-before-a-text", "field-without-colon",
        "front-matter-never-closed", "hyphen-after-a-colon", "invisible-character", "key-twice", "key-twice-at-depth",
        "key-twice-with-a-fault-within",
        "line-indented-too-little", "line-indented-too-much", "missing-comma", "no-break-space-after-colon",
        "no-front-matter", "no-space-after-colon", "no-space-after-colon-in-braces", "star-before-a-text", "tab-indent",
        "text-after-a-quote", "unclosed-brace", "unclosed-bracket", "unclosed-quote", "value-begins-with-an-at-sign",
        "invisible-character-escaped", "hash-in-a-text", "merge-conflict", "merge-conflict-in-an-organisation",
        "merge-conflict-in-the-body",
    },
    "the fault is in a file of registry/ that the form does not write": {
        "bad-hash", "code-taken-twice", "code-that-is-reserved", "country-twice-in-a-region", "country-without-address",
        "published-in-the-future", "source-of-another-age", "not-a-mapping", "source-text-missing", "term-without-fields",
        "term-without-meaning", "translation-stated", "vocabulary-without-hyphens", "yes-or-no-in-french",
    },
    "it is what becomes of a published organisation, when the form knows those alone that it describes": {
        "unused-organisation",
    },
    "the version of the format is written by the form itself": {
        "newer-version", "older-version", "version-that-is-no-number",
    },
    "quotes are looked up in texts that are not published": {
        "quote-not-found", "patient-in-a-quote", "quote-encoded-twice", "quote-without-words",
    },
    "nobody writes it in a form, or what is judged is the page that the renderer makes": {
        "letters-of-another-alphabet", "quotations-without-end",
        "too-many-faults", "too-many-items",
    },
    "the command reports a likely duplicate on the later of the two files, the form on the one at hand": {
        "likely-duplicate", "organisation-with-two-files",
    },
}  # fmt: skip


# For each kind of value: fields of the example, as they stand there, values to try in each, and one that is sound.
PLACES = {
    "date": (
        "as_of: 2023-05",
        "since: 2018",
        "until: 2024",
        "year: 2019",
        "verified_on: 2024-02-01",
        "date: 2018-03-12",
    ),
    "period": ("period: 2018/2022",),
    "duration": ("duration: P2W/P1M",),
    "number": ("value: 15", "value_max: 18", "amount: 12000"),
    "name": ("former_ids: [ancien-dakar]",),
    "code": ("themes: [formation-des-soignants]",),
}
_YEARS = (
    "0215",
    "1015",
    "1520",
    "1799",
    "17XX",
    "9999",
    "9999-12-31",
    "2044",
    "2045",
    "2032~",
    "2024-06-02",
    "2024-06-03",
    "2204",
    "3015?",
    "20XX",
    "99XX",
)
VALUES = {
    "date": _YEARS,
    "period": (*_YEARS, "0218/2022", "2018/9999", "2018/..", "2032/2040", "2016/2202"),
    "number": (
        *("-5", "-0", "0", "+5", "1_000", "1e5", "1E400", ".5", "5.", "NaN", ".inf", "-.inf", "0x1F", "١٢", "12.000", "1.500", "0.125"),
        *("1234.567", "12.50", "0.0001", "0.00000000000001", "1000000000000", "1000000000001", "1000000000000001", "9" * 400),
    ),
    "duration": ("P999Y", "P20Y", "P21Y", "P1D/P999Y", "P0D", "P7301D", "P999D", "P240M", "P250M", "six mois"),
    "name": tuple(f"[{one}]" for one in ("con", "suite", "index", "constructor", "__proto__", "--help", "a" * 101, "ancien, ancien")),
    "code": ("[autre, autre]", "[missions, missions]", "[formation-des-soignants, formation-des-soignants]", "[__proto__]", "[]"),
}  # fmt: skip
SOUND = {
    "date": "2020",
    "duration": "P20Y",
    "period": "2020",
    "number": "17",
    "name": "[ancien]",
    "code": "[formation-des-soignants]",
}
JUDGED = {
    "E103",
    "E107",
    "E108",
    "E109",
    "E110",
    "E111",
    "E112",
    "E115",
    "E116",
    "E117",
    "E212",
    "E242",
    "E305",
    "W309",
    "W310",
}
HELD_AGAINST_EACH_OTHER = {"E115", "E116", "E212", "E242", "W309", "W310"}


# Here the form says more: the command waits for well-formed values before it holds them against each other.
SAID_EARLIER = {"bad-evidence-id", "implausible-number", "unknown-organisation"}


def engine(chromium: Browser, catalogue: Catalogue) -> Page:
    """An empty page with the form's script and its data; nothing of the form is shown."""
    page = chromium.new_page()
    page.add_script_tag(content=form_js(catalogue) + explorer_js(catalogue) + form.script())
    page.evaluate(ENGINE)
    return page


@pytest.fixture
def script(chromium: Browser, example: Catalogue) -> Iterator[Page]:
    page = engine(chromium, example)
    yield page
    page.close()


def told(says: str) -> list[tuple[str, str, str]]:
    """Rule, message and mend of each problem that the command prints."""
    lines = says.strip().splitlines()
    heads = [line.split(" ", 3) for line in lines[::2]]
    fixes = [line.strip().removeprefix("à faire : ") for line in lines[1::2]]
    return sorted((head[1], head[3], fix) for head, fix in zip(heads, fixes, strict=True))


def said_of(script: Page, folder: Path, change: Change) -> list[tuple[str, str, str]]:
    """What the form says of the valid catalogue after a change: rule, message and mend of each problem."""
    text = (folder / change.file).read_text("utf-8").replace(change.replace, change.new)
    file = PurePosixPath(change.file)
    parse = parse_markdown if file.suffix == ".md" else parse_yaml
    document, problems = parse(text, file)
    assert document is not None, change
    assert {one.rule.id for one in problems} <= {"E015", "E506"}, change
    if file.suffix == ".md":
        found = script.evaluate(RUN, [document.values, document.body, file.stem, TODAY.isoformat()])
    else:
        found = script.evaluate(DESCRIBED, [file.stem, document.values])
    return [(rule, message, mend) for rule, message, mend in found]


def test_browser_and_command_say_the_same(script: Page, folder: Path) -> None:
    """Each broken example earns the same rules, messages and mends, but for those that only the command can judge."""
    apart = set().union(*ONLY_THE_COMMAND.values())
    names = set()
    for fault in examples():
        if fault.does:  # to a file as a whole, which the form does not read
            continue
        names.add(fault.name)
        if fault.name in apart:
            continue
        found = said_of(script, folder, fault)
        expected = told(fault.says)
        said = [one for one in found if fault.name not in SAID_EARLIER or one in expected]
        assert sorted(said) == expected, fault.name
    assert apart | SAID_EARLIER <= names
    assert len(names - apart) > 50


def test_browser_and_command_let_the_same_pass(script: Page, folder: Path) -> None:
    """Neither says anything of the good neighbours of the faults that both find."""
    apart = set().union(*ONLY_THE_COMMAND.values())
    passed = [
        (fault, good)
        for fault in examples()
        if fault.name not in apart
        for good in fault.good
        if not good.does
    ]
    found = {
        (fault.name, good.new): [one[0] for one in said_of(script, folder, good)] for fault, good in passed
    }
    expected = {(fault.name, good.new): list(good.earns) for fault, good in passed}
    assert found == expected
    assert len(found) > 50


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_values_of_a_kind_are_judged_alike(kind: str, script: Page, folder: Path) -> None:
    """Whatever stands in a field of a kind, browser and command say the same of it."""
    loaded = load(folder)
    text = (folder / FILE.parent / "exemple-dakar.md").read_text("utf-8")
    for place in PLACES[kind]:
        assert text.count(place) == 1, place
        for value in VALUES[kind]:
            changed = text.replace(place, f"{place.partition(':')[0]}: {value}")
            document, _ = parse_markdown(changed, FILE)
            assert document is not None, value
            verdict = judged(Draft("essai", FILE, changed), loaded, TODAY)
            expected = {
                (one.rule.id, one.message(), one.fix()) for one in verdict.problems if one.rule.id in JUDGED
            }
            found = script.evaluate(RUN, [document.values, document.body, "essai", TODAY.isoformat()])
            told = {tuple(one) for one in found if one[0] in JUDGED}
            # The form holds values against each other even where one of them is no value of its kind.
            assert expected <= told, (place, value)
            assert {rule for rule, *_ in told - expected} <= HELD_AGAINST_EACH_OTHER, (place, value)
        sound = SOUND[kind]
        assert (
            not {
                one.rule.id
                for one in judged(
                    Draft("essai", FILE, text.replace(place, f"{place.partition(':')[0]}: {sound}")),
                    loaded,
                    TODAY,
                ).problems
            }
            & JUDGED
        )


@pytest.mark.parametrize(("address", "fault"), ADDRESSES)
def test_addresses_are_judged_alike(address: str, fault: str | None, script: Page) -> None:
    """What no reader can follow is refused, for the reason that the command gives."""
    assert (script.evaluate("address => check.web.fault(address)", address) or None) == fault


def test_the_form_has_the_words_of_its_rules(script: Page) -> None:
    """Every rule that the script names is among those that it is given."""
    named = {
        name for name, rule in vars(rulebook).items() if isinstance(rule, Rule) and name in form.script()
    }
    given = script.evaluate("() => Object.keys(PASSERELLES_FORM.rules)")
    assert len(named) > 40
    assert named <= set(given)


def test_the_real_records_are_judged_alike(chromium: Browser, real: Catalogue) -> None:
    """On every record of the catalogue the form finds what the command finds; a pair of doubles on both sides."""
    page = engine(chromium, real)
    loaded = load(ROOT)
    double = next(rule.id for rule in RULES if rule.id == "W304")
    expected = {
        str(one.file): Counter() for one in loaded.records
    }  # by file, how often each rule and message is said
    for problem in check(loaded, real.today):
        if problem.rule.id != double and str(problem.file) in expected:
            expected[str(problem.file)][problem.rule.id, problem.message()] += 1
    for entry in real.entries:
        document, _ = parse_markdown((ROOT / entry.file).read_text("utf-8"), FILE)
        assert document is not None
        found = page.evaluate(RUN, [document.values, document.body, entry.id, real.today.isoformat()])
        assert Counter((id_, said) for id_, said, _ in found if id_ != double) == expected[entry.file], (
            entry.id
        )
    page.close()


def test_names_of_files_are_judged_alike(script: Page, folder: Path) -> None:
    """What the command refuses as the name of a new file the form refuses, in the same words."""
    loaded = load(folder)
    names = ("un-essai", "ancien-dakar", "constructor", "con", "suite", "a" * 100, "a" * 101)
    for name in names:
        new = draft("partnership", name, {})
        expected = [
            (one.rule.id, one.message(), one.fix())
            for one in judged(new, loaded, TODAY).problems
            if one.rule.id in ("E011", "E305", "E306")
        ]
        found = script.evaluate(f"id => check.naming(id){SAID}", name)
        assert [tuple(one) for one in found] == expected, name
    said = script.evaluate(
        "ids => ids.map((id) => check.naming(id)[0].id)", ["", "Été", "a--b", "exemple-dakar"]
    )
    assert said == ["E010", "E010", "E010", "E011"]


def test_a_new_organisation_has_a_name_of_its_own_and_a_use(script: Page, folder: Path) -> None:
    """Ids of registered ones are taken, names of files are those that the command takes, and some field names it."""
    loaded = load(folder)
    values = {"name": "Hôpital neuf", "kind": "hospital"}
    for id_ in ("hopital-neuf", "con", "a" * 101):
        problems = judged(draft("organisation", id_, values), loaded, TODAY).problems
        expected = [[one.rule.id, one.message(), one.fix()] for one in problems]
        named = {"parties": [{"organisation": id_}]}
        found = script.evaluate(
            f"([all, record]) => Form.newcomers(check, all, record){SAID}", [{id_: values}, named]
        )
        assert found == expected, id_
    others = {"hopital-de-dakar": values, "hopital-neuf": {**values, "part_of": "hopital-de-dakar"}}
    said = script.evaluate(
        "all => Form.newcomers(check, all, {}).map(({id, location}) => [id, location[1]])", others
    )
    assert said == [["E011", "hopital-de-dakar"], ["W305", "hopital-neuf"]]


def written(page: Page, cases: list[Any]) -> list[str]:
    """The files that the form writes for pairs of values and body. They travel as text: objects would lose `__proto__`."""
    files: list[str] = page.evaluate(
        "text => JSON.parse(text).map(([values, body]) => Form.write(check.schema, values, body, null))",
        json.dumps(cases),
    )
    return files


def test_the_real_records_written_anew_say_the_same(chromium: Browser, real: Catalogue) -> None:
    """A record that the form rewrites from its first line to its last is read as the same values and text."""
    page = engine(chromium, real)
    records = [parse_markdown((ROOT / entry.file).read_text("utf-8"), FILE)[0] for entry in real.entries]
    for one, text in zip(
        records, written(page, [[one.values, one.body] for one in records if one]), strict=True
    ):
        again, problems = parse_markdown(text, FILE)
        assert problems == []
        assert one is not None
        assert again is not None
        assert (again.values, again.body) == (one.values, one.body)
    page.close()


_TEXTS = st.text(max_size=40) | st.text(
    ":#-'\"{}[],&*!|>%@`\\\n\t ?=~é’«\u2028\u00a0\u0085\ufeff0x1e.", max_size=12
)
_WORDS = st.sampled_from(
    [
        "yes",
        "NO",
        "null",
        "~",
        "---",
        "- a",
        "1e3",
        "0x1F",
        "2018",
        "12:30",
        "a: b",
        "a #b",
        "</script>",
        "[^x]",
        "<<",
        "",
        " ",
    ]
)
_VALUES = _TEXTS | _WORDS
_GROUPS = st.dictionaries(
    st.sampled_from(["organisation", "role", "unit", "since", "étrange", "a b"]), _VALUES, min_size=1
)
_RECORDS = st.fixed_dictionaries(
    {"title": _VALUES},
    optional={
        "schema": st.just("1"),
        "summary": _VALUES,
        "specialties": st.lists(_VALUES, min_size=1, max_size=3),
        "parties": st.lists(_GROUPS, min_size=1, max_size=3),
        "start": _GROUPS,
        "evidence": st.dictionaries(_VALUES.filter(bool), _GROUPS, min_size=1, max_size=3),
        "autre": _VALUES,
    },
)


def test_what_is_written_is_read_back(script: Page) -> None:
    """Whatever people type, the file that the form writes is read as exactly that; what cannot be seen is refused by both."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(_RECORDS, st.text(max_size=60)), min_size=1, max_size=60))
    def whatever(cases: list[tuple[dict[str, Any], str]]) -> None:
        for (values, body), text in zip(cases, written(script, [list(one) for one in cases]), strict=True):
            document, problems = parse_markdown(text, FILE)
            assert {one.rule.id for one in problems} <= {"E015", "E502", "E506"}, text  # what cannot be seen
            assert document is not None
            assert document.values == values
            assert document.body == body

    whatever()


def test_other_readers_find_texts_too(script: Page) -> None:
    """A reader of YAML that takes words for truth or numbers meets a quoted text where it would."""
    words = ["yes", "NO", "null", "~", "off", "0x1F", "12:30", ".inf", "y"]
    (text,) = written(script, [[{"title": "Essai", "specialties": words}, ""]])
    assert yaml.safe_load(text.split("---")[1])["specialties"] == words


def test_comments_of_untouched_fields_stay(script: Page, folder: Path) -> None:
    """A field that nobody changed keeps its lines; the form names those whose comments go."""
    file = folder / "partnerships" / "programme-exemple.md"
    commented = file.read_text("utf-8").replace("kind:", "# Vérifié deux fois.\nkind:   ")
    file.write_text(commented.replace("activities:", "# Une seule.\nactivities:"), "utf-8")
    catalogue = build(load(folder), TODAY)
    record = form_record_js(catalogue.by_id["programme-exemple"], folder)
    text, lost = script.evaluate(
        """record => {
            window.eval(record);
            const origin = { ...PASSERELLES_RECORD, values: Form.asTexts(PASSERELLES_RECORD.values) };
            const values = { ...origin.values, activities: ["congres"] };
            return [Form.write(check.schema, values, origin.body, origin), Form.lost(values, origin)];
        }""",
        record,
    )
    before = file.read_text("utf-8").splitlines()
    after = text.splitlines()
    assert [line for line in before if line not in after] == ["# Une seule.", "activities: [financement]"]
    assert [line for line in after if line not in before] == ["activities: [congres]"]
    assert lost == ["activities"]


@pytest.mark.parametrize(
    ("python", "browser"),
    [
        (r"[\w.+-]+@", r"[\p{L}\p{N}_.+-]+@"),
        (r"\w+(?:[’'-]\w+)*", r"[\p{L}\p{N}_]+(?:[’'-][\p{L}\p{N}_]+)*"),
        (r"(?P<year>\d{4})", r"(?<year>[\p{Nd}]{4})"),
        (r"\[\^([^\]\s]+)\]", r"\[\^([^\]\s]+)\]"),
    ],
)
def test_patterns_are_translated(python: str, browser: str) -> None:
    """Letters with accents and digits of all scripts count in both languages."""
    assert javascript(python) == browser


_BEGINNINGS = (
    *("a", "é", "1", " ", "\n", "a ", "1 ", "a.", "a@", "a@a.", "A. ", "01.", "06 ", "+33 ", "1 85 ", "(0) "),
    *(
        "[",
        "[^",
        "[^a",
        "](",
        "](a",
        "[a]: ",
        "![",
        "<",
        "<a",
        "<a:",
        "<!--",
        "`",
        "``",
        "http://",
        "> ",
        "&#",
    ),
    *(
        "Mme ",
        "M. A. ",
        "né le ",
        "âgée de ",
        "7 ans ",
        "12/",
        "1-",
        "P1Y",
        "2021-",
        "\u200b",
        "\u0301",
        "’",
        "-a",
        "_",
    ),
)
"""What a match of some pattern may begin with, or almost be."""
_SLOWEST = """
(words) => Object.entries(check.texts.patterns).flatMap(([name, pattern]) => words.map((word) => {
  const start = performance.now();
  for (const _ of word.matchAll(pattern));
  return [Math.round(performance.now() - start), name, word.slice(0, 9)];
})).sort(([one], [other]) => other - one)[0]
"""


def test_no_word_keeps_the_browser_busy(script: Page) -> None:
    """Each pattern reads twenty thousand signs, whatever they are, before anybody notices."""
    words = [(one * 20_000)[:20_000] for one in _BEGINNINGS]
    for _ in range(3):  # a busy machine may hold one of them up
        milliseconds, *what = script.evaluate(_SLOWEST, [*words, *(f"{word}é" for word in words)])
        if milliseconds < 500:
            return
    pytest.fail(str(what))


@pytest.mark.parametrize(
    "forbidden", ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write", "fetch("]
)
def test_the_script_never_writes_markup(forbidden: str) -> None:
    """What people type is text, and nothing leaves the device."""
    assert forbidden not in form.script()


def test_the_form_reads_and_says_dates_as_python_does(script: Page) -> None:
    """Bounds of each date, and its French, from both languages."""
    read = script.evaluate("(texts) => texts.map((text) => check.dates.date(text))", list(DATES))
    for text, found in zip(DATES, read, strict=True):
        try:
            expected = parse_date(text)
        except ValueError:
            assert found is None, text
            continue
        assert (found["earliest"], found["latest"]) == (str(expected.earliest), str(expected.latest)), text
        assert _plain(script.evaluate("(text) => check.dates.since(text)", text)) == _plain(
            french.since(expected)
        )
        assert _plain(script.evaluate("(text) => check.dates.spoken(text)", text)) == _plain(
            french.edtf(expected)
        )
    for text in PERIODS:
        said = script.evaluate("(text) => check.dates.said('edtf-period', text)", text)
        try:
            expected_period = french.period(parse_period(text))
        except ValueError:
            assert said == "", text
            continue
        assert _plain(said).removeprefix("de ") == _plain(expected_period), text


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_form_matches_names_as_python_does(script: Page) -> None:
    """Keys and similarity of names from both languages, on the names of the matcher's own test and of the registry."""
    every = sorted({name for pair in (*SAME, *APART, *NEAR) for name in pair})
    keys = script.evaluate("(every) => every.map((name) => check.matcher.key(name))", every)
    assert dict(zip(every, keys, strict=True)) == {name: names.key(name) for name in every}
    pairs = [[one, other] for one in every for other in every if one < other]
    likeness = script.evaluate(
        "(pairs) => pairs.map(([one, other]) => check.matcher.similarity(one, other))", pairs
    )
    assert likeness == pytest.approx([names.similarity(one, other) for one, other in pairs])


def test_a_new_organisation_that_is_registered_is_told(script: Page) -> None:
    """By its name as another person writes it, unless it is in another country or a part of the registered one."""

    def said(**values: str) -> list[str]:
        problems = script.evaluate(DESCRIBED, ["essai", {"kind": "hospital", **values}])
        namesakes = script.evaluate(
            "(values) => [...Form.organisationsDiffer(check, 'essai', values)]",
            {"kind": "hospital", **values},
        )
        assert isinstance(problems, list)
        return [one["message"] for one in namesakes]

    assert len(said(name="HOPITAL DU VAL", country="FR")) == 1
    assert "registry/organisations/hopital-du-val.yml" in said(name="HOPITAL DU VAL")[0]
    assert said(name="Hôpital du Val", country="SN") == []
    assert said(name="Hôpital du Val, site nord", part_of="hopital-du-val", country="FR") == []
    assert len(said(name="HDD", country="SN")) == 1
    assert said(name="Dakar", country="SN", city="Dakar") == []
