"""The page of one claim: read it in its article, give it a verdict with evidence, hand it in, move it.

`claim_context` is what it shows, `review_form` and `claim_form` what is filled in, `moves` the acts with a form of their own.
"""
