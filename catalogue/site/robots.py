"""What crawlers may read: everything."""


def robots(site: str) -> str:
    """`robots.txt`. It counts only where the site has a host of its own: crawlers look at the root of a host."""
    sitemap = f"Sitemap: {site}sitemap.xml\n" if site else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
