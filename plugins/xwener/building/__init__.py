"""Building: check, build beside the old site, swap."""
