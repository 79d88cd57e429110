"""Search: from texts to an index that a browser can load from disk."""


def register() -> None:
    """Pelican's hook: the index is written beside the pages."""
