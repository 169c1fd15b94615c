"""What people say about a claim beside its review, and who is told of what befell a claim of theirs."""
