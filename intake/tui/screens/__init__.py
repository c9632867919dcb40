"""One module per screen, each with its own sheet beside it."""
