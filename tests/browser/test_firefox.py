"""Firefox with the strict policy for files that readers have: what works in Chromium works there from disk."""

from __future__ import annotations

from pathlib import Path

from tests.browser.firefox import Firefox

TITLES = "[...document.querySelectorAll('#search-results h3')].map(title => title.textContent)"
OPTION = "#search-dialog [role=option]"


def test_search_from_disk(firefox: Firefox, site_folder: Path):
    """The search page finds what is typed, in Sorani and in Latin letters, and nothing complains in the console."""
    address = (site_folder / "search.html").as_uri()
    asked: list[dict[str, str]] = []
    for query in ("کازمی", "al-kadhimi", "هەڵبژارن"):
        asked += [{"goto": f"{address}?q={query}"}, {"wait": "#search-results .result mark"}, {"evaluate": TITLES}]
    named, latin, wrong = firefox(asked)
    assert named[0] == latin[0] == "مستەفا کازمی"
    assert any("هەڵبژاردن" in title for title in wrong)


def test_search_dialog_from_disk(firefox: Firefox, site_folder: Path):
    """The dialog opens by its key on any page, and Enter leads to a result on which the words are marked."""
    page = (site_folder / "articles/2021/kazimi-drone-attack.html").as_uri()
    found, path, marked = firefox(
        [
            {"goto": page},
            {"press": "/"},
            {"type": "داعش"},
            {"wait": OPTION},
            {"evaluate": f"document.querySelectorAll('{OPTION}').length"},
            {"press": "ArrowDown"},
            {"press": "Enter"},
            {"wait": "#search-landing:not([hidden])"},
            {"evaluate": "location.pathname"},
            {"evaluate": "CSS.highlights.get('xwener-search').size"},
        ]
    )
    assert found > 0
    assert path != page.removeprefix("file://")
    assert marked > 0
