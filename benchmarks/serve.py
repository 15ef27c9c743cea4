"""How long a writer waits: from the moment a record is saved to the moment `mkdocs serve` shows it."""

import socket
import statistics
import subprocess
import sys
import time
import urllib.request

from benchmarks.contender import say
from benchmarks.measure import FailedError, start, stop
from benchmarks.ours import ENV, Project

_PAUSE = 0.05


def seconds_to_refresh(project: Project, edits: int, limit: float) -> float:
    """The median of `edits` edits, after one as a warm-up."""
    address = f"127.0.0.1:{_free_port()}"
    command = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address)
    env = {
        **ENV,
        "TMPDIR": str(project.root.parent),
    }  # where the server keeps its site: removed with the rest
    server = start(command, project.root, env, subprocess.DEVNULL)
    waits = []
    try:
        home = _wait_for(f"http://{address}/", "", limit)  # leads to the path of site_url
        page = f"{home.rstrip('/')}/partenariats/{project.record.id}/"
        for _ in range(edits + 1):
            time.sleep(1)  # the server looks for changes again, and has nothing left to build
            word = project.record.edit()
            began = time.perf_counter()
            _wait_for(page, word, limit)
            waits.append(time.perf_counter() - began)
            say(f"serve: shown after {waits[-1]:.2f} s")
    finally:
        stop(server)
        project.record.restore()
    return statistics.median(waits[1:])


def _wait_for(page: str, word: str, limit: float) -> str:
    """Until the page is served and holds the word; the address to which it led."""
    deadline = time.perf_counter() + limit
    while time.perf_counter() < deadline:
        try:
            with urllib.request.urlopen(page, timeout=limit) as answer:
                if word in answer.read().decode():
                    return str(answer.url)
        except OSError:  # not up yet, or the page is being made
            pass
        time.sleep(_PAUSE)
    raise FailedError(f"{page} did not show the edit within {limit:.0f} s")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
