"""Templates: everything that one inserts is escaped, but for what is listed here with its reason.

Each way of escaping has its list. A template that inserts anything else as it is fails, and so does a line of a list
that no template needs any more.
"""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, nodes
from mkdocs.config import load_config

from tests.conftest import ROOT

SHELL = ROOT / "docs" / "overrides"
AUTOESCAPED = tuple(
    ROOT / folder
    for folder in ("catalogue/site/templates", "catalogue/pack/templates", "benchmarks/templates")
)
ALONE = ROOT / "hooks" / "standalone_theme"
FORGE = ROOT / "catalogue" / "forge" / "templates"
TYPST = ROOT / "catalogue" / "pdf" / "templates"

AS_IT_IS_IN_THE_SHELL = {
    "partials/content.html: page.content | safe": "HTML: a fragment that autoescaped templates made, or Markdown of docs/",
    "partials/copyright.html: config.copyright | safe": "HTML that stands in mkdocs.yml",
    "partials/toc-item.html: toc_item.markup | safe": "HTML of catalogue/site/templates/contents.html.j2",
    "main.html: head | safe": "HTML of catalogue/site/templates/head.html.j2",
    "main.html: data | safe": "JSON that catalogue/site/structured_data.py writes without any sign of HTML",
    "main.html: super()": "the block of the theme",
}
AS_IT_IS_WITHOUT_MKDOCS = {
    "page.html.j2: page.html | safe": "HTML: a fragment that autoescaped templates made, or Markdown of docs/",
    'page.html.j2: given["copyright"] | safe': "HTML that stands in mkdocs.yml",
    "page.html.j2: part.markup | safe": "HTML of catalogue/site/templates/contents.html.j2",
    "page.html.j2: head | safe": "HTML of catalogue/site/templates/head.html.j2",
    "page.html.j2: data | safe": "JSON that catalogue/site/structured_data.py writes without any sign of HTML",
}
OURS_IN_THE_FORGE = {
    "proposal.md.j2: issue|string|ours": "a number",
    "proposal.md.j2: problem.rule.id|ours": "the id of a rule of ours",
    "reminder.md.j2: ('s' if due|length + more > 1 else '')|ours": "a letter",
    "reminder.md.j2: all|ours": "an address that forge_links made",
    "reminder.md.j2: id|ours": "an id: letters, digits and hyphens",
    "reminder.md.j2: record.form|ours": "an address that forge_links made",
    "reminder.md.j2: record.entry.status.trace_label|ours": "a date in words of ours",
    "reminder.md.j2: record.page|ours": "the address of a page",
    "reminder.md.j2: removal|ours": "an address that forge_links made",
    "review.md.j2: score(before)|ours": "words and numbers of the macro above",
    "review.md.j2: score(after)|ours": "words and numbers of the macro above",
    "review.md.j2: score(after or before)|ours": "words and numbers of the macro above",
    "review.md.j2: cited(one)|ours": "words and numbers of the macro above",
    "review.md.j2: cited(review.before)|ours": "words and numbers of the macro above",
    "review.md.j2: cited(review.after)|ours": "words and numbers of the macro above",
    "review.md.j2: plural(one.deduced, 'déduite')|ours": "a number with our word",
    "review.md.j2: mark|ours": "the mark of our comment",
    "review.md.j2: label|ours": "a word of the template",
    "review.md.j2: (', ' if not loop.last else '')|ours": "a comma",
    "review.md.j2: scores(one.before, one.after)|trim|ours": "words and numbers of the macro above",
    "review.md.j2: names[one.what]|ours": "a word of the template",
    "review.md.j2: names[group.what]|ours": "a word of the template",
    "review.md.j2: levels[one.level]|ours": "a word of the template",
    "review.md.j2: (' **(' ~ '%+d'|format(one.after - one.before) ~ ')**' if one.after != one.before else '')|ours": "a number",
    "review.md.j2: artifact|ours": "the address of the forge's own file",
    "unmade.md.j2: mark|ours": "the mark of our comment",
    "unmade.md.j2: reason|ours": "a sentence of scripts/forge/comment.py",
    "unmade.md.j2: page|ours": "the address of the forge's own page of the run",
}
MARKUP_IN_PYTHON = {
    "catalogue/site/environment.py: Markup(body.to_html(entry.body, entry.numbers))": "HTML that the cleaner passed",
}
_ESCAPES = ("e", "escape", "tojson", "urlencode")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_BARE_ATTRIBUTE = re.compile(r"(?<!;)\s[\w:-]+=\s*\{\{")
_READS = re.compile(r"\b(?:eval|read|plugin|csv|yaml|toml|cbor|xml)\(|\bimage\((?!bytes\()")


def outputs(folder: Path) -> Iterator[tuple[str, nodes.Expr]]:
    """Every `{{ … }}` of the templates of a folder: the template with the text, and what it parses to."""
    environment = Environment(extensions=["jinja2.ext.do"])
    for name in ("url", "script_tag"):
        environment.filters[name] = str
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        begun: list[str] | None = None
        for _, kind, value in environment.lex(file.read_text("utf-8")):
            if kind == "variable_begin":
                begun = []
            elif kind == "variable_end" and begun is not None:
                text = "".join(begun).strip()
                yield f"{file.relative_to(folder).as_posix()}: {text}", _parsed(text)
                begun = None
            elif begun is not None:
                begun.append(value)


