"""Reserved names: ids that no page or file may have, since an operating system, the site or a browser uses them."""

LONGEST = 100
"""Signs of an id or code. A page lies in a folder of its name, and a system takes names of 255 bytes and paths of 260."""
_WINDOWS = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{name}{number}" for name in ("com", "lpt") for number in range(10)),
}
_SITE = {"index", "readme", "suite"}
"""The page of a section, by two names, and the folder in which a long list goes on."""
_BROWSERS = {"constructor"}
"""What every JavaScript object has already. Its other such names are no identifiers of ours."""
RESERVED = frozenset(_WINDOWS | _SITE | _BROWSERS)


def is_reserved(name: str) -> bool:
    """Whether no page may have this name."""
    return name in RESERVED
