"""The Markdown rules of our own, one a file."""
