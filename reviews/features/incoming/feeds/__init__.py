"""Feeds that the newsroom watches: what is new in them is offered, and a person takes or leaves it."""
