"""New files: what a person answers, or gives on the command line, becomes a file that passes the check.

`drafts.py` writes the file, `flags.py` reads the command line, `interview.py` and `questions.py` ask on the terminal.
"""


class GivenUpError(Exception):
    """Somebody left the questions, with Ctrl-C, Ctrl-D or a no."""
