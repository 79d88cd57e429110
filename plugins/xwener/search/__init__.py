"""Search: from texts to an index, cut into pieces that a browser loads from disk."""


def register() -> None:
    """Pelican's hook: the index and its page are written beside the others."""
    from xwener.search.generator import connect  # noqa: PLC0415  (only Pelican's hooks import Pelican)

    connect()
