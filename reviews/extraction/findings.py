"""What follows from the claims by arithmetic alone, before anybody looks."""

from collections.abc import Sequence

from .claims import ExtractedClaim, Finding


def findings(claims: Sequence[ExtractedClaim]) -> list[Finding]:
    """Return what can be computed about `claims`; each finding names them by their position in the list."""
    return [cast(position, claim) for position, claim in enumerate(claims) if claim.kind == "vote_tally"]


def cast(position: int, claim: ExtractedClaim) -> Finding:
    """Add a tally up and hold it against the members of the body, where the text gives their number."""
    details = claim.details
    votes = [details.get(side) or 0 for side in ("in_favour", "against", "abstaining")]
    members = details.get("members")
    total, margin = sum(votes), votes[0] - votes[1]
    computed = {"cast": total, "margin": margin, "members": members, "not_voting": members - total if members else None}
    said = f"{total} of {members} members voted" if members else f"{total} votes were cast"
    return Finding("votes add up", (position,), computed, total <= members if members else None, f"{said}; the margin is {margin}.")
