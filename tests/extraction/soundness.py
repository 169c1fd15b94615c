"""What must hold for the claims of any text, and pieces of news to make odd texts of."""

import json

from reviews.extraction import KINDS, ExtractedClaim, findings

WORDS = [
    "Ilse Brandt", "he", "She", "the report", "who", "said", "says that", "told reporters", "according to", "called for", "was killed",
    "and", "but", "of", "153 in favour", "10 against", "23 abstaining", "at least 12", "dozens", "wounded", "two thirds", "$3.5 billion",
    "on Tuesday", "in October", "more than", "the largest", "voted", "rose", "from 4% to 6%", "to $6 from $4", "an increase of", "50 percent", "31 percent oppose it", "support",
    "the nine-member council", "Of the 31 dead", "18 were women", "in any year since", "out of", "l’eau", "qu’elle", "by 54-46", "U.S.", "Mr.", "al-", "’s", "'", '"', "“", "”", "‘", "’",
    "«", "»", ",", ".", ";", ":", "?", "—", "-", "(", ")", "[1]", "…", "\n", "\n\n", "READ ALSO:", "قال", "אמר", "a dit", "sagte", "laut Polizei", ", dass", "sei", "12 Tote", "mit 12 zu 3 Stimmen", "am 3. März", "„", "\u2028", "\0", "İ", "ß", "😀",
]  # fmt: skip


def assert_sound(text: str, claims: list[ExtractedClaim]) -> None:
    """Check every span against the text, and that findings and JSON can be made of the claims."""
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote != ""
        assert claim.kind in KINDS
        assert 0 <= claim.check_worthiness <= 1
        assert (
            claim.details.get("minimum") is None
            or claim.details.get("maximum") is None
            or (claim.details["minimum"] <= claim.details["maximum"])
        )
        assert all(0 <= start < end <= len(text) for start, end in _spans(claim))
        json.dumps(claim.as_json())
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert all(0 <= position < len(claims) for finding in findings(claims) for position in finding.claims)


def _spans(claim: ExtractedClaim) -> list[tuple[int, int]]:
    details = claim.details
    mention = claim.claimant and claim.claimant.mention
    told = filter(None, [details.get("cue_span"), details.get("figure"), mention])
    return [claim.sentence, *details.get("content", []), *told]
