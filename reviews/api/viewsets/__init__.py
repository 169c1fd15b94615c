"""The calls. No rules of their own: `queries` says what is seen, `workflow` what happens."""
