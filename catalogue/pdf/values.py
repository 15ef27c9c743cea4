"""What templates read. Here alone, so that a process that only prints need not load the catalogue's code."""

from typing import Any

Values = dict[str, Any]
"""Texts, numbers, lists and mappings of them, as JSON has them."""

Line = list[Values]
"""Pieces that follow one another."""
