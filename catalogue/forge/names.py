"""Names as people write them → ids of the registry."""

from collections.abc import Mapping

from catalogue.language import french
from catalogue.model.registry import Registry


def organisations(registry: Registry) -> Mapping[str, str]:
    """Ids of organisations by all that names them."""
    return _ids(
        {
            id_: (one.name, one.acronym or "", *one.also_known_as)
            for id_, one in registry.organisations.items()
        }
    )


def sources(registry: Registry) -> Mapping[str, str]:
    """Ids of sources by their titles and addresses."""
    return _ids({id_: (one.title, str(one.url or "")) for id_, one in registry.sources.items()})


def find(name: str, known: Mapping[str, str]) -> str | None:
    """The id that a name names, however its accents and capitals are written."""
    return known.get(french.fold(name).strip())


def record_id(line: str) -> str:
    """The id in the address of a page, the path of a file, or alone."""
    return line.strip().partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")


def _ids(called: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """A name of two things names neither."""
    ids: dict[str, set[str]] = {}
    for id_, names in called.items():
        for name in {id_, *map(french.fold, filter(None, names))}:
            ids.setdefault(name, set()).add(id_)
    return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}
