"""The page of a person or an organization."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

KAZIMI = "people/mustafa-kazimi.html"


def test_roles_are_drawn_to_scale(page: Page, site_url: str):
    """One bar a dated role beside the words that say the same; the newer role's bar lies further to the left."""
    page.goto(f"{site_url}/{KAZIMI}")
    bars = page.locator(".roles li .role-possible")
    expect(bars).to_have_count(page.locator(".roles li").count())
    boxes = bars.evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(({ x, width }) => [x, width])")
    assert all(width > 5 for _, width in boxes)
    assert boxes == sorted(boxes)
    expect(page.locator(".roles li").first).to_contain_text("٧ی ئایاری ٢٠٢٠ تا ٢٧ی تشرینی یەکەمی ٢٠٢٢")
    # What is drawn is for the eye only.
    expect(page.locator(".roles-drawn svg:not([aria-hidden=true]), .role-years:not([aria-hidden=true])")).to_have_count(
        0
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_marked_years_do_not_run_into_each_other(page: Page, file_url: str, width: int):
    """The years below the bars stand apart, on a phone too."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{file_url}/{KAZIMI}")
    places = page.locator(".role-years text").evaluate_all("all => all.map(one => one.getBoundingClientRect())")
    places.sort(key=lambda box: box["left"])
    assert len(places) > 1
    for first, second in pairwise(places):
        assert first["right"] + 4 < second["left"]
    assert places[0]["left"] >= 0
    assert places[-1]["right"] <= width


def test_it_tells_where_the_name_comes_up(page: Page, site_url: str):
    """Each article with its date and the sentence, the name in it marked, the newest first."""
    page.goto(f"{site_url}/{KAZIMI}")
    section = page.locator("section[aria-labelledby=mentioned-in]")
    days = section.locator("time").evaluate_all("all => all.map(one => one.dateTime)")
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    names = section.locator("q strong").all_text_contents()
    assert len(names) == len(days)
    assert all("کازمی" in name for name in names)
    section.locator("a").first.click()
    page.wait_for_url("**/articles/**")


def test_it_leads_to_its_neighbours(page: Page, file_url: str):
    """Backgrounds about it, entries that the author names and those often mentioned with it, never itself."""
    page.goto(f"{file_url}/{KAZIMI}")
    for part in ("backgrounds", "see-also", "companions"):
        links = page.locator(f"section[aria-labelledby={part}] a")
        assert links.count() > 0
        assert all("mustafa-kazimi" not in (link.get_attribute("href") or "") for link in links.all())
    expect(page.locator(".sources")).to_be_visible()


def test_it_tells_facts(page: Page, file_url: str):
    """Other names, and where an organization has its seat."""
    page.goto(f"{file_url}/organizations/asaib-ahl-al-haq.html")
    expect(page.locator(".facts")).to_contain_text("بارەگا")
    expect(page.locator(".facts")).to_contain_text("بەغدا")


def test_the_glossary_is_open_data(page: Page, http_url: str):
    """`glossary.json` has every entry with the pages of the site, all of which are there."""
    answer = page.request.get(f"{http_url}/glossary.json")
    data = json.loads(answer.text())
    slugs = [entry["id"] for entry in data]
    assert slugs == sorted(slugs)
    kazimi = next(entry for entry in data if entry["id"] == "mustafa-kazimi")
    assert set(kazimi) == {"id", "kind", "name", "latin", "aliases", "roles", "url", "mentioned_in"}
    for url in [kazimi["url"], *kazimi["mentioned_in"]]:
        assert page.request.get(f"{http_url}/{url}").ok
