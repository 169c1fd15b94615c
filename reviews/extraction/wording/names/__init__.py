"""The persons and places that an article names."""
