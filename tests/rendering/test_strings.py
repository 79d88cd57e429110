"""The catalogue of the interface is whole, and templates use what it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import ROOT, write

from xwener.rendering.strings import load_strings

THEME = ROOT / "theme"
USED = re.compile(r"""\bt\(\s*["']([\w.]+)["']\s*[,)]""")
FIELD = re.compile(r"{(\w+)}")


def test_both_languages_have_the_same_fields():
    """A field that one language shows, the other shows too."""
    texts = {code: load_strings(THEME / "strings.yaml", code).words for code in ("ckb", "en")}
    assert {
        key: (sorted(FIELD.findall(words)), sorted(FIELD.findall(texts["en"][key])))
        for key, words in texts["ckb"].items()
        if sorted(FIELD.findall(words)) != sorted(FIELD.findall(texts["en"][key]))
    } == {}


def test_templates_use_only_what_there_is():
    """Each key that a template names stands in the catalogue."""
    words = load_strings(THEME / "strings.yaml").words
    used = {key for path in THEME.rglob("*.html") for key in USED.findall(path.read_text("utf-8"))}
    assert len(used) > 40
    assert used - words.keys() == set()


def test_sorani_is_written_with_sorani_letters():
    """No Arabic kaf or yeh, no ZWNJ, no ASCII comma or question mark between Sorani words."""
    bad = re.compile("[كيىھ\u200c\u0640]|[\u0620-\u06ff][,;?]")
    words = load_strings(THEME / "strings.yaml").words
    assert {key: text for key, text in words.items() if bad.search(text)} == {}


def test_a_gap_is_told(tmp_path: Path):
    """A key without a text in one language names key and language."""
    write(tmp_path / "strings.yaml", "a.b:\n  ckb: دەق\n")
    with pytest.raises(ValueError, match=r"a\.b \(en\)"):
        load_strings(tmp_path / "strings.yaml")


def test_fields_are_filled(tmp_path: Path):
    """An unknown key is an error, not an empty text."""
    write(tmp_path / "strings.yaml", 'a:\n  ckb: "{n} بابەت"\n  en: "{n} articles"\n')
    strings = load_strings(tmp_path / "strings.yaml")
    assert strings("a", n="٣") == "٣ بابەت"
    with pytest.raises(KeyError):
        strings("b")
