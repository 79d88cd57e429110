"""After names have changed, a text that is left as it is, is what joining it again would make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from tests.linking.texts import LABELS, document_of, file_of

from xwener.glossary.entry import Entry
from xwener.glossary.glossary import Glossary
from xwener.linking.joiner import Joined, Joiner
from xwener.linking.mentions import MentionLinker
from xwener.linking.record import document_record, head_record
from xwener.linking.renamed import Renamed, names_of
from xwener.reading.schema import Kind

ZWNJ, TATWEEL, FATHA = "\u200c", "\u0640", "\u064e"
NAMES = (
    "مستەفا کازمی",
    "کازمی",
    "ڕەوتی سەدر",
    "سەدر",
    "بارزان",
    "دۆڵی بارزان",
    "گوناه",
    "کۆیە",
    "C-RAM",
    "تیپی ٨١",
    "رۆژ",
    "UN",
)
# How a name may be hidden from whoever looks for its letters.
HIDDEN: dict[str, Callable[[str], str]] = {
    "as it is": lambda name: name,
    "suffix": lambda name: f"{name}ییەوە",
    "preposition": lambda name: f"لە{name}",
    "old preposition": lambda name: f"له{ZWNJ}{name}",
    "other letters": lambda name: name.replace("ک", "ك").replace("ی", "ي").replace("ە", f"ه{ZWNJ}"),
    "final h": lambda name: name.replace("ە", "ه"),
    "initial r": lambda name: name.replace("ڕ", "ر"),
    "marks": FATHA.join,
    "tatweel": TATWEEL.join,
    "capitals": lambda name: name.swapcase(),
    "digits": lambda name: name.replace("٨١", "81"),
    "emphasis inside": lambda name: f"{name[:2]}**{name[2:]}**",
    "two emphases": lambda name: f"*{name[:1]}*_{name[1:2]}_~~{name[2:]}~~",
    "character reference": lambda name: f"&#{ord(name[0])};{name[1:]}",
    "attributes": lambda name: f"[{name[:2]}]{{lang=ckb}}{name[2:]}",
    "link": lambda name: f"[{name}](https://example.org)",
    "code": lambda name: f"`{name}`",
    "heading": lambda name: f"\n\n## {name}\n\n",
    "explicit": lambda name: f"[[a|{name}]]",
    "lines": lambda name: name.replace(" ", "\n"),
}
PLAIN = ("باران باری.", "«شەو»، ڕۆژ؛", "2021 و ١٢", "\n\n## سەردێڕ\n\n", "[بەستەر](https://example.org)", "- خاڵ\n")

entries = st.builds(
    Entry,
    slug=st.sampled_from("abc"),
    kind=st.sampled_from([Kind.PERSON, Kind.ORGANIZATION]),
    name=st.sampled_from(NAMES),
    url=st.sampled_from(["people/a.html", "organizations/b.html"]),
    aliases=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    forms=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    never=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    joined=st.booleans(),
)
glossaries = st.lists(entries, max_size=3, unique_by=lambda entry: entry.slug)
hidden = st.builds(lambda how, name: HIDDEN[how](name), st.sampled_from(sorted(HIDDEN)), st.sampled_from(NAMES))
words = st.sampled_from([*PLAIN, *NAMES])
bodies = st.one_of(*(st.lists(each, max_size=5).map(" ".join) for each in (words, st.one_of(hidden, words))))


def joined(text: str, glossary: list[Entry]) -> Joined:
    """The text joined with the glossary."""
    joiner = Joiner(Path("content"), (), MentionLinker(Glossary.of(glossary)), LABELS)
    return joiner.join([document_of(text)])[0]


@settings(max_examples=200, suppress_health_check=[HealthCheck.filter_too_much])
@given(before=glossaries, after=glossaries, title=st.sampled_from(["سەردێڕ", *NAMES]), body=bodies)
def test_what_is_left_would_be_the_same(before: list[Entry], after: list[Entry], title: str, body: str):
    """Whatever changes in the glossary, and however the text is written."""
    text = file_of(body, title=title)
    old = joined(text, before)
    renamed = Renamed.between(names_of(before), names_of(after))
    # What has errors is never kept.
    assume(renamed.slugs and not old.errors)
    concerned = renamed.concern(document_record(document_of(text)), head_record(old.head))
    left = not concerned and not renamed.may_stand_in(text)
    event(f"left: {left}")
    if left:
        assert joined(text, after) == old


@pytest.mark.parametrize("how", HIDDEN)
def test_a_name_is_seen_however_it_is_written(how: str):
    """A text that a new entry is mentioned in is not left as it was."""
    for name in NAMES:
        entry = Entry("new", Kind.ORGANIZATION, name, url="organizations/new.html", joined=True)
        text = file_of(f"باران {HIDDEN[how](name)} باری.")
        if joined(text, [entry]).head.mentioned:
            assert Renamed.between([], names_of([entry])).may_stand_in(text), name


def test_most_texts_are_left():
    """Words of Sorani, signs and figures hide nothing, and only the changed names count."""
    entry = Entry("a", Kind.PERSON, "مستەفا کازمی", aliases=("کازمی",), url="people/a.html")
    other = Entry("b", Kind.PERSON, "بەرهەم ساڵح", url="people/b.html")
    renamed = Renamed.between(
        names_of([entry, other]), names_of([replace(entry, aliases=("کازمی", "ئەلکازمی")), other])
    )
    assert renamed.slugs == {"a"}
    assert not renamed.may_stand_in(file_of("- *بەرهەم ساڵح* لە ٢٠٢١دا، 3.5% (UN)؟", title="«بەرهەم ساڵح»"))
    keys = "image: {src: images/a.png, alt: ئا}\nsources: [{title: AT&T, url: 'https://example.org/?a=1&b=2'}]\n"
    assert not renamed.may_stand_in(file_of("باران", keys=keys))
    assert renamed.may_stand_in(file_of("باران &amp; با", keys=keys))
    assert renamed.may_stand_in(file_of("ئەلکازمییەوە"))
    assert renamed.may_stand_in(file_of("باران", title='"\\u06a9ازمی"'))
    assert not Renamed.between([], []).may_stand_in(file_of("باران"))


@pytest.mark.parametrize("fence", ["---", "---  ", "---\t"])
def test_where_the_body_begins(fence: str):
    """A reference in the body hides a name however the front matter ends; a file without an end may hold anything."""
    text = f"---\ntitle: سەردێڕ\n{fence}\nباران &amp; با"
    assert Renamed.between([], []).may_stand_in(text)
    assert not Renamed.between([], []).may_stand_in(text.replace("&amp;", "و"))
    assert Renamed.between([], []).may_stand_in("---\ntitle: سەردێڕ\n")
