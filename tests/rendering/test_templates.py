"""What is changed of Jinja, and what is rendered once a build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from tests.conftest import write

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.rendering.filters import localise
from xwener.rendering.library import Library
from xwener.rendering.once import Once
from xwener.rendering.shared import Html, Shared
from xwener.rendering.templates import LeanTemplates

Load = Callable[[], tuple[Site, list[ContentError]]]


def rendered(template: str, **partials: str) -> str:
    """The template as our environment renders it."""
    environment = Environment(
        loader=DictLoader({"page": template, **partials}), extensions=[LeanTemplates], autoescape=True
    )
    return environment.get_template("page").render()


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("<ul>\n  <li>\n\t\ta\n  </li>\n</ul>", "<ul>\n<li>\na\n</li>\n</ul>"),
        ("<p>\n  <pre>\n  a\n    b</pre>\n  <i>", "<p>\n<pre>\n  a\n    b</pre>\n<i>"),
        ('<textarea rows="2">\n  a\n</textarea>\n  b', '<textarea rows="2">\n  a\n</textarea>\nb'),
        ("<PRE>\n  a</PRE>\n  <pre>\n  b</pre>\n  c", "<PRE>\n  a</PRE>\n<pre>\n  b</pre>\nc"),
        ("  a  b", "  a  b"),
        ("<prefix>\n  a</prefix>", "<prefix>\na</prefix>"),
    ],
    ids=["indentation", "pre", "textarea", "several", "inside a line", "another element"],
)
def test_indentation(template: str, page: str):
    """Lines stand at the margin, except where white space is text."""
    assert rendered(template) == page


def test_what_is_filled_in_stays_as_it_is():
    """Only the template is changed, never a text that it shows."""
    assert rendered("<p>\n  {{ 'a\\n    b' }}") == "<p>\na\n    b"


def test_errors_name_the_line():
    """No line of a template goes, so that the line in an error is the one in the file."""
    with pytest.raises(ZeroDivisionError) as caught:
        rendered("a\n  b\n\n    {{ 1 / 0 }}\n")
    assert caught.traceback[-1].lineno + 1 == 4


def test_partials_see_the_globals():
    """A partial that is imported without the page's context still sees what every template may call."""
    partial = "{% macro m() %}{{ range(2)|list }}{% endmacro %}"
    assert rendered("{% from 'partial' import m %}{{ m() }}", partial=partial) == "[0, 1]"


def test_once():
    """A macro is asked once for each set of arguments."""
    asked: list[Any] = []

    def macro(*arguments: Any) -> str:
        asked.append(arguments)
        return f"{arguments}"

    once = Once()
    assert [once(macro, 1), once(macro, 1), once(macro, 1, True), once(macro, 2)] == [
        "(1,)",
        "(1,)",
        "(1, True)",
        "(2,)",
    ]
    assert len(asked) == 3
    assert once.each(macro, [2, 1, 3], True) == "(2, True)(1, True)(3, True)"
    assert len(asked) == 5


def test_what_pages_share():
    """A macro is asked once for each set of arguments and depth of pages, and stands in its place on all of them."""
    asked: list[Any] = []
    shared = Shared()

    def inner(name: str) -> Markup:
        asked.append(name)
        return Markup('<a href="root:{}">{}</a>').format(name, name)

    def outer(*names: str) -> Markup:
        asked.append(names)
        return shared.each(inner, names)

    def html(way: str) -> Html:
        return shared.page(f'<i class="root:"></i>{shared(inner, "a")}<b>{shared(outer, "a", "b&")}</b>', way)

    expected = '<a href="{0}/a">a</a><b><a href="{0}/a">a</a><a href="{0}/b&amp;">b&amp;</a></b>'
    for way in ("..", ".", ".."):
        assert str(html(way)) == f'<i class="{way}/"></i>{expected.format(way)}'
    assert all(one is other for one, other in zip(html("..").shared, html("..").shared, strict=True))
    assert asked == ["a", ("a", "b&"), "b&"] * 2


def test_localise():
    """Addresses of the site itself, also those that stand second in a list; words that look like one do not."""
    html = '<a href="root:a.html">root:b</a><img src="root:c" srcset="root:static/d 1x, root:static/e 2x">'
    expected = '<a href="../a.html">root:b</a><img src="../c" srcset="../static/d 1x, ../static/e 2x">'
    assert localise(html, "..") == expected


def test_mentions_of_one_time_share_a_view(content: Path, load: Load):
    """So that the popover, which is the same on most pages, is made once."""
    assert content.is_dir()
    library = Library(load()[0], date(2023, 1, 1))
    view = library.mention("barham-salih", date(2021, 1, 1))
    assert library.mention("barham-salih", date(2022, 1, 1)) is view
    assert library.mention("barham-salih", date(2015, 1, 1)) is not view


ARTICLE = """\
    ---
    title: {title}
    date: {day}
    standfirst: {standfirst}
    section: سیاسەت
    tags:
      - {tag}
    ---

    {text}
    """


def test_related(content: Path, load: Load):
    """By shared entries, tags and words of the title, the rare ones first; then by nearness in time."""
    texts = {
        "oil": ("نرخی نەوت", "2022-01-01", "بازاڕی جیهانی.", "ئابووری", "دەق."),
        "oil-again": ("نەوتەکە گران بوو", "2022-03-01", "دیسان.", "وزە", "دەق."),
        "salih": ("دیدار", "2022-02-01", "هیچ.", "دیدار", "بەرهەم ساڵح هات."),
        "alone": ("باران", "2022-04-01", "سارد.", "کەشوهەوا", "دەق."),
    }
    for slug, (title, day, standfirst, tag, text) in texts.items():
        values = {"title": title, "day": day, "standfirst": standfirst, "tag": tag, "text": text}
        write(content / f"articles/2022/{slug}.md", ARTICLE.format(**values))
    library = Library(load()[0], date(2022, 12, 1))
    related = {article.slug: [other.slug for other in article.related] for article in library.articles}
    assert related == {"alone": [], "oil": ["oil-again"], "oil-again": ["oil"], "salih": ["vote"], "vote": ["salih"]}
