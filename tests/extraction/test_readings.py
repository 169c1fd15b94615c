"""Sentences as newspapers, agencies and parliaments print them, with the claims that must be read and those that must not."""

from datetime import date

import pytest

from reviews.extraction import extract

from .corpora import cases

PUBLISHED = date(2026, 3, 4)  # a Wednesday


def told(claim):
    name = claim.claimant.name if claim.claimant else None
    return {"kind": claim.kind, "quote": claim.quote, "claimant": name, **claim.details}


def meets(claim, pattern):
    return all(told(claim).get(field) == value for field, value in pattern.items())


@pytest.mark.parametrize("case", cases("readings"))
def test_reading_is_as_the_corpus_says(case):
    found = extract(case["text"], published=PUBLISHED, language=case.get("language", "en"))

    for pattern in case.get("claims", []):
        assert [told(claim) for claim in found if meets(claim, pattern)], (
            f"{pattern} is not in {[told(c) for c in found]}"
        )
    for pattern in case.get("none", []):
        assert not [told(claim) for claim in found if meets(claim, pattern)]
