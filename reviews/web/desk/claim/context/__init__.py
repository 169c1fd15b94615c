"""What the page shows around a claim: its article, its story, what changed, and what two windows changed both."""
