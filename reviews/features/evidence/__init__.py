"""Evidence that lasts: what a piece rests on is kept as it was, and its words are picked in the copy."""
