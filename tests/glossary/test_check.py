"""What is told about a glossary that does not hold together: each message with its path and line."""

from __future__ import annotations

from textwrap import dedent

from tests.glossary.entry_files import glossary, lines, organization, person

from xwener.glossary.check import CHECKS, REVIEWS, check_glossary, review_glossary
from xwener.reading.document import Document

A = "content/glossary/people/a.md"


def told(*documents: Document) -> list[str]:
    """The errors of a glossary of these documents."""
    return lines(check_glossary(glossary(*documents)))


def worth_a_look(*documents: Document) -> list[str]:
    """What is told for review."""
    return lines(review_glossary(glossary(*documents)))


def with_roles(slug: str, *roles: str, life: str = "") -> Document:
    """A person with these roles, each `title|of|from|to`, beginning on line 4 of the file."""
    keys = "name: سەدر\n" + (life or "born_in: بەغدا") + "\nroles:\n"
    for role in roles:
        title, *rest = role.split("|")
        keys += f"  - title: {title}\n"
        keys += "".join(f"    {k}: {v}\n" for k, v in zip(("of", "from", "to"), rest, strict=False) if v)
    return person(slug, keys)


def test_a_good_glossary():
    """Entries that hold together give no errors: terms that follow each other, posts held side by side."""
    good = with_roles("a", "وەزیر||2006|2009", "سەرۆک||2009|2014", "وەزیر||2014|2016", "ئەندام||2005|")
    assert told(good) == []
    assert worth_a_look(good) == []


def test_no_sources():
    """An empty list of sources is told; a missing one the schema tells."""
    assert told(person("a", "name: سەدر", sources="sources: []\n")) == [
        f"{A}:6: «سەدر» names no source. Hint: add at least one `- title: …` under `sources:`."
    ]


def test_life_backwards():
    """Dying before being born is told, also by organizations; a year that may fit is not."""
    assert told(person("a", "name: سەدر\nborn: 1974\ndied: 1973")) == [
        f"{A}:4: `born: 1974` is after `died: 1973`. Hint: correct one of the two."
    ]
    assert told(organization("o", "name: ڕەوت\nfounded: 2005\ndissolved: 2004-05")) == [
        (
            "content/glossary/organizations/o.md:4: `founded: 2005` is after `dissolved: 2004-05`. "
            "Hint: correct one of the two."
        )
    ]
    assert told(person("a", "name: سەدر\nborn: 1974\ndied: 1974-03")) == []


def test_role_backwards():
    """A role that ends before it begins is told at its `to`."""
    assert told(with_roles("a", "وەزیر||2020|2019-12")) == [
        f"{A}:7: the role «وەزیر» ends (2019-12) before it begins (2020). Hint: correct `from` or `to`."
    ]


def test_role_outside_the_life():
    """A role before the birth or after the death of its holder is told, and one that a death left open."""
    assert told(with_roles("a", "وەزیر||1960|1965", life="born: 1967")) == [
        (
            f"{A}:6: the role «وەزیر» begins (1960) before 1967, when its holder does. "
            "Hint: correct `from`, `born` or `founded`."
        )
    ]
    assert told(with_roles("a", "فەرماندە||1998|", life="died: 2020-01-03")) == [
        (
            f"{A}:5: the role «فەرماندە» goes on after 2020-01-03, when its holder ends. "
            "Hint: add `to: 2020-01-03` or an earlier date."
        )
    ]


def test_role_without_any_date():
    """Among several roles one without any date cannot be placed; alone it may stand."""
    assert told(with_roles("a", "وەزیر||2020|2021", "سەرکردە")) == [
        (
            f"{A}:8: the role «سەرکردە» has neither `from` nor `to`, though there are other roles. "
            "Hint: give it a `from` or `to` (a year is enough), or say it in the text instead."
        )
    ]
    assert told(with_roles("a", "سەرکردە")) == []


def test_one_post_twice_at_once():
    """The same post at overlapping times is told, also when the first term was left open."""
    assert told(with_roles("a", "وەزیر||2010|2014", "وەزیر||2012|2016")) == [
        (
            f"{A}:8: the role «وەزیر» overlaps with the same role of 2010 – 2014. "
            "Hint: end the one before the other begins, or make one role of both."
        )
    ]
    assert len(told(with_roles("a", "وەزیر||2010|", "وەزیر||2012|2016"))) == 1
    assert told(with_roles("a", "وەزیر|عێراق|2010|2014", "وەزیر|هەرێم|2012|2016")) == []


