"""What is made of each setting of mkdocs.yml: it is honoured, it has no effect that matters here, or it stops the build.

Most pages are not rendered by MkDocs, so a setting that only MkDocs knows would hold for a few of them. `SETTINGS` has an
answer for every setting of MkDocs, and a test compares it with MkDocs' own list.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import yaml

from catalogue.knowledge import project
from catalogue.knowledge.forge_links import SOURCES
from catalogue.publishing.settings import OVERRIDES, Given, paths, published

HOOK = "hooks/publish.py"
STYLES = ("assets/site.css", "assets/pages.css", "assets/map.css")
EXTENSIONS = ("admonition", "attr_list", "tables", "toc")
_ANCHORS = ("slugify", "separator", "baselevel")
_OURS = (
    "catalogue",
    "docs",
    "hooks",
    "partnerships",
    "registry",
    "scripts",
    "tests",
    ".git",
    ".github",
    ".venv",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that cannot be followed: its name, its value, the reason, and what to do instead."""

    name: str
    value: Any
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"mkdocs.yml, {self.name} : « {_shown(self.value)} » ne peut pas être suivi, {self.reason} ; {self.remedy}. Rien n’a été changé."


_Check = Callable[[Given], Iterator[Fault]]


class Use(Enum):
    """What becomes of a setting. `CHECKED` is honoured but for the values that its check refuses."""

    HONOURED = "honoured"
    HARMLESS = "harmless"
    CHECKED = "checked"


def faults(given: Given) -> tuple[Fault, ...]:
    """All settings that cannot be followed, in the order of `SETTINGS`."""
    return tuple(
        fault for name, check in CHECKS.items() if name not in given.unread for fault in check(given)
    )


def _use_directory_urls(given: Given) -> Iterator[Fault]:
    if given["use_directory_urls"] is False:
        yield Fault(
            "use_directory_urls",
            False,
            "chaque page a son dossier",
            "écrire « use_directory_urls: true », ou OFFLINE=1 pour un site à lire depuis un disque",
        )


def _site_name(given: Given) -> Iterator[Fault]:
    if not str(given["site_name"] or "").strip():
        yield Fault("site_name", given["site_name"], "chaque page le porte", "écrire le nom du catalogue")


def _site_url(given: Given) -> Iterator[Fault]:
    yield from _web_address("site_url", given["site_url"], "https://exemple.org/catalogue/")


def _repo_url(given: Given) -> Iterator[Fault]:
    yield from _web_address("repo_url", given["repo_url"], "https://github.com/organisation/catalogue")


def _web_address(name: str, value: Any, example: str) -> Iterator[Fault]:
    """An address of the web is a scheme, a host and a path: what else it holds would stand in the middle of others."""
    if not value:
        return
    parts = urlsplit(str(value))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        yield Fault(name, value, "ce n’est pas une adresse du web", f"écrire une adresse comme « {example} »")
    elif parts.query or parts.fragment or parts.username or parts.password:
        reason = "les adresses de toutes les pages commencent par elle"
        yield Fault(
            name, value, reason, f"écrire l’adresse seule, sans « ? », « # » ni « @ », comme « {example} »"
        )
    elif name == "site_url" and parts.path.rstrip("/").endswith((".html", ".htm")):
        yield Fault(
            name, value, "c’est l’adresse d’une page", f"écrire celle du dossier, comme « {example} »"
        )


def _edit_uri(given: Given) -> Iterator[Fault]:
    value = given["edit_uri"]
    if not value or given["edit_uri_template"]:
        return
    if not given["repo_url"] and not urlsplit(value).scheme:
        yield Fault("edit_uri", value, "repo_url manque", "écrire aussi repo_url, ou enlever edit_uri")
    elif not value.rstrip("/").endswith(SOURCES.rstrip("/")):
        reason = "les fichiers des fiches se trouvent à partir du dossier docs/"
        yield Fault(
            "edit_uri", value, reason, "écrire une adresse qui finit par docs/, comme « edit/main/docs/ »"
        )


