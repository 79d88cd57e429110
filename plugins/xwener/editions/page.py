"""A page of the built site taken apart: its shell, its own text, what it loads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
HEAD_END = "</head>"
BODY = re.compile(r"<body([^>]*)>")
ROOT_TAG = re.compile(r'<html lang="ckb" dir="rtl"([^>]*)>')
MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
SCRIPT = re.compile(r'[ \t]*<script src="([^"]*)"[^>]*></script>\n?')


@dataclass(frozen=True)
class Page:
    """A finished page at `path` below the site's folder.

    `main` is what stands in its <main>; `before` and `after` are the rest of its body, without scripts.
    What <html> and <body> say beyond language and direction are their attributes.
    `head_scripts` and `scripts` are the paths of the scripts that it loads, in their order.
    """

    path: str
    title: str
    root_attributes: str
    body_attributes: str
    before: str
    main: str
    after: str
    head_scripts: list[str]
    scripts: list[str]


def read_page(path: str, html: str) -> Page:
    """The page in `html`. ValueError: it is not built as the theme's pages are."""
    title, root, body, main = (pattern.search(html) for pattern in (TITLE, ROOT_TAG, BODY, MAIN))
    if not (title and root and body and main):
        raise ValueError(f"{path} has no title, no <body> or no <main>")
    end = html.rindex("</body>")
    before, after = html[body.end() : main.start()], html[main.end() : end]
    loaded = SCRIPT.findall(before) + SCRIPT.findall(after)
    return Page(
        path=path,
        title=unescape(title[1]).strip(),
        root_attributes=root[1],
        body_attributes=body[1],
        before=SCRIPT.sub("", before),
        main=main[1],
        after=SCRIPT.sub("", after),
        head_scripts=SCRIPT.findall(html[: html.index(HEAD_END)]),
        scripts=loaded,
    )
