"""What holds for findings of every kind."""

from reviews.extraction import ExtractedClaim, extract, findings


def test_article_without_figures_has_no_findings():
    assert findings(extract("The mayor opened the bridge and went home.")) == []


def test_claims_added_by_hand_without_details_are_left_open():
    claims = [
        ExtractedClaim(0, 4, "some", kind, (0, 4)) for kind in ("vote_tally", "casualty", "comparison", "quantity")
    ]

    assert [found.holds for found in findings(claims)] == [None]
