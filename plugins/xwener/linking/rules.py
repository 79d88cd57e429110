"""The publisher's settings that decide how texts are joined; pelicanconf.py names them with XWENER_ before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xwener.backgrounds.background import REVIEW_AFTER_MONTHS


@dataclass(frozen=True)
class Rules:
    """How texts are joined.

    `first_mention`: which mentions become links, the first of an `article`, of a `section`, or `all`;
    `review_after_months`: how long a background without `review_by` is taken as fresh.
    """

    first_mention: str = "section"
    review_after_months: int = REVIEW_AFTER_MONTHS

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Rules:
        """The rules among Pelican's settings, the defaults where there are none."""
        return cls(
            str(settings.get("XWENER_FIRST_MENTION", cls.first_mention)),
            int(str(settings.get("XWENER_REVIEW_AFTER_MONTHS", cls.review_after_months))),
        )
