"""Importing: texts from elsewhere become drafts that an editor finishes."""
