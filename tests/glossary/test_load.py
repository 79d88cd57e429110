"""Documents become entries."""

from __future__ import annotations

from datetime import date

from tests.glossary.entry_files import document, glossary, lines, organization, person

from xwener.glossary.entry import Role
from xwener.glossary.load import load_glossary
from xwener.glossary.partial_date import PartialDate
from xwener.reading.schema import Kind

KAZIMI = """
---
name: مستەفا کازمی
latin: Mustafa al-Kadhimi
kind: person
summary: سەرۆکوەزیرانی پێشووی عێراقە.
aliases:
  - کازمی
forms:
  - کازمییانە
never:
  - شەقامی کازمی
joined: yes
roles:
  - title: سەرۆکوەزیران
    of: عێراق
    from: 2020-05-07
    to: 2022-10
born: 1967
born_in: بەغدا
see_also:
  - barham-salih
wikidata: Q1
updated: 2024-01-02
sources:
  - title: سەرچاوە
    url: https://example.org/
---
دەق.
""".lstrip()


def test_a_person():
    """Every key of a person's front matter arrives in the entry."""
    entry = glossary(document("mustafa-kazimi", KAZIMI))["mustafa-kazimi"]
    assert (entry.slug, entry.kind, entry.url) == ("mustafa-kazimi", Kind.PERSON, "people/mustafa-kazimi.html")
    assert (entry.name, entry.latin) == ("مستەفا کازمی", "Mustafa al-Kadhimi")
    assert entry.summary == "سەرۆکوەزیرانی پێشووی عێراقە."
    assert (entry.aliases, entry.forms, entry.never) == (("کازمی",), ("کازمییانە",), ("شەقامی کازمی",))
    assert entry.joined
    begin, end = PartialDate.parse("2020-05-07"), PartialDate.parse("2022-10")
    assert entry.roles == (Role("سەرۆکوەزیران", "عێراق", begin, end),)
    assert (str(entry.born), entry.died, entry.born_in) == ("1967", None, "بەغدا")
    assert (entry.see_also, entry.wikidata, entry.updated) == (("barham-salih",), "Q1", date(2024, 1, 2))
    assert [source["url"] for source in entry.sources] == ["https://example.org/"]


def test_an_organization():
    """An organization has a seat, an abbreviation, and dates of its own."""
    keys = """
        name: ئاژانسی فرانس پرێس
        abbreviation: AFP
        founded: 1944
        seat: پاریس
        """
    entry = glossary(organization("afp", keys))["afp"]
    assert (entry.kind, entry.url) == (Kind.ORGANIZATION, "organizations/afp.html")
    assert (entry.abbreviation, str(entry.founded), entry.seat) == ("AFP", "1944", "پاریس")
    assert not entry.joined


def test_glossary_in_the_order_of_slugs():
    """The entries come by slug, whatever the order of the files."""
    made = glossary(person("salih", "name: ساڵح"), person("abadi", "name: عەبادی"))
    assert [entry.slug for entry in made] == ["abadi", "salih"]
    assert len(made) == 2
    assert "salih" in made
    assert made.get("nobody") is None


def test_one_slug_twice():
    """A second file of the same slug is told, with the first; people and organizations share the slugs."""
    _, errors = load_glossary([person("sadr", "name: سەدر"), organization("sadr", "name: ڕەوتی سەدر")])
    assert lines(errors) == [
        (
            "content/glossary/organizations/sadr.md:1: the slug `sadr` is already that of "
            "content/glossary/people/sadr.md. Hint: rename one of the files, or give it a `slug:` of its own."
        )
    ]
