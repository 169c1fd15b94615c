"""Sentences as newspapers, agencies and parliaments print them, with the claims that must be read and those that must not."""

from datetime import date

import pytest

from reviews.extraction import kinds
from reviews.extraction.document import Document
from reviews.extraction.kinds import statements
from tests.extraction.corpora import cases

PUBLISHED = date(2026, 3, 4)  # a Wednesday


def told(claim):
    name = claim.claimant.name if claim.claimant else None
    return {"kind": claim.kind, "quote": claim.quote, "claimant": name, "rule": claim.rule, **claim.details}


def meets(claim, pattern):
    return all(told(claim).get(field) == value for field, value in pattern.items())


@pytest.mark.parametrize("case", cases("readings"))
def test_reading_is_as_the_corpus_says(case):
    document = Document(case["text"], PUBLISHED, case.get("language", "en"))
    found = [*kinds.find(document), *statements.find(document)]

    for pattern in case.get("claims", []):
        assert [told(claim) for claim in found if meets(claim, pattern)], (
            f"{pattern} is not in {[told(c) for c in found]}"
        )
    for pattern in case.get("none", []):
        assert not [told(claim) for claim in found if meets(claim, pattern)]
