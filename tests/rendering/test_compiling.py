"""Templates that another process compiles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from xwener.building.pelican_run import read_settings
from xwener.executors.executor import InProcess
from xwener.executors.processes import Processes
from xwener.rendering import compiling, templates
from xwener.rendering.compiling import Compiling, compile_templates
from xwener.rendering.templates import Compiled

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme" / "templates"


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """The house's settings, while nothing is compiled."""
    fresh = Compiled()
    monkeypatch.setattr(compiling, "COMPILED", fresh)
    monkeypatch.setattr(templates, "COMPILED", fresh)
    return read_settings(ROOT, tmp_path, tmp_path / "site", "")


def test_what_has_been_compiled_is_not_compiled_again(settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    """Pelican's generators find the code of every template of the theme, partials among them."""
    from pelican.generators import Generator  # noqa: PLC0415  (only here)

    ahead = Compiling(Processes(2), settings)
    ahead.finish()
    monkeypatch.setattr(Environment, "compile", lambda *_args, **_names: pytest.fail("compiled again"))
    generator = Generator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])
    names = [path.relative_to(THEME).as_posix() for path in (*THEME.glob("*.html"), *THEME.glob("partials/*.html"))]
    assert "partials/footer.html" in names
    for name in names:
        generator.env.get_template(name)


def test_nobody_else_is_there(settings: dict[str, Any]):
    """In one process nothing is compiled before a page needs it."""
    ahead = Compiling(InProcess(), settings)
    ahead.finish()
    assert not templates.COMPILED.known


def test_it_is_done_once(settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    """A server's next build finds the code of the one before."""
    compile_templates(settings)
    executor = Processes(2)
    monkeypatch.setattr(executor, "begin", lambda *_work: pytest.fail("begun again"))
    Compiling(executor, settings).finish()


def test_a_wrong_template_is_left_out(settings: dict[str, Any], tmp_path: Path):
    """The page that needs it tells of it, as it always has."""
    folder = tmp_path / "theme" / "templates"
    folder.mkdir(parents=True)
    (folder / "good.html").write_text("{{ 1 }}", "utf-8")
    (folder / "wrong.html").write_text("{% if %}", "utf-8")
    (folder / "bytes.html").write_bytes(b"\xff")
    compile_templates({**settings, "THEME": str(tmp_path / "theme")})
    assert len(templates.COMPILED._codes) == 1


def test_what_nobody_waits_for_is_stopped(settings: dict[str, Any]):
    """A build that fails leaves no process."""
    executor = Processes(2)
    ahead = Compiling(executor, settings)
    ahead.stop()
    assert not any(team.at_work for team in executor._begun)
