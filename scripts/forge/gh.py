"""A client of the REST API of GitHub, through its command `gh`, which takes the token from its environment. No shell runs."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from catalogue.forge.requests import Request

_PAUSE = 1.0
"""Seconds between two requests that write: GitHub refuses more than eighty a minute."""


class ForgeError(Exception):
    """A request failed. The message holds the answer of the forge."""


def get(path: str) -> list[dict[str, Any]]:
    """All items of a paginated list."""
    pages = json.loads(_run(["--paginate", "--slurp", path], None))
    return [item for page in pages for item in page]


def get_object(path: str) -> dict[str, Any]:
    """A single JSON object."""
    value: dict[str, Any] = json.loads(_run([path], None))
    return value


def fetch(path: str) -> bytes:
    """The bytes of a file."""
    return _run([path], None)


def send(requests: Iterable[Request], *, dry_run: bool = False) -> None:
    """Send requests in order, and stop at the first failure. A dry run only prints them. Raises ForgeError."""
    for number, request in enumerate(requests):
        print(f"{request.method} {request.path} {json.dumps(_shortened(request.fields), ensure_ascii=False)}")
        if dry_run:
            continue
        if number:
            time.sleep(_PAUSE)
        _run(["--method", request.method, request.path, "--input", "-"], json.dumps(request.fields).encode())


def _run(arguments: list[str], body: bytes | None) -> bytes:
    command = ["gh", "api", *arguments]
    done = subprocess.run(command, input=body, capture_output=True, check=False)
    if done.returncode != 0:
        raise ForgeError(f"{' '.join(command)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _shortened(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: f"{value[:60]}…" if isinstance(value, str) and len(value) > 60 else value
        for name, value in fields.items()
    }
