"""An export of the pages as a tree of Markdown files, for a generator without hooks.

A page is front matter and one HTML block, which Markdown leaves as it is. The tree is written to a temporary folder and
renamed at the end, so it is complete or absent.
"""

import json
import re
import shutil
import tempfile
from itertools import chain
from pathlib import Path

from catalogue.engine.making import distinct
from catalogue.engine.workspace import readable_by_all
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.publishing.publication import Publication
from catalogue.site.page import Page

_CODE = re.compile(r"\{(?=[{%#<])")
"""The start of template syntax of Liquid, Nunjucks, Jinja and Hugo."""
_WORDS = str.maketrans({"<": "‹", ">": "›"})
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACE = "｛"


_NOT_EMPTY = Phrase(
    "{folder} n’est pas vide : nommer un dossier nouveau ou vide", "{folder} is not empty: name a new folder"
)


def _words(text: str) -> str:
    """A title without HTML and template syntax: special characters are replaced by similar ones.

    Escapes do not help: some generators escape titles, some evaluate them as templates, others insert them unchanged.
    """
    return _CODE.sub(_BRACE, _ENTITY.sub("＆", text)).translate(_WORDS)


def write_tree(publication: Publication, out: Path) -> int:
    """Write pages and data under `out`, a new or empty folder. Returns the number of files.

    Raises RefusalError when `out` holds anything, because nothing is ever overwritten, and NotMadeError.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise RefusalError(_NOT_EMPTY.filled(folder=out))
    out.parent.mkdir(parents=True, exist_ok=True)
    pages = ((page.source_path, page_source(page)) for page in publication.pages)
    texts = distinct(chain(pages, publication.data.items()))
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        with readable_by_all():
            for path, text in texts.items():
                target = staging / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8", newline="\n")
        staging.chmod(0o755)
        if out.exists():
            out.rmdir()
        staging.rename(out)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return len(texts)


def page_source(page: Page) -> str:
    """A page as Markdown: quoted front matter, then its HTML as one block, without template syntax."""
    texts = (_words(text) for text in (page.title, page.description))
    title, description = (json.dumps(text, ensure_ascii=False) for text in texts)
    html = _CODE.sub("&#123;", page.html.strip())
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n{html}\n"
