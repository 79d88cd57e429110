"""Social cards: the picture that messengers show of an article that somebody has passed on."""
