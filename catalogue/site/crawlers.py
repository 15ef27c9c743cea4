"""robots.txt and the sitemap."""

from collections.abc import Iterable
from html import escape


def robots(site: str) -> str:
    """`robots.txt`. It counts only where the site has a host of its own: crawlers look at the root of a host."""
    pages = f"Sitemap: {site}sitemap.xml\n" if site else ""
    return f"User-agent: *\nAllow: /\n{pages}"


def sitemap(site: str, pages: Iterable[tuple[str, str | None]]) -> str:
    """`sitemap.xml`: addresses, each with the day of the last known change of the one file behind it, or none.

    Empty where the address of the `site` is not known: a sitemap may hold whole addresses only. MkDocs' own dates every page with the day of the build.
    """
    if not site:
        return ""
    lines = (
        f"  <url><loc>{escape(site + address)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for address, day in sorted(pages)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(lines)}</urlset>\n'
    )
