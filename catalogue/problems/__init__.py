"""Faults as values: what is wrong, where, how to mend it, and every way to print them.

`problems.py` defines `Problem`, `Rule` and `Phrase`; `rulebook/` holds the wording of every rule by family; `limits.py`
bounds the problems of a file; `refusals.py` is the error of a request that is refused; `report.py` prints problems as
text, JSON or annotations of a forge; `terminal.py` handles colours, widths and encodings.
"""