def _edit_uri_template(given: Given) -> Iterator[Fault]:
    value = str(given["edit_uri_template"] or "")
    if value and not value.endswith(f"{SOURCES}{project.PATH}"):
        reason = "les fichiers des fiches se trouvent à partir du dossier docs/"
        yield Fault("edit_uri_template", value, reason, "écrire à la place « edit_uri: edit/main/docs/ »")


def _docs_dir(given: Given) -> Iterator[Fault]:
    if not _is(given, given["docs_dir"], "docs"):
        value = given["docs_dir"]
        yield Fault(
            "docs_dir", value, "les pages écrites à la main sont dans docs/", "écrire « docs_dir: docs »"
        )


def _site_dir(given: Given) -> Iterator[Fault]:
    root, site = given.root.resolve(), Path(given.root, str(given["site_dir"])).resolve()
    is_above = root == site or site in root.parents
    if is_above or (root in site.parents and site.relative_to(root).parts[0] in _OURS):
        reason = "la publication y effacerait les fichiers du catalogue"
        yield Fault("site_dir", given["site_dir"], reason, "écrire « site_dir: site », ou un dossier à part")


def _theme(given: Given) -> Iterator[Fault]:
    theme = given["theme"] or {}
    name, language, font = theme.get("name"), theme.get("language"), theme.get("font")
    if name != "material":
        yield Fault("theme.name", name, "les gabarits sont ceux de Material", "écrire « name: material »")
        return
    if not _is(given, theme.get("custom_dir"), f"docs/{OVERRIDES}"):
        reason = "l’en-tête des pages vient de ce dossier"
        yield Fault(
            "theme.custom_dir", theme.get("custom_dir"), reason, "écrire « custom_dir: docs/overrides »"
        )
    elif not Path(given.root, "docs", OVERRIDES, "main.html").is_file():
        reason = "main.html y manque"
        yield Fault(
            "theme.custom_dir", theme.get("custom_dir"), reason, "remettre le dossier docs/overrides/"
        )
    if language != "fr":
        yield Fault(
            "theme.language", language, "toutes les pages sont en français", "écrire « language: fr »"
        )
    if font:
        reason = "aucune page ne demande rien à un autre serveur"
        yield Fault("theme.font", font, reason, "écrire « font: false »")
    for feature in theme.get("features") or ():
        if str(feature).startswith("navigation.instant"):
            reason = "les pages de l’explorateur et du formulaire n’y survivent pas"
            yield Fault("theme.features", feature, reason, f"enlever « {feature} »")


def _nav(given: Given) -> Iterator[Fault]:
    if "index.md" not in paths(given["nav"]):
        reason = "le menu n’a pas de page d’accueil"
        yield Fault("nav", given["nav"], reason, "écrire un menu qui commence par « Accueil: index.md »")


def _plugins(given: Given) -> Iterator[Fault]:
    for name in given["plugins"] or ():
        reason = "un greffon ne verrait pas les pages des fiches"
        yield Fault("plugins", name, reason, "écrire « plugins: [] »")


def _hooks(given: Given) -> Iterator[Fault]:
    for name in given["hooks"] or ():
        if Path(given.root, str(name)).resolve() != Path(given.root, HOOK).resolve():
            reason = "il ne verrait pas les pages des fiches"
            yield Fault("hooks", name, reason, f"ne laisser que « {HOOK} »")


def _exclude_docs(given: Given) -> Iterator[Fault]:
    if not given.dropped(f"{OVERRIDES}main.html"):
        reason = "les gabarits seraient publiés"
        yield Fault("exclude_docs", given["exclude_docs"], reason, "y écrire la ligne « /overrides/ »")
    for path in published(given.root):
        if given.dropped(path):
            reason = f"des pages du catalogue mènent à docs/{path}"
            yield Fault(
                "exclude_docs", path, reason, f"ne pas écarter « /{path} » (exclude_docs, draft_docs)"
            )


def _extra_css(given: Given) -> Iterator[Fault]:
    listed = [str(path) for path in given["extra_css"] or ()]
    for path in STYLES:
        if path not in listed:
            yield Fault("extra_css", ", ".join(listed), "les pages en ont besoin", f"y remettre « {path} »")
    yield from _from_elsewhere("extra_css", listed)


def _extra_javascript(given: Given) -> Iterator[Fault]:
    yield from _from_elsewhere("extra_javascript", map(str, given["extra_javascript"] or ()))


