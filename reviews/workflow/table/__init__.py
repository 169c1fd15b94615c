"""The one table: what may happen to a claim, who may do it, what it needs, and who holds it."""
