"""Runs that go from left to right inside Sorani are isolated from it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xwener.reading.document import read_document_text
from xwener.reading.environment import Environment
from xwener.reading.markdown import parse, render
from xwener.reading.rules.isolate import HINT, RUN, isolated
from xwener.reading.schema import Kind

# Text → what of it is isolated, in its order.
CASES = [
    ("ئاژانسی Reuters بڵاوی کردەوە", ["Reuters"]),
    ("ڕۆژنامەی Los Angeles Times نووسی", ["Los Angeles Times"]),
    ("Los Angeles Times / Associated Press", ["Los Angeles Times / Associated Press"]),
    ("سی ڕام (C-RAM)، کە", ["C-RAM"]),
    ("فڕۆکەی F-16 و MQ-9", ["F-16", "MQ-9"]),
    ("کۆمپانیای AT&T.", ["AT&T"]),
    ("لە U.S. گوتی", ["U.S."]),
    ("زمانی C++ و C#", ["C++", "C#"]),
    ("تۆڕی 4G هەیە", ["4G"]),
    ("مۆڵەتی CC BY-SA 4.0 بەکار دێت", ["CC BY-SA 4.0"]),
    ("ماڵپەڕی example.org/a-b دا", ["example.org/a-b"]),
    ("Xwêner و Şêxan", ["Xwêner", "Şêxan"]),
    ("Reuters، AFP", ["Reuters", "AFP"]),
    ("Reuters, AFP", ["Reuters, AFP"]),
    ("لە نێوان ٢٠١٨–٢٠٢٢دا", ["٢٠١٨–٢٠٢٢"]),
    ("لە نێوان 2018-2022 دا", ["2018-2022"]),
    ("بە ٣–١ بردیەوە", ["٣–١"]),
    ("بە 3-1 بردیەوە", ["3-1"]),
    ("بە ٣ - ١ بردیەوە", ["٣ - ١"]),
    ("لە ٢٠٢١-١١-٠٧ بوو", ["٢٠٢١-١١-٠٧"]),
    ("پلەی گەرمی -5 بوو", ["-5"]),
    ("بڕی $20 و 50%", ["$20", "50%"]),
    ("١٠٪–٢٠٪ بوو", ["١٠٪–٢٠٪"]),
    ("ساڵی ٢٠٢١ بوو", []),
    ("ساڵی 2021 بوو", []),
    ("سەعات ١٢:٣٠، ٧ی تشرین", []),
    ("دوێنێ – ئەمڕۆ", []),
    ("ڕیال مەدرید ٣ هەبوو – ئەوان", []),
]


@pytest.mark.parametrize(("text", "runs"), CASES, ids=[text for text, _ in CASES])
def test_runs(text: str, runs: list[str]):
    """Names, ranges and scores are isolated whole; plain figures and dashes between words are not."""
    assert [unescape(run) for run in re.findall(r"<bdi[^>]*>(.*?)</bdi>", isolated(text))] == runs


@given(st.text(alphabet="ئەمڵ و٢٣23-–%$.,:/+#&<>\"'ABcê", max_size=40))
def test_nothing_is_lost(text: str):
    """Without its isolates the HTML says what the text said."""
    assert unescape(re.sub(r"</?bdi[^>]*>", "", isolated(text))) == text


@given(st.text(alphabet="ئە ٢٣23-–%$.,+ABê", max_size=30))
def test_the_cheap_look_misses_nothing(text: str):
    """Where the hint finds nothing, there is no run."""
    assert HINT.search(text) or not RUN.search(text)


def test_in_markdown():
    """Text in links and headings is isolated, code and attributes are not."""
    source = "---\ntitle: ت\n---\n## لە NATO\n\n[Reuters](https://e.org/a-b) `AFP` ![BBC](x.png) **3-1**\n"
    document, errors = read_document_text(Path("about.md"), Kind.PAGE, source)
    assert document is not None, errors
    environment = Environment(document.path, document.body_line, {"table": ""})
    html = render(parse(document, environment), environment)
    assert ">لە <bdi>NATO</bdi></h2>" in html
    assert '<a href="https://e.org/a-b"><bdi>Reuters</bdi></a> <code>AFP</code>' in html
    assert 'alt="BBC"' in html
    assert '<strong><bdi dir="ltr">3-1</bdi></strong>' in html
