"""Change the code by small faults, one at a time, and tell those that no test notices.

mutmut says which faults there are: `<=` for `<`, an argument left out, a word misspelt. A sample is drawn, and each is
tried in a copy of the project by a process forked from one that has the libraries in memory. Results are kept under
build/mutation/ as they come: a run that was stopped goes on where it was, while code and tests stay the same.
tests/mutation-survivors.yml lists the faults that may survive, with the reason: others make the exit status 1.
"""

import argparse
import importlib
import json
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from libcst import Module
from mutmut.mutation.file_mutation import create_mutations, deep_replace

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "mutation"
ARGUED = ROOT / "tests" / "mutation-survivors.yml"
ROOMS = ("model", "knowledge", "rules", "language")
OTHERS = ["language", "model", "knowledge", "data", "site", "cards", "project/test_documentation.py"]
OTHERS += ["rewriting", "rules", "reading/test_load.py"]
"""Tests that run, in this order, after those of the room and of meaning."""
QUICK = "not (browser or paper or slow or built)"
LIBRARIES = ["babel.core", "cmarkgfm", "hypothesis", "jinja2", "nh3", "playwright.sync_api", "pydantic"]
"""What the tests import from elsewhere, loaded before the processes are forked."""
SECONDS = 90
"""Processor time that the tests of one fault may take; by the clock ten times as much, for a busy machine."""


@dataclass(frozen=True)
class Mutant:
    """A file with one fault: the line where it begins, the lines that go and come as `- ` and `+ `, the whole text."""

    file: str
    line: int
    change: str
    text: str

    def __str__(self) -> str:
        """As a difference, below its file and line."""
        return f"{self.file}:{self.line}\n{self.change}"


def drawn(root: Path, seed: int, size: int) -> list[Mutant]:
    """A sample of the faults that the rooms can have.

    Each fault has its place by a hash of the seed and of what it changes: a smaller sample is the beginning of a
    greater one, and an edit of the code changes little of it.
    """
    ranked = []
    for file in sorted(file for room in ROOMS for file in (root / "catalogue" / room).glob("*.py")):
        name, text, alike = file.relative_to(root).as_posix(), file.read_text("utf-8"), Counter[str]()
        module, mutations, *_ = create_mutations(name, text)
        for mutation in mutations:
            nodes = (mutation.original_node, mutation.mutated_node)
            change = "\n".join((str(seed), name, *map(module.code_for_node, nodes)))
            alike[change] += 1
            place = blake2b(f"{change}\n{alike[change]}".encode()).digest()
            ranked.append((place, name, text, module, nodes))
    sample: dict[str, Mutant] = {}
    for _, name, text, module, nodes in sorted(ranked, key=lambda fault: fault[0]):
        if len(sample) < size:
            mutant = compared(name, text, cast(Module, deep_replace(module, *nodes)).code)
            sample[str(mutant)] = mutant
    return list(sample.values())


def compared(file: str, old: str, new: str) -> Mutant:
    """The fault that makes one text of another."""
    before, after = old.splitlines(), new.splitlines()
    codes = SequenceMatcher(None, before, after, False).get_opcodes()
    blocks = [code for code in codes if code[0] != "equal"]
    (_, start, _, new_start, _), (_, _, end, _, new_end) = blocks[0], blocks[-1]
    signed = [f"- {line}" for line in before[start:end]] + [f"+ {line}" for line in after[new_start:new_end]]
    return Mutant(file, start + 1, "\n".join(signed), new)


def judged(mutant: Mutant, trees: Path) -> str:
    """What the tests say of a fault: `killed`, `survived` or `timed out`.

    Below `trees`, the copy of the project that has the number of this process is made, changed and mended again.
    """
    tree = trees / str(os.getpid())
    for name in () if tree.exists() else tracked():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, tree / name)
    whole = (tree / mutant.file).read_bytes()
    write(tree / mutant.file, mutant.text.encode())
    if not (process := os.fork()):
        try:
            attempt(tree, mutant.file)
        finally:
            os._exit(1)
    try:
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    finally:
        with suppress(ProcessLookupError):  # what the tests started may outlive them
            os.killpg(process, signal.SIGKILL)
        write(tree / mutant.file, whole)
    return {0: "survived", -signal.SIGXCPU: "timed out", -signal.SIGALRM: "timed out"}.get(status, "killed")


