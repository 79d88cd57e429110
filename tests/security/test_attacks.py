"""Attack strings in every place where an author can write: refused, or shown as text; nothing runs."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import sync_playwright
from tests.security.attack_site import Piece, everywhere, once, write_attack_site
from tests.security.attacks import DATA, attacks, read
from tests.security.full import FLAGS, ROOT, Outcome, run

from xwener.building.tools import browser as installed_browser
from xwener.reading.fields import slug_problem
from xwener.reading.rules.safe_link import is_safe
from xwener.rendering.strings import load_strings

# In how many places each attack stands here, and every which one is searched for; `invoke attacks` puts each
# into every place and searches for all.
TIMES = 1
SEARCH_STEP = 50
# What the web makes of these is an address on it, or a path of the site that leads to no file.
HARMLESS_ADDRESSES = frozenset(
    {
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "javascript&#x3a;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A&#x61;vascript:alert(1)",
        "javascript%3Aalert(1)",
        "\u00a0javascript:alert(1)",
        "\u200bjavascript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "java\u00adscript:alert(1)",
    }
)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What came of a site that holds every attack in some places."""
    searches = [attack.text for attack in attacks()[::SEARCH_STEP]]
    folder = tmp_path_factory.mktemp("attacks")

    def opened() -> Outcome:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed_browser() or None, args=FLAGS)
            found = run(once(attacks(), TIMES), searches, folder, browser)
            browser.close()
        return found

    # In a thread of its own: in this one the browser of other tests may be waiting.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(opened).result()


def test_nothing_runs(outcome: Outcome):
    """No attack runs in a browser without a policy, and none waits in the page to be clicked."""
    assert outcome.watch.found == []
    assert outcome.watch.pages > len(outcome.files)
    assert {piece.attack for file in outcome.files for piece in file.front + file.body} == set(attacks())


def test_nothing_is_active_in_the_bytes(outcome: Outcome):
    """Pages, feeds, data, the index, the worker's list and the editions can be read as what they are, and only that."""
    assert outcome.in_bytes == []


def test_nothing_is_written_elsewhere(outcome: Outcome):
    """Every file that the build leaves lies in its target."""
    assert outcome.outside == []


def test_attacks_are_shown_where_text_may_stand(outcome: Outcome):
    """The attacks reach the pages: most are shown as text rather than refused."""
    assert outcome.refused.total() < outcome.tried.total() * 0.3


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> list[Piece]:
    """The places of a site with attacks of the classes that have no harmless meaning in some of them."""
    chosen = [attack for attack in attacks() if attack.kind in {"url", "path", "bidi"}][::4]
    words = load_strings(ROOT / "theme" / "strings.yaml").words
    files = write_attack_site(tmp_path_factory.mktemp("refused"), everywhere(chosen), words)
    return [piece for file in files for piece in file.front + file.body]


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("url", "source url"),
        ("path", "source url"),
        ("path", "image src"),
        ("bidi", "title"),
        ("bidi", "section"),
        ("bidi", "name"),
        ("bidi", "alias"),
        ("bidi", "role"),
    ],
)
def test_refused_with_an_error(refused: list[Piece], kind: str, place: str):
    """What has no harmless meaning in a place is an error there."""
    found = [piece for piece in refused if (piece.attack.kind, piece.place) == (kind, place)]
    assert found
    assert [piece.text for piece in found if not piece.refusals] == []


def test_there_are_enough():
    """At least three hundred strings, of every class, none twice."""
    counts = Counter(attack.kind for attack in attacks())
    assert counts.total() >= 300
    assert {file.stem for file in DATA.glob("*.txt")} - {"breakouts"} < counts.keys()
    assert min(counts.values()) >= 25


@pytest.mark.parametrize("address", sorted(set(read("url")) - HARMLESS_ADDRESSES))
def test_addresses(address: str):
    """No attack on addresses passes for one that may stand in a page, unless it is one on the web."""
    assert not is_safe(address) or address.startswith(("https:", "http:", "mailto:", "%"))


@pytest.mark.parametrize("name", read("path"))
def test_names(name: str):
    """No attack on paths passes for a slug."""
    assert slug_problem(name)
