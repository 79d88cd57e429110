"""Paths between content files become the site's addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site

Load = Callable[[], tuple[Site, list[ContentError]]]
PAGE = "---\ntitle: ت\n---\n{body}\n"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../articles/2021/vote.md", "root:articles/2021/vote.html"),
        ("../articles/2021/vote.md#s-dengekan", "root:articles/2021/vote.html#s-dengekan"),
        ("about.md", "root:about.html"),
        ("./about.md", "root:about.html"),
        ("https://example.org/a", "https://example.org/a"),
        ("#s-x", "#s-x"),
    ],
)
def test_links(content: Path, load: Load, written: str, address: str):
    """A path to a content file leads to its page."""
    write(content / "pages" / "more.md", PAGE.format(body=f"[x]({written})"))
    site, errors = load()
    assert not errors
    assert f'<a href="{address}"><bdi>x</bdi></a>' in site.texts["more.html"].html


def test_an_image_leads_to_its_copy(content: Path, load: Load):
    """Images below content/images keep their path."""
    (content / "images").mkdir()
    (content / "images" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write(content / "pages" / "more.md", PAGE.format(body="![نەخشە](../images/map.png)"))
    site, errors = load()
    assert not errors
    assert '<img src="root:images/map.png" alt="نەخشە">' in site.texts["more.html"].html


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        ("[x](../articles/vote.md)", "the link `../articles/vote.md` leads to no file", "`../articles/2021/vote.md`"),
        ("![x](../images/no.png)", "the image `../images/no.png` leads to no file", "write the path"),
        ("[x](../../outside.md)", "the link `../../outside.md` leads to no file", "write the path"),
        ("[x](about.html)", "the link `about.html` leads to no file", "write the path"),
        ("[x]()", "the link `` has no address", "write the path"),
        ("![x]()", "the image `` has no address", "write the path"),
        ("![x](#دەق)", "the image `#دەق` has no address", "write the path"),
    ],
)
def test_broken_addresses(content: Path, load: Load, body: str, message: str, hint: str):
    """A path to nowhere is an error with its line and a cure."""
    write(content / "pages" / "more.md", PAGE.format(body=f"دەق\n\nدەق\n{body}"))
    (error,) = load()[1]
    assert (error.line, error.message) == (7, message)
    assert hint in error.hint


def test_images_of_other_sites(content: Path, load: Load):
    """What would be fetched from elsewhere while reading is an error."""
    write(content / "pages" / "more.md", PAGE.format(body="![x](https://example.org/x.png)"))
    (error,) = load()[1]
    assert error.message == "the image `https://example.org/x.png` lies on another site"


def test_the_picture_of_an_article(content: Path, load: Load):
    """The picture that the front matter names is a file of content/images."""
    article = content / "articles" / "2021" / "vote.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("---\n", "---\nimage:\n  src: ../x.png\n  alt: ئەڵف\n", 1), "utf-8")
    (error,) = load()[1]
    assert (error.line, error.message) == (3, "the image `../x.png` is no file")