def attempt(tree: Path, file: str) -> None:
    """Run the quick tests over a tree in which a file has a fault, and leave this process with pytest's status."""
    os.setsid()
    signal.alarm(10 * SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 9))  # beyond the second it is SIGKILL
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    output = tree.with_suffix(".txt").open("wb")
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    os.chdir(tree)
    sys.path[0] = str(tree)
    room = file.split("/")[1]
    near = (f"{room}/test_{room}.py", room, "test_meaning.py", "test_sample.py")
    options = ["-xqp", "no:cacheprovider", "-m", QUICK, f"--basetemp={tree}-tmp", f"--rootdir={tree}"]
    status = 0
    for names in (near, [name for name in OTHERS if name not in near]):
        if paths := [f"tests/{name}" for name in names if (tree / "tests" / name).exists()]:
            status = status or int(pytest.main([*options, *paths]))
    sys.stdout.flush()
    os._exit(status)


def write(file: Path, data: bytes) -> None:
    """Write a module, and forget its bytecode: two texts may have one length and one second."""
    file.write_bytes(data)
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()


def tracked(*folders: str) -> list[str]:
    """The files of the project or of some folders, without those that git ignores."""
    command = ["git", "ls-files", "-zco", "--exclude-standard", *folders]
    names = subprocess.check_output(command, cwd=ROOT, text=True)
    return sorted(name for name in names.split("\0") if (ROOT / name).is_file())


def report(outcomes: Mapping[Mutant, str], argued: Iterable[Any], root: Path) -> tuple[str, int]:
    """What became of the faults, for a reader, and how many survive that `argued` does not name."""
    reasons = {(entry["file"], entry["change"]): entry["why"] for entry in argued}
    counts = Counter(outcomes.values())
    figures = ", ".join(f"{counts[word]} {word}" for word in ("killed", "timed out", "survived"))
    lines, new = [f"{len(outcomes)} faults: {figures} ({counts['survived'] / len(outcomes):.1%})"], 0
    for mutant in (mutant for mutant, outcome in outcomes.items() if outcome == "survived"):
        why = reasons.get((mutant.file, mutant.change))
        lines += ["", str(mutant), f"  accepted: {why}" if why else "  NEW: write a test, or say why not"]
        new += not why
    noticed = {(mutant.file, mutant.change) for mutant, outcome in outcomes.items() if outcome != "survived"}
    for file, change in reasons:
        gone = "\n".join(line[2:] for line in change.splitlines() if line.startswith("- "))
        text = (root / file).read_text("utf-8") if (root / file).exists() else ""
        if gone not in text or (file, change) in noticed:
            lines += ["", file, change, "  no longer applies: remove it from the list of survivors"]
    return "\n".join(lines), new


def main() -> None:
    """Try a sample and report. The exit status is 1 when a fault survives that the list of survivors does not name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=400, help="faults to try")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument(
        "--survivors", action="store_true", help="try those that survived alone, after an edit"
    )
    options = parser.parse_args()
    os.environ.update(CI="true", CATALOGUE_JOBS="1")  # hypothesis draws the same examples each time
    watched = tracked("catalogue", "tests", "registry", "scripts")
    texts = [(ROOT / name).read_bytes() for name in watched if ROOT / name != ARGUED]
    state = blake2b(b"\0".join((*map(str.encode, watched), *texts)), digest_size=8).hexdigest()
    for name in LIBRARIES:
        importlib.import_module(name)
    sample, outcomes = drawn(ROOT, options.seed, options.size), {}
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / "results.jsonl"
    with kept.open("a+", encoding="utf-8") as results, tempfile.TemporaryDirectory() as folder:
        results.seek(0)
        for line in map(json.loads, results):
            if line["state"] == state or (options.survivors and line["outcome"] != "survived"):
                outcomes[line["mutant"]] = line["outcome"]
        left = [mutant for mutant in sample if str(mutant) not in outcomes]
        judge = partial(judged, trees=Path(folder))
        with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("fork")) as pool:
            sound = Mutant(sample[0].file, 0, "", (ROOT / sample[0].file).read_text("utf-8"))
            if left and pool.submit(judge, sound).result() != "survived":
                sys.exit("\n".join(file.read_text("utf-8", "replace") for file in Path(folder).glob("*.txt")))
            for mutant, outcome in zip(left, pool.map(judge, left), strict=True):
                outcomes[str(mutant)] = outcome
                json.dump({"state": state, "mutant": str(mutant), "outcome": outcome}, results)
                print(file=results, flush=True)
                print(f"{len(outcomes)}: {outcome:9} {mutant.file}:{mutant.line}", flush=True)
    text, new = report({m: outcomes[str(m)] for m in sample}, yaml.safe_load(ARGUED.read_text("utf-8")), ROOT)
    (KEPT / "report.txt").write_text(f"{text}\n", "utf-8")
    print(text)
    sys.exit(bool(new))


if __name__ == "__main__":
    main()
