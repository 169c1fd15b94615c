"""The tree of a page as a reader sees it."""
