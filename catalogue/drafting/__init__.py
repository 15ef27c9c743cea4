"""New files: what a person answers, or gives on the command line, becomes a file that passes the check."""


class GivenUpError(Exception):
    """Somebody left the questions, with Ctrl-C, Ctrl-D or a no."""
