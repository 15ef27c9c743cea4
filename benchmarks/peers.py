"""Other generators, each with bare templates over the same records: those of `plain_site.py`, in Markdown.

Each is installed from its package registry into a folder of its own, never among what the project depends on. The
plain site (MkDocs and Material) runs on what is installed here already.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from benchmarks import plain_site
from benchmarks.contender import Contender, remover, say
from benchmarks.measure import FailedError, reason
from benchmarks.ours import ENV, ROOT
from catalogue.engine import clock
from catalogue.knowledge.aggregate import build
from catalogue.reading.load import load

SITES = Path(__file__).resolve().parent / "peer_sites"
_LINK = re.compile(r"\]\(([^()\s:]+)\.md\)")


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: what to install, how it is called, where it reads and writes."""

    packages: Sequence[str]
    program: str  # below the folder where it is installed; may be a pattern
    arguments: Sequence[str]
    version: Sequence[str]
    output: str
    caches: Sequence[str] = ()
    npm: bool = False
    front_matter: Callable[[str, str], str] | None = (
        None  # (title, slug) to the head of a page; None: no change
    )
    section_index: str = "index.md"


def _yaml(title: str, _slug: str) -> str:
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"


def _liquid(title: str, slug: str) -> str:
    return _yaml(title, slug).replace("\n---\n", "\nlayout: page.liquid\n---\n")


def _pelican(title: str, slug: str) -> str:
    where = "" if slug else "Save_as: index.html\nUrl: /\n"
    return f"Title: {title}\nSlug: {slug or 'accueil'}\n{where}\n"


PEERS: Mapping[str, Peer] = {
    "hugo": Peer(
        packages=["hugo"],
        # The program itself: the `hugo` of the package is a script that starts Python first.
        program="lib/python*/site-packages/hugo/binaries/hugo*",
        arguments=["--quiet", "--noBuildLock"],
        version=["version"],
        output="public",
        caches=["resources"],
        front_matter=_yaml,
        section_index="_index.md",
    ),
    "eleventy": Peer(
        packages=["@11ty/eleventy", "markdown-it-footnote"],
        program="node_modules/.bin/eleventy",
        arguments=["--quiet", "--config=eleventy.config.cjs"],
        version=["--version"],
        output="_site",
        npm=True,
        front_matter=_liquid,
    ),
    "zensical": Peer(
        packages=["zensical"],
        program="bin/zensical",
        arguments=["build", "-f", "mkdocs.yml"],
        version=["--version"],
        output="site",
        caches=[".cache"],
    ),
    "pelican": Peer(
        packages=["pelican[markdown]"],
        program="bin/pelican",
        arguments=["--settings", "pelicanconf.py", "--quiet"],
        version=["--version"],
        output="output",
        caches=["cache"],
        front_matter=_pelican,
    ),
}


def write_plain(records: Path, out: Path) -> None:
    """The plain site with its country and specialty pages: what `plain_site.py --pages P` writes for that many."""
    catalogue = build(load(records), clock.today())
    every = list(plain_site.listings(catalogue))
    sections = list(dict.fromkeys(one.section for one in every))
    chosen = [one for one in every if one.section in ("pays", "specialites")]
    plain_site.write_site(catalogue, chosen, sections, out)


def plain(site: Path) -> Contender:
    """MkDocs and Material over the plain site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return Contender("plain", command, site, site / "site", ENV, remover(site / "site"))


def contender(name: str, installed: Path, source: Path, site: Path) -> Contender:
    """A peer over the pages of the plain site `source`, adapted into `site`."""
    peer = PEERS[name]
    if peer.front_matter is None:
        shutil.copytree(source, site, ignore=shutil.ignore_patterns("site"))
    else:
        shutil.copytree(SITES / name, site)
        for path, text in adapted(peer, source / "docs"):
            (site / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (site / "content" / path).write_text(text, "utf-8", newline="\n")
    folders = [site / folder for folder in (peer.output, *peer.caches)]
    env = {"NODE_PATH": str(installed / name / "node_modules")} if peer.npm else {}
    command = [str(program(name, installed)), *peer.arguments]
    return Contender(name, command, site, folders[0], env, remover(*folders))


def adapted(peer: Peer, docs: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Each page with the front matter that the peer wants, and links that hold wherever it puts pages."""
    assert peer.front_matter is not None
    for file in sorted(docs.rglob("*.md")):
        path = PurePosixPath(file.relative_to(docs).as_posix())
        text = file.read_text("utf-8")
        title = text.partition("\n")[0].removeprefix("# ")
        slug = address(path).strip("/")
        target = path.with_name(peer.section_index) if path.name == "index.md" else path
        yield target, peer.front_matter(title, slug) + with_absolute_links(text, path)


def with_absolute_links(text: str, path: PurePosixPath) -> str:
    """The text of a page with its links to other pages as addresses from the root of the site."""

    def absolute(match: re.Match[str]) -> str:
        return f"]({address(PurePosixPath(os.path.normpath(path.parent / f'{match[1]}.md')))})"

    return _LINK.sub(absolute, text)


def address(path: PurePosixPath) -> str:
    """Where a Markdown file is published: `pays/index.md` at `/pays/`, `pays/benin.md` at `/pays/benin/`."""
    parts = path.parts[:-1] if path.name == "index.md" else (*path.parts[:-1], path.stem)
    return "/" + "".join(f"{part}/" for part in parts)


def install(name: str, folder: Path) -> str:
    """Install a peer unless it is there; its version. FailedError says why it cannot be had."""
    peer, prefix = PEERS[name], folder / name
    if not list(prefix.glob(peer.program)):
        say(f"{name}: installing {', '.join(peer.packages)}")
        prefix.mkdir(parents=True, exist_ok=True)
        if peer.npm:
            npm = ["npm", "install", "--prefix", str(prefix), "--ignore-scripts", "--no-audit", "--no-fund"]
            _said([*npm, *peer.packages])
        else:
            _said([sys.executable, "-m", "venv", str(prefix)])
            pip = [str(prefix / "bin/python"), "-m", "pip", "install", "--disable-pip-version-check"]
            _said([*pip, *peer.packages])
    said = _said([str(program(name, folder)), *peer.version])
    found = re.search(r"\d+\.\d+[\w.]*", said)
    return found[0] if found else reason(said)


def plain_version() -> str:
    """What the plain site is built with."""
    return f"{version('mkdocs')}, Material {version('mkdocs-material')}"


def program(name: str, folder: Path) -> Path:
    """The program of an installed peer."""
    found = sorted((folder / name).glob(PEERS[name].program))
    if not found:
        raise FailedError(f"no program {PEERS[name].program} in {name}")
    return found[0]


def _said(command: Sequence[str]) -> str:
    """What a command prints; FailedError with its last words when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, cwd=ROOT)
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise FailedError(str(problem)) from None
    if done.returncode:
        raise FailedError(reason(done.stderr) or reason(done.stdout) or f"exit {done.returncode}")
    return done.stdout
