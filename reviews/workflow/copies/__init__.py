"""What came from the web or from somebody's hand is kept as it came: evidence, and what articles were read from."""
