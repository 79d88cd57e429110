"""Pieces are found again as they were put there, or are said to be damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from xwener.cache.packs import Damaged, Memory, Packs, Ref


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
    assert {old.pack, new.pack} == {"a", "b"}


@pytest.mark.parametrize("damage", [b"0ld", b"ol", b""])
def test_damage(tmp_path: Path, damage: bytes):
    """A piece that is not what was put there is never handed out."""
    store = Packs(tmp_path, "a")
    ref = store.put(b"old")
    store.close()
    (tmp_path / "a.pack").write_bytes(damage)
    with pytest.raises(Damaged):
        Packs(tmp_path, "b").get(ref)
    (tmp_path / "a.pack").unlink()
    with pytest.raises(Damaged):
        Packs(tmp_path, "c").get(ref)


def test_swept(tmp_path: Path):
    """Files that hold nothing that is asked for go; those that hold little are said to be a waste."""
    store = Packs(tmp_path, "a")
    refs = [store.put(b"x" * 100) for _ in range(10)]
    store.close()
    assert store.wasted(refs) == set()
    assert store.wasted(refs[:3]) == {"a"}
    store.sweep(refs[:1])
    assert (tmp_path / "a.pack").exists()
    store.sweep([Ref("b", 0, 1, 0)])
    assert not (tmp_path / "a.pack").exists()
