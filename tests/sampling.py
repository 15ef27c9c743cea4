"""The sample: fourteen invented records and a draft that use every field of the model, and what they must yield.

tests/sample/ holds records, organisations, sources and the texts of the sources, and the cities, which are invented. It
has no vocabularies: the project's own stand in for them, since a copy would have to follow each new code, and would hide
that a code went away. Names are invented and countries are real.

tests/meaning.yml is written by hand from the decisions and the documentation, never from what the code says.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent
SAMPLE = HERE / "sample"
MEANING: dict[str, Any] = yaml.load((HERE / "meaning.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
TODAY: date = MEANING["today"]
"""The day on which the sample is read."""


def assemble(records: Path, target: Path) -> Path:
    """A whole catalogue at `target`, which must not exist: `records` with the lists of the project that it does not have."""
    shutil.copytree(records, target)
    for listed in (ROOT / "registry").glob("*.yml"):
        if not (target / "registry" / listed.name).exists():
            shutil.copy(listed, target / "registry")
    return target
