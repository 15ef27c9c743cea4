"""The issue forms of .github/ISSUE_TEMPLATE/, as far as their answers are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(".github") / "ISSUE_TEMPLATE"
ADD, CONFIRM, CORRECT = "ajouter", "confirmer", "corriger"
BECOME_FILES = (ADD, CONFIRM, CORRECT)
"""The forms whose answers become files. Those of the others are read by people."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its id, the label that stands above its answer, what may be answered, and how."""

    id: str
    label: str
    options: tuple[str, ...]
    multiple: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form by the name of its file, with its questions by their labels, and the label of its boxes to tick."""

    name: str
    questions: Mapping[str, Question]
    promises: str


def read(root: Path, name: str) -> Form:
    """The form of a name, from its file. It is one of ours: a file that is no form raises."""
    return parse((root / FOLDER / f"{name}.yml").read_text("utf-8"), name)


def parse(text: str, name: str) -> Form:
    """The form that a text describes."""
    body = yaml.safe_load(text)["body"]
    asked = [_question(one) for one in body if one["type"] not in ("markdown", "checkboxes")]
    promises = (one["attributes"]["label"] for one in body if one["type"] == "checkboxes")
    return Form(name, {one.label: one for one in asked}, next(promises, ""))


def _question(written: Mapping[str, Any]) -> Question:
    attributes = written["attributes"]
    return Question(
        written["id"],
        attributes["label"],
        tuple(attributes.get("options", ())),
        attributes.get("multiple", False),
        written.get("validations", {}).get("required", False),
    )
