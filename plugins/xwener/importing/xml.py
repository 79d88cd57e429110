"""XML from elsewhere: nothing declared in it is expanded, and nothing outside it is fetched."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

XML_BYTES = 200_000_000


def parse_xml(file: Path) -> etree._Element:
    """The root element of `file`. ValueError: it is too large; and as `root_of`."""
    if file.stat().st_size > XML_BYTES:
        raise ValueError(f"it has more than {XML_BYTES:,} bytes")
    return root_of(file.read_bytes())


def root_of(data: bytes) -> etree._Element:
    """The root element. ValueError: there is a document type; etree.XMLSyntaxError: it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("it declares a document type")
    return root
