"""Kept copies: read, taken away, and compared with what stands at their addresses now."""
