"""Which of the paragraphs are the article."""
