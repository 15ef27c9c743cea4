"""What runs on the forge: who may do what, what is pinned, what is sent."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.forge import freshness, proposing, requests
from tests.conftest import ROOT
from tests.forge.test_review import script
from tests.forging import Gh, gh

__all__ = ["gh"]
ASKED = "vars.CATALOGUE == 'oui'"
DEFAULT_BRANCH = "${{ github.event.repository.default_branch }}"
ON_THE_DEFAULT_BRANCH = "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = ROOT / "scripts" / "forge"


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(workflow: Any) -> Iterator[Any]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_zizmor_finds_nothing() -> None:
    """Not at its strictest either; the one line that is excused says why."""
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)
    assert zizmor
    command = [zizmor, "--offline", "--persona", "auditor", "--no-progress", str(ROOT / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    excused = [
        line for file in WORKFLOWS for line in file.read_text("utf-8").splitlines() if "zizmor:" in line
    ]
    assert len(excused) == 1
    assert "workflow_run" in (ROOT / ".github/workflows/comment.yml").read_text("utf-8")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_do_little(file: Path) -> None:
    """Nothing for all jobs, a time limit for each, one run at a time, actions by their hash with the version beside."""
    workflow, text = read(file), file.read_text("utf-8")
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    assert all(int(job["timeout-minutes"]) <= 40 for job in workflow["jobs"].values())
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    for one in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one)
        assert re.search(rf"{re.escape(one)} # v\d+\.\d+\.\d+\n", text)
    for step in steps(workflow):
        assert "${{" not in step.get("run", ""), "a value goes in by the environment, where no shell reads it"
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_the_code_of_a_stranger_meets_no_token() -> None:
    """Where a proposal runs, all that is granted is to read; where something may be written, main's own code runs."""
    granted = {file.stem: [job["permissions"] for job in read(file)["jobs"].values()] for file in WORKFLOWS}
    for name in ("review", "test"):
        assert all(permissions == {"contents": "read"} for permissions in granted[name])
        assert "token" not in (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")
    assert "pull_request_target" not in "".join(file.read_text("utf-8") for file in WORKFLOWS)
    for name, job in (("publish", "build"), ("freshness", "remind")):
        started = read(ROOT / f".github/workflows/{name}.yml")["jobs"][job]["if"]
        assert f"&& (github.event_name == 'schedule' || {ON_THE_DEFAULT_BRANCH})" in started, (
            "by hand it may be any branch"
        )
    for name in ("comment", "propose", "freshness"):
        for step in steps(read(ROOT / f".github/workflows/{name}.yml")):
            if "checkout" in step.get("uses", ""):
                branch = step["with"].get("ref", DEFAULT_BRANCH)
                assert branch == DEFAULT_BRANCH


def test_a_fork_that_did_not_ask_is_left_alone() -> None:
    """What publishes, writes, or runs without a proposal waits for a variable of the repository."""
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            asked = job.get("if", "")
            if "needs" in job:
                continue  # starts after a job that waits
            if file.stem == "review":
                assert read(file)["on"].keys() == {"pull_request"}, "somebody opened a proposal there"
            elif file.stem == "test":
                assert asked == f"github.event_name == 'pull_request' || {ASKED}"
            else:
                assert asked.startswith(f"{ASKED} && "), (file.name, name)


def test_no_workflow_counts_on_the_name_of_a_branch() -> None:
    """But for what starts them: a filter cannot be computed, so it lets both usual names through."""
    for file in WORKFLOWS:
        text = file.read_text("utf-8")
        code = "\n".join(line.partition(" #")[0] for line in text.split("\n") if not line.startswith("#"))
        named = re.findall(r".*\bmain\b.*", code)
        assert {line.strip() for line in named} <= {"branches: [main, master]", "- name: Le code de main"}


def test_names_are_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The label, the artifact and the name of a workflow stand in code and in YAML."""
    propose, review, comment = (
        read(ROOT / f".github/workflows/{name}.yml") for name in ("propose", "review", "comment")
    )
    assert propose["jobs"]["propose"]["if"] == f"{ASKED} && github.event.label.name == '{proposing.LABEL}'"
    kept = [step["with"] for step in steps(review) if "upload-artifact" in step.get("uses", "")]
    module = script("comment", monkeypatch)
    assert kept[0]["name"] == module.ARTIFACT
    assert f"build/review/{module.MEMBER}" in kept[0]["path"].split()
    assert comment["on"]["workflow_run"]["workflows"] == [review["name"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_is_run_is_there(file: Path) -> None:
    """Verbs of make, commands of the catalogue and scripts exist."""
    text = file.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for line in re.findall(r"\bmake ([a-z./ ]+[a-z])", text):
        for verb in line.split():
            assert re.search(rf"^{re.escape(verb)}:", makefile, re.MULTILINE), verb
    for path in re.findall(r"scripts/forge/[a-z_.]+", text):
        assert (ROOT / path).is_file(), path
    from catalogue.__main__ import _COMMANDS

    assert set(re.findall(r"-m catalogue ([a-z]+)", text)) <= set(_COMMANDS)


def test_every_proposal_is_judged_by_what_holds_of_all_records() -> None:
    """Those that change data alone too: the workflow leaves out no path, and no earlier failure skips the step."""
    command = ".venv/bin/python -m pytest -q tests/real"
    review = read(ROOT / ".github/workflows/review.yml")
    assert set(review["on"]["pull_request"]) == {"types"}
    [step] = [step for step in steps(review) if step.get("run") == command]
    assert step["if"] == "${{ !cancelled() }}"
    assert (ROOT / "tests" / "real" / "test_content.py").is_file()


def test_a_proposal_is_sent(gh: Callable[..., Gh], tmp_path: Path) -> None:
    """As a program: each request in its order, its fields by the standard input."""
    stub = gh()
    made = [requests.comment(12, "$(id) `id`"), requests.take_label(12, proposing.LABEL)]
    (tmp_path / "requests.json").write_text(requests.as_json(made), "utf-8")
    command = [sys.executable, str(SCRIPTS / "send.py"), str(tmp_path / "requests.json")]
    assert subprocess.run([*command, "--dry-run"], check=False).returncode == 0
    assert stub.written == []
    assert subprocess.run(command, check=False).returncode == 0
    assert [(one["method"], one["path"].rpartition("/12/")[2]) for one in stub.written] == [
        ("POST", "comments"),
        ("DELETE", "labels/accept%C3%A9"),
    ]
    assert stub.written[0]["fields"] == {"body": "$(id) `id`"}


@pytest.mark.parametrize(
    ("refusal", "status", "words"),
    [
        ("Reference already exists (HTTP 422)", 0, "a déjà une proposition"),
        ("Resource not accessible by integration (HTTP 403)", 1, "n’a pas pu être envoyée"),
    ],
)
def test_a_proposal_that_the_forge_refuses_is_told_on_its_issue(
    gh: Callable[..., Gh],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refusal: str,
    status: int,
    words: str,
) -> None:
    """An issue that is accepted a second time, or one that cannot be sent: the label goes, so it can be accepted again."""
    stub = gh(refuses={"git/refs": refusal})
    rows = [
        {
            "method": "POST",
            "path": "repos/{owner}/{repo}/git/refs",
            "fields": {"ref": "refs/heads/demande-12"},
        }
    ]
    (tmp_path / "requests.json").write_text(json.dumps(rows), "utf-8")
    module = script("send", monkeypatch)
    monkeypatch.setattr(sys, "argv", ["send.py", str(tmp_path / "requests.json")])
    assert module.main() == status
    comment, label = stub.written
    assert comment["path"].endswith("/issues/12/comments")
    assert words in comment["fields"]["body"]
    assert "`demande-12`" in comment["fields"]["body"]
    assert (label["method"], label["path"].rpartition("/")[2]) == ("DELETE", "accept%C3%A9")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "repos/{owner}/{repo}/contents/.github/workflows/x.yml"),
        ("PUT", "repos/{owner}/{repo}/contents/partnerships/../x.md"),
        ("DELETE", "repos/{owner}/{repo}/contents/partnerships/x.md"),
        ("PATCH", "repos/{owner}/{repo}/git/refs"),
        ("PUT", "user/keys"),
    ],
)
def test_nothing_else_is_sent(
    gh: Callable[..., Gh], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, path: str
) -> None:
    """A request for anything but a proposal is refused before the first one goes."""
    stub = gh()
    rows = [{"method": method, "path": path, "fields": {}}]
    (tmp_path / "requests.json").write_text(json.dumps(rows), "utf-8")
    module = script("send", monkeypatch)
    monkeypatch.setattr(sys, "argv", ["send.py", str(tmp_path / "requests.json")])
    assert module.main() == 2
    assert stub.written == []


@pytest.mark.parametrize(
    ("login", "permission", "status"),
    [("ada", "write", 0), ("ada", "admin", 0), ("ada", "read", 1), ("../x", "admin", 1), ("", "admin", 1)],
)
def test_who_may_accept(
    gh: Callable[..., Gh], monkeypatch: pytest.MonkeyPatch, login: str, permission: str, status: int
) -> None:
    """Only who may write; whoever sorts issues may not."""
    gh({"/collaborators/ada/permission": {"permission": permission}})
    assert script("may_write", monkeypatch).main(login) == status


def test_reminders_are_sent_once(
    folder: Path, gh: Callable[..., Gh], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first run opens issues, a second one, which finds them, sends nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    module = script("remind", monkeypatch)
    monkeypatch.setattr(sys, "argv", ["remind.py", "--root", str(folder)])
    stub = gh({"/issues?labels=%C3%A0%20confirmer&state=all": []})
    assert module.main() == 0
    opened = [one["fields"] for one in stub.written]
    assert [one["labels"] for one in opened] == [[freshness.LABEL]] * len(opened)
    there = [
        {
            "number": number,
            "state": "open",
            "user": {"type": "Bot"},
            "title": one["title"],
            "body": one["body"],
        }
        for number, one in enumerate(opened, 1)
    ]
    gh({"/issues?labels=%C3%A0%20confirmer&state=all": there})
    assert module.main() == 0
    assert len(stub.written) == len(opened) == 3