def _parsed(text: str) -> nodes.Expr:
    parsed = Environment(extensions=["jinja2.ext.do"]).parse("{{ (" + text + ") }}").body[0]
    assert isinstance(parsed, nodes.Output)
    return parsed.nodes[0]


def is_escaped(node: nodes.Expr) -> bool:
    """Whether an output is a constant, or ends in a filter that escapes, where nothing escapes by itself."""
    if isinstance(node, nodes.CondExpr):
        return is_escaped(node.expr1) and (node.expr2 is None or is_escaped(node.expr2))
    if isinstance(node, nodes.Filter):
        return node.name in _ESCAPES
    return isinstance(node, nodes.Const | nodes.TemplateData)


def is_passed_on(node: nodes.Expr) -> bool:
    """Whether any part of an output of an autoescaped template says that it needs no escape."""
    named = [one.name for one in node.find_all(nodes.Filter)]
    called = [one.node.name for one in node.find_all(nodes.Call) if isinstance(one.node, nodes.Name)]
    own = [node.name] if isinstance(node, nodes.Filter) else []
    return bool({"safe", "ours", "Markup"} & {*named, *own, *called})


def unescaped(folder: Path, is_bare: Callable[[nodes.Expr], bool]) -> set[str]:
    found = list(outputs(folder))
    assert found, f"{folder} inserts nothing"
    return {said for said, node in found if is_bare(node)}


def test_the_shell_escapes_what_it_inserts() -> None:
    """MkDocs' environment does not."""
    assert unescaped(SHELL, lambda node: not is_escaped(node)) == set(AS_IT_IS_IN_THE_SHELL)


def test_the_frame_without_mkdocs_escapes_what_it_inserts() -> None:
    """Its environment does, but for what says that it is HTML."""
    assert unescaped(ALONE, is_passed_on) == set(AS_IT_IS_WITHOUT_MKDOCS)


@pytest.mark.parametrize("folder", AUTOESCAPED, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_autoescaped_templates_pass_nothing_on(folder: Path) -> None:
    """Their environments escape everything, and nothing in them says otherwise."""
    assert unescaped(folder, is_passed_on) == set()
    for file in folder.iterdir():
        assert "autoescape" not in _COMMENT.sub("", file.read_text("utf-8")), file


def test_templates_for_the_forge_quote_what_they_insert() -> None:
    """All but our own words, which say so."""
    assert unescaped(FORGE, is_passed_on) == set(OURS_IN_THE_FORGE)


def test_templates_of_paper_read_no_text_as_code() -> None:
    """Typst prints values: no template evaluates one, or opens a file that a value names."""
    for file in TYPST.glob("*.typ"):
        assert _READS.findall(file.read_text("utf-8")) == [], file


def test_no_attribute_is_without_quotes() -> None:
    """Where a space would end the value, no escape helps."""
    for folder in (SHELL, ALONE, *AUTOESCAPED):
        for file in (one for one in folder.rglob("*") if one.is_file()):
            text = _COMMENT.sub("", file.read_text("utf-8"))
            assert _BARE_ATTRIBUTE.search(text) is None, file


def test_python_makes_no_markup() -> None:
    """A text that calls itself HTML is escaped by no template."""
    found = Counter[str]()
    for folder in ("benchmarks", "catalogue", "hooks", "scripts"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup":
                    found[f"{file.relative_to(ROOT).as_posix()}: {ast.unparse(node)}"] += 1
    assert found == Counter(MARKUP_IN_PYTHON.keys())


def test_every_environment_escapes() -> None:
    """Or quotes what is inserted, as the one for the forge does."""
    files = (
        file
        for folder in ("benchmarks", "catalogue", "hooks", "scripts")
        for file in (ROOT / folder).rglob("*.py")
    )
    calls = [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Environment", "_Environment")
    ]
    assert calls
    for call in calls:
        named = {one.arg: ast.unparse(one.value) for one in call.keywords}
        assert named.get("autoescape") == "True" or named.get("finalize") == "inert"


def test_the_theme_escapes_too() -> None:
    """What the theme's own templates insert goes through the same environment, which the hook tells to escape."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.run_event("startup", command="build", dirty=False)
    environment = config.theme.get_env()
    config.extra["passerelles"] = SimpleNamespace(pages=SimpleNamespace())
    environment = config.plugins.on_env(environment, config=config, files=None)
    hostile = "<script>alert(1)</script>"
    item = {"title": hostile, "url": "", "meta": {}, "active": False}
    macro = environment.get_template("partials/nav-item.html").make_module(
        {"config": config, "features": [], "page": None, "base_url": "."}
    )
    made = str(macro.render(item, "__nav", 1))
    assert "&lt;script&gt;" in made
    assert "<script" not in made
