"""Markdown of docs/ without Python-Markdown: what our pages use of it."""

import pytest

from catalogue.site import hand_markdown


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("carte.md", "carte/"),
        ("pays/index.md", "pays/"),
        ("contribuer/guide.md", "contribuer/guide/"),
        ("data/catalogue.json", "data/catalogue.json"),
        ("mon-index.md", "mon-index/"),
    ],
)
def test_a_file_has_an_address(path: str, address: str) -> None:
    """A folder for each page."""
    assert hand_markdown.address(path) == address


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("# Été à l’`hôpital`", '<h1 id="ete-a-lhopital">Été à l’<code>hôpital</code></h1>\n'),
        ("## A\n\n## A", '<h2 id="a">A</h2>\n<h2 id="a_1">A</h2>\n'),
        ("[a](../x.md#b)", '<p><a href="../../x/#b">a</a></p>\n'),
        ("[a](retrait.md)", '<p><a href="../../contribuer/retrait/">a</a></p>\n'),
        ("[a](../data/c.json)", '<p><a href="../../data/c.json">a</a></p>\n'),
        ("[a](#b) [c](https://d.example/e.md)", '<p><a href="#b">a</a> <a href="https://d.example/e.md">c</a></p>\n'),
        ("[a](/b){ .k .l }", '<p><a href="/b" class="k l">a</a></p>\n'),
        (
            '![a & b](../assets/c.webp){ .k #i width="3" }',
            '<p><img src="../../assets/c.webp" alt="a &amp; b" class="k" id="i" width="3" /></p>\n',
        ),
        ("`{ .k }` { .k }", "<p><code>{ .k }</code> { .k }</p>\n"),
        (
            '!!! tip "A <b>"\n\n    B\n\n    - C\n\nD',
            '<div class="admonition tip">\n<p class="admonition-title">A &lt;b&gt;</p>\n<p>B</p>\n<ul>\n<li>C</li>\n</ul>\n</div>\n<p>D</p>\n',
        ),
        (
            "| a |\n| --- |\n| b |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n",
        ),
    ],
)  # fmt: skip
def test_what_pages_use(markdown: str, html: str) -> None:
    """Of a page two folders deep, at contribuer/guide/."""
    assert hand_markdown.to_html(markdown, "contribuer/guide.md") == html


def test_front_matter_stands_apart() -> None:
    """A rule in the text is no front matter."""
    assert hand_markdown.split("---\ntitle: A\n---\n# B\n") == ({"title": "A"}, "# B\n")
    assert hand_markdown.split("# B\n\n---\nc\n---\n") == ({}, "# B\n\n---\nc\n---\n")
