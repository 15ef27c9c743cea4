"""A project that is hostile everywhere: each text of the accepted cases, and some more, is a title, a name and a label."""

import json
import shutil
import subprocess
from itertools import cycle
from pathlib import Path

import yaml

from catalogue.rules.examples import CATALOGUE, text
from tests import building
from tests.hostile.cases import cases

MORE = (
    "<script>alert(1)</script>",
    "</title></head><script>alert(1)</script>",
    "</span></header><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<base href=//exemple.org>",
    '<meta http-equiv=refresh content="0;url=//exemple.org">',
    "<link rel=stylesheet href=//exemple.org/x.css>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<template><script>alert(1)</script></template>",
    "<form action=//exemple.org><button>OK</button></form>",
    "<a href=javascript:alert(1)>ici</a>",
    '" onmouseover=alert(1) autofocus onfocus=alert(1) x="',
    "' onfocus=alert(1) autofocus x='",
    "` onfocus=alert(1) x=`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "</script><script>alert(1)</script>",
    "</textarea></select></option><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "]]><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "');alert(1);//",
    '\\");alert(1);//',
    "${alert(1)}",
    "{{ config.__class__ }} {% raw %}",
    "javascript:alert(1)",
    "# titre\u00a0: *gras* [lien](https://exemple.org) ![image](https://exemple.org/x.png)",
    "__proto__ constructor toString",
)
_PAGE = "docs/partout.md"
_VOCABULARIES = (
    "specialties",
    "themes",
    "activities",
    "kinds",
    "roles",
    "statuses",
    "schemes",
    "audiences",
    "regions",
)
_RECORD = text("partnerships/exemple-dakar.md").replace("former_ids: [ancien-dakar]\n", "")
_PROGRAMME = text("partnerships/programme-exemple.md")


def texts() -> tuple[str, ...]:
    """Every hostile text that fits on a line, once."""
    shown = (" ".join(case.shown.split()) for case in cases() if not case.rule)
    return tuple(dict.fromkeys(one for one in (*MORE, *shown) if 5 <= len(one) <= 110))


def write(root: Path) -> Path:
    """Make a copy of the project under `root` in which every page says something hostile; returns it."""
    building.copy_project(root)
    git = root / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink(missing_ok=True)
    for part in ("partnerships", "registry/organisations", "registry/sources"):
        shutil.rmtree(root / part)
        shutil.copytree(CATALOGUE / part, root / part)
    example = (
        root / "partnerships" / "exemple-dakar.md"
    )  # no former address: a redirection would leave the page opened
    example.write_text(_RECORD, "utf-8")
    labels = cycle(texts())
    for name in _VOCABULARIES:
        file = root / "registry" / f"{name}.yml"
        terms = yaml.safe_load(file.read_text("utf-8"))
        for term in terms:
            term["fr"] = f"{next(labels)} {term['code']}"
        file.write_text(yaml.safe_dump(terms, allow_unicode=True, width=10_000), "utf-8")
    specialties = cycle(
        one["code"] for one in yaml.safe_load((root / "registry/specialties.yml").read_text("utf-8"))
    )
    themes = cycle(one["code"] for one in yaml.safe_load((root / "registry/themes.yml").read_text("utf-8")))
    countries = cycle(
        one["code"] for one in yaml.safe_load((root / "registry/countries.yml").read_text("utf-8"))
    )
    links = []
    for number, hostile in enumerate(texts()):
        said = json.dumps(f"{hostile} {number}", ensure_ascii=False)
        _write(
            root / f"registry/organisations/h-{number}.yml",
            text("registry/organisations/hopital-du-val.yml"),
            "name: Hôpital du Val",
            f"name: {said}",
        )
        _write(
            root / f"registry/sources/h-{number}.yml",
            text("registry/sources/brochure.yml"),
            "title: Brochure d’exemple",
            f"title: {said}",
        )
        record = _RECORD.replace("brochure", f"h-{number}")
        record = record.replace("hopital-du-val", f"h-{number}").replace(
            "to: programme-exemple", f"to: h-{number}-programme"
        )
        record = record.replace("[cardiologie]", f"[{next(specialties)}]").replace(
            "[formation-des-soignants]", f"[{next(themes)}]"
        )
        record = record.replace("code: ML", f"code: {next(countries)}")
        _write(
            root / f"partnerships/h-{number}.md",
            record,
            "title: Jumelage en cardiologie avec Dakar",
            f"title: {said}",
        )
        _write(
            root / f"partnerships/h-{number}-programme.md",
            _PROGRAMME,
            "title: Programme d’exemple",
            f"title: {said}",
        )
        links += [
            f"partenariats/h-{number}.md",
            f"programmes/h-{number}-programme.md",
            f"organisations/h-{number}.md",
            f"sources/h-{number}.md",
        ]
    links += [
        f"{kind}/{one['code']}.md"
        for kind, name in (("specialites", "specialties"), ("thematiques", "themes"), ("regions", "regions"))
        for one in yaml.safe_load((root / f"registry/{name}.yml").read_text("utf-8"))
    ]
    title = json.dumps(MORE[0], ensure_ascii=False)
    listed = "\n".join(f"- [{link}]({link})" for link in links)
    (root / _PAGE).write_text(
        f"---\ntitle: {title}\ndescription: {title}\n---\n\n# Partout\n\n## R&D `<script>alert(1)</script>`\n\n{listed}\n",
        "utf-8",
    )
    settings = root / "mkdocs.yml"
    nav = "nav:\n  - partout.md\n  - partenariats/h-0.md\n  - partenariats/h-1.md\n"
    settings.write_text(settings.read_text("utf-8").replace("nav:\n", nav, 1), "utf-8")
    for arguments in (
        ("init", "-q"),
        ("add", "partnerships", "registry"),
        ("-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    return root


def _write(file: Path, text: str, old: str, new: str) -> None:
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")
