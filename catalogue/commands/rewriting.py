"""What `check --fix` and `migrate` share: show what would change, ask, write."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from catalogue.engine.progress import with_progress
from catalogue.engine.spread import processes, runs, spread
from catalogue.problems.problems import Language
from catalogue.problems.terminal import agreed, coloured, painted_diff
from catalogue.rewriting.proposals import Proposal, proposal

_TOGETHER = 50
_SAID: dict[Language, dict[str, str]] = {
    "fr": {
        "ask one": "Récrire ce fichier ?",
        "ask": "Récrire ces {count} fichiers ?",
        "written": "récrit",
        "moved": "a changé entre-temps : laissé tel quel",
        "unwritable": "ne peut pas être écrit ({error})",
        "shown": "Rien n’est écrit : pour écrire, ajouter --yes.",
    },
    "en": {
        "ask one": "Rewrite this file?",
        "ask": "Rewrite these {count} files?",
        "written": "rewritten",
        "moved": "changed meanwhile: left as it is",
        "unwritable": "cannot be written ({error})",
        "shown": "Nothing is written: add --yes to write.",
    },
}


def proposals(
    root: Path, named: Iterable[PurePosixPath], change: Callable[[str, PurePosixPath], str], what: str
) -> list[Proposal]:
    """What a change of text would make of files, where it makes a difference or cannot be made."""
    wanted = list(named)
    parts = spread(partial(_proposed, root, change), runs(wanted, _TOGETHER), processes())
    return [one for part in with_progress(parts, len(wanted), what) for one in part]


def _proposed(
    root: Path, change: Callable[[str, PurePosixPath], str], named: Sequence[PurePosixPath]
) -> list[Proposal]:
    found = (proposal(root, file, change) for file in named)
    return [one for one in found if one.changes or one.problems]


def offer(root: Path, found: Sequence[Proposal], options: argparse.Namespace) -> bool:
    """Show every difference; write when `options.yes`, or when somebody at the terminal agrees.

    False when something that was to be written could not be.
    """
    said = _SAID[options.lang]
    on = coloured(options.color, sys.stdout)
    changed = [one for one in found if one.changes]
    for one in changed:
        print(painted_diff(one.diff(), on=on), end="")
    if not changed:
        return True
    question = said["ask one" if len(changed) == 1 else "ask"].format(count=len(changed))
    if not options.yes and not agreed(question, options.lang):
        print(said["shown"])
        return True
    written = [_write(root, one, said) for one in changed]
    return all(written)


def _write(root: Path, one: Proposal, said: dict[str, str]) -> bool:
    colon = " :" if said is _SAID["fr"] else ":"
    try:
        written = one.write(root)
    except OSError as error:
        print(f"{one.file}{colon} {said['unwritable'].format(error=error.strerror)}", file=sys.stderr)
        return False
    print(f"{one.file}{colon} {said['written' if written else 'moved']}")
    return written
