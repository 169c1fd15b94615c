"""The same story again: the same text or address, or an agency's text as another paper prints it."""
