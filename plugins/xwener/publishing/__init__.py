"""From a built site to a published one: what is kept of the one before, what GitHub takes, how it gets there."""
