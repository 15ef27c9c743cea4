"""Today: of the clock, or of SOURCE_DATE_EPOCH; what is no moment is told in one sentence, wherever it is met."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from catalogue.__main__ import _COMMANDS, MISUSE, main
from catalogue.engine import clock
from tests.building import build
from tests.conftest import ROOT
from tests.forge.test_review import script

NO_MOMENT = (
    *(
        "abc",
        "1e9",
        "99999999999999",
        "9" * 5000,
        "-1",
        "",
        " ",
        "1.5",
        "²",
        "٣",
        "0x10",
        "1_000",
        "253402300800",
    ),
    *("1717200000 ", "+1", "nan", "2024-06-01"),
)
COMMANDS = {
    "check": [],
    "digest": ["--texts", "x"],
    "freshness": [],
    "generate": ["--out", "x"],
    "issue": ["--event", "x", "--commit", "0" * 40, "--out", "x"],
    "migrate": [],
    "new": ["organisation", "--name", "x"],
    "pack": ["--site", "x", "--out", "x"],
    "pdf": ["--out", "x"],
    "review": ["--base", "x"],
    "schema": ["partnership"],
}


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", date(1970, 1, 1)), ("1717200000", date(2024, 6, 1)), ("253402300799", date(9999, 12, 31))],
)
def test_the_day_of_an_epoch(monkeypatch: pytest.MonkeyPatch, epoch: str, day: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert clock.today() == day


def test_without_an_epoch_it_is_the_day_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.now(UTC).date()
    assert before <= clock.today() <= datetime.now(UTC).date()


@pytest.mark.parametrize("epoch", NO_MOMENT)
def test_what_is_no_moment_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str
) -> None:
    """One line that says where, what and how to mend it, and the status of a misuse."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["--root", str(folder), "check"]) == MISUSE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"SOURCE_DATE_EPOCH={epoch[:1]}")
    assert err.count("\n") == 1
    assert len(err) < 400
    assert "unset SOURCE_DATE_EPOCH" in err


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_tells_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Those that look at no date too: a wrong one is never taken for none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    monkeypatch.chdir(folder)
    assert main([command, *COMMANDS[command]]) == MISUSE
    assert capsys.readouterr().err.startswith("SOURCE_DATE_EPOCH=abc : ")


def test_reminders_tell_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    module = script("remind", monkeypatch)
    monkeypatch.setattr("sys.argv", ["remind.py", "--root", str(folder)])
    assert module.main() == MISUSE
    assert capsys.readouterr().err.startswith("SOURCE_DATE_EPOCH=abc : ")


@pytest.mark.parametrize("epoch", ["abc", "-1", "99999999999999", ""])
def test_a_build_tells_it(folder: Path, tmp_path: Path, epoch: str) -> None:
    """Before anything is read or made."""
    for name in ("mkdocs.yml", "hooks", "docs", "catalogue"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "CONTRIBUTING.md", folder)
    done = build(tmp_path / "site", root=folder, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == MISUSE
    assert f"SOURCE_DATE_EPOCH={epoch} : " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
