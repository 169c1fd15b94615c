"""The paragraphs of a page, as a browser would set them."""
