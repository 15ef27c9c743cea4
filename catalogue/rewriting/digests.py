"""The digest of the text of a source, written into its file."""

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from catalogue.model import shapes
from catalogue.model.registry import Registry
from catalogue.model.registry_files import Source
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.rewriting.places import Text, with_fields

_FIELD = "sha256"
_SEVERAL = Phrase(
    "plusieurs textes portent le nom de la source « {id} » : {files}",
    "several texts have the name of the source '{id}': {files}",
)


class SeveralTextsError(RefusalError):
    """Two texts that may be that of one source."""


def digests(folder: Path, registry: Registry) -> dict[str, str]:
    """The SHA-256 of each text that is named after a source, `<id>.txt` or another ending, by the id of the source.

    A source whose digest is that of some text of the folder, whatever its name, has its digest already and is left out.
    Raises SeveralTextsError, and OSError.
    """
    texts = {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    found = {}
    for id_, source in registry.sources.items():
        named = [path for path in texts if path.stem == id_]
        if not named or source.sha256 in texts.values():
            continue
        if len({texts[path] for path in named}) > 1:
            files = ", ".join(path.relative_to(folder).as_posix() for path in named)
            raise SeveralTextsError(_SEVERAL.filled(id=id_, files=files))
        found[id_] = texts[named[0]]
    return found


def with_digest(text: str, file: PurePosixPath, known: Mapping[str, str]) -> str:
    """The text of a source's file with the digest that is known by its id; the same text where there is none."""
    digest = known.get(file.stem)
    written = Text(text, file)
    document, _ = written.document
    if digest is None or document is None or written.root.flow_style:
        return text
    names = shapes.names(Source)
    before = [name for name in names[: names.index(_FIELD)] if name in document.values]
    return with_fields(written, {_FIELD: digest}, before[-1] if before else None).text
