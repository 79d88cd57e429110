"""The site as files to take along: a zip, one HTML file, an EPUB, a ZIM (docs/editions.md)."""
