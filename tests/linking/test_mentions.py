"""Which mentions of a text become links, and what is said when nothing decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.glossary.labels import fixture_entry
from tests.linking.texts import BODY_LINE, CASE, GLOSSARY, article, link, tokens_of

from xwener.glossary.glossary import Glossary
from xwener.linking.mentions import MentionLinker
from xwener.reading.document import read_document_text
from xwener.reading.schema import Kind

CASES = list(CASE.finditer((Path(__file__).parent / "data" / "mentions.md").read_text("utf-8")))
MASOUD = fixture_entry("masoud", name="مەسعوود بارزانی", aliases=["بارزانی"])
NECHIRVAN = fixture_entry("nechirvan", name="نێچیرڤان بارزانی", aliases=["بارزانی"])


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case):
    """The Markdown of the case becomes its HTML, without errors."""
    linked = link(article(case["markdown"]))
    assert linked.html == case["html"].strip()
    assert linked.linking.errors == []


def test_all_cases_are_read():
    """Every case of the file is run: there are as many as titles."""
    text = (Path(__file__).parent / "data" / "mentions.md").read_text("utf-8")
    assert len(CASES) == text.count("\n.\n") // 3 >= 20


@pytest.mark.parametrize(("scope", "linked"), [("article", [1, 0, 0]), ("section", [1, 0, 1]), ("all", [1, 1, 1])])
def test_scope(scope: str, linked: list[int]):
    """The setting links the first of the article, of each section, or all; every mention is told anyway."""
    found = link(article("کازمی و کازمیش.\n\n## دوو\n\nکازمییە.\n"), first_mention=scope).linking.mentions
    assert [int(mention.linked) for mention in found] == linked
    assert [mention.surface for mention in found] == ["کازمی", "کازمیش", "کازمییە"]
    assert [mention.line for mention in found] == [BODY_LINE, BODY_LINE, BODY_LINE + 4]


def test_unknown_scope():
    """A wrong setting is refused at once."""
    with pytest.raises(ValueError, match="first_mention is 'first', not one of article, section, all"):
        MentionLinker(GLOSSARY, "first")


def test_own_page():
    """An entry's own page does not link to itself, explicitly either."""
    text = "---\nname: بەرهەم ساڵح\nlatin: L\nkind: person\nsummary: س.\nsources:\n  - title: س\n---\n"
    path = Path("content/glossary/people/barham-salih.md")
    document, errors = read_document_text(path, Kind.PERSON, text + "ساڵح و [[barham-salih]] و کازمی.\n")
    assert document is not None, errors
    linked = link(document)
    assert linked.html == "<p>ساڵح و بەرهەم ساڵح و <a mustafa-kazimi>کازمی</a>.</p>"
    assert [mention.entry for mention in linked.linking.mentions] == ["mustafa-kazimi"]


def test_an_article_named_like_an_entry():
    """An article whose slug is that of an entry is not the entry's page."""
    document = article("ساڵح هات.\n", keys="slug: barham-salih\n")
    assert link(document).html == "<p><a barham-salih>ساڵح</a> هات.</p>"


def test_unknown_slug():
    """An explicit mention of no entry is told with its line and the nearest slug; its words stay."""
    linked = link(article("دێڕی یەک\nو [[barham-saleh|سەرۆک]] و [[nobody]]\n"))
    assert linked.html == "<p>دێڕی یەک\nو سەرۆک و <bdi>nobody</bdi></p>"
    assert [str(error) for error in linked.linking.errors] == [
        (
            f"content/articles/2021/a.md:{BODY_LINE + 1}: `[[barham-saleh]]` points to no entry of the glossary. "
            "Hint: did you mean `barham-salih`."
        ),
        (
            f"content/articles/2021/a.md:{BODY_LINE + 1}: `[[nobody]]` points to no entry of the glossary. "
            "Hint: make the entry first: its file is named `nobody.md`."
        ),
    ]


def test_ambiguity_is_told():
    """A surname of two entries that nothing decides is not linked, and told once with both and the cure."""
    linked = link(article("دوێنێ بارزانیش هات.\n\nبارزانی ڕۆیشت.\n"), MASOUD, NECHIRVAN)
    assert linked.html == "<p>دوێنێ بارزانیش هات.</p>\n<p>بارزانی ڕۆیشت.</p>"
    assert [str(error) for error in linked.linking.errors] == [
        (
            f"content/articles/2021/a.md:{BODY_LINE}: «بارزانیش» may mean `masoud` or `nechirvan`, and nothing "
            "before it tells which. Hint: write the full name first, point it out with `[[masoud|بارزانیش]]`, "
            "or choose for the whole text: `glossary: {prefer: {بارزانی: masoud}}`."
        )
    ]
    assert linked.linking.mentions == []


