"""Joins articles, entries and backgrounds: mentions, placings, addresses, backlinks."""


def register() -> None:
    """Pelican's hook; joining happens while the site is loaded, before Pelican reads."""
