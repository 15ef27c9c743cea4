"""Throw changed files at the check and at the pages for a while, and keep those that break something.

`python scripts/fuzz.py --minutes 60` says how many files were refused and how many published. A file that raises, takes
more than ten seconds, more than a gigabyte, or leaves something alive on a page is saved under build/fuzz/ with what
happened: make it a case of tests/hostile/ and mend the code.
"""

import argparse
import faulthandler
import hashlib
import multiprocessing
import os
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.hostile.mutations import mutated  # noqa: E402
from tests.hostile.oracle import SECONDS, Field  # noqa: E402

KEPT = ROOT / "build" / "fuzz"
TOGETHER = 100
"""Files that a process judges: what it remembers goes with it."""
PATIENCE = 20 * SECONDS
"""Seconds after which a process hangs for sure, however busy the machine."""
MEMORY = 1 << 30
"""Bytes that a process may take beyond those it starts with."""


def main() -> None:
    """Run for some minutes; the exit status is 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1, help="the same seed tries the same files")
    options = parser.parse_args()
    os.environ["CATALOGUE_JOBS"] = "1"
    end = time.monotonic() + 60 * options.minutes
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        field = Field.made(Path(folder) / "catalogue")
        seed = options.seed * 1_000_000
        while time.monotonic() < end:
            counts += _run(field, seed)
            seed += 1
            print(
                f"\r{', '.join(f'{count} {what}' for what, count in sorted(counts.items()))}",
                end="",
                flush=True,
            )
    print()
    sys.exit(bool(counts["broken"]))


def _run(field: Field, seed: int) -> Counter[str]:
    """Judge files in a process of their own, which may hang or die."""
    queue: Any = multiprocessing.get_context("fork").SimpleQueue()
    process = multiprocessing.get_context("fork").Process(target=_judge, args=(field, seed, queue))
    process.start()
    process.join(TOGETHER * PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
    found = Counter[str]()
    while not queue.empty():
        found.update(queue.get())
    if process.exitcode:
        found["broken"] += 1
        print(f"\nseed {seed}: the process ended with {process.exitcode}")
    return found


def _judge(field: Field, seed: int, queue: Any) -> None:
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    random = Random(seed)
    files = field.named()
    texts = {
        suffix: [file.read_bytes() for file in files if file.suffix == suffix] for suffix in (".md", ".yml")
    }
    counts: Counter[str] = Counter()
    for _ in range(TOGETHER):
        file = random.choice([one for one in files if one.suffix == random.choice((".md", ".md", ".yml"))])
        data = mutated(texts[file.suffix], random)
        faulthandler.dump_traceback_later(PATIENCE, exit=True)  # where it hangs
        try:
            counts["published" if field.judge(file, data) else "refused"] += 1
        except BaseException:
            counts["broken"] += 1
            _keep(file, data)
        faulthandler.cancel_dump_traceback_later()
    queue.put(counts)


def _keep(file: Path, data: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    saved = KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}{file.suffix}"
    saved.write_bytes(data)
    saved.with_suffix(".txt").write_text(f"{file.name}\n\n{traceback.format_exc()}", "utf-8")
    print(f"\n{saved}: {traceback.format_exc(limit=-1).strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
