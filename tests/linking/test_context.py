"""How the context of a text narrows down who a name means."""

from __future__ import annotations

import pytest

from xwener.glossary.finder import Match
from xwener.linking.context import Context

BOTH = Match(0, 5, ("a", "b"), "کازمی", full=False)


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (Context(), ("a", "b")),
        (Context(own="b"), ("b",)),
        (Context(pointed={"b"}), ("b",)),
        (Context(named={"b"}), ("b",)),
        (Context(named={"a", "b"}), ("a", "b")),
        (Context(named={"c"}), ("a", "b")),
        (Context(named={"a"}, pointed={"b"}), ("b",)),
        (Context(named={"a"}, pointed={"a", "b"}), ("a",)),
        (Context(own="a", pointed={"b"}, named={"b"}), ("a",)),
        (Context(skip=frozenset({"a"})), ("b",)),
        (Context(skip=frozenset({"a", "b"})), ()),
        (Context(prefer={"کازمی": "a"}, pointed={"b"}), ("a",)),
        (Context(prefer={"کازمی": "c"}), ("c",)),
        (Context(prefer={"کازمی": "a"}, skip=frozenset({"a"})), ()),
        (Context(prefer={"سەدر": "a"}), ("a", "b")),
    ],
)
def test_decide(context: Context, expected: tuple[str, ...]):
    """The author's choice first, then the page's own entry, explicit mentions, full names; else all remain."""
    assert context.decide(BOTH) == expected
