"""Backgrounds: explainers that are written once, placed in many articles, and know their age."""


def register() -> None:
    """Pelican's hook: backgrounds become content with pages of their own."""
    from xwener.backgrounds.generator import connect  # noqa: PLC0415  (Pelican is slow to import)

    connect()
