"""What a proposal changes: the report over two small catalogues, and the comment that is made of it elsewhere."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.forge import commenting, forms, freshness, proposing, review
from catalogue.forge.accepting import Accepted
from catalogue.forge.markdown import inert, words
from tests.building import commit, copy_project, git, tree
from tests.conftest import ROOT
from tests.forging import Gh, gh

__all__ = ["gh"]
GOLDEN = Path(__file__).parent / "review.md"
SHA = "a" * 40


@pytest.fixture
def both(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The example as it was, and as a proposal changes it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    base = tmp_path / "base"
    shutil.copytree(folder, base)
    dakar, programme = (
        folder / "partnerships" / f"{id_}.md" for id_ in ("exemple-dakar", "programme-exemple")
    )
    text = dakar.read_text("utf-8")
    twin = text.replace(
        "title: Jumelage en cardiologie avec Dakar", "title: Jumelage en cardiologie de Dakar"
    )
    (folder / "partnerships" / "jumeau-dakar.md").write_text(
        twin.replace("former_ids: [ancien-dakar]\n", "").replace(
            "countries:\n  - {code: ML, evidence: mali}", "countries:\n  - {code: BJ, evidence: mali}"
        ),
        "utf-8",
    )
    dakar.write_text(
        text.replace(
            "status: {code: active, as_of: 2023-05,", "status: {code: active, as_of: 2021-05,"
        ).replace("start: {date: 2018,", "start: {date: 2017,"),
        "utf-8",
    )
    renamed = programme.read_text("utf-8").replace(
        "evidence:\n  cadre:", "former_ids: [programme-exemple]\nevidence:\n  cadre:"
    )
    programme.unlink()
    (folder / "partnerships" / "cadre-exemple.md").write_text(renamed, "utf-8")
    for file in (dakar, folder / "partnerships" / "jumeau-dakar.md"):
        file.write_text(
            file.read_text("utf-8").replace("to: programme-exemple", "to: cadre-exemple"), "utf-8"
        )
    return base, folder


def test_the_report(
    both: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Records, counts, names, problems on their lines, likely duplicates, files of the code, pictures."""
    base, head = both
    (tmp_path / "files").write_text("partnerships/jumeau-dakar.md\nhooks/publish.py\n", "utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "jumeau-dakar-390.png").touch()
    options = ["--files", str(tmp_path / "files"), "--pictures", str(tmp_path / "pictures")]
    arguments = ["review", "--base", str(base), *options, "--json", str(tmp_path / "review.json")]
    assert main(["--root", str(head), *arguments]) == OK
    said = capsys.readouterr().out
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(said, "utf-8")
    assert said == GOLDEN.read_text("utf-8")
    travelled = review.read((tmp_path / "review.json").read_bytes())
    assert commenting.markdown(travelled, "#") == said


def test_an_invalid_proposal_is_told_all_the_same(
    both: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing can be counted, everything else is said, and the status is that of a check."""
    base, head = both
    file = head / "partnerships" / "exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("kind: partnership", "kind: partnerhip"), "utf-8")
    assert main(["--root", str(head), "review", "--base", str(base)]) == INVALID
    said = capsys.readouterr().out
    assert "Le catalogue deviendrait invalide" in said
    assert "- `partnerships/exemple-dakar.md:5` `E103`, invalide" in said
    assert "avant et après" not in said
    assert "Retirées" not in said


def test_nothing_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A proposal of other files changes no record."""
    assert main(["--root", str(folder), "review", "--base", str(folder)]) == OK
    assert "Aucune fiche ne change." in capsys.readouterr().out


def test_no_base_is_misuse(folder: Path, tmp_path: Path) -> None:
    """A folder without a catalogue cannot be compared with."""
    assert main(["--root", str(folder), "review", "--base", str(tmp_path / "nowhere")]) == MISUSE


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("@everyone", "`@everyone`"),
        ("a `b` ``c``", "``` a `b` ``c`` ```"),
        ("<img src=x>\n\n# [x](http://y.example)", "`<img src=x> # [x](http://y.example)`"),
        ("a\u202eb\x1b", "`aU+202EbU+001B`"),
        ("", "`(vide)`"),
        (12345, "12\u202f345"),
        ("x" * 400, f"`{'x' * 300}…`"),
    ],
)
def test_what_a_stranger_wrote_is_code(value: Any, shown: str) -> None:
    """No link, picture, mention, heading or HTML, and no way out of the code."""
    assert inert(value) == shown


