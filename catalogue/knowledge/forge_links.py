"""The repository of a catalogue: the addresses of its forge where files are edited and added, and issues are opened.

A repository is read once from mkdocs.yml (`repo_url`, `edit_uri`); nothing else knows how a forge writes its addresses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote, urlencode, urljoin, urlsplit

ADD, CORRECT, CONFIRM, ERROR, REMOVE = "ajouter", "corriger", "confirmer", "erreur", "retirer"
"""Names of forms: files of .github/ISSUE_TEMPLATE/."""
FORMS = (ADD, CORRECT, CONFIRM, ERROR, REMOVE)
QUESTIONS: Mapping[str, str] = MappingProxyType(
    {"page": "Page", "records": "Fiches", "organisation": "Organisation qui confirme"}
)
"""Labels of the fields that a link fills in, for forges without issue forms."""
SOURCES = "docs/"
"""The folder of hand-written pages, to which `edit_uri` leads."""


@dataclass(frozen=True, slots=True)
class Forge:
    """How a kind of forge writes its addresses, below that of a repository.

    `edits` is a pattern of what an `edit_uri` begins with. In addresses, `at` is the branch with the folder of the
    catalogue in the repository (`main/`, `main/apps/catalogue/`), and `folder` a folder of the catalogue; a file for
    `view`. `new` keeps
    `{name}`, and `{text}` if the forge takes the text of a new file from the address. `title` and `body` are what the
    address of a new issue calls them, empty for a forge with issue forms. `default_edit` is what MkDocs takes for a
    missing `edit_uri`. `label` is empty for forges that go by their hosts. `button` is what proposes a new file.
    """

    label: str
    button: str
    edits: str
    new: str
    upload: str
    history: str
    view: str
    issue: str
    title: str = ""
    body: str = ""
    default_edit: str = ""

    def new_issue(self, form: str, fields: Mapping[str, str]) -> str:
        """The address of an issue with its fields filled in: those of a form, or all in one text."""
        if not self.body:
            filled = "".join(f"&{name}={quote(text, safe='')}" for name, text in fields.items())
            return self.issue.format(form=form) + filled
        answers = [f"### {QUESTIONS[name]}\n\n{text}" for name, text in fields.items() if name != "title"]
        parts = {self.title: fields.get("title", ""), self.body: "\n\n".join(answers)}
        query = urlencode({name: text for name, text in parts.items() if text}, safe="[]", quote_via=quote)
        return f"{self.issue}?{query}" if query else self.issue


GITHUB = Forge(
    "GitHub",
    "Propose changes",
    r"(?:edit|blob|tree|raw)/",
    new="new/{at}{folder}?filename={{name}}&value={{text}}",
    upload="upload/{at}{folder}",
    history="commits/{at}{folder}",
    view="blob/{at}{folder}",
    issue="issues/new?template={form}.yml",
    default_edit="edit/master/docs/",
)
GITLAB = Forge(
    "GitLab",
    "Commit changes",
    r"(?:-/)?(?:edit|blob|tree|raw)/",
    new="-/new/{at}{folder}?file_name={{name}}",
    upload="-/tree/{at}{folder}",
    history="-/commits/{at}{folder}",
    view="-/blob/{at}{folder}",
    issue="-/issues/new",
    title="issue[title]",
    body="issue[description]",
    default_edit="edit/master/docs/",
)
GITEA = Forge(
    "",
    "Propose file change",
    r"(?:_edit|src/branch)/",
    new="_new/{at}{folder}?filename={{name}}",
    upload="_upload/{at}{folder}",
    history="commits/branch/{at}{folder}",
    view="src/branch/{at}{folder}",
    issue="issues/new",
    title="title",
    body="body",
)


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the files of a catalogue are kept. Every address is empty where it is not known.

    `address` has no final slash. `edit_address` stands before the path of a file. `at` is the branch with the folder
    of the catalogue, and `forge` None where the kind of forge is not known.
    """

    address: str = ""
    forge: Forge | None = None
    edit_address: str = ""
    at: str = ""

    @property
    def label(self) -> str:
        """What to call the forge: « GitHub », or its host."""
        return (self.forge.label if self.forge else "") or urlsplit(self.address).netloc

    @property
    def takes_files(self) -> bool:
        """Whether a new file can be proposed by a link."""
        return bool(self.forge and self.at)

    def edit(self, file: str) -> str:
        """The page that changes a file, given by its path from the root of the catalogue."""
        return f"{self.edit_address}{file}" if self.edit_address else ""

    def new_file(self, folder: str) -> str:
        """The page for a new file of a folder: an address with `{name}`, and with `{text}` if it takes the text."""
        return self._below(self.forge.new, folder) if self.forge else ""

    def upload(self, folder: str) -> str:
        """The page where files are put into a folder."""
        return self._below(self.forge.upload, folder) if self.forge else ""

    def history(self, folder: str) -> str:
        """The page of all changes in a folder; that of the repository where the forge is not known."""
        return (self._below(self.forge.history, folder) if self.forge else "") or self.address

    def view(self, file: str) -> str:
        """The page that shows a file; that of the repository where the forge is not known."""
        return (self._below(self.forge.view, file) if self.forge else "") or self.address

    def new_issue(self, form: str, **fields: str) -> str:
        """The page of a new issue. `fields` are the title and the fields by their ids. That of the repository where
        the forge is not known.
        """
        return f"{self.address}/{self.forge.new_issue(form, fields)}" if self.forge else self.address

    def confirm(self, title: str, records: tuple[str, ...], organisation: str = "") -> str:
        """The form by which a party confirms some records, given by their ids."""
        named = {"organisation": organisation} if organisation else {}
        return self.new_issue(CONFIRM, title=f"Confirmation : {title}", records="\n".join(records), **named)

    def _below(self, pattern: str, folder: str) -> str:
        return f"{self.address}/{pattern.format(at=self.at, folder=folder)}" if self.at else ""


NOWHERE = Repository()


def repository(repo_url: str, edit_uri: str | None = None) -> Repository:
    """The repository that the settings of MkDocs name. `edit_uri` leads to docs/; without one, MkDocs' own counts."""
    address = repo_url.strip().rstrip("/").removesuffix(".git")
    edits = (edit_uri or "").removeprefix(f"{address}/")
    forge = _forge(address, edits) if address else None
    if edit_uri is None:
        edits = forge.default_edit if forge else ""
    if edits and not edits.endswith("/"):
        edits += "/"
    start = re.match(forge.edits, edits) if forge else None
    at = edits[start.end() :].removesuffix(SOURCES) if start else ""
    if forge is GITLAB and start and not edits.startswith("-/"):
        edits = f"-/{edits}"
    return Repository(address, forge, _joined(address, edits).removesuffix(SOURCES), at)


def _joined(address: str, below: str) -> str:
    """An address below another, as MkDocs joins them; a query takes no slash before it."""
    if not below:
        return ""
    return urljoin(address if below.startswith(("?", "#")) else f"{address}/", below)


def _forge(address: str, edit_uri: str) -> Forge | None:
    """By the form of `edit_uri` where only one kind of forge has it, else by the host."""
    if edit_uri.startswith("-/"):
        return GITLAB
    if re.match(GITEA.edits, edit_uri):
        return GITEA
    hosts = (
        ("github", GITHUB),
        ("gitlab", GITLAB),
        ("codeberg", GITEA),
        ("forgejo", GITEA),
        ("gitea", GITEA),
    )
    host = urlsplit(address).netloc.lower()
    return next((forge for name, forge in hosts if name in host), None)
