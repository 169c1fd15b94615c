"""What follows from the claims by arithmetic alone, before anybody looks.

A finding never guesses. Where something needed is missing, `holds` is None and its sentence says what.

    finding      what a finding is, and the sentences that say it
    tallies      votes cast against members, margins compared, what it takes to pass
    majorities   the margin or majority that the words tell, against the tally
    casualties   parts against their whole, one figure told in two ways
    figures      percentages against the figures beside them and against the whole, weekdays against dates
    sizes        "an increase of 40 per cent" against what was and what is
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from reviews.extraction.claims import ExtractedClaim, Mention

from . import casualties, figures, majorities, tallies
from .finding import Finding


def findings(claims: Sequence[ExtractedClaim]) -> list[Finding]:
    """Return what can be computed about `claims`; each finding names them by their position in the list."""
    return sorted(_found(claims), key=lambda finding: finding.claims)


def _found(claims: Sequence[ExtractedClaim]) -> Iterator[Finding]:
    whole = [(position, _whole(claim)) for position, claim in enumerate(claims)]
    held = [(position, figure) for position, alone in whole for figure in claims[position].figures or (alone,)]
    return chain(*(rules.find(held) for rules in (tallies, majorities, casualties)), figures.find(whole, held))


def _whole(claim: ExtractedClaim) -> Mention:
    """A claim as one mention, which counts as a figure of its kind where it holds none."""
    return Mention(claim.start, claim.end, claim.quote, claim.kind, claim.sentence, details=claim.details)
