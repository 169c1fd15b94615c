"""The article of a web page as it is printed: what a reader of the page does not see is not in its text."""
