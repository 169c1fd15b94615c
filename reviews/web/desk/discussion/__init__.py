"""The comments on a claim, the notifications, and how everybody chooses to get them."""
