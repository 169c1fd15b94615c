"""What was said, with its times."""
