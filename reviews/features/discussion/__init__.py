"""Comments on a claim beside its review, and notifications of what befell a claim of theirs."""
