"""A test matrix: `python scripts/test_pythons.py` runs the core tests on every installed Python, with locked dependencies.

Interpreters are looked for on the path and among those of pyenv. Each gets a virtual environment under build/pythons/.
Missing versions are listed. The status is 1 when one version fails, or none is installed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
CORE = "not browser and not slow and not paper"
"""The tests that depend on the version of Python: no browser, no whole builds, no PDFs."""
_LOCK = ROOT / "requirements-dev.lock"


def main() -> int:
    """Run the tests on all versions; returns the exit status."""
    results = {version: _result(version) for version in VERSIONS}
    for version, result in results.items():
        print(f"Python {version}: {result}")
    return 0 if {"passed"} <= {*results.values()} <= {"passed", "missing"} else 1


def _result(version: str) -> str:
    interpreter = next(_interpreters(version), None)
    if interpreter is None:
        return "missing"
    python = _environment(version, interpreter)
    if python is None:
        return "its dependencies could not be installed"
    print(f"Python {version} ({interpreter})", flush=True)
    command = [
        str(python),
        "-m",
        "pytest",
        "-q",
        "-n",
        "logical",
        "--dist",
        "loadfile",
        "-p",
        "no:cacheprovider",
        "-m",
        CORE,
    ]
    return "passed" if subprocess.run(command, cwd=ROOT, check=False).returncode == 0 else "failed"


def _interpreters(version: str) -> Iterator[str]:
    """The interpreters of a version that start: a shim of pyenv on the path may lead nowhere."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    name = f"python{version}"
    for program in (shutil.which(name), *sorted(map(str, pyenv.glob(f"{version}.*/bin/{name}")))):
        if program is not None:
            asked = [program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            if done.returncode == 0 and done.stdout.strip() == version:
                yield program


def _environment(version: str, interpreter: str) -> Path | None:
    """The Python of a virtual environment with the locked dependencies; None when they cannot be installed."""
    folder = ROOT / "build" / "pythons" / version
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "requirements-dev.lock"
    if stamp.is_file() and stamp.read_bytes() == _LOCK.read_bytes():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    commands = (
        [interpreter, "-m", "venv", str(folder)],
        [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(_LOCK),
        ],
    )
    if any(subprocess.run(command, check=False).returncode != 0 for command in commands):
        return None
    shutil.copy(_LOCK, stamp)
    return python


if __name__ == "__main__":
    sys.exit(main())
