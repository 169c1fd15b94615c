"""Comments on a claim: `writing` stores them, `threads` reads them; what they are `about`, and whom they name (`mentions`)."""
