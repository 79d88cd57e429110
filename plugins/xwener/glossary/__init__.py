"""The glossary: people and organizations, and how a text's mentions of them are found."""


def register() -> None:
    """Pelican's hook; the whole site is loaded at once, and its pages are written by xwener.rendering."""