@pytest.mark.parametrize(
    "body",
    [
        "نێچیرڤان بارزانی هات. بارزانی ڕۆیشت.\n",
        "[[nechirvan|سەرۆک]] هات. بارزانی ڕۆیشت.\n",
        "مەسعوود بارزانی هات. [[nechirvan|سەرۆک]] هات. بارزانی ڕۆیشت.\n",
        "## نێچیرڤان بارزانی\n\nبارزانی ڕۆیشت.\n",
        "[نێچیرڤان بارزانی](https://example.org/) هات. بارزانی ڕۆیشت.\n",
    ],
)
def test_context_decides(body: str):
    """A full name read before, in a heading or link as well, or an explicit mention tells who is meant."""
    linked = link(article(body), MASOUD, NECHIRVAN, first_mention="all")
    assert linked.linking.errors == []
    assert linked.linking.mentions[-1].entry == "nechirvan"
    assert linked.linking.mentions[-1].surface == "بارزانی"


def test_title_and_standfirst_decide():
    """Who is named in full in the title or the standfirst is known to the reader of the text."""
    assert link(article("بارزانی\n", title="نێچیرڤان بارزانی هات"), MASOUD, NECHIRVAN).linking.errors == []
    assert link(article("بارزانی\n", standfirst="نێچیرڤان بارزانی هات"), MASOUD, NECHIRVAN).linking.errors == []


def test_both_full_names_decide_nothing():
    """When both were named in full, the bare surname is told again."""
    document = article("نێچیرڤان بارزانی و مەسعوود بارزانی هاتن. بارزانی ڕۆیشت.\n")
    assert len(link(document, MASOUD, NECHIRVAN).linking.errors) == 1


def test_a_name_later_decides_nothing():
    """What comes later in the text is not known to its reader yet."""
    assert len(link(article("بارزانی، واتە نێچیرڤان بارزانی.\n"), MASOUD, NECHIRVAN).linking.errors) == 1


def test_ambiguity_in_a_heading_is_not_told():
    """Headings are not linked, so nothing has to be decided there."""
    assert link(article("## بارزانی\n"), MASOUD, NECHIRVAN).linking.errors == []


def test_prefer_and_skip():
    """`glossary: {prefer, skip}` in the front matter decide for the whole text, inflected forms too."""
    keys = "glossary:\n  prefer:\n    بارزانی: masoud\n"
    linked = link(article("بارزانییەوە هات.\n", keys=keys), MASOUD, NECHIRVAN)
    assert linked.html == "<p><a masoud>بارزانییەوە</a> هات.</p>"
    keys = "glossary:\n  skip:\n    - masoud\n"
    assert link(article("بارزانی.\n", keys=keys), MASOUD, NECHIRVAN).html == "<p><a nechirvan>بارزانی</a>.</p>"
    assert link(article("مەسعوود بارزانی.\n", keys=keys), MASOUD).html == "<p>مەسعوود بارزانی.</p>"


def test_choices_that_choose_nothing():
    """Unknown slugs and surfaces that nobody claims are told with their lines."""
    keys = (
        "glossary:\n  skip:\n    - masud\n  prefer:\n    بارزانی: nechirwan\n    بارزانیش: masoud\n    حەکیم: masoud\n"
    )
    errors = link(article("دەق.\n", keys=keys), MASOUD, NECHIRVAN).linking.errors
    place = "content/articles/2021/a.md"
    assert [str(error) for error in errors] == [
        f"{place}:8: `glossary.skip` names `masud`, which is no entry. Hint: did you mean `masoud`.",
        (
            f"{place}:10: `glossary.prefer` gives «بارزانی» to `nechirwan`, which is no entry. "
            "Hint: did you mean `nechirvan`."
        ),
        (
            f"{place}:11: `glossary.prefer` speaks of «بارزانیش», which no entry claims. "
            "Hint: write the name without suffixes, or point it out in the text: `[[masoud|بارزانیش]]`."
        ),
        (
            f"{place}:12: `glossary.prefer` speaks of «حەکیم», which no entry claims. "
            "Hint: write the name without suffixes, or point it out in the text: `[[masoud|حەکیم]]`."
        ),
    ]


def test_sentence_of_a_mention():
    """A mention knows the sentence around it: on one line, with the words of links and explicit mentions."""
    body = "یەکەم ڕستە. [[barham-salih]] و\nکازمی لە [ماڵ](https://example.org/) بوون. دوا ڕستە.\n"
    mention = link(article(body)).linking.mentions[1]
    assert mention.sentence == "بەرهەم ساڵح و کازمی لە ماڵ بوون."


def test_one_linker_many_texts():
    """What one text says does not reach the next."""
    linker = MentionLinker(Glossary.of([MASOUD, NECHIRVAN]))
    first, second = article("نێچیرڤان بارزانی هات.\n"), article("بارزانی هات.\n")
    assert linker.link(tokens_of(first)[0], first).errors == []
    assert len(linker.link(tokens_of(second)[0], second).errors) == 1
