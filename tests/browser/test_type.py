"""How the text is set, measured where readers see it."""

from __future__ import annotations

from statistics import mean
from typing import Any

import pytest
from playwright.sync_api import Page

ARTICLE = "articles/2021/kazimi-drone-attack.html"
KINDS = [ARTICLE, "index.html", "people/mustafa-kazimi.html", "backgrounds/who-is-kazimi.html", "glossary.html"]
# What browsers take as the size of text when nobody says anything, in CSS pixels.
NOMINAL = 16

# For each line of running text: how many letters it has.
LINES = """paragraphs => paragraphs.flatMap(paragraph => {
  const lines = new Map();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const line = Math.round(box.bottom / 20);
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  return [...lines.values()].slice(0, -1);
})"""


@pytest.mark.parametrize("width", [1280, 1440])
def test_measure_and_leading(page: Page, file_url: str, width: int):
    """55 to 70 letters a line, at least 1.8 lines from one to the next, letters larger than a Latin page's."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{file_url}/{ARTICLE}")
    page.evaluate("document.fonts.ready")
    style = page.locator(".prose").evaluate(
        "prose => [parseFloat(getComputedStyle(prose).fontSize), parseFloat(getComputedStyle(prose).lineHeight)]"
    )
    assert style[0] >= NOMINAL * 1.12
    assert style[1] / style[0] >= 1.8
    counts = page.locator(".prose > p").evaluate_all(LINES)
    assert 55 <= mean(counts) <= 70


@pytest.mark.parametrize("path", KINDS)
def test_nothing_that_harms_arabic_script(page: Page, file_url: str, path: str):
    """No letter is spaced, slanted or parted at the end of a line."""
    page.goto(f"{file_url}/{path}")
    harmed = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(element => {
      const style = getComputedStyle(element);
      const spaced = !['normal', '0px'].includes(style.letterSpacing);
      return spaced || style.fontStyle !== 'normal' || style.hyphens === 'auto';
    }).map(element => element.outerHTML.slice(0, 80))""")
    assert harmed == []


def test_underlines_are_clear_of_the_dots(page: Page, file_url: str):
    """A line under a word stands below the dots of ی and پ: lower than the deepest of the letters' dots."""
    page.goto(f"{file_url}/{ARTICLE}")
    gap = page.locator(".prose a.mention").first.evaluate("""link => {
      const style = getComputedStyle(link);
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.font = `${style.fontSize} "Noto Naskh Arabic"`;
      const dots = canvas.measureText('یپێڕ').actualBoundingBoxDescent;
      return parseFloat(style.textUnderlineOffset) - dots * 0.9;
    }""")
    assert gap >= 0


def test_headings_have_a_face_and_a_scale_of_their_own(page: Page, file_url: str):
    """Vazirmatn, and each level larger than the next."""
    page.goto(f"{file_url}/{ARTICLE}")
    sizes = []
    for selector in (".title", ".prose > h2", ".prose > h3", ".prose > p"):
        family, size = page.locator(selector).first.evaluate(
            "element => [getComputedStyle(element).fontFamily, parseFloat(getComputedStyle(element).fontSize)]"
        )
        sizes.append(size)
        assert family.removeprefix('"').startswith("Vazirmatn") == (selector != ".prose > p")
    assert sizes[0] > sizes[1] * 1.4 > sizes[2] * 1.4


def test_code_runs_from_the_left(page: Page, file_url: str):
    """Wherever code stands."""
    page.goto(f"{file_url}/{ARTICLE}")
    made = page.evaluate("""() => {
      const code = document.createElement('code');
      code.textContent = 'a[1]';
      document.querySelector('.prose > p').append(code);
      const style = getComputedStyle(code);
      return [style.direction, style.unicodeBidi];
    }""")
    assert made == ["ltr", "isolate"]


def test_a_footnote_mark_after_a_year(page: Page, file_url: str):
    """Stands on the left of the year, where a reader has just arrived."""
    page.goto(f"{file_url}/{ARTICLE}")
    year, mark = page.evaluate("""() => {
      const mark = document.querySelector('.footnote-ref');
      const year = document.createTextNode('ساڵی ٢٠٢١');
      const line = document.createElement('p');
      line.append(year, mark);
      document.querySelector('.prose').prepend(line);
      const range = document.createRange();
      range.setStart(year, 5);
      range.setEnd(year, 9);
      return [range.getBoundingClientRect(), mark.getBoundingClientRect()].map(box => [box.left, box.right]);
    }""")
    assert mark[1] <= year[0] + 1


@pytest.mark.parametrize(
    ("text", "first", "second"), [("بە 3–1", "3", "1"), ("Reuters: 3–1", "3", "1"), ("بە 3-1", "3", "1")]
)
def test_a_score_reads_alike_everywhere(page: Page, file_url: str, text: str, first: str, second: str):
    """In an isolate, the first figure of a score in European digits stands on the left, whatever is before it."""
    page.goto(f"{file_url}/{ARTICLE}")
    places: dict[str, Any] = page.evaluate(
        """([text, first, second]) => {
      const line = document.createElement('p');
      const at = text.search(/[0-9]/);
      const score = document.createElement('bdi');
      score.dir = 'ltr';
      score.textContent = text.slice(at);
      line.append(text.slice(0, at), score);
      document.querySelector('.prose').prepend(line);
      const place = digit => {
        const range = document.createRange();
        const node = score.firstChild;
        range.setStart(node, node.data.indexOf(digit));
        range.setEnd(node, node.data.indexOf(digit) + 1);
        return range.getBoundingClientRect().left;
      };
      return {first: place(first), second: place(second)};
    }""",
        [text, first, second],
    )
    assert places["first"] < places["second"]
