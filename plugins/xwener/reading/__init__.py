"""Markdown files in; checked metadata, tokens and safe HTML out."""


def register() -> None:
    """Pelican's hook: from here on Markdown is read by our reader."""
    from xwener.reading.reader import connect  # noqa: PLC0415  (Pelican is slow to import)

    connect()
