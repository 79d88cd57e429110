"""The demo site with an address, built once; and without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT

from xwener.building.build import build

ADDRESS = "https://example.org/kurdish"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site at ADDRESS."""
    output = tmp_path_factory.mktemp("discovery") / "site"
    assert build(ROOT, ROOT / "content", output, ADDRESS) == 0
    return output


@pytest.fixture(scope="session")
def nameless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site that knows no address."""
    output = tmp_path_factory.mktemp("nameless") / "site"
    assert build(ROOT, ROOT / "content", output) == 0
    return output
