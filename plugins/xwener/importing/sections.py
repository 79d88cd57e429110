"""Which section an article goes to when nobody has said: the one that most articles of the site are in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from xwener.reading.document import read_document
from xwener.reading.schema import Kind
from xwener.reading.tree import files_of_kinds

# "News": a site without an article has no sections yet.
FIRST = "هەواڵ"


def usual_section(content: Path) -> str:
    """The section of most articles below the folder `content`, of several the first in the alphabet's order."""
    articles = (content / inner for inner, kind in files_of_kinds(content, []) if kind is Kind.ARTICLE)
    documents = (read_document(path, Kind.ARTICLE)[0] for path in articles)
    counted = Counter(document.text("section") for document in documents if document)
    return min(counted, key=lambda section: (-counted[section], section), default=FIRST)