def test_reviewed_text_is_only_text() -> None:
    """A title of the catalogue may hold any sign, and calls nobody."""
    assert words("[a](b) <i> @x *c*") == "\\[a\\](b) \\<i\\> @\u2060x \\*c\\*"


LINKED = (
    *(
        "https://evil.example/x",
        "HTTPS://evil.example",
        "http://a.b",
        "ftp://a.b/c",
        "voir https://a.b.",
        "www.evil.example",
    ),
    *(
        "(www.evil.example)",
        "Www.evil.example",
        "mailto:a@b.example",
        "xmpp:a@b.example/c",
        "a@b.example",
        "@octocat",
        "@org/team",
    ),
    *(
        "#1",
        "Fixes #12",
        "org/repo#2",
        "o/r#3.",
        "GH-1",
        "gh-12",
        "org@deadbeef",
        "0123456789abcdef0123456789abcdef01234567",
    ),
    *(
        "deadbeef",
        "Suite de 1a2b3c4, à Dakar",
        "!12",
        "o/r!12",
        "$3",
        "%4",
        "&5",
        "~urgent",
        "^alert#1",
        ":tada:",
        ":+1:",
    ),
)
"""What a forge makes links, mentions or pictures of, in a text without any sign of Markdown."""
_REFERENCES = re.compile(
    r"@\w|[#!$%&~]\w|\bgh-\d|://|\bwww\.|mailto:\w|xmpp:\w|:[+\w]+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE
)
_BLOCKS = (
    "- x",
    "+ x",
    "1. x",
    "12) x",
    "===",
    "---",
    "* x",
    "> x",
    "# x",
    "    x",
    "| a | b |",
    "```x",
    "~~x~~",
    "<b>x",
    "&lt;b&gt;",
    "x\\",
)


@pytest.mark.parametrize("text", [*LINKED, *_BLOCKS])
def test_reviewed_text_leads_nowhere(text: str) -> None:
    """As the forge's own renderer reads it: one paragraph that says the text, and nothing that it would link to."""
    html = cmarkgfm.github_flavored_markdown_to_html(words(text))
    said = re.fullmatch("<p>([^<>]*)</p>\n", html)
    assert said, html
    shown = unescape(said[1])
    assert shown.replace("\u2060", "") == " ".join(text.split())
    assert _REFERENCES.search(shown) is None


@pytest.mark.parametrize("text", LINKED)
def test_titles_lead_nowhere(text: str) -> None:
    """« Fixes #12 » in the title of a proposal would close an issue once it is merged."""
    made = proposing.proposal(7, Accepted(forms.ADD, (), text), "0" * 40, "main")
    titles = [
        next(one.fields["title"] for one in made if "title" in one.fields),
        freshness.Reminder("x", text, (), "").title,
    ]
    for title in titles:
        assert title.replace("\u2060", "").endswith(text)
        assert _REFERENCES.search(title.partition(" : ")[2]) is None


@pytest.fixture
def comment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], int]:
    """Runs scripts/forge/comment.py on the event of a run."""
    module = script("comment", monkeypatch)
    told = {
        "workflow_run": {"id": 7, "head_sha": SHA, "head_branch": "x", "head_repository": {"id": 1}},
        "repository": {"html_url": "https://forge.example/x"},
    }
    (tmp_path / "event.json").write_text(json.dumps(told), "utf-8")
    monkeypatch.setattr(sys, "argv", ["comment.py", "--event", str(tmp_path / "event.json")])
    return lambda: int(module.main())


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A script of scripts/forge/, which waits for nobody."""
    import importlib

    monkeypatch.syspath_prepend(str(ROOT / "scripts" / "forge"))
    monkeypatch.setattr(importlib.import_module("gh"), "_PAUSE", 0)
    return importlib.import_module(name)


def pull(number: int, sha: str = SHA, ref: str = "x", repository: int | None = 1) -> dict[str, Any]:
    """A pull request as the forge lists it; without a repository once the fork is gone."""
    return {
        "number": number,
        "head": {"sha": sha, "ref": ref, "repo": repository and {"id": repository}},
    }


def packed(review_json: bytes) -> bytes:
    """An artifact that holds more than it should."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../../escaped", "x")
        archive.writestr("review.json", review_json)
    return made.getvalue()


