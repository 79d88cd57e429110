"""The filters and functions that templates may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial

from markupsafe import Markup

from xwener.linking.addresses import ROOT
from xwener.reading.rules.isolate import isolated
from xwener.rendering.assets import Assets
from xwener.sorani import format_date, format_number, join_list

# Many pages show the same days and numbers.
REMEMBERED = 4_096


def localise(html: str, siteurl: str) -> str:
    """`html` with the site's own addresses made relative to the page whose prefix is `siteurl`.

    An address stands first in its attribute, or further on in a list of the files that the build makes.
    Authors' links may not have the scheme `root:`. Prose that shows `="root:` is rewritten too; it stays text.
    """
    return html.replace(f'="{ROOT}', f'="{siteurl}/').replace(f" {ROOT}static/", f" {siteurl}/static/")


@lru_cache(REMEMBERED)
def _date(style: str, day: date) -> str:
    return format_date(day, style)


@lru_cache(REMEMBERED)
def _digits(number: float) -> str:
    return format_number(number, grouping=False)


FILTERS: Mapping[str, Callable[..., str]] = {
    "date_full": partial(_date, "full"),
    "date_long": partial(_date, "long"),
    "date_month": partial(_date, "month"),
    # For text from front matter; the body of a text has been isolated when its Markdown was rendered.
    "isolated": lambda text: Markup(isolated(text)),  # noqa: S704  (it escapes)
    "digits": _digits,
    "join_list": join_list,
}


def asset_function(assets: Assets) -> Callable[[str], str]:
    """The template function `asset(name)`: the address of an asset."""
    return lambda name: ROOT + assets(name)
