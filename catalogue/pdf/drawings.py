"""Geometry of what documents draw: the land with some countries, and time. Templates draw what these say."""

from collections.abc import Mapping

from catalogue.knowledge.aggregate import Entry
from catalogue.language import french
from catalogue.model.registry import Country, Registry
from catalogue.pdf.compiler import Values
from catalogue.pdf.land import seen
from catalogue.pdf.words import printed
from catalogue.site import world_map
from catalogue.site.drawings import round_step
from catalogue.site.grouping import timeline as milestones
from catalogue.site.world_map import Drawing

_MOST_TICKS = 8


def timeline(entry: Entry) -> Values | None:
    """Milestones on an axis of years, from 0 to 1; nothing when they are of one year."""
    found = milestones(entry)
    years = [one.date.first.year for one in found] or [0]
    low, high = min(years), max(years) + 1
    if high - low < 2:
        return None
    step = round_step(high - low, _MOST_TICKS)
    low, high = low // step * step, -(-high // step) * step

    def at(year: float) -> float:
        share: float = (year - low) / (high - low)
        return round(share, 4)

    dots = [at(one.date.first.year + (one.date.first.month - 1) / 12) for one in found]
    alt = (
        f"Frise de {low} à {high} : {french.plural(len(found), 'repère')}, de {french.edtf(found[0].date)} "
        f"à {french.edtf(found[-1].date)}. La liste qui suit les donne tous."
    )
    ticks = [{"year": str(year), "at": at(year)} for year in range(low, high + 1, step)]
    return {"ticks": ticks, "dots": dots, "alt": printed(alt)}


def locator(country: Country) -> Values | None:
    """Where a country is; nothing for Antarctica, which is not drawn."""
    one = world_map.locator(country.code)
    if one is None:
        return None
    marks = [{"path": one.path, "level": 4}] if one.path else []
    dots = (
        [{"x": one.x, "y": one.y, "radius": one.ring, "level": 4, "ring": bool(one.path)}] if one.ring else []
    )
    return {
        **_view(one.view),
        "shapes": marks,
        "dots": dots,
        "steps": [],
        "alt": printed(f"Carte : {country.name}"),
    }


def part(counts: Mapping[str, int], registry: Registry, alt: str) -> Values | None:
    """The part of the world that holds some countries, the darker the more records; nothing without any."""
    return _drawn(world_map.part(counts, registry), alt) if counts else None


def world(counts: Mapping[str, int], registry: Registry, alt: str) -> Values:
    """The whole world, with the countries that have records."""
    return _drawn(world_map.world(counts, registry, 7), alt)


def _drawn(drawing: Drawing, alt: str) -> Values:
    shapes = [{"path": mark.path, "level": mark.level} for mark in drawing.shapes]
    dots = [
        {"x": mark.x, "y": mark.y, "radius": drawing.radius, "level": mark.level, "ring": False}
        for mark in drawing.dots
    ]
    steps = [{"level": step.level, "label": printed(_step(step.least, step.most))} for step in drawing.steps]
    return {**_view(drawing.view), "shapes": shapes, "dots": dots, "steps": steps, "alt": printed(alt)}


def _view(view: world_map.View) -> Values:
    return {"box": view.box, "width": view.width, "height": view.height, "land": seen(view)}


def _step(least: int, most: int | None) -> str:
    if most is None:
        return f"{least} {'fiche' if least < 2 else 'fiches'} ou plus"
    return french.plural(least, "fiche") if least == most else f"{least} à {french.plural(most, 'fiche')}"
