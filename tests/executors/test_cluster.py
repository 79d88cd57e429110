"""A site made by the workers of a cluster is the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, tree, write

from xwener.building import make as module
from xwener.building.build import build
from xwener.building.remote_press import RemotePress
from xwener.executors.cluster import NoClusterError, connect

distributed = pytest.importorskip("distributed")


def squared(common: int, item: int) -> int:
    """What the workers do here."""
    if item < 0:
        raise LookupError(f"item {item}")
    return common + item * item


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers on this machine, each a process of its own."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.filterwarnings("ignore")  # what the cluster's own parts warn of is theirs
def test_work_is_done(scheduler: str):
    """Each item once; a failure is raised here."""
    cluster = connect(scheduler)
    assert sorted(cluster.map(squared, 1, range(20))) == [1 + item * item for item in range(20)]
    assert list(cluster.map(squared, 1, [])) == []
    with pytest.raises(LookupError, match="item -1"):
        list(cluster.map(squared, 1, [-1]))
    cluster.close()


@pytest.mark.filterwarnings("ignore")
def test_the_site_is_the_same(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Texts and pages come from the workers; every byte is as this machine alone would make it."""
    content = tmp_path / "content"
    for name, text in SAMPLE.items():
        write(content / name, text)
    made: list[RemotePress] = []

    class Watched(RemotePress):
        def run(self, folder: Path) -> None:
            made.append(self)
            super().run(folder)

    monkeypatch.setattr(module, "RemotePress", Watched)
    assert build(ROOT, content, tmp_path / "site", cluster=scheduler) == 0
    assert build(ROOT, content, tmp_path / "alone", full=True) == 0
    assert made[0].remote == len(made[0].pages) > 5
    here, there = tree(tmp_path / "alone"), tree(tmp_path / "site")
    assert [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)] == []


def test_nobody_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Wrong usage, told as such."""
    for name, text in SAMPLE.items():
        write(tmp_path / "content" / name, text)
    assert build(ROOT, tmp_path / "content", tmp_path / "site", cluster="nonsense://") == 2
    assert "no Dask scheduler answers at nonsense://" in capsys.readouterr().err
    with pytest.raises(NoClusterError):
        connect("nonsense://")
