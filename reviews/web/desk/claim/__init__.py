"""The page of one claim: read it in its article, give it a verdict with evidence, hand it in, move it.

`context` is what it shows, `forms` what is filled in; the modules here answer what people do: `moves` the acts with a form of their own.
"""
