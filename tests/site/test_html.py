"""The Nu HTML checker, of the people who write the HTML standard, finds no error on the whole site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.conftest import ROOT

from xwener.building.build import build

# It runs for seconds, and the better compiler would only be done when it ends.
FAST_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid(tmp_path: Path):
    """One run over every page of the demo site and of a small one."""
    sites = {"demo": ROOT / "content", "small": ROOT / "tests/site/backgrounds/content"}
    for name, content in sites.items():
        assert build(ROOT, content, tmp_path / name, f"https://example.org/{name}") == 0
    command = [
        "java",
        *FAST_JAVA,
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--skip-non-html",
        "--stdout",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (ours)
    messages = json.loads(done.stdout)["messages"]
    errors = [each for each in messages if each["type"] == "error"]
    assert [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in errors] == []
    assert len(list(tmp_path.rglob("*.html"))) > 90
