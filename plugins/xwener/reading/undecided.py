"""What stands in a draft where only a person can know, and must not be published as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xwener.errors import ContentError
from xwener.reading.document import Document

UNDECIDED = "؟"


def check_decided(documents: Iterable[Document]) -> Iterator[ContentError]:
    """The keys that still hold nothing but the sign of what is undecided, in texts that are no drafts."""
    for document in documents:
        if UNDECIDED not in document.meta.values() or document.draft:
            continue
        for key, value in document.meta.items():
            if value == UNDECIDED:
                message = f"`{key}` is still to be written: it says «{UNDECIDED}»"
                hint = "write it, or let the text be a draft: `status: draft`"
                yield ContentError(document.path, document.line_of(key), message, hint, "front-matter")
