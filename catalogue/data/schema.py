"""JSON Schemas of the files, from the same models that type them; codes become enumerations."""

import json
from typing import Any

from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.typed import Model, adapter, fields_of

SCHEMAS: dict[str, type[Model]] = {
    "partnership": Partnership,
    "organisation": Organisation,
    "source": Source,
}


def schema(name: str, registry: Registry) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a partnership's front matter, an organisation or a source."""
    model = SCHEMAS[name]
    raw = adapter(model).json_schema(mode="validation", by_alias=True)
    order = [info.alias or field for field, info in fields_of(model).items()]
    raw["properties"] = {field: raw["properties"][field] for field in order}
    codes = {vocabulary: sorted(known) for vocabulary, known in registry.codes.items()}
    _enumerate(raw, codes)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **raw}


def schema_json(name: str, registry: Registry) -> str:
    """The same as text, sorted and stable."""
    return json.dumps(schema(name, registry), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _enumerate(node: Any, codes: dict[str, list[str]]) -> None:
    if isinstance(node, dict):
        vocabulary = node.get("x-vocabulary")
        if vocabulary:
            node["enum"] = codes[vocabulary]
        if node.get("x-refers-to") == "evidence" and node.get("type") == "array":
            # What the validator also accepts: one id as plain text.
            array = {key: node.pop(key) for key in ("type", "items") if key in node}
            node["anyOf"] = [{"type": "string"}, array]
        for value in list(node.values()):
            _enumerate(value, codes)
    elif isinstance(node, list):
        for value in node:
            _enumerate(value, codes)
