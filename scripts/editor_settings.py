"""Write the settings of VS Code for the files of the catalogue, from the models and the registry.

`python scripts/editor_settings.py` writes frontmatter.json (fields of a record, for the Front Matter extension) and
.vscode/ (schemas of organisations and sources, for the YAML extension). A test compares them.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_origin

from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalogue.engine import cache  # noqa: E402
from catalogue.language.edtf import EdtfDate  # noqa: E402
from catalogue.model import shapes, versions  # noqa: E402
from catalogue.model.fields import CodeOf  # noqa: E402
from catalogue.model.records import Partnership  # noqa: E402
from catalogue.model.registry import Registry  # noqa: E402
from catalogue.publishing.settings import read_project  # noqa: E402
from catalogue.reading.load import load  # noqa: E402

_EXTENSIONS = ["eliostruyf.vscode-front-matter", "redhat.vscode-yaml"]
_FRONT_MATTER = "https://frontmatter.codes/frontmatter.schema.json"


def main() -> None:
    """Write the files in place."""
    for name, text in settings().items():
        cache.write(ROOT / name, text.encode())


def settings() -> dict[str, str]:
    """The text of each file, by its path from the root."""
    site = read_project(ROOT).site
    values: Mapping[str, Any] = {
        "frontmatter.json": _front_matter(load(ROOT).registry),
        ".vscode/settings.json": {
            "editor.wordWrap": "on",
            "files.encoding": "utf8",
            "files.eol": "\n",
            "yaml.schemas": {
                f"{site}data/schema/{kind}.json": f"registry/{folder}/*.yml"
                for kind, folder in (("organisation", "organisations"), ("source", "sources"))
            },
        },
        ".vscode/extensions.json": {"recommendations": _EXTENSIONS},
    }
    return {name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in values.items()}


def _front_matter(registry: Registry) -> dict[str, Any]:
    """The settings of the Front Matter extension, which checks the fields of a record while it is written.

    Left out are what the extension does not support (lists of groups, EDTF dates), and organisations, because a new
    organisation must not change these settings. The check of the catalogue covers them.
    """
    fields = [
        _field(name, info, registry)
        for name, info in shapes.ordered(Partnership)
        if shapes.model_in(info.annotation) is None and EdtfDate not in shapes.parts(info)
    ]
    return {
        "$schema": _FRONT_MATTER,
        "frontMatter.framework.id": "other",
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.content.pageFolders": [
            {"title": "Fiches", "path": "[[workspace]]/partnerships", "contentTypes": ["default"]}
        ],
        "frontMatter.taxonomy.frontMatterType": "YAML",
        "frontMatter.taxonomy.indentArrays": True,
        "frontMatter.taxonomy.seoDescriptionField": "summary",
        "frontMatter.validation.enabled": True,
        "frontMatter.taxonomy.contentTypes": [
            {"name": "default", "pageBundle": False, "fileType": "md", "fields": fields}
        ],
    }


def _field(name: str, info: FieldInfo, registry: Registry) -> dict[str, Any]:
    kinds = list(shapes.parts(info))
    vocabulary = next((part.vocabulary for part in kinds if isinstance(part, CodeOf)), None)
    many = get_origin(info.annotation) is tuple
    field: dict[str, Any] = {
        "title": name,
        "name": name,
        "description": info.description,
        "required": info.is_required(),
    }
    if name == versions.FIELD:
        return {
            **field,
            "type": "number",
            "default": versions.CURRENT,
            "numberOptions": {"min": versions.CURRENT, "max": versions.CURRENT},
        }
    if vocabulary is not None and vocabulary in registry.vocabularies:
        return {**field, "type": "choice", "multiple": many, "choices": _choices(vocabulary, registry)}
    return {**field, "type": "list" if many else "string"}


def _choices(vocabulary: str, registry: Registry) -> list[dict[str, str]]:
    return [{"id": term.code, "title": term.fr} for term in registry.vocabularies[vocabulary].values()]


if __name__ == "__main__":
    main()
