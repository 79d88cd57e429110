"""Built sites to make editions of: the demo, and the small sample with a picture."""

from __future__ import annotations

import base64
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import ROOT, SAMPLE, write

from xwener.building.build import build
from xwener.editions.command import editions

# 2022-01-15.
DAY = "1642204800"
# One red point.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")


@dataclass(frozen=True)
class Built:
    """A content folder and the site that was built of it."""

    content: Path
    output: Path

    @property
    def folder(self) -> Path:
        """Where its editions lie."""
        return self.output / "editions"

    def make(self, *kinds: str, **options: object) -> int:
        """Make editions; the exit code."""
        return editions(ROOT, self.content, self.output, kinds, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demo site with each of its editions; a test may add books of parts of it, and changes nothing else."""
    built = Built(ROOT / "content", tmp_path_factory.mktemp("demo") / "output")
    assert build(ROOT, built.content, built.output) == 0
    assert built.make() == 0
    return built


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("sample")
    for name, text in SAMPLE.items():
        write(folder / "content" / name, text)
    article = folder / "content" / "articles" / "2021" / "vote.md"
    picture = "image:\n  src: images/point.png\n  alt: خاڵێکی سوور\nbackgrounds:\n  - how-iraq-votes\n"
    article.write_text(article.read_text("utf-8").replace("section:", f"{picture}section:", 1), "utf-8")
    (folder / "content" / "images").mkdir()
    (folder / "content" / "images" / "point.png").write_bytes(PNG)
    built = Built(folder / "content", folder / "output")
    assert build(ROOT, built.content, built.output) == 0
    return built


@pytest.fixture
def sample(_sample: Built, tmp_path: Path) -> Built:
    """The site of the sample, for a test to damage."""
    shutil.copytree(_sample.content, tmp_path / "content")
    shutil.copytree(_sample.output, tmp_path / "output")
    return Built(tmp_path / "content", tmp_path / "output")
