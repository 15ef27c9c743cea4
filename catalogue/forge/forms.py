"""The issue forms of .github/ISSUE_TEMPLATE/: the parts that are needed to parse answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(".github") / "ISSUE_TEMPLATE"
ADD, CONFIRM, CORRECT = "ajouter", "confirmer", "corriger"
BECOME_FILES = (ADD, CONFIRM, CORRECT)
"""The forms whose answers become files. Answers to the other forms are read by people."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its id, its label, which is the heading of its answer, and the options, if it has any."""

    id: str
    label: str
    options: tuple[str, ...]
    multiple: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the name of its file, its questions by their labels, and `promises`, the label of its checkboxes."""

    name: str
    questions: Mapping[str, Question]
    promises: str


def read(root: Path, name: str) -> Form:
    """The form with a name, read from its file. Raises OSError, KeyError or TypeError for an invalid form of our own."""
    return parse((root / FOLDER / f"{name}.yml").read_text("utf-8"), name)


def parse(text: str, name: str) -> Form:
    """The form in the YAML of an issue template."""
    body = yaml.safe_load(text)["body"]
    questions = [_question(item) for item in body if item["type"] not in ("markdown", "checkboxes")]
    promises = (item["attributes"]["label"] for item in body if item["type"] == "checkboxes")
    return Form(name, {question.label: question for question in questions}, next(promises, ""))


def _question(written: Mapping[str, Any]) -> Question:
    attributes = written["attributes"]
    return Question(
        written["id"],
        attributes["label"],
        tuple(attributes.get("options", ())),
        attributes.get("multiple", False),
        written.get("validations", {}).get("required", False),
    )
