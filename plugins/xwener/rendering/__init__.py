"""What templates may call, the views of the content that they show, and the pages that list it."""


def register() -> None:
    """Pelican's hook: pages are rendered from our views, by our writer."""
    from xwener.rendering.generator import connect  # noqa: PLC0415  (Pelican is slow to import)

    connect()
