"""Which Pythons and systems the project runs on: one list for the package, make and the forge."""

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.project.test_documentation import script

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def jobs() -> dict[str, dict[str, object]]:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    found: dict[str, dict[str, object]] = yaml.load(text, Loader=yaml.BaseLoader)["jobs"]
    return found


def test_the_forge_tests_each_python_that_make_tests() -> None:
    """From the oldest that the package allows on."""
    versions = list(script("test_pythons").VERSIONS)
    assert PROJECT["project"]["requires-python"] == f">={versions[0]}"
    matrix = jobs()["pythons"]["strategy"]["matrix"]  # type: ignore[index]
    assert matrix["python"] == versions
    assert "macos" in " ".join(jobs()["systems"]["strategy"]["matrix"]["system"])  # type: ignore[index]
    assert "windows" in " ".join(jobs()["systems"]["strategy"]["matrix"]["system"])  # type: ignore[index]


def test_the_core_is_one_expression() -> None:
    """The forge and make leave out the same tests."""
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")
    assert f'-m "{script("test_pythons").CORE}"' in text
    known = {marker.split(":")[0] for marker in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    of_the_core = {"built"}  # such tests are left out by `make mutation` alone
    assert set(re.findall(r"not (\w+)", script("test_pythons").CORE)) == known - of_the_core


def test_interpreters_are_found_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the path and among those of pyenv; one that cannot be started, or is another version, is none."""
    module = script("test_pythons")
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    assert list(module._interpreters(here)) == []
    shim = tmp_path / f"python{here}"
    shim.write_text("#!/bin/sh\nexit 127\n", "ascii")
    shim.chmod(0o755)
    assert list(module._interpreters(here)) == []
    program = tmp_path / "pyenv" / "versions" / f"{here}.99" / "bin" / f"python{here}"
    program.parent.mkdir(parents=True)
    program.symlink_to(sys.executable)
    assert list(module._interpreters(here)) == [str(program)]
    assert list(module._interpreters("3.99")) == []


def test_what_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """None at hand is no success."""
    module = script("test_pythons")
    monkeypatch.setattr(module, "_result", lambda _: "missing")
    assert module.main() == 1
    assert capsys.readouterr().out.splitlines() == [f"Python {one}: missing" for one in module.VERSIONS]
    monkeypatch.setattr(module, "_result", lambda version: "passed" if version == "3.12" else "missing")
    assert module.main() == 0
    monkeypatch.setattr(module, "_result", lambda version: "failed" if version == "3.12" else "passed")
    assert module.main() == 1


GNU_ONLY = (
    r"find [^|]*-printf",
    r"\bsed -i\b",
    r"\bsed -r\b",
    r"\bdate -d\b",
    r"\bxargs -r\b",
    r"\breadlink -f\b",
    r"\bgrep -P\b",
    r"\bstat -c\b",
    r"\bsort -V\b",
    r"\bcp -t\b",
    r"\bmktemp --",
    r"\brealpath\b",
    r"\bsha256sum\b",
)


@pytest.mark.parametrize(
    "file",
    [ROOT / "Makefile", ROOT / ".ci" / "run", *sorted((ROOT / "scripts").rglob("*"))],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_shell_is_that_of_every_system(file: Path) -> None:
    """macOS has the tools of BSD."""
    if file.is_file() and file.suffix in ("", ".sh"):
        text = file.read_text("utf-8")
        assert [pattern for pattern in GNU_ONLY if re.search(pattern, text)] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_every_verb_is_listed() -> None:
    """`make help` names each verb that says what it does."""
    import subprocess

    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    verbs = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert re.findall(r"^  make ([a-z-]+) ", said, re.MULTILINE) == verbs
    assert "test-pythons" in verbs
