"""A property that is remembered for one object at a time."""

from __future__ import annotations

import gc
import weakref

from xwener.rendering.latest import latest_property


class Text:
    """Something with a costly property."""

    def __init__(self) -> None:
        self.made = 0

    @latest_property
    def number(self) -> int:
        """How often it was made."""
        self.made += 1
        return self.made


def test_it_is_made_once_for_the_one_who_asks_again():
    """A page asks several times; another text in between is another page."""
    one, other = Text(), Text()
    assert [one.number, one.number, other.number, other.number, one.number] == [1, 1, 1, 1, 2]


def test_only_the_last_is_held():
    """Of ten thousand texts one at a time is in memory."""
    texts = [Text() for _ in range(3)]
    held = [weakref.ref(text) for text in texts if text.number]
    texts.clear()
    gc.collect()
    assert [text() is not None for text in held[:2]] == [False, False]
