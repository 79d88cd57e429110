"""Pieces are found again as they were put there, or are said to be damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from xwener.cache.packs import Damaged, Memory, Packs, Ref
from xwener.executors.processes import Processes


@pytest.mark.parametrize("store", ["memory", "packs"])
def test_found_again(tmp_path: Path, store: str):
    """Any bytes, none at all among them."""
    kept = Memory() if store == "memory" else Packs(tmp_path, "new")
    pieces = [b"one", b"", b"\0\xff" * 5_000, b"last"]
    refs = [kept.put(piece) for piece in pieces]
    assert [kept.get(ref) for ref in refs] == pieces


def test_by_another_build(tmp_path: Path):
    """The next build finds what the last has put, and puts its own elsewhere."""
    first = Packs(tmp_path, "a")
    old = first.put(b"old")
    first.close()
    second = Packs(tmp_path, "b")
    new = second.put(b"new")
    assert (second.get(old), second.get(new)) == (b"old", b"new")
    assert old.pack != new.pack


def test_by_forked_processes(tmp_path: Path):
    """What several processes of one build have put is found by each other, and by the build."""
    store = Packs(tmp_path, "a")
    own = store.put(b"own")
    found = list(Processes(2).map(_put, store, [b"one", b"two", b"three"]))
    assert sorted(store.get(ref) for ref in found) == [b"one", b"three", b"two"]
    assert store.get(own) == b"own"
    assert store.get(store.put(b"more")) == b"more"
    assert len({ref.pack for ref in (own, *found)}) > 1


def _put(store: Packs, piece: bytes) -> Ref:
    return store.put(piece)


@pytest.mark.parametrize("damage", [b"0ld", b"ol", b""])
def test_damage(tmp_path: Path, damage: bytes):
    """A piece that is not what was put there is never handed out."""
    store = Packs(tmp_path, "a")
    ref = store.put(b"old")
    store.close()
    (tmp_path / f"{ref.pack}.pack").write_bytes(damage)
    with pytest.raises(Damaged):
        Packs(tmp_path, "b").get(ref)
    (tmp_path / f"{ref.pack}.pack").unlink()
    with pytest.raises(Damaged):
        Packs(tmp_path, "c").get(ref)


def test_swept(tmp_path: Path):
    """Files that hold nothing that is asked for go; those that hold little are said to be a waste."""
    store = Packs(tmp_path, "a")
    refs = [store.put(b"x" * 100) for _ in range(10)]
    store.close()
    assert store.wasted(refs) == set()
    assert store.wasted(refs[:3]) == {refs[0].pack}
    store.sweep(refs[:1])
    assert list(tmp_path.iterdir()) == [tmp_path / f"{refs[0].pack}.pack"]
    store.sweep([Ref("b", 0, 1, 0)])
    assert list(tmp_path.iterdir()) == []
