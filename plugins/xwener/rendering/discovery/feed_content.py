"""A whole article as HTML that needs nothing around it: for feeds.

A feed reader has neither our style sheets nor our scripts, and shows the text on another address: backgrounds stand
in their places whole, every address is absolute, and the direction is written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup, escape

from xwener.reading.fields import Value
from xwener.rendering.filters import localise
from xwener.rendering.placed import PieceView, PlacedBackground
from xwener.rendering.strings import Strings
from xwener.rendering.views import ArticleView
from xwener.sorani import format_date


def feed_content(article: ArticleView, strings: Strings, site_url: str) -> str:
    """The article's picture, text, corrections and sources as safe HTML for a site at `site_url`."""
    html = "".join(_parts(article, strings))
    html = localise(html, site_url)
    # Footnotes and headings of the text are found on the article's own page.
    html = html.replace('href="#', f'href="{site_url}/{article.url}#')
    return f'<div dir="rtl" lang="ckb">{html}</div>'


def shown_in_feed(article: ArticleView) -> Iterator[str]:
    """The fingerprints of all that `feed_content` shows."""
    yield article.text.fingerprint
    yield from _fingerprints(article.pieces)


def _fingerprints(pieces: Sequence[PieceView]) -> Iterator[str]:
    for placed in (piece.placed for piece in pieces if piece.placed):
        yield placed.background.text.fingerprint
        yield from _fingerprints(placed.rest)


def _parts(article: ArticleView, strings: Strings) -> Iterator[str]:
    if article.image:
        yield _picture(article.image, strings)
    yield Markup("<p><strong>{}</strong></p>").format(article.standfirst)
    yield from _pieces(article.pieces, strings)
    if article.corrections:
        rows = Markup().join(_correction(record) for record in article.corrections)
        yield Markup("<h2>{}</h2><ul>{}</ul>").format(strings("article.corrections"), rows)
    if article.sources:
        rows = Markup().join(map(_source, article.sources))
        yield Markup("<h2>{}</h2><ol>{}</ol>").format(strings("sources.title"), rows)


def _picture(image: Mapping[str, Value], strings: Strings) -> Markup:
    credit = image.get("credit")
    words = (image.get("caption"), strings("article.image_credit", credit=credit) if credit else "")
    caption = " ".join(str(part) for part in words if part)
    picture = Markup('<img src="root:{}" alt="{}">').format(image["src"], image["alt"])
    if not caption:
        return Markup("<p>{}</p>").format(picture)
    return Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(picture, caption)


def _pieces(pieces: Sequence[PieceView], strings: Strings) -> Iterator[str]:
    for piece in pieces:
        yield _background(piece.placed, strings) if piece.placed else piece.html


def _background(placed: PlacedBackground, strings: Strings) -> str:
    background = placed.background
    link = Markup('<a href="root:{}">{}</a>').format(background.url, background.title)
    if placed.link_only:
        return Markup("<p>{} {}</p>").format(strings("background.see"), link)
    as_of = f"{strings('background.as_of')} {format_date(background.as_of, 'long')}"
    head = Markup("<p>{}</p><h2>{}</h2><p>{}</p>").format(strings("background.label"), link, background.standfirst)
    text = placed.lead_html + "".join(_pieces(placed.rest, strings))
    return f"<blockquote>{head}{text}<p>{escape(as_of)}</p></blockquote>"


def _correction(record: Mapping[str, Value]) -> Markup:
    return Markup("<li>{}: {}</li>").format(_day(record["date"]), record["text"])


def _source(record: Mapping[str, Value]) -> Markup:
    title: str | Markup = Markup("<bdi>{}</bdi>").format(record["title"])
    if record["url"]:
        title = Markup('<a href="{}">{}</a>').format(record["url"], title)
    further = [str(record["publisher"]), _day(record["date"]) if record["date"] else ""]
    return Markup("<li>{}</li>").format(Markup("، ").join([title, *filter(None, further)]))


def _day(value: Value) -> str:
    return format_date(value, "long") if isinstance(value, date) else ""
