"""The automatic fixes of `check --fix`: they change the form of a file, never its values."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from catalogue.model.records import Partnership
from catalogue.model.registry_files import Organisation, Source
from catalogue.model.typed import Model
from catalogue.rewriting.dates import with_edtf_dates
from catalogue.rewriting.order import in_order
from catalogue.rewriting.places import Text
from catalogue.rewriting.quoting import with_kept_ends, with_needed_quotes, without_needless_quotes
from catalogue.rewriting.typography import with_printed_texts

MODELS: dict[str, type[Model]] = {
    "partnerships": Partnership,
    "registry/organisations": Organisation,
    "registry/sources": Source,
}
"""The models of files by their folder."""


def model_of(file: PurePosixPath) -> type[Model] | None:
    """The model of a file; None for the lists of the registry."""
    return next((model for folder, model in MODELS.items() if file.is_relative_to(folder)), None)


def mended(text: str, file: PurePosixPath) -> str:
    """The text of a file with all safe fixes; unchanged when its YAML is invalid."""
    model = model_of(file)
    if model is None:
        return text
    written = with_needed_quotes(Text(text, file))
    if _values(written) is None:
        return text
    steps: tuple[Callable[[Text], Text], ...] = (
        partial(with_kept_ends, model=model),
        partial(with_edtf_dates, model=model),
        partial(with_printed_texts, is_source=model is Source),
        partial(without_needless_quotes, model=model),
        partial(in_order, model=model),
    )
    for step in steps:
        after = step(written)
        if after is written or _shape(_values(after)) == _shape(_values(written)):
            written = after  # a fix that changes which fields there are is a mistake, and is dropped
    return written.text


def _values(text: Text) -> Any:
    document, _ = text.document
    return document.values if document is not None else None


def _shape(values: Any) -> Any:
    """The structure of parsed values without the texts: keys, lists, and which values are missing."""
    if isinstance(values, dict):
        return {key: _shape(value) for key, value in values.items()}
    return [_shape(value) for value in values] if isinstance(values, list) else values is None
