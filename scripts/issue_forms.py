"""Write the options of the issue forms from the vocabularies of registry/, and their addresses from mkdocs.yml.

`python scripts/issue_forms.py` rewrites each list below a line `options: # <vocabulary>`, and each link to a page below
contribuer/; a test compares them.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalogue.model.registry import Registry  # noqa: E402
from catalogue.publishing.settings import read_project  # noqa: E402
from catalogue.reading.load import load  # noqa: E402

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
_PAGE = re.compile(r"https?://[^\s()]*/(contribuer/[a-z]+/)")
_OPTIONS = re.compile(r"^( *)options: # (\w+)\n(?:\1  - .*\n)*", re.MULTILINE)


def main() -> None:
    """Rewrite the forms in place."""
    registry, site = load(ROOT).registry, read_project(ROOT).site
    for file in sorted(FORMS.glob("*.yml")):
        file.write_text(filled(file.read_text("utf-8"), registry, site), "utf-8", newline="\n")


def filled(form: str, registry: Registry, site: str) -> str:
    """The text of a form with its marked lists and the addresses of its links written again."""

    def options(match: re.Match[str]) -> str:
        indent, vocabulary = match[1], match[2]
        labels = (f'{indent}  - "{term.fr}"\n' for term in registry.vocabularies[vocabulary].values())
        return f"{indent}options: # {vocabulary}\n{''.join(labels)}"

    return _PAGE.sub(lambda link: f"{site}{link[1]}", _OPTIONS.sub(options, form))


if __name__ == "__main__":
    main()
