"""What an author may want to do: place a background that explains somebody the article speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from xwener.backgrounds.background import Background
from xwener.errors import ContentError
from xwener.linking.linked_text import LinkedText
from xwener.reading.schema import Kind


def unplaced_backgrounds(texts: Iterable[LinkedText], backgrounds: Mapping[str, Background]) -> Iterator[ContentError]:
    """A note for each article that mentions the main entry of backgrounds and places none of them.

    The main entry is the first of `about`.
    """
    explaining: dict[str, list[str]] = defaultdict(list)
    for slug, background in backgrounds.items():
        if background.about:
            explaining[background.about[0]].append(slug)
    for text in texts if explaining else ():
        if text.document.kind is not Kind.ARTICLE:
            continue
        if explaining.keys().isdisjoint(text.mentioned):
            continue
        for entry, line in zip(text.mentioned, text.head.lines, strict=True):
            if entry in explaining and not set(explaining[entry]) & set(text.backgrounds):
                slugs = " or ".join(f"`{slug}`" for slug in explaining[entry])
                message = f"`{entry}` is mentioned, and {slugs} would explain it"
                hint = f"place it with `::: background {explaining[entry][0]}`, if readers need it here"
                yield ContentError(text.document.path, line, message, hint)
