"""Faults as values: what is wrong, where, how to mend it, and every way to print them.

`problems.py` defines `Problem`, `Rule` and `Phrase`; `rulebook/` holds the wording of every rule by family;
`refusals.py` is what commands raise;
`report.py` prints problems as text, JSON or annotations of a forge, and `terminal.py` knows what a terminal can show.
"""
