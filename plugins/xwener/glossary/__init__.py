"""The glossary: people and organizations, and how a text's mentions of them are found."""


def register() -> None:
    """Pelican's hook: people and organizations become content with pages of their own."""
    from xwener.glossary.generator import connect  # noqa: PLC0415  (Pelican is slow to import)

    connect()
