"""An article comes in, is split into claims, and is split again."""
