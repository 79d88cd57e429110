"""JSON-LD says what the page says, and cannot become script."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from xwener.errors import ContentError
from xwener.linking.site import Site
from xwener.rendering.json_ld import json_ld
from xwener.rendering.library import Library

Load = Callable[[], tuple[Site, list[ContentError]]]


def test_kinds(load: Load):
    """Each kind has its schema.org type; empty keys are left out."""
    library = Library(load()[0], date(2021, 12, 1))
    article = json.loads(json_ld(library.articles[0], "خوێنەر"))
    assert (article["@type"], article["datePublished"], article["inLanguage"]) == ("NewsArticle", "2021-11-30", "ckb")
    person = json.loads(json_ld(library.entries["barham-salih"], "خوێنەر"))
    assert (person["@type"], person["alternateName"]) == ("Person", ["Barham Salih", "ساڵح"])
    assert "birthDate" not in person
    background = json.loads(json_ld(library.backgrounds["how-iraq-votes"], "خوێنەر"))
    about = [{"@type": "Organization", "name": "کۆمسیۆنی باڵای هەڵبژاردنەکان"}]
    assert (background["about"], background["dateModified"]) == (about, "2021-11-01")


def test_a_title_cannot_end_the_script(content: Path, load: Load):
    """`</script>` in a title stays inside the data."""
    path = content / "articles" / "2021" / "vote.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: </script><script>alert(1)//"), "utf-8")
    library = Library(load()[0], date(2021, 12, 1))
    data = str(json_ld(library.articles[0], "خوێنەر"))
    assert "<" not in data
    assert json.loads(data)["headline"].startswith("</script><script>alert(1)//")
