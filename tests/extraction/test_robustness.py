"""Any text gives claims or none: in time, without an exception, and with spans that name their words."""

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.extraction import KINDS, extract, findings

WORDS = [
    "Ilse Brandt", "he", "She", "the report", "who", "said", "says that", "told reporters", "according to", "called for", "was killed",
    "and", "but", "of", "153 in favour", "10 against", "23 abstaining", "at least 12", "dozens", "wounded", "two thirds", "$3.5 billion",
    "on Tuesday", "in October", "more than", "the largest", "voted", "by 54-46", "U.S.", "Mr.", "al-", "’s", "'", '"', "“", "”", "‘", "’",
    "«", "»", ",", ".", ";", ":", "?", "—", "-", "(", ")", "[1]", "…", "\n", "\n\n", "READ ALSO:", "قال", "אמר", "a dit", "\u2028", "\0", "İ", "ß", "😀",
]  # fmt: skip
NEWS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY = st.text(max_size=400) | st.text(alphabet='“”"‘’«»,.;:—-() \naA1', max_size=400) | NEWS
DATES = st.none() | st.dates()
LANGUAGES = st.sampled_from(["en", "fr", "es", "ar", "he", "xx"])

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


@calm
@given(text=ANY, published=DATES, language=LANGUAGES)
def test_any_text_gives_claims_whose_spans_name_their_words(text, published, language):
    claims = extract(text, published=published, language=language)

    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote != ""
        assert claim.kind in KINDS
        assert 0 <= claim.check_worthiness <= 1
        spans = [
            claim.sentence,
            *claim.details.get("content", []),
            *filter(None, [claim.details.get("cue_span"), claim.details.get("figure")]),
        ]
        spans += [claim.claimant.mention] if claim.claimant and claim.claimant.mention else []
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@calm
@given(text=NEWS)
def test_the_same_text_gives_the_same_claims(text):
    published = date(2024, 5, 7)

    assert extract(text, published=published) == extract(text, published=published)


@calm
@given(text=NEWS)
def test_findings_of_any_claims_name_claims_that_exist(text):
    claims = extract(text, published=date(2024, 5, 7))

    assert all(0 <= position < len(claims) for finding in findings(claims) for position in finding.claims)


PATTERNS = [
    '"', "“", "“a” ", "'", "‘a ", ",", "a, ", "1", "1 ", "1,", "A", "Aa ", "said ", "he said, ", "“a b c d e,” he said. ", "that ", "and ",
    "the man ", "of x ", "(", "(a) ", "\n", "a\n", ".", "A. ", "U.S. ", "— ", "said: ", "according to X, ", "Tom said that Bob and ", "; ",
    " ", "[1]", "a. [1] ", "😀", "قال ", "\u2028", "\0", "who said ", "to say ", "Mr. ", "Van der ", "’s ", "a-", "“a ‘b \"c ",
    "killed ", "12 killed and ", "5-4 ", "more than ", "1.", "$", "percent ",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_about_twice_the_time(pattern):
    """One line of 8,000 and of 32,000 characters: four times as long, where a quadratic rule would take sixteen."""
    short, long = ((pattern * size)[:size] for size in (8_000, 32_000))
    extract(short)

    assert _seconds(long) < 8 * max(_seconds(short), 0.05)


def _seconds(text):
    began = time.process_time()
    extract(text)
    return time.process_time() - began


def test_extraction_needs_neither_django_nor_a_database():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, reviews.extraction; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.strip() == "False"