def _encrypted(archive: bytes) -> bytes:
    """The same, which says of its files that they are encrypted."""
    return re.sub(
        rb"(PK\x01\x02.{4})\0",
        rb"\1\1",
        re.sub(rb"(PK\x03\x04..)\0", rb"\1\1", archive, flags=re.DOTALL),
        flags=re.DOTALL,
    )


def forge(review_json: bytes, *, comments: Any = (), size: int = 100, sha: str = SHA) -> dict[str, Any]:
    return {
        "/pulls?": [
            pull(2, repository=None),
            pull(3, "b" * 40),
            pull(4, sha),
            pull(5, ref="y"),
            pull(6, repository=2),
        ],
        "/runs/7/artifacts": {"artifacts": [{"id": 9, "size_in_bytes": size}]},
        "/artifacts/9/zip": base64.b64encode(packed(review_json)).decode(),
        "/issues/4/comments": list(comments),
    }


VALID = json.dumps(
    {
        "valid": True,
        "problems": [
            {
                "file": "x.md",
                "line": 1,
                "rule": "E1",
                "level": "invalid",
                "message": "@all ![](http://x.example/y.png)",
                "fix": "`x`",
            }
        ],
    }
).encode()


def test_a_review_becomes_one_comment(
    comment: Callable[[], int], gh: Callable[..., Gh], tmp_path: Path
) -> None:
    """On the pull request that ends in the reviewed commit, whoever else proposes it; what it says is data, and nothing
    is unpacked."""
    stub = gh(forge(VALID, comments=[{"id": 1, "body": "<!-- relecture -->", "user": {"type": "User"}}]))
    assert comment() == 0
    [asked] = stub.written
    assert (asked["method"], asked["path"]) == ("POST", "repos/{owner}/{repo}/issues/4/comments")
    said = asked["fields"]["body"]
    assert "`@all ![](http://x.example/y.png)`" in said
    assert "https://forge.example/x/actions/runs/7#artifacts" in said
    assert not list(tmp_path.rglob("escaped"))


def test_a_long_review_is_cut_and_still_ours(comment: Callable[[], int], gh: Callable[..., Gh]) -> None:
    """The mark by which the next run finds the comment is not what is cut."""
    found = {**json.loads(VALID)["problems"][0], "message": "x" * 600}
    stub = gh(forge(json.dumps({"valid": True, "problems": [found] * 200}).encode()))
    assert comment() == 0
    [asked] = stub.written
    assert "La suite est dans le rapport complet" in asked["fields"]["body"]
    assert commenting.MARK in asked["fields"]["body"]


