from hypothesis import given
from hypothesis import strategies as st

from reviews.intake import Unreadable
from reviews.intake.article import Change
from reviews.intake.formats.written import MOST_CHANGES, MOST_TOLD, Line, Written, row
from reviews.intake.text import canonical

WORDS = st.text(st.characters() | st.sampled_from("\n \u00ad\u0301\u200f\x00a1"), max_size=12)


@given(st.lists(st.tuples(WORDS, st.integers(1, 3), st.sampled_from(["\n\n", " "]))))
def test_text_is_as_it_is_stored_and_each_place_begins_with_its_words(pieces):
    written = Written()
    for words, page, joint in pieces:
        written.add(words, place=("page", str(page)), joint=joint)
    try:
        found = written.intake()
    except Unreadable:
        return

    assert found.text == canonical(found.text)
    starts = [place.start for place in found.locators]
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert all(found.text[start : start + 1].strip() for start in starts)


def test_what_is_left_out_between_the_same_words_is_told_in_one():
    line = Line()
    for words, gone in (("It was ", None), ("1", "deleted"), ("1", "deleted"), ("12", None), ("3", "deleted")):
        line.put(words, gone)

    assert (line.words, line.left) == ("It was 12", [("deleted", "11"), ("deleted", "3")])


def test_row_keeps_what_its_cells_left_out_and_refer_to():
    cells = [Line(), Line(), Line()]
    cells[0].put("For\nit")
    cells[1].put("11", "deleted")
    cells[2].put("12")
    cells[2].notes.append("footnote 1")

    (found,) = row([[cell] for cell in cells])

    assert (found.words, found.left, found.notes) == ("For it · 12", [("deleted", "11")], ["footnote 1"])


def test_only_so_many_changes_are_told():
    written = Written()
    written.add("Words.")
    for number in range(MOST_CHANGES + 1):
        written.tell("comment", f"{number} of many")

    assert len(written.intake().changes) == MOST_CHANGES


def test_only_so_much_of_them_is_told():
    written = Written()
    written.add("Words.")
    for number in range(MOST_CHANGES):
        written.tell("comment", f"{number}" * 9_000)

    changes = written.intake().changes

    assert changes[0] == Change("comment", "0" * 2_000)
    assert sum(len(change.words) for change in changes) == MOST_TOLD
