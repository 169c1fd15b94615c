"""A claim is reviewed, approved by somebody else, and published."""