def test_only_data_is_no_code(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that git, the forge or Python obeys is told of, wherever it lies."""
    data = ["partnerships/a.md", "partnerships/b/c.md", "registry/sources/d.yml"]
    code = ["partnerships/.gitattributes", "partnerships/.f.md", "registry/.g/h.yml", "registry/e.py"]
    (tmp_path / "files").write_text("\n".join([*data, *code]), "utf-8")
    arguments = ["review", "--base", str(folder), "--files", str(tmp_path / "files")]
    assert main(["--root", str(folder), *arguments]) == OK
    told = capsys.readouterr().out
    assert "Elle touche aussi le code** (4\u00a0fichiers)" in told
    assert all(f"- `{file}`\n" in told for file in code)


def test_a_second_review_changes_the_comment(comment: Callable[[], int], gh: Callable[..., Gh]) -> None:
    """The one that a program wrote, wherever it stands."""
    before = [
        {"id": 5, "body": "…", "user": {"type": "Bot"}},
        {"id": 6, "body": "x\n<!-- relecture -->", "user": {"type": "Bot"}},
    ]
    stub = gh(forge(VALID, comments=before))
    assert comment() == 0
    assert [(one["method"], one["path"]) for one in stub.written] == [
        ("PATCH", "repos/{owner}/{repo}/issues/comments/6")
    ]


def _archive(member: str, method: int, *, spoil: bool = False) -> str:
    """An artifact packed in some way, as the forge gives it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr(member, VALID)
    data = bytearray(made.getvalue())
    if spoil:
        start = data.index(b"review.json") + len("review.json")
        data[start : start + 20] = b"\xff" * 20
    return base64.b64encode(bytes(data)).decode()


NO_REVIEW: dict[str, dict[str, Any]] = {
    "no artifact": {**forge(VALID), "/runs/7/artifacts": {"artifacts": []}},
    "large": forge(VALID, size=10**9),
    "long": forge(b" " * (review.MOST_BYTES + 1)),
    "unknown field": forge(b'{"valid": true, "html": "<script>"}'),
    "wrong types": forge(b'{"valid": "yes", "records": [{"id": 1}]}'),
    "deep": forge(b"[" * 5000),
    "no text": forge(b"\xff\xfe"),
    "no zip": {**forge(VALID), "/artifacts/9/zip": base64.b64encode(b"no zip").decode()},
    "encrypted": {
        **forge(VALID),
        "/artifacts/9/zip": base64.b64encode(_encrypted(packed(VALID))).decode(),
    },
    "another file": {**forge(VALID), "/artifacts/9/zip": _archive("other.json", zipfile.ZIP_DEFLATED)},
    "LZMA": {**forge(VALID), "/artifacts/9/zip": _archive("review.json", zipfile.ZIP_LZMA)},
    "bzip2": {**forge(VALID), "/artifacts/9/zip": _archive("review.json", zipfile.ZIP_BZIP2)},
    **{
        f"damaged {name}": {**forge(VALID), "/artifacts/9/zip": _archive("review.json", method, spoil=True)}
        for name, method in (
            ("LZMA", zipfile.ZIP_LZMA),
            ("bzip2", zipfile.ZIP_BZIP2),
            ("deflate", zipfile.ZIP_DEFLATED),
            ("store", zipfile.ZIP_STORED),
        )
    },
}


@pytest.mark.parametrize("name", NO_REVIEW)
def test_a_review_that_could_not_be_made_is_told_on_the_proposal(
    comment: Callable[[], int], gh: Callable[..., Gh], name: str
) -> None:
    """Silence would look like consent. The words are ours, none of those of the proposal."""
    stub = gh(NO_REVIEW[name])
    assert comment() == 1
    [asked] = stub.written
    assert asked["path"] == "repos/{owner}/{repo}/issues/4/comments"
    said = asked["fields"]["body"]
    assert said.startswith(f"{commenting.MARK}\n## La relecture n’a pas pu être faite\n")
    assert "https://forge.example/x/actions/runs/7" in said
    assert "@all" not in said
    assert "<script>" not in said


@pytest.mark.parametrize(
    ("answers", "status"), [(forge(VALID, sha="c" * 40), 0), ({}, 1)], ids=["another commit", "forge down"]
)
def test_nothing_else_is_posted(
    comment: Callable[[], int], gh: Callable[..., Gh], answers: dict[str, Any], status: int
) -> None:
    """A pull request that moved on, or a forge that does not answer: no comment, and no traceback."""
    stub = gh(answers)
    assert comment() == status
    assert stub.written == []


def test_a_proposal_that_brings_a_site_is_invalid(
    both: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report says which folder, beside the list of files that are code."""
    base, head = both
    (head / "site").mkdir()
    (head / "site" / "index.html").write_text("planted")
    (tmp_path / "files").write_text("site/index.html\n", "utf-8")
    for arguments in (("init", "--quiet"), ("add", "--force", "site")):
        subprocess.run(["git", *arguments], cwd=head, check=True)
    command = ["review", "--base", str(base), "--files", str(tmp_path / "files")]
    assert main(["--root", str(head), *command]) == INVALID
    assert "`site/index.html:1` `E312`, invalide" in capsys.readouterr().out


@pytest.mark.parametrize(
    "out", ["partnerships", ".", "/", "build", "build/", "build/../partnerships", "build/link"]
)
def test_the_report_empties_no_folder_but_its_own(out: str, tmp_path: Path) -> None:
    """scripts/forge/review begins by removing what an earlier one left."""
    (tmp_path / "scripts" / "forge").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "forge" / "review", tmp_path / "scripts" / "forge")
    for name in ("partnerships", "build", "victim"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "precious.txt").write_text("mine")
    (tmp_path / "build" / "link").symlink_to("../victim")
    before = tree(tmp_path)
    done = subprocess.run(
        [tmp_path / "scripts/forge/review", "main", out], capture_output=True, text=True, check=False
    )
    assert (done.returncode, tree(tmp_path)) == (2, before)
    assert "Rien n’a été changé" in done.stderr


def test_a_fork_that_is_gone(comment: Callable[[], int], gh: Callable[..., Gh], tmp_path: Path) -> None:
    """Its run has no repository, and neither has its pull request."""
    told = json.loads((tmp_path / "event.json").read_text("utf-8"))
    told["workflow_run"]["head_repository"] = None
    (tmp_path / "event.json").write_text(json.dumps(told), "utf-8")
    stub = gh({**forge(VALID), "/issues/2/comments": []})
    assert comment() == 0
    assert [one["path"] for one in stub.written] == ["repos/{owner}/{repo}/issues/2/comments"]


# Names of files, as git gives them

NAMES = {
    b"partnerships/a.md": None,
    b"registry/sources/d.yml": None,
    "\u2028partnerships/b.md".encode(): "\\u2028partnerships/b.md",
    "registry/\u2028.py".encode(): "registry/\\u2028.py",
    b"docs/\xff.txt": "docs/\\xff.txt",
    b"docs/a\nb.md": "docs/a\\nb.md",
    b"a b.md": "a b.md",
    "docs/\u202eexe.md".encode(): "docs/\\u202eexe.md",
    "docs/é.md".encode(): "docs/é.md",
    b"Makefile": "Makefile",
}


def test_names_of_any_bytes_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names a file can neither hide it nor silence the report."""
    (tmp_path / "files").write_bytes(b"".join(name + b"\0" for name in NAMES))
    travels = tmp_path / "review.json"
    arguments = ["review", "--base", str(folder), "--files", str(tmp_path / "files"), "--json", str(travels)]
    assert main(["--root", str(folder), *arguments]) == OK
    shown = {name for name in NAMES.values() if name}
    assert set(review.read(travels.read_bytes()).code) == shown
    told = capsys.readouterr().out
    assert all(f"- `{name}`\n" in told for name in shown)


def test_a_catalogue_in_a_folder_of_a_repository(folder: Path, tmp_path: Path) -> None:
    """What changes beside it is code too, and its own data are data."""
    names = ["apps/catalogue/partnerships/a.md", "apps/catalogue/hooks/x.py", "partnerships/b.md"]
    (tmp_path / "files").write_text("".join(f"{name}\0" for name in names), "utf-8")
    options = ["--files", str(tmp_path / "files"), "--prefix", "apps/catalogue/"]
    arguments = ["review", "--base", str(folder), *options, "--json", str(tmp_path / "review.json")]
    assert main(["--root", str(folder), *arguments]) == OK
    made = review.read((tmp_path / "review.json").read_bytes())
    assert made.code == (":/partnerships/b.md", "hooks/x.py")


def test_a_preview_that_failed_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A catalogue may be valid and its site not be made."""
    assert main(["--root", str(folder), "review", "--base", str(folder), "--no-preview"]) == OK
    assert "L’aperçu n’a pas pu être fait" in capsys.readouterr().out


@pytest.mark.slow
def test_the_script_reviews_a_proposal_with_odd_names(tmp_path: Path) -> None:
    """As the workflow runs it, in a folder of a repository; without a base there is no report, and a status that says so."""
    project = copy_project(tmp_path / "apps" / "catalogue")
    shutil.rmtree(project / ".git", ignore_errors=True)
    (project / ".git").unlink(missing_ok=True)
    shutil.copytree(ROOT / "scripts" / "forge", project / "scripts" / "forge")
    (project / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "mkdocs"):
        (project / ".venv" / "bin" / name).write_text(
            f'#!/bin/sh\nexec {sys.executable} {"-m mkdocs" if name == "mkdocs" else ""} "$@"\n', "ascii"
        )
        (project / ".venv" / "bin" / name).chmod(0o755)
    (tmp_path / ".gitignore").write_text(".venv\nbuild\n__pycache__\n", "ascii")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "2024-01-01")
    Path(os.fsdecode(os.fsencode(project) + b"/docs/\xff.txt")).write_text("x", "ascii")
    (project / "\u2028x").write_text("x", "ascii")
    record = project / "partnerships" / "tours-hogip.md"
    record.write_text(record.read_text("utf-8").replace("kind: partnership", "kind: partnerhip"), "utf-8")
    git(tmp_path, "add", "--all")
    script = [str(project / "scripts" / "forge" / "review")]
    done = subprocess.run([*script, "HEAD", "build/review"], capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    made = review.read((project / "build" / "review" / "review.json").read_bytes())
    assert made.code == ("\\u2028x", "docs/\\xff.txt")
    assert not made.valid
    done = subprocess.run([*script, "nowhere", "build/review"], capture_output=True, check=False)
    assert done.returncode not in (0, 1)
    assert not (project / "build" / "review" / "review.json").exists()
