"""A publisher's own look: the example in the docs is built, and what is wrong with such a folder is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.house import make_house

from xwener.building.build import build
from xwener.building.pelican_run import read_settings
from xwener.errors import ContentErrors
from xwener.rendering.assets import build_assets
from xwener.rendering.fonts import build_fonts
from xwener.rendering.override import Override
from xwener.rendering.strings import load_strings

EXAMPLE = ROOT / "docs" / "examples" / "theme-override"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of its own whose settings name the example."""
    folder = make_house(tmp_path / "project", "pelicanconf.py")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    line = 'XWENER_THEME_OVERRIDE = ""'
    assert line in settings
    named = settings.replace(line, 'XWENER_THEME_OVERRIDE = "docs/examples/theme-override"')
    (folder / "pelicanconf.py").write_text(named, "utf-8")
    return folder


def test_the_example_in_the_docs(root: Path, content: Path, tmp_path: Path):
    """Colour, type, logo, icon, a word and a template are the publisher's; everything else is the theme's."""
    site = tmp_path / "site"
    assert build(root, content, site) == 0
    [style] = (site / "static/css").glob("site.*.css")
    css = style.read_text("utf-8")
    assert "--accent:light-dark(#0f5d57,#7cd0c4)" in css
    logo = re.search(r'--logo:url\("\.\./override/(logo\.[0-9a-f]{10}\.svg)"\)', css)
    assert logo
    assert (site / "static/override" / logo[1]).read_bytes() == (EXAMPLE / "logo.svg").read_bytes()
    [icon] = (site / "static/img").glob("icon.*.svg")
    assert icon.read_bytes() == (EXAMPLE / "icon.svg").read_bytes()
    page = (site / "index.html").read_text("utf-8")
    assert "ئەم ماڵپەڕە بەبێ ئینتەرنێتیش دەخوێنرێتەوە." in page
    assert "colophon-grid" not in page
    assert '<nav class="site-nav"' in page


def test_without_the_setting(content: Path, tmp_path: Path):
    """The theme stays as it is."""
    assert build(ROOT, content, tmp_path / "site") == 0
    assert not (tmp_path / "site/static/override").exists()


def test_a_folder_that_is_not_there(tmp_path: Path):
    """The setting is named, with a cure."""
    settings = {**read_settings(ROOT, tmp_path, tmp_path, ""), "XWENER_THEME_OVERRIDE": "my-look"}
    with pytest.raises(ContentErrors, match="there is no folder `my-look`"):
        Override.of(settings)


def test_a_file_that_is_not_there(tmp_path: Path):
    """An address in the style sheet that leads nowhere is told."""
    css = 'a { background: url("../img/icon.svg"); }\n:root { --logo: url("../override/gone.svg"); }'
    (tmp_path / "override.css").write_text(css, "utf-8")
    fonts = build_fonts(ROOT / "node_modules", ROOT / "build/fonts")
    with pytest.raises(ContentErrors, match=r"override\.css:2: nothing is called `\.\./override/gone\.svg`"):
        build_assets(ROOT / "theme", ROOT / "node_modules", fonts, Override(tmp_path))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site.skp:\n  ckb: ا\n  en: a\n", r"strings\.yaml: no words of the interface are called `site\.skp`"),
        ("site.skip: ا\n", r"strings\.yaml: `site\.skip` has not its words in each language"),
        ("site.skip:\n  ckb: [\n", r"strings\.yaml:3: it is not YAML: "),
        ("a", r"strings\.yaml:1: it holds no keys"),
    ],
)
def test_words_that_nobody_asks_for(tmp_path: Path, text: str, told: str):
    """A key that the theme does not know would never be seen; what is wrong is told of the publisher's own file."""
    (tmp_path / "strings.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentErrors, match=told):
        load_strings(ROOT / "theme/strings.yaml", own=tmp_path / "strings.yaml")


def test_links_are_not_followed(tmp_path: Path):
    """A link out of the folder publishes nothing."""
    (tmp_path / "look").mkdir()
    secret = tmp_path / "secret.svg"
    shutil.copy(EXAMPLE / "logo.svg", secret)
    (tmp_path / "look" / "logo.svg").symlink_to(secret)
    assert list(Override(tmp_path / "look").shown()) == []
