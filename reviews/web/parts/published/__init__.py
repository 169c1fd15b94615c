"""A published check, with its evidence, its verdicts in words and its corrections, as templates and feeds read it."""
