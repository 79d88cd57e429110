"""Listings cut into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Pagination:
    """Where a page stands among the pages of one listing; addresses are below the output folder."""

    page: int
    pages: int
    previous_url: str
    next_url: str


def paged(
    url: str, items: Sequence[Item], size: int, fragment: str = ""
) -> Iterator[tuple[str, list[Item], Pagination]]:
    """Address, items and place of each page of a listing that begins at `url`; one empty page for no items.

    `fragment` is the id of the list where it is only a part of the first page.
    """
    pages = max(1, -(-len(items) // size))
    addresses = [_address(url, page) for page in range(1, pages + 1)]
    first = f"{url}#{fragment}" if fragment else url
    links = ["", first, *addresses[1:], ""]
    for page, address in enumerate(addresses, start=1):
        shown = list(items[(page - 1) * size : page * size])
        yield address, shown, Pagination(page, pages, links[page - 1], links[page + 1])


def _address(url: str, page: int) -> str:
    # A folder for the further pages: `tags/t1/2.html` can never meet the tag `t12`.
    return url if page == 1 else f"{url.removesuffix('.html')}/{page}.html"
