"""Bare: pages of one template, no feeds, no indexes."""

SITENAME = "Catalogue témoin"
SITEURL = ""
DEFAULT_LANG = "fr"
TIMEZONE = "UTC"
PATH = "content"
PAGE_PATHS = [""]
ARTICLE_PATHS: list[str] = []
THEME = "theme"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extensions": ["markdown.extensions.extra"], "output_format": "html5"}
