"""What is said about a claim, who was told of it, and how each of us wants to be told."""
