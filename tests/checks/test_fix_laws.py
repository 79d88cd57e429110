"""What holds for the repair of any text whatever."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from xwener.checks.changes import all_changes, may_change
from xwener.checks.fix import fix
from xwener.checks.review import review
from xwener.checks.source import Source
from xwener.reading.document import read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parser, render
from xwener.reading.schema import Kind
from xwener.sorani import search_key

PATH = Path("content/articles/2021/example.md")
HEAD = "---\ntitle: {}\ndate: 2021-11-07\nslug: a-1\nstandfirst: ك, 1\n---\n"
LABELS = {"table": "a", "footnote": "a {n}", "footnotes": "a", "footnote_back": "a {n}"}
# Everything a repair looks at, and the Markdown it might break.
SIGNS = "٢۳,;?\"'«» .!&#*_`~[](){}<>|:-\\\n\t\u0640\u200c\u0650\u064e\u0654\u200f\u202e\ufeda\ufdfa\u00ad0"
LETTERS = "كيىھهةڒەکڕوراب"
WORDS = (
    *("  ", "\n\n", "```", "**", "::: ", "[^1]", "[[", "]]", "{lang=ar}", "](", "![", "http://a.b/ك", "www.ي"),
    *("هه\u200cموو ", "ماڵه ", "كتێب ", "«الله ي»", "F16 ", "Kurdistan 24 ", "2021 ", "ڕۆژ, ", "&amp;", "&quot;"),
    *("\n- ", "\n1. ", "\n| ك | 1 |\n| - | - |\n", "\n    ", "\n# ", "`ك 1, ي`", "[ك](ك_1)", "<http://ي>"),
    # What only stays what it is when nothing is repaired.
    *("[ك]", "\n\n[ك]: http://a.b\n", "&\u200camp;", "\n\u200c# ", "\n\u200c- ", "\u200c# ك", "*\u200c*", "\\\u200c*"),
)
PIECES = st.sampled_from([*SIGNS, *LETTERS, *WORDS])
BODIES = st.lists(PIECES, max_size=40).map("".join)
LINES = BODIES.map(lambda text: re.sub(r"\s", " ", text))


def fixed(text: str) -> str:
    """The text repaired as an article."""
    return fix(PATH, Kind.ARTICLE, text)


def html(text: str) -> str:
    """The HTML of the body."""
    source = Source(PATH, Kind.ARTICLE, text)
    environment = Environment(PATH, source.front.body_line, LABELS)
    return render(parser().parse(source.front.body, environment.for_markdown_it()), environment)


def words(page: str) -> str:
    """What a search finds in a page, mark-up included."""
    return "".join(char for char in search_key(page.replace("&quot;", '"')) if char.isalnum())


@settings(deadline=None, max_examples=400)
@given(BODIES)
def test_a_second_repair_changes_nothing(body: str):
    """fix(fix(x)) is fix(x)."""
    once = fixed(HEAD.format("ك") + body)
    assert fixed(once) == once


@settings(deadline=None, max_examples=200)
@given(LINES)
def test_a_second_repair_of_front_matter_changes_nothing(title: str):
    """The same for whatever YAML makes of a value; what is not YAML is left as it is."""
    for value in (title, f'"{title}"', f"'{title}'", f">\n  {title}\n  ك", f"[{title}]"):
        text = HEAD.format(value) + "ك"
        once = fixed(text)
        assert fixed(once) == once
        if Source(PATH, Kind.ARTICLE, text).front.errors:
            assert once == text


@settings(deadline=None, max_examples=200)
@example("F16 \u200fF16 ك")
@given(BODIES)
def test_a_page_keeps_its_words_and_its_shape(body: str):
    """The page of a repaired text has the same elements and addresses, and the same words to a search.

    But for the pieces that run from left to right: words between which nothing stands any more are one.
    """
    text = HEAD.format("ك") + body
    isolation = re.compile(r"</?bdi[^>]*>")
    before, after = (isolation.sub("", html(each)) for each in (text, fixed(text)))
    assert words(before) == words(after)
    tags = re.compile(r"<[^>]*>")
    plain = re.compile(r'alt="[^"]*"')
    assert [plain.sub("", tag) for tag in tags.findall(before)] == [plain.sub("", tag) for tag in tags.findall(after)]


@settings(deadline=None, max_examples=200)
@given(BODIES, st.sampled_from(["`{}`", "```\n{}\n```", "<http://a.b/{}>", "http://a.b/{}", "[ڕۆژ](a/{})"]))
def test_code_and_addresses_are_never_touched(body: str, around: str):
    """In whatever text code and addresses stand, they stand there unchanged after the repair."""
    kept = around.format("كي1ھ")
    after = fixed(f"{HEAD.format('ك')}ڕۆژێکی خۆش.\n\n{kept}\n\n```\n```\n\n{body}")
    assert f"\n{kept}\n" in after


@settings(deadline=None, max_examples=200)
@given(BODIES)
def test_what_is_repaired_is_told(body: str):
    """Nothing changes in a text in which the checks have found nothing."""
    text = HEAD.format("ڕۆژ").replace("ك, 1", "ڕۆژ") + body
    _, errors = read_document_text(PATH, Kind.ARTICLE, text)
    if not any(error.code == "bidi-control" for error in errors) and not review(Source(PATH, Kind.ARTICLE, text)):
        assert fixed(text) == text


@given(st.text(alphabet="كيهةەر\u200c\u0650\u0640۳3, \"'«»", max_size=30))
def test_changes_do_not_overlap(text: str):
    """Each change begins where the one before has ended, or later."""
    changes = all_changes(text)
    assert all(first.end <= second.start for first, second in pairwise(changes))


@given(BODIES)
def test_the_quick_look_misses_nothing(text: str):
    """Where something would change the quick look has said so."""
    assert may_change(text) or not all_changes(text)
