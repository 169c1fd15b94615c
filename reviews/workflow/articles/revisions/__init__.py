"""An article gets a new text, and its claims go with it: words, alignment, anchoring → carrying → revising, waiting."""
