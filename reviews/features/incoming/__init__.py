"""What is to become an article: fetched or given, read, and looked over by a person before it is split."""
