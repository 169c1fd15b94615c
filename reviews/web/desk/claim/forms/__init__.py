"""What people fill in on the page of a claim: the claim itself, the review, and the acts that have a form of their own."""
