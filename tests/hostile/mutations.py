"""Files that nobody would write: true ones with bytes, words and lines changed, and the tokens that break parsers."""

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x ?>",
        "</p>",
    ),
    *(
        "[a](javascript:alert(1))",
        "[a](",
        "](x)",
        "[a]: data:,x",
        "![a](x)",
        "<javascript:x>",
        "[^",
        "[^accord]",
        "[^x]",
    ),
    *(
        "&#1;",
        "&#x202e;",
        "&colon;",
        "&lt;script&gt;",
        "&#0;",
        "&#x110000;",
        "`",
        "```",
        "~~~",
        "\\",
        "***",
        "__",
        "> > >",
    ),
    *(
        "---",
        "\n---\n",
        "...",
        "---\n---\n",
        "- ",
        "? ",
        ": ",
        "| ",
        ">-\n",
        "&a ",
        "*a",
        "!!python/object ",
        "<<: ",
        "{",
        "}",
        "[",
        "]",
    ),
    *(
        "'",
        '"',
        '"\\x00"',
        '"\\u2028"',
        '"\\ud800"',
        "%YAML 1.1",
        "#",
        "# ",
        "@",
        "`x`",
        "\t",
        "\r",
        "\r\n",
        "\x0b",
        "\x85",
        "\u2028",
    ),
    *(
        "null",
        "~",
        "no",
        "true",
        "0x1f",
        "1e999",
        "-0",
        "١٢",
        "９",
        "2021-02-30",
        "19XX",
        "198X~",
        "2016/..",
        "P0Y",
        "0000",
        "9999-12-31",
    ),
    *(
        "{{ 7*7 }}",
        "{% raw %}",
        "${{ x }}",
        "{0}",
        "%s",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "#eval(1)",
        "--8<-- 'x'",
        "\\input{x}",
    ),
    *(
        "\u202e",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\ue000",
        "\U000e0041",
        "а",
        "ο",
        "İ",
        "ß",
        "ﬁ",
        "e\u0301",
        "\u00a0",
        "\u202f",
        "👩‍⚕️",
    ),
    *(
        "un patient de 34 ans",
        "x@y.z",
        "06 12 34 56 78",
        "1 85 05 78 006 084 91",
        "../../x",
        "con",
        "https://a@b/",
        "http://[::1]/",
    ),
    *(
        "a" * 5000,
        "[" * 300,
        ">" * 300,
        "{" * 40,
        "*a " * 300,
        " " * 3000 + ";",
        "\n" * 3000,
        "a\n" * 2000,
        "[^a" * 1000,
        "é" * 200,
    ),
)

_Edit = Callable[[bytes, Random], bytes]


def mutated(texts: Sequence[bytes], random: Random) -> bytes:
    """One of the texts after one or a few edits, or, seldom, bytes without any sense."""
    if random.randrange(25) == 0:
        return bytes(random.randrange(256) for _ in range(random.randrange(400)))
    data = random.choice(texts)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_EDITS)(data, random)
    return data


def _at(data: bytes, random: Random) -> int:
    return random.randint(0, len(data))


def _token(random: Random) -> bytes:
    return random.choice(TOKENS).encode("utf-8", "surrogatepass")


def _insert(data: bytes, random: Random) -> bytes:
    place = _at(data, random)
    return data[:place] + _token(random) + data[place:]


def _instead_of_a_value(data: bytes, random: Random) -> bytes:
    """After a colon, or between two commas."""
    places = [place for place, byte in enumerate(data) if byte in b":,["]
    if not places:
        return data
    start = random.choice(places) + 1
    ends = [end for end in (data.find(sign, start) for sign in (b",", b"}", b"\n")) if end >= 0]
    return data[:start] + b" " + _token(random) + data[min(ends, default=len(data)) :]


def _at_a_word(data: bytes, random: Random) -> bytes:
    places = [place for place, byte in enumerate(data) if byte == 32]
    return (
        _insert(data, random) if not places else _put(data, random.choice(places) + 1, _token(random) + b" ")
    )


def _put(data: bytes, place: int, token: bytes) -> bytes:
    return data[:place] + token + data[place:]


def _byte(data: bytes, random: Random) -> bytes:
    place = _at(data, random)
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    start, end = sorted((_at(data, random), _at(data, random)))
    return data[:start] + data[end:] if random.randrange(4) else data[:start]


def _lines(data: bytes, random: Random) -> bytes:
    """A line twice, away, elsewhere, or indented otherwise."""
    lines = data.split(b"\n")
    place, other = random.randrange(len(lines)), random.randrange(len(lines))
    change = random.randrange(4)
    if change == 0:
        lines.insert(other, lines[place])
    elif change == 1:
        del lines[place]
    elif change == 2:
        lines[place], lines[other] = lines[other], lines[place]
    else:
        lines[place] = random.choice((b" ", b"  ", b"\t", b"- ")) + lines[place]
    return b"\n".join(lines)


def _crossed(data: bytes, random: Random) -> bytes:
    """A piece of the text again, elsewhere."""
    start, end = sorted((_at(data, random), _at(data, random)))
    return _put(data, _at(data, random), data[start : min(end, start + 300)])


_EDITS: Sequence[_Edit] = (
    _insert,
    _insert,
    _instead_of_a_value,
    _instead_of_a_value,
    _at_a_word,
    _at_a_word,
    _byte,
    _cut,
    _lines,
    _crossed,
)
