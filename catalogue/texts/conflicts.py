"""Lines that git leaves in a file in which two changes met: a merge conflict that nobody settled."""

import re

SIDES = re.compile(r"^(?:<{7}|>{7})(?:[ \t][^\n]*)?$", re.MULTILINE)
_BETWEEN = re.compile(r"^(?:\|{7}(?:[ \t][^\n]*)?|={7}[ \t]*)$", re.MULTILINE)
MARKER = re.compile(rf"{SIDES.pattern}|{_BETWEEN.pattern}", re.MULTILINE)
_HINT = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")


def conflict(text: str, *, sure: bool = True) -> re.Match[str] | None:
    """The first marker of a conflict. Where the text is not YAML (not `sure`), the lines between its two sides may be
    something else: `=======` underlines a heading of Markdown, `|||||||` is an empty row of a table.
    """
    if not any(hint in text for hint in _HINT):
        return None
    return MARKER.search(text) if sure or SIDES.search(text) else None
