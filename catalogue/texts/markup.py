"""Markup in plain-text fields of the front matter: HTML entities, HTML tags, Markdown."""

import re
from html import unescape

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});", re.ASCII)
"""A candidate for an HTML entity: it is one if `unescape` changes it."""
_TAGS = (
    "a|abbr|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html"
    "|i|iframe|img|input|ins|li|link|main|mark|meta|nav|object|ol|p|pre|q|s|script|section|small|span|strike|strong"
    "|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video"
)
_ATTRIBUTES = (
    r"(?:\s{1,9}[\w:-]{1,40}\s{0,9}=\s{0,9}(?:\"[^\"<>]{0,999}\"|'[^'<>]{0,999}'|[^\s\"'<>=]{1,999})){0,20}"
)
TAG = re.compile(rf"<(?:/?(?:{_TAGS}|{_TAGS.upper()}){_ATTRIBUTES}\s{{0,9}}/?>|!--[^<>]{{0,999}}-->)()")
_ADDRESS = r"(?:[Hh]ttps?:|mailto:|#|\.{0,2}/|www\.|[\w-]{1,60}\.\w)[^()\s]{0,2000}"
LINK = re.compile(rf"!?\[([^\[\]\n]{{0,300}})\]\((?:{_ADDRESS})?(?: \"[^\"\n]{{0,300}}\")?\)")
CITATION = re.compile(r"\[\^[^\[\]\s]{1,100}\]()")
_BOLD = (
    re.compile(r"(?<![\d*])\*\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*\*(?![\d*])"),
    re.compile(r"(?<!\w)__(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])__(?!\w)"),
)
_ITALIC = (
    re.compile(r"(?<![\w*])\*(?=[\w«“\"’(])([^*\n]{1,300})(?<=[\w»”\"’.!?…])\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\W_]|[«“])([^_\n]{1,300})(?<=[^\s_(])_(?!\w)"),
)
CODE = re.compile(r"(?<!\w)`{1,3}([^`\n]{1,300})`{1,3}(?!\w)")
LEADING = re.compile(r"(?:(?<![\s\S])|(?<=\n))[ \t]{0,9}(?:#{1,6}|>{1,3}|[-*+•])[ \t]{1,9}(?![\d\s])()")

OF_ALL = (TAG, LINK, CITATION, *_BOLD)
"""Markup that no printed sentence has. The one group of each pattern is the text that remains without the markup."""
OF_OUR_WORDS = (*_ITALIC, CODE, LEADING)
"""Markup whose signs a quotation may have from its source; so quotations are not checked for it."""
HINT = re.compile(r"[*_`<&\[]|[\0\n][ \t]{0,9}[-#>+•]")
"""Prefilter, for a text after U+0000: every text with markup matches it."""
_SPACES = re.compile("[ \t]{2,}")
MOST_TIMES = 3


def first(text: str, *, quoted: bool) -> re.Match[str] | None:
    """The first markup of a text, or None. `quoted` texts may hold `OF_OUR_WORDS`."""
    entity = next((match for match in ENTITY.finditer(text) if unescape(match[0]) != match[0]), None)
    matches = [entity, *(pattern.search(text) for pattern in _patterns(quoted))]
    return min((match for match in matches if match), key=lambda match: match.start(), default=None)


def plain(text: str, *, quoted: bool) -> str:
    """The text without markup and repeated spaces."""
    for _ in range(MOST_TIMES):
        before = text
        text = ENTITY.sub(lambda match: unescape(match[0]), text)
        for pattern in _patterns(quoted):
            text = pattern.sub(lambda match: match[1] or " " * (pattern is TAG), text)  # noqa: B023
        if text == before:
            break
    return _SPACES.sub(" ", text).strip()


def _patterns(quoted: bool) -> tuple[re.Pattern[str], ...]:
    return OF_ALL if quoted else OF_ALL + OF_OUR_WORDS
