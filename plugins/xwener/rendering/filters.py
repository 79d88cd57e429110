"""The filters and functions that templates may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from xwener.linking.addresses import ROOT
from xwener.reading.rules.isolate import isolated
from xwener.rendering.assets import Assets
from xwener.sorani import format_date, format_number, join_list


def localise(html: str, siteurl: str) -> str:
    """`html` with the site's own addresses made relative to the page whose prefix is `siteurl`.

    An address stands first in its attribute, or further on in a list of the files that the build makes.
    Authors' links may not have the scheme `root:`. Prose that shows `="root:` is rewritten too; it stays text.
    """
    return html.replace(f'="{ROOT}', f'="{siteurl}/').replace(f" {ROOT}static/", f" {siteurl}/static/")


FILTERS: Mapping[str, Callable[..., str]] = {
    "date_full": lambda day: format_date(day, "full"),
    "date_long": lambda day: format_date(day, "long"),
    "date_month": lambda day: format_date(day, "month"),
    # For text from front matter; the body of a text has been isolated when its Markdown was rendered.
    "isolated": lambda text: Markup(isolated(text)),  # noqa: S704  (it escapes)
    "digits": lambda number: format_number(number, grouping=False),
    "join_list": join_list,
}


def asset_function(assets: Assets) -> Callable[[str], str]:
    """The template function `asset(name)`: the address of an asset."""
    return lambda name: ROOT + assets(name)
