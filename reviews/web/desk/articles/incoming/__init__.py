"""What comes in by its address or as a file: read first, looked over by a person, and only then an article."""
