"""Assets are joined, minified, and named by their content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import write

from xwener.rendering.assets import build_assets

HASHED = re.compile(r"static/css/site\.[0-9a-f]{10}\.css")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with a style sheet of two parts and a script."""
    write(tmp_path / "theme" / "assets.yaml", "css/site.css: [css/a.css, css/b.css]\njs/site.js: [js/a.js]\n")
    write(tmp_path / "theme/static/css/a.css", "/* why */ @layer a;\n")
    write(tmp_path / "theme/static/css/b.css", 'b { src: url("../fonts/x.woff2"); }\n')
    write(tmp_path / "theme/static/js/a.js", "// why\nlet a = 1;\n")
    return tmp_path / "theme"


def test_joins_in_order_and_points_to_hashed_fonts(theme: Path, tmp_path: Path):
    """The parts stand in the order of the table, comments are gone, the font's address is the hashed one."""
    assets = build_assets(theme, tmp_path, {"fonts/x.woff2": b"font"})
    path, data = assets.files["css/site.css"]
    assert HASHED.fullmatch(path)
    font = assets("fonts/x.woff2").removeprefix("static/")
    assert data.decode() == f'@layer a;b{{src:url("../{font}")}}'


def test_names_follow_the_content(theme: Path, tmp_path: Path):
    """Another content is another name; the same content the same."""
    before = build_assets(theme, tmp_path, {"fonts/x.woff2": b"font"})
    write(theme / "static/js/a.js", "let a = 2;\n")
    after = build_assets(theme, tmp_path, {"fonts/x.woff2": b"font"})
    assert before("js/site.js") != after("js/site.js")
    assert before("css/site.css") == after("css/site.css")


def test_written_where_they_are_named(theme: Path, tmp_path: Path):
    """Each file of the site has the name that pages call it by."""
    assets = build_assets(theme, tmp_path, {"fonts/x.woff2": b"font"})
    files = {file.path: file.make() for file in assets.site_files()}
    assert files[assets("js/site.js")] == b"let a=1;"


def test_a_font_that_is_not_there(theme: Path, tmp_path: Path):
    """A style sheet that names a font in vain stops the build."""
    with pytest.raises(KeyError, match=r"x\.woff2"):
        build_assets(theme, tmp_path, {})
