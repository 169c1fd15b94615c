import pytest

from reviews.features.evidence.places import having, paragraphs, place_of

TEXT = "The council met.\nIt voted 31 to 18.\n\nTwo members   abstained."
PAGES = "Minutes\fThe budget passed.\nIt was late.\f\fThe end."


@pytest.mark.parametrize(
    ("text", "words", "locator"),
    [
        (TEXT, "31 to 18", "paragraph 2"),
        (TEXT, "Two members abstained.", "paragraph 3"),
        (TEXT, "met.\n\nIt voted", "paragraph 1"),
        (PAGES, "It was late.", "page 2, paragraph 2"),
        (PAGES, "The end.", "page 4, paragraph 1"),
    ],
)
def test_words_have_a_place(text, words, locator):
    assert place_of(text, words).locator == locator


@pytest.mark.parametrize("words", ["", "  ", "31 to 19", "council it"])
def test_other_words_have_none(words):
    assert place_of(TEXT, words) is None


def test_text_without_words_has_no_paragraphs():
    assert list(paragraphs("")) == []
    assert place_of("", "x") is None


def test_paragraphs_with_all_the_words_are_found():
    assert [one.number for one in having(TEXT, "COUNCIL the")] == [1]
    assert [one.number for one in having(TEXT, "o")] == [1, 2, 3]
    assert having(TEXT, "  ") == []