def _from_elsewhere(name: str, paths: Iterable[str]) -> Iterator[Fault]:
    for path in paths:
        if urlsplit(path).netloc:
            reason = "aucune page ne demande rien à un autre serveur"
            yield Fault(name, path, reason, "copier le fichier dans docs/assets/ et nommer cette copie")


def _markdown_extensions(given: Given) -> Iterator[Fault]:
    listed = list(given["markdown_extensions"] or ())
    for name in EXTENSIONS:
        if name not in listed:
            reason = "les pages écrites à la main s’en servent"
            yield Fault("markdown_extensions", ", ".join(listed), reason, f"y remettre « {name} »")


def _mdx_configs(given: Given) -> Iterator[Fault]:
    options = (given["mdx_configs"] or {}).get("toc") or {}
    for name in _ANCHORS:
        if name in options:
            reason = "des pages mènent aux titres par leurs ancres"
            yield Fault(f"markdown_extensions.toc.{name}", options[name], reason, f"enlever « {name} »")


def _extra(given: Given) -> Iterator[Fault]:
    for name in ("analytics", "consent"):
        value = (given["extra"] or {}).get(name)
        if value:
            reason = "aucune page ne demande rien à un autre serveur"
            yield Fault(f"extra.{name}", value, reason, f"enlever « {name} »")


def _google_analytics(given: Given) -> Iterator[Fault]:
    if given["google_analytics"]:
        reason = "aucune page ne demande rien à un autre serveur"
        yield Fault("google_analytics", given["google_analytics"], reason, "enlever « google_analytics »")


def _inherit(given: Given) -> Iterator[Fault]:
    if given["INHERIT"]:
        reason = "les commandes du catalogue ne lisent qu’un fichier"
        yield Fault(
            "INHERIT", given["INHERIT"], reason, "recopier dans mkdocs.yml les réglages de ce fichier"
        )


CHECKS: Mapping[str, _Check] = MappingProxyType(
    {
        "site_name": _site_name,
        "nav": _nav,
        "exclude_docs": _exclude_docs,
        "site_url": _site_url,
        "theme": _theme,
        "docs_dir": _docs_dir,
        "site_dir": _site_dir,
        "google_analytics": _google_analytics,
        "use_directory_urls": _use_directory_urls,
        "repo_url": _repo_url,
        "edit_uri_template": _edit_uri_template,
        "edit_uri": _edit_uri,
        "extra_css": _extra_css,
        "extra_javascript": _extra_javascript,
        "markdown_extensions": _markdown_extensions,
        "mdx_configs": _mdx_configs,
        "extra": _extra,
        "plugins": _plugins,
        "hooks": _hooks,
        "INHERIT": _inherit,
    }
)
"""What refuses a value of a setting."""
SETTINGS: Mapping[str, Use] = MappingProxyType(
    {
        **dict.fromkeys(CHECKS, Use.CHECKED),
        **dict.fromkeys(
            (
                "config_file_path",
                "copyright",
                "dev_addr",
                "extra_templates",
                "remote_branch",
                "remote_name",
                "repo_name",
                "site_author",
                "site_description",
                "strict",
                "validation",
                "watch",
            ),
            Use.HONOURED,
        ),
        "draft_docs": Use.CHECKED,  # with exclude_docs
        "not_in_nav": Use.HARMLESS,  # silences a message of MkDocs
        "pages": Use.HARMLESS,  # MkDocs itself refuses it
    }
)
"""Every setting of MkDocs, and `INHERIT`, which is none of its list."""


def _is(given: Given, value: Any, folder: str) -> bool:
    """Whether a setting names this folder of the catalogue."""
    return (
        value is not None
        and Path(given.root, os.fspath(value)).resolve() == Path(given.root, folder).resolve()
    )


def _shown(value: Any) -> str:
    """A value on one line: a text as it stands, another as YAML writes it."""
    text = value
    if not isinstance(value, str):
        text = yaml.safe_dump(_plain(value), default_flow_style=True, allow_unicode=True, width=10**6)
    text = " ".join(text.removesuffix("\n...\n").split())
    return text if len(text) <= 80 else f"{text[:79]}…"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
