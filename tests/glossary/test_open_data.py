"""The glossary as open data."""

from __future__ import annotations

import json

from tests.glossary.labels import fixture_entry

from xwener.glossary.entry import Role
from xwener.glossary.open_data import open_data
from xwener.glossary.partial_date import PartialDate


def test_open_data():
    """Every entry is told by slug with plain values that JSON can hold."""
    roles = [Role("سەرۆکوەزیران", "iraq", PartialDate.parse("2020-05"), None)]
    kazimi = fixture_entry("kazimi", name="مستەفا کازمی", latin="L", aliases=["کازمی"], roles=roles)
    agency = fixture_entry("afp", kind="organization", name="ئاژانس", abbreviation="AFP")
    data = open_data([kazimi, agency], {"kazimi": ["articles/2021/b.html", "articles/2020/a.html"]})
    assert json.loads(json.dumps(data)) == [
        {
            "id": "afp",
            "kind": "organization",
            "name": "ئاژانس",
            "latin": "",
            "aliases": ["AFP"],
            "roles": [],
            "url": "organizations/afp.html",
            "mentioned_in": [],
        },
        {
            "id": "kazimi",
            "kind": "person",
            "name": "مستەفا کازمی",
            "latin": "L",
            "aliases": ["کازمی"],
            "roles": [{"title": "سەرۆکوەزیران", "of": "iraq", "from": "2020-05", "to": ""}],
            "url": "people/kazimi.html",
            "mentioned_in": ["articles/2021/b.html", "articles/2020/a.html"],
        },
    ]
