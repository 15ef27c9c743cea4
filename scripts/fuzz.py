"""A fuzzer: random mutations of files, and whole random catalogues, go through the check and the build.

`python scripts/fuzz.py --seconds 3600 --seed 1` prints how many files were refused and published, how many catalogues
were drawn, and what was made of them. An input that raises, takes more than ten seconds or a gigabyte, or leaves active
content on a page is saved under build/fuzz/ with its traceback. Make it a case of tests/hostile/ and mend the code.
"""

import argparse
import contextlib
import faulthandler
import hashlib
import io
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.hostile.mutations import mutated  # noqa: E402
from tests.hostile.oracle import SECONDS, Field  # noqa: E402
from tests.hostile.worlds import World  # noqa: E402

KEPT = ROOT / "build" / "fuzz"
TOGETHER = 100
"""Files for each process, so that its memory is freed from time to time."""
PATIENCE = 20 * SECONDS
"""Seconds after which a process is taken to hang, also on a busy machine."""
WORLDS = 5
"""Catalogues for each process. One of them is printed as a book, and one becomes an offline archive."""
MEMORY = 1 << 30
"""Bytes that a process may allocate for files. It does not apply to catalogues, whose book takes more."""


def main() -> None:
    """Run for some seconds, with files and catalogues in turn. The exit status is 1 when anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    options = parser.parse_args()
    os.environ["CATALOGUE_JOBS"] = "1"
    end = time.monotonic() + options.seconds
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        field = Field.made(Path(folder) / "catalogue")
        seed = options.seed * 1_000_000
        while time.monotonic() < end:
            counts += _run(partial(_judge, field), seed)
            counts += _run(_draw, seed)
            seed += 1
            print(f"\r{_summary(counts)}", end="", flush=True)
    print()
    sys.exit(bool(counts["broken"]))


def _summary(counts: Counter[str]) -> str:
    return ", ".join(f"{what}: {count}" for what, count in sorted(counts.items()))


def _run(work: Callable[[int, Any], None], seed: int) -> Counter[str]:
    """Run work in a process of its own, because it may hang or crash. Returns counts of results."""
    queue: Any = multiprocessing.get_context("fork").SimpleQueue()
    process = multiprocessing.get_context("fork").Process(target=work, args=(seed, queue))
    process.start()
    process.join(TOGETHER * PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
    counts = Counter[str]()
    while not queue.empty():
        counts.update(queue.get())
    if process.exitcode:
        counts["broken"] += 1
        print(f"\nseed {seed}: the process ended with {process.exitcode}")
    return counts


def _judge(field: Field, seed: int, queue: Any) -> None:
    """Mutate files, and check and publish each."""
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    random = Random(seed)
    files = field.named()
    texts = {
        suffix: [file.read_bytes() for file in files if file.suffix == suffix] for suffix in (".md", ".yml")
    }
    counts: Counter[str] = Counter()
    for _ in range(TOGETHER):
        file = random.choice([path for path in files if path.suffix == random.choice((".md", ".md", ".yml"))])
        data = mutated(texts[file.suffix], random)
        faulthandler.dump_traceback_later(PATIENCE, exit=True)  # prints where it hangs
        try:
            counts["files published" if field.judge(file, data) else "files refused"] += 1
        except BaseException:
            counts["broken"] += 1
            _keep(file, data)
        faulthandler.cancel_dump_traceback_later()
    queue.put(counts)


def _draw(seed: int, queue: Any) -> None:
    """Generate random catalogues, and publish those parts that the check accepts."""
    counts: Counter[str] = Counter()
    for number in range(WORLDS):
        random = Random(seed * WORLDS + number)
        faulthandler.dump_traceback_later(10 * PATIENCE, exit=True)
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "catalogue"
            try:
                world = World.drawn(root, random)
                counts["catalogues"] += 1
                counts["records of catalogues"] += world.accepted
                with contextlib.redirect_stderr(
                    io.StringIO()
                ):  # the printer lists the characters that its fonts lack
                    counts.update(world.publish(documents=3, book=number == 0, packed=number == 1))
            except BaseException:
                counts["broken"] += 1
                _keep_catalogue(root, f"{seed}-{number}")
        faulthandler.cancel_dump_traceback_later()
    queue.put(counts)


def _keep_catalogue(root: Path, name: str) -> None:
    saved = KEPT / name
    shutil.rmtree(saved, ignore_errors=True)
    shutil.copytree(root, saved)
    (KEPT / f"{name}.txt").write_text(traceback.format_exc(), "utf-8")
    print(f"\n{saved}: {traceback.format_exc(limit=-1).strip().splitlines()[-1]}")


def _keep(file: Path, data: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    saved = KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}{file.suffix}"
    saved.write_bytes(data)
    saved.with_suffix(".txt").write_text(f"{file.name}\n\n{traceback.format_exc()}", "utf-8")
    print(f"\n{saved}: {traceback.format_exc(limit=-1).strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
