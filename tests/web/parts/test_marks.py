"""Where one claim stands inside another, or crosses it, the article is cut so that every piece knows its claims."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from reviews.web.parts.marks import numbered, paragraphs


@dataclass(frozen=True)
class Span:
    start: int
    end: int


def cut(text, *spans):
    """Return each paragraph as pieces of text with the numbers of the claims over them."""
    found = paragraphs(text, numbered(Span(*span) for span in spans))
    return [[(piece.text, [mark.number for mark in piece.marks]) for piece in one.segments] for one in found]


def test_marks_leave_a_text_without_claims_whole():
    assert cut("One line.\n\nAnother.") == [[("One line.", [])], [("Another.", [])]]


def test_marks_nest_with_the_outer_claim_first():
    assert cut("He said: 12 died.", (3, 17), (9, 16)) == [
        [("He ", []), ("said: ", [1]), ("12 died", [1, 2]), (".", [1])]
    ]


def test_marks_that_cross_share_the_piece_between():
    assert cut("abcdef", (0, 4), (2, 6)) == [[("ab", [1]), ("cd", [1, 2]), ("ef", [2])]]


def test_marks_on_the_same_words_are_both_there():
    assert cut("Same words.", (0, 10), (0, 10)) == [[("Same words", [1, 2]), (".", [])]]


def test_mark_over_two_paragraphs_is_numbered_at_its_end():
    text = "“It began.\n\n“It ended.”"
    first, second = paragraphs(text, numbered([Span(0, 23)]))

    assert [mark.number for mark in first.segments[0].begins] == [1]
    assert first.segments[0].ends == ()
    assert [mark.number for mark in second.segments[0].ends] == [1]
    assert [mark.number for mark in second.marks] == [1]


def test_marks_end_with_the_paragraph_where_their_last_word_stands():
    """The blank line that a claim reaches into is no place for its number."""
    (piece,) = paragraphs("abc\n\n", numbered([Span(0, 3)]))[0].segments

    assert (piece.text, [mark.number for mark in piece.ends]) == ("abc", [1])


def test_single_newline_stays_inside_its_paragraph():
    assert cut("one\ntwo\n\n\nthree") == [[("one\ntwo", [])], [("three", [])]]


def test_every_line_is_a_paragraph_where_no_line_is_blank():
    assert cut("one\ntwo") == [[("one", [])], [("two", [])]]


def test_marks_beyond_the_text_are_cut_off():
    assert cut("short", (2, 99)) == [[("sh", []), ("ort", [1])]]


def test_inner_and_outer_claim_of_a_piece():
    pieces = paragraphs("abcdef", numbered([Span(0, 6), Span(2, 4)]))[0].segments

    assert [(piece.inner.number, piece.outer and piece.outer.number) for piece in pieces] == [
        (1, None),
        (2, 1),
        (1, None),
    ]


@given(
    st.text(alphabet="ab \n«א", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
)
def test_pieces_joined_are_the_text_and_carry_exactly_their_claims(text, spans):
    marks = numbered(Span(start, start + length) for start, length in spans)

    shown = 0
    for paragraph in paragraphs(text, marks):
        at = paragraph.start
        assert text[shown:at].strip() == ""
        for piece in paragraph.segments:
            over = {mark.number for mark in marks if mark.start < at + len(piece.text) and mark.end > at}
            assert text[at : at + len(piece.text)] == piece.text
            assert {mark.number for mark in piece.marks} == over
            at += len(piece.text)
        shown = at
    assert text[shown:].strip() == ""
