"""Feeds that the newsroom watches, and what they offer."""
