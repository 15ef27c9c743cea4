"""Merge conflicts: the marker lines that git leaves in a file until somebody settles the conflict."""

import re

SIDES = re.compile(r"^(?:<{7}|>{7})(?:[ \t][^\n]*)?$", re.MULTILINE)
_BETWEEN = re.compile(r"^(?:\|{7}(?:[ \t][^\n]*)?|={7}[ \t]*)$", re.MULTILINE)
MARKER = re.compile(rf"{SIDES.pattern}|{_BETWEEN.pattern}", re.MULTILINE)
_HINT = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")


def conflict(text: str, *, sure: bool = True) -> re.Match[str] | None:
    """The first marker line of a text, or None.

    With `sure` false, for Markdown, the markers between the two sides are not enough: `=======` also underlines a
    heading there, and `|||||||` is an empty row of a table.
    """
    if not any(hint in text for hint in _HINT):
        return None
    return MARKER.search(text) if sure or SIDES.search(text) else None
