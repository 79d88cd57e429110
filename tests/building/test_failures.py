"""A theme or settings that are broken: place, problem and cure, no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.house import make_house

from xwener.building.build import build


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the theme and of the settings, to be broken."""
    return make_house(tmp_path / "house", "theme", "pelicanconf.py")


# A file of the house, what is replaced in it, and by what.
Change = tuple[str, str, str]

PAGE = "theme/templates/page.html"
BASE = "theme/templates/base.html"
MAIN = "{% block main %}"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ((PAGE, MAIN, MAIN + "{{ gone }}"), "'gone' is undefined"),
        ((PAGE, MAIN, MAIN + "{{ site.gone.more }}"), "'dict object' has no attribute 'gone'"),
        ((PAGE, MAIN, MAIN + "{{ 1 // 0 }}"), "integer division or modulo by zero"),
        ((PAGE, MAIN, MAIN + "{% if %}"), "Expected an expression, got 'end of statement block'"),
        ((PAGE, MAIN, "{% blok main %}"), "Encountered unknown tag 'blok'"),
        ((BASE, "{{ t(", '{{ t("gone.words") }}{{ t('), "nothing is called `gone.words`"),
        ((BASE, "asset('css/site.css')", "asset('css/gone.css')"), "nothing is called `css/gone.css`"),
        (("theme/strings.yaml", "\n", '\n"x: [\n'), "expected '<document start>', but found '<scalar>'"),
        (("theme/assets.yaml", "css/site.css:", "css/site.css: ["), "expected the node content"),
        (("pelicanconf.py", "SITE_NAME =", "SITE_NAME = ="), "invalid syntax"),
    ],
)
def test_told_with_its_line(
    house: Path, content: Path, capsys: pytest.CaptureFixture[str], change: Change, message: str
):
    """One line a mistake, as for content: where, what, and a cure."""
    assert build_broken(house, content, change) == 1
    line, count = capsys.readouterr().err.splitlines()
    assert re.match(rf"{change[0]}:\d+: {re.escape(message)}", line)
    assert ". Hint: " in line
    assert count == "1 error; nothing was written."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("theme/templates/partials/footer.html", "", ""), "the template is missing. Hint: theme/templates/base.html:"),
        (("theme/templates/page.html", "", ""), "theme/templates/page.html: the template is missing"),
        (
            ("theme/static/css/tokens.css", "", ""),
            "the file is missing. Hint: restore it, or take it out of theme/asse",
        ),
        (("theme/strings.yaml", "ckb:", "kmr:"), "no text for "),
        (("theme/static/css/fonts.css", 'url("', 'url("gone/'), "nothing is called `"),
        (
            ("pelicanconf.py", "SITE_YEAR =", "SITE_AGE ="),
            "the setting `SITE_YEAR` is missing. Hint: add `SITE_YEAR = ",
        ),
    ],
)
def test_told_with_its_file(
    house: Path, content: Path, capsys: pytest.CaptureFixture[str], change: Change, message: str
):
    """What is missing has no line; the file where it belongs is named."""
    assert build_broken(house, content, change) == 1
    line, _ = capsys.readouterr().err.splitlines()
    assert message in line
    assert ". Hint: " in line


def test_missing_packages(house: Path, content: Path, capsys: pytest.CaptureFixture[str]):
    """Without its npm packages nothing is begun."""
    (house / "node_modules").unlink()
    assert build(house, content, house / "output") == 2
    assert capsys.readouterr().err == "invoke build: node_modules is missing; run `make setup`\n"


def build_broken(house: Path, content: Path, change: Change) -> int:
    """Break one file (remove it when `old` is empty) and build; the exit code."""
    name, old, new = change
    path = house / name
    text = path.read_text("utf-8")
    assert old in text
    if old:
        path.write_text(text.replace(old, new, 1), "utf-8")
    else:
        path.unlink()
    return build(house, content, house.parent / "output")


@pytest.mark.parametrize("template", ["{{ gone }}", "{% if %}"])
def test_a_template_of_the_publishers_own(
    house: Path, content: Path, capsys: pytest.CaptureFixture[str], template: str
):
    """A mistake in a template that stands in for one of the theme's is told of that file."""
    own = house / "look" / "templates" / "page.html"
    own.parent.mkdir(parents=True)
    text = (house / PAGE).read_text("utf-8").replace(MAIN, f"{MAIN}\n{template}")
    own.write_text(text, "utf-8")
    line = text[: text.index(template)].count("\n") + 1
    change = ("pelicanconf.py", 'XWENER_THEME_OVERRIDE = ""', 'XWENER_THEME_OVERRIDE = "look"')
    assert build_broken(house, content, change) == 1
    assert capsys.readouterr().err.startswith(f"look/templates/page.html:{line}: ")
