"""Any text gives claims or none: in time, without an exception, and with spans that name their words."""

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.extraction import extract, findings

from .soundness import WORDS, assert_sound

NEWS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY = st.text(max_size=400) | st.text(alphabet='“”"‘’«»,.;:—-() \naA1', max_size=400) | NEWS
DATES = st.none() | st.dates()
LANGUAGES = st.sampled_from(["en", "fr", "es", "de", "ar", "he", "xx"])

calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


@calm
@given(text=ANY, published=DATES, language=LANGUAGES)
def test_any_text_gives_claims_whose_spans_name_their_words(text, published, language):
    claims = extract(text, published=published, language=language)

    assert_sound(text, claims)


@pytest.mark.parametrize("opened", ["“", '"', "«", "“ ”", "‘"])
@pytest.mark.parametrize("before", ["Ilse Brandt: the largest", "The ministry said the tallest,", "The website"])
def test_quotation_without_words_at_the_end_is_no_name(before, opened):
    text = f"{before} {opened}"

    assert_sound(text, extract(text))


@calm
@given(text=NEWS)
def test_the_same_text_gives_the_same_claims(text):
    published = date(2024, 5, 7)

    assert extract(text, published=published) == extract(text, published=published)


PATTERNS = [
    '"', "“", "“a” ", "'", "‘a ", ",", "a, ", "1", "1 ", "1,", "A", "Aa ", "said ", "he said, ", "“a b c d e,” he said. ", "that ", "and ",
    "the man ", "of x ", "(", "(a) ", "\n", "a\n", ".", "A. ", "U.S. ", "— ", "said: ", "according to X, ", "Tom said that Bob and ", "; ",
    " ", "[1]", "a. [1] ", "😀", "قال ", "\u2028", "\0", "who said ", "to say ", "Mr. ", "Van der ", "’s ", "a-", "“a ‘b \"c ",
    "killed ", "12 killed and ", "5-4 ", "more than ", "1.", "$", "percent ",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_about_twice_the_time(pattern):
    """One line of 8,000 and of 32,000 characters: four times as long, where a quadratic rule would take sixteen."""
    _assert_linear(lambda size: (pattern * size)[:size])


@pytest.mark.parametrize(
    "sentence",
    [
        "{} Roe left.",
        "Ana {} left.",
        "{number} people were killed in {}.",
        "The motion passed {number} to 5 by a wider margin than the one in May, which got 9 to 5.",
        "“It is {},” {} Roe said. He left.",
    ],
)
def test_many_different_names_and_figures_take_no_longer(sentence):
    _assert_linear(lambda size: "".join(_different(sentence, size))[:size])


def _different(sentence, size):
    for number in range(size // len(sentence)):
        name = "".join(chr(97 + int(digit)) for digit in str(number)).capitalize()
        yield sentence.format(name, name, number=number + 10) + " "


def _assert_linear(text):
    short, long = text(8_000), text(32_000)
    _seconds(short)

    # A busy machine makes any one of them slow, but not three times in a row.
    assert any(_seconds(long) < 8 * max(_seconds(short), 0.05) for _ in range(3))


def _seconds(text):
    began = time.process_time()
    findings(extract(text))
    return time.process_time() - began


def test_extraction_needs_neither_django_nor_a_database():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, reviews.extraction; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert loaded.stdout.strip() == "False"
