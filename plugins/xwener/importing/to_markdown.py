"""HTML to the Markdown that authors write here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import markdownify
from markdownify import ATX, BACKSLASH

from xwener import sorani
from xwener.importing.blocks import SIGNS, escape_start
from xwener.importing.found import FORBIDDEN
from xwener.reading.rules.safe_link import SCHEME, is_safe

# How mammoth names the footnotes of a Word file.
NOTE_LINK = re.compile(r"#(?:foot|end)note-(\d+)")
NOTE_ID = re.compile(r"(?:foot|end)note-(\d+)")
NOTE_BACK = re.compile(r"#(?:foot|end)note-ref-\d+")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LINE_ENDS = frozenset({"p", "br", "div", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})


# The library's stubs leave out the methods that it calls by element, which are there to be overridden.
MarkdownConverter: Any = markdownify.MarkdownConverter


class ToMarkdown(MarkdownConverter):  # type: ignore[misc]  # Any, as just said
    """The conversion with our links, pictures and escapes; markdownify calls `convert_…` by element."""

    def __init__(self, base: str, picture: Callable[[str], str], decide: list[str]) -> None:
        super().__init__(heading_style=ATX, bullets="-", newline_style=BACKSLASH, table_infer_header=True)
        self.base, self.picture, self.decide = base, picture, decide

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Text as text: its letters normalised, Markdown's own signs escaped."""
        del parent_tags
        return SIGNS.sub(r"\\\g<0>", sorani.normalize(text.translate(FORBIDDEN)))

    def process_text(self, el: Any, parent_tags: set[str] | None = None) -> str:
        """A run of text; at the beginning of a line it may begin nothing else."""
        text = str(super().process_text(el, parent_tags))
        before = el.previous_sibling
        begins = before is None or getattr(before, "name", None) in LINE_ENDS
        return escape_start(text) if begins and "_noformat" not in (parent_tags or ()) else text

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A paragraph."""
        return str(super().convert_p(el, escape_start(text.strip()), parent_tags))

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A link to the web; a link within the old site cannot be kept."""
        del parent_tags
        href = str(el.get("href") or "").strip()
        note = NOTE_LINK.fullmatch(href)
        if note:
            return f"[^{note[1]}]"
        if NOTE_BACK.fullmatch(href):
            return ""
        if not href or href.startswith("#") or not text.strip():
            return text
        address = urljoin(self.base, href).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        if not SCHEME.match(address) or not is_safe(address):
            self.decide.append(f"the link to {href}")
            return text
        return f"[{text}]({address})"

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A picture that lies beside the text."""
        del text, parent_tags
        source = str(el.get("data-src") or el.get("src") or "").strip()
        address = self.picture(source) if source else ""
        if not address:
            return ""
        alt = self.escape(" ".join(str(el.get("alt") or "").split()), set())
        if not alt:
            self.decide.append(f"the words for {address.rpartition('/')[2]} (for those who cannot see it)")
        return f"![{alt}]({address}{self._caption(el)})"

    def convert_figure(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A picture with its words, in a paragraph of its own."""
        del el, parent_tags
        return f"\n\n{text.strip()}\n\n"

    def convert_figcaption(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """The words below a picture, which stand with it; below anything else they are a paragraph."""
        return "" if _has_picture(el.parent) else str(super().convert_figcaption(el, text, parent_tags))

    def _caption(self, el: Any) -> str:
        figure = el.find_parent("figure")
        words = figure.find("figcaption") if _has_picture(figure) else None
        text = self.escape(" ".join(words.get_text().split()), set()).replace('"', '\\"') if words else ""
        return f' "{text}"' if text else ""

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: N802  (markdownify's name)
        """A heading, unless it is empty."""
        return str(super().convert_hN(n, el, text, parent_tags)) if text.strip() else ""

    def convert_sup(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A power has signs of its own; what else is raised, such as the mark of a note, is text."""
        del el, parent_tags
        return text.translate(RAISED) if text.isascii() and text.isdigit() else text

    def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """An item of a list; those that mammoth makes of footnotes are footnotes again."""
        note = NOTE_ID.fullmatch(str(el.get("id") or ""))
        if note:
            return f"\n\n[^{note[1]}]: {' '.join(text.split())}\n\n"
        return str(super().convert_li(el, text, parent_tags))


def _has_picture(figure: Any) -> bool:
    return figure is not None and figure.name == "figure" and len(figure.find_all("img")) == 1