def test_gap_between_terms():
    """A hole between two terms in one post is worth a look, unless another role fills it."""
    hole = "fine if nothing was held; otherwise correct the dates or add the role"
    assert worth_a_look(with_roles("a", "وەزیر||2006|2009", "وەزیر||2012|2014")) == [
        f"{A}:9: nothing covers the time between 2009 and 2012 (role «وەزیر»). Hint: {hole}."
    ]
    assert worth_a_look(with_roles("a", "وەزیر||2006|2009", "وەزیر||2010|2014")) == []
    filled = with_roles("a", "وەزیر||2006|2009", "وەزیر||2012|2014", "سەرۆک||2009|2012")
    assert worth_a_look(filled) == []
    partly = with_roles("a", "وەزیر||2006|2009", "وەزیر||2012|2014", "سەرۆک||2009|2010")
    assert len(worth_a_look(partly)) == 1


def test_one_post_of_two_holders():
    """Two holders of one post of an entry at one time are worth a look; one after the other are not."""
    office = organization("office", "name: نووسینگە")
    first = with_roles("a", "سەرۆک|office|2018-10-25|2020-05-07")
    assert worth_a_look(office, first, with_roles("b", "سەرۆک|office|2020-05-07|")) == []
    assert worth_a_look(office, first, with_roles("b", "سەرۆک|office|2020-05-01|")) == [
        (
            "content/glossary/people/b.md:5: «سەرۆک» of `office` is held by `a` at the same time "
            "(2018-10-25 – 2020-05-07). Hint: fine if the post has several holders; otherwise correct the dates."
        )
    ]


def test_pointing_to_nobody():
    """`see_also` and a slug under `of` must name entries; the nearest one is proposed."""
    salih = person("barham-salih", "name: بەرهەم ساڵح")
    keys = "name: سەدر\nsee_also:\n  - barham-saleh\n  - a\nroles:\n  - title: وەزیر\n    of: ministry-of-water\n"
    assert told(salih, person("a", keys)) == [
        f"{A}:4: `see_also` names `barham-saleh`, which is no entry. Hint: did you mean `barham-salih`.",
        f"{A}:5: `see_also` names `a`, which is this entry itself. Hint: remove it.",
        (
            f"{A}:8: the role «وەزیر» is at `ministry-of-water`, which is no entry. "
            "Hint: make the entry first: its file is named `ministry-of-water.md`; or write its name in Sorani."
        ),
    ]


def test_one_name_two_claimants():
    """A name that two entries claim is told at the second, however it is spelt, with both slugs."""
    first = person("a", "name: مستەفا کازمی\naliases:\n  - کازمی")
    second = person("b", "name: کەریم کازمی\naliases:\n  - \u0643ازم\u064a")
    assert told(first, second) == [
        (
            "content/glossary/people/b.md:4: «\u0643ازم\u064a» is claimed by `b` and by `a`. "
            "Hint: take it from one of them; if both bear it, list the other under `see_also`."
        )
    ]


def test_one_name_shared_knowingly():
    """Who lists the other under `see_also` accepts that both bear the name."""
    first = person("a", "name: مستەفا کازمی\naliases:\n  - کازمی")
    second = person("b", "name: کەریم کازمی\naliases:\n  - کازمی\nsee_also:\n  - a")
    assert told(first, second) == []


def test_claimed_and_never():
    """A name that also stands under `never` would be linked nowhere, so it is told."""
    assert told(person("a", "name: مستەفا کازمی\naliases:\n  - کازمی\nnever:\n  - کازمی")) == [
        f"{A}:4: «کازمی» is claimed, yet stands under `never` as well. Hint: take it out of one of the two."
    ]


def test_all_errors_of_one_run():
    """Everything wrong is told at once, in the order of files and lines."""
    errors = told(with_roles("b", "وەزیر||2020|2019"), person("a", "name: کازمی", sources="sources: []\n"))
    assert len(errors) == 2
    assert errors == sorted(errors)


def test_every_check_has_a_docstring_and_runs_on_nothing():
    """The tables tell what is checked, and an empty glossary passes every check."""
    for check in (*CHECKS, *REVIEWS):
        assert dedent(check.__doc__ or "").strip().endswith(".")
        assert list(check(glossary())) == []
