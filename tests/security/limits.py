"""Texts of 290 kB, just below what a file may have, each made to cost as much as it can."""

from __future__ import annotations

from collections.abc import Mapping

SIZE = 290_000


def _repeat(text: str) -> str:
    return text * (SIZE // len(text))


BOMBS: Mapping[str, str] = {
    "one address written out 20,000 times": "[a]: https://e.org/" + "x" * 150_000 + "\n\n" + "[a]\n\n" * 20_000,
    "one title written out 20,000 times": '[a]: /x "' + "x" * 100_000 + '"\n\n' + "[a]\n\n" * 20_000,
    "one footnote 50,000 times": "[^a]: b\n\n" + "[^a]\n\n" * 30_000,
    "open brackets": _repeat("["),
    "open links": _repeat("[a]("),
    "open images": _repeat("!["),
    "open mentions": _repeat("[[a|"),
    "open footnotes": _repeat("[^"),
    "brackets in short paragraphs": _repeat("[" * 9_000 + "\n\n"),
    "mentions in short paragraphs": _repeat("[[a|" * 2_000 + "\n\n"),
    "open emphasis": _repeat("*a **b _c "),
    "underscores within words": _repeat("a_"),
    "code marks of every length": "".join("e" + "`" * length for length in range(1, 750)),
    "open elements": _repeat("<"),
    "ampersands": _repeat("&"),
    "quotations in each other": _repeat(">"),
    "lists in each other": _repeat("- "),
    "lists ever deeper": "\n".join(" " * (2 * level) + "- a" for level in range(500)),
    "boxes in each other": "\n".join(":" * (level + 3) + " note" for level in range(700)),
    "a wide table with short rows": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "a|\n" * 90_000,
    "attributes": _repeat("[x]{.a"),
    "attribute blocks": _repeat("{.a}\n"),
    "many notes": "\n\n".join(f"[^{number}]: a" for number in range(15_000)),
    "many headings of one name": _repeat("## a\n\n"),
    "many references": "\n".join(f"[a{number}]: /x" for number in range(15_000)),
    "references that do not end": _repeat("[a\n"),
    "one line": "ا" * (SIZE // 2),
}
