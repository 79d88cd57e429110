"""Backgrounds: explainers that are written once, placed in many articles, and know their age."""


def register() -> None:
    """Pelican's hook; the whole site is loaded at once, and its pages are written by xwener.rendering."""
