"""Who goes with whom."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from xwener.executors.executor import InProcess
from xwener.executors.processes import Processes
from xwener.rendering.structure import (
    FEW,
    RELATED,
    KeptStructure,
    Node,
    structure,
)

NODES = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=5), max_size=30).map(
    lambda found: [Node(f"{number}.html", -number, entries) for number, entries in enumerate(found)]
)


def test_rare_entries_tell_more():
    """Who shares the entry that few mention comes before who shares the one that many do."""
    nodes = [Node("own", 9, ["rare", "often"]), *(Node(f"often-{n}", 8 - n, ["often"]) for n in range(6))]
    nodes.append(Node("rare", 1, ["rare"]))
    assert structure(nodes, {}).related["own"] == ["rare", "often-0", "often-1", "often-2"]


@given(NODES)
def test_relatives(nodes: list[Node]):
    """Nobody is related to itself, nor to one that it shares nothing with."""
    entries = {node.url: set(node.entries) for node in nodes}
    found = structure(nodes, {})
    for url, others in found.related.items():
        assert url not in others
        assert len(others) <= RELATED
        assert all(entries[url] & entries[other] for other in others)


@given(NODES)
def test_workers_find_the_same(nodes: list[Node]):
    """Wherever it is computed."""
    assert structure(nodes, {}, Processes(2)) == structure(nodes, {}, InProcess())


def test_processes_find_the_same():
    """A site that is large enough for them."""
    nodes = [Node(f"a{n}", n, [f"x{n % 7}", f"y{n % 11}", f"z{n % 60}"]) for n in range(FEW + 1)]
    assert structure(nodes, {"x1": ["y1"]}, Processes(2)) == structure(nodes, {"x1": ["y1"]}, InProcess())


def test_kept(tmp_path: Path):
    """What is kept is what was found; another article, or other code, is asked for anew."""
    nodes = [Node("a", 2, ["x", "y"]), Node("b", 1, ["x", "y"])]
    path = tmp_path / "structure.jsonl"
    found = KeptStructure(path, "1", InProcess())(nodes, {})
    assert found == structure(nodes, {})
    first = path.read_bytes()
    assert KeptStructure(path, "1", InProcess())(nodes, {}) == found
    assert path.read_bytes() == first
    assert KeptStructure(path, "1", InProcess())(nodes[:1], {}).related == {"a": []}
    assert path.read_bytes() != first
    path.write_bytes(path.read_bytes()[:-3])
    assert KeptStructure(path, "1", InProcess())(nodes, {}) == found
