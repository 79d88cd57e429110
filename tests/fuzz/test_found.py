"""Reader, linker and sanitiser together: random texts, and every input that a fuzzing run has found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.target import check
from tests.security.attacks import attacks

FOUND = sorted((Path(__file__).parent / "found").glob("*"))
# Marks of Markdown, of our own rules and of HTML, the name of an entry, and pieces of attacks.
PIECES = st.sampled_from(
    [
        *"اب a1*_`~[]()<>|{}:#-+=!^&;'\"\\/\n\t",
        "\n\n",
        "::: note\n",
        "::: background a\n",
        "[[salih]]",
        "[^1]",
        "[^1]: ",
        "ساڵح",
        "بەرهەم ساڵح",
        "root:",
        "javascript:alert(1)",
        "<script>",
        "{.a onclick=x}",
        "\u200c",
    ]
)
FRONT = st.sampled_from(
    ["title", "slug", "sources", ":", "- ", " ", "\n", "&a", "*a", "!!", "'", '"', "[", "{", "a", "|", ">", "#"]
)


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.kind)
def test_attacks_on_their_own(attack: object):
    """Each attack string as a whole text."""
    check(str(getattr(attack, "text", "")).encode("utf-8", "replace"))


def test_found():
    """What broke once holds now; the folder's own note is a text like any other."""
    for path in FOUND:
        check(path.read_bytes())


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_random_bodies(body: str):
    """Whatever the Markdown, the HTML is what our renderer may make, and sanitising it again changes nothing."""
    check(body.encode())


@settings(deadline=None, max_examples=200)
@given(st.lists(FRONT, max_size=40).map("".join))
def test_random_front_matter(front: str):
    """Whatever the front matter, there is a document or there are errors."""
    check(f"---\ntitle: a\n{front}\n---\nا".encode())


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes):
    """Whatever the bytes, nothing is raised."""
    check(data)
