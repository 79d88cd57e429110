"""All there are, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tests.bench.generators.eleventy import Eleventy
from tests.bench.generators.hugo import Hugo
from tests.bench.generators.mkdocs import MkDocs
from tests.bench.generators.pagefind import Pagefind
from tests.bench.generators.peer import Peer
from tests.bench.generators.pelican import Pelican
from tests.bench.generators.xwener import Xwener

# By the names of `--peers`.
PEERS: Mapping[str, Callable[[], Peer]] = {
    "hugo": Hugo,
    "pagefind": Pagefind,
    "eleventy": Eleventy,
    "pelican": Pelican,
    "mkdocs": MkDocs,
}
ALL, NONE = "all", "none"


def chosen(names: str) -> Sequence[Peer]:
    """Xwêner and the peers that are named, with commas between; "all" or "none" of them.

    SystemExit: a name is unknown, or Pagefind is to run without Hugo, whose pages it reads.
    """
    wanted = list(PEERS) if names == ALL else [] if names == NONE else [name.strip() for name in names.split(",")]
    unknown = [name for name in wanted if name not in PEERS]
    if unknown:
        raise SystemExit(f"--peers {unknown[0]} is unknown; there are {', '.join(PEERS)}, {ALL} and {NONE}.")
    if "pagefind" in wanted and "hugo" not in wanted:
        raise SystemExit("--peers pagefind needs hugo, whose pages it reads.")
    return [Xwener(), *(PEERS[name]() for name in PEERS if name in wanted)]
