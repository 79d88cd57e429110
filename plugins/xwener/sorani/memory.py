"""What a function says of words, asked once a word: a language has far fewer words than its texts have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Memory(dict[str, V]):
    """What `look` says of a word; `memory[word]` asks it when the word is new.

    A plain dictionary, so that many words are looked up by one `map`. More than `most` words are forgotten together,
    so that memory stays flat on endless text.
    """

    def __init__(self, look: Callable[[str], V], most: int) -> None:
        super().__init__()
        self._look = look
        self._most = most

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._look(word)
        return found
