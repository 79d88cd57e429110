"""Xwêner: a reading-site generator for Central Kurdish (Sorani), built on Pelican."""
