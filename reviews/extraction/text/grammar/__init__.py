"""What each word of a sentence is, and what words make: forms, tags, finite verbs, noun phrases."""
