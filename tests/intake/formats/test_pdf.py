import time

import pytest

from reviews.intake import Unreadable, read
from reviews.intake.formats.pdf.direction import Letter, in_order, is_leftward
from reviews.intake.kinds import PDF

from .made import changes, texts
from .printed import LOCKED, column, printed

FIRST = (
    "The council of Marwick voted 12 to 3 on Monday for the",
    "new bridge, after a debate of four hours in the hall.",
)
SECOND = ("Three people were hurt when the old one was closed, the", "police said.")


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, name="x.pdf")
    return str(refused.value)


def test_lines_become_paragraphs():
    found = read(printed(column(*FIRST, "", *SECOND)), name="minutes.pdf")

    assert found.text.split("\n\n") == [" ".join(FIRST), " ".join(SECOND)]
    assert (found.kind, found.title, found.changes) == (PDF, "minutes", ())


def test_indented_line_and_one_behind_a_short_line_begin_a_paragraph():
    left = column(*FIRST)
    indented = column(*SECOND, top=670)
    indented[0] = (80, *indented[0][1:])

    assert texts(printed(left + indented)) == [" ".join(FIRST), " ".join(SECOND)]
    assert texts(printed(column(*SECOND, *FIRST))) == [" ".join(SECOND), " ".join(FIRST)]


def test_large_first_line_is_the_title_and_a_paragraph():
    found = read(printed(column("Bridge approved", top=740, size=20) + column(*FIRST)), name="x.pdf")

    assert found.title == "Bridge approved"
    assert found.text.split("\n\n") == ["Bridge approved", " ".join(FIRST)]


def test_items_and_rows_stand_alone():
    lines = ("1. Bridge, approved by the council on Monday evening in", "2. Harbour", "Ayes 71", "Noes 69")

    assert texts(printed(column(*FIRST, *lines)))[1:] == [*lines]


def test_columns_are_read_one_after_the_other():
    left, right = column(*FIRST, "", *SECOND[:1]), column(*SECOND[1:], "", *FIRST, left=380)

    assert texts(printed(left + right)) == [" ".join(FIRST), " ".join(SECOND), " ".join(FIRST)]


def test_paragraph_runs_over_the_end_of_a_page_and_each_page_has_its_place():
    found = read(printed(column(*FIRST, "", SECOND[0]), column(SECOND[1], "", *FIRST)), name="x.pdf")

    assert found.text.split("\n\n") == [" ".join(FIRST), " ".join(SECOND), " ".join(FIRST)]
    assert [(place.kind, place.value) for place in found.locators] == [("page", "1"), ("page", "2")]
    assert [found.text[place.start :][:12] for place in found.locators] == ["The council ", "police said."]


@pytest.mark.parametrize(
    ("lines", "text", "told"),
    [
        (("The vote of the coun-", "cil was 12 to 3."), "The vote of the council was 12 to 3.", "coun-cil"),
        (("A well-known bridge is a well-", "known bridge."), "A well-known bridge is a well-known bridge.", None),
        (("The Anglo-", "Saxon bridge."), "The Anglo-Saxon bridge.", None),
        (("It was built in 1999-", "2001 by the county."), "It was built in 1999-2001 by the county.", None),
    ],
)
def test_word_that_a_line_broke_is_whole(lines, text, told):
    found = read(printed(column("Some words of the length of a line of this page, and more.", *lines)), name="x.pdf")

    assert found.text.split("\n\n")[-1].endswith(text)
    assert changes(found) == ([("joined", told)] if told else [])


def test_word_may_be_broken_by_the_end_of_a_page():
    found = read(printed(column("The vote of the coun-"), column("cil was 12 to 3.")), name="x.pdf")

    assert found.text == "The vote of the council was 12 to 3."
    assert [place.start for place in found.locators] == [0, found.text.index("cil")]


def test_running_heads_and_numbers_of_pages_are_left_out_and_told():
    pages = [
        [
            (60, 780, 9, "Report of the inquiry"),
            (60, 770, 9, "Volume 2"),
            *column(*FIRST, "", f"Page of the {n}th witness."),
            (300, 20, 9, f"{n} | Annual report"),
        ]
        for n in range(10, 14)
    ]

    found = read(printed(*pages), name="x.pdf")

    assert "inquiry" not in found.text
    assert "Annual" not in found.text
    assert found.text.count(FIRST[0]) == found.text.count("witness") == 4
    assert changes(found) == [
        ("furniture", words) for words in ("Report of the inquiry", "Volume 2", "10 | Annual report")
    ]


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "Page 1 of 1", "1/1", "p. 1"])
def test_number_of_a_single_page_is_no_text(number):
    assert "".join(texts(printed([*column(*FIRST), (300, 20, 9, number)]))) == " ".join(FIRST)


def test_figure_at_the_end_of_a_page_stays():
    assert texts(printed([*column(*FIRST), (60, 20, 9, "Total 412")]))[-1] == "Total 412"


def test_raised_mark_is_no_digit_of_a_figure():
    line = [(60, 700, 12, "Of the 12"), (110, 705, 7, "3"), (120, 700, 12, "wounded, 3 died.")]

    assert texts(printed(line)) == ["Of the 12³ wounded, 3 died."]


def test_words_that_nobody_sees_are_told():
    found = read(printed([*column(*FIRST), (60, 400, 1, "tiny words"), (900, 300, 12, "outside")]), name="x.pdf")

    assert found.text == " ".join(FIRST)
    assert changes(found) == [("hidden", "tiny words outside")]


def test_page_that_is_a_picture_is_told_and_a_file_of_them_refused():
    assert changes(read(printed(column(*FIRST), [], column(*SECOND)), name="x.pdf")) == [("picture", "2")]
    assert "only pictures of its pages" in refusal(printed([], []))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (printed(column(*FIRST), trailer=LOCKED), "protected with a password"),
        (printed(column(*FIRST))[:150], "is damaged"),
        (b"%PDF-1.7\n%%EOF", "is damaged"),
        (printed(), "is damaged"),
        (printed([(60, 700, 12, " ")]), "has no words"),
    ],
)
def test_pdf_that_gives_nothing_says_why(data, said):
    assert said in refusal(data)


def test_more_text_than_is_taken_in_is_refused():
    page = column(*["words " * 20] * 45)

    assert "longer than 1,000 kB" in refusal(printed(*[page] * 300))


@pytest.mark.long
def test_report_of_three_hundred_pages_is_read_in_seconds():
    began = time.monotonic()

    found = read(printed(*[column(*FIRST * 12, "", *SECOND * 8)] * 300), name="x.pdf")

    assert time.monotonic() - began < 8
    assert [place.value for place in found.locators] == [str(number) for number in range(1, 301)]


def test_line_that_is_read_from_right_to_left_is_in_the_order_of_its_letters():
    shown = "2019 لادتعا WHO نم 12 توصو"
    placed = [Letter(letter, at * 10, at * 10 + (0 if letter == " " else 9)) for at, letter in enumerate(shown)]

    assert in_order(placed, 10) == "وصوت 12 من WHO اعتدال 2019"
    assert in_order(placed[::-1], 10) == "وصوت 12 من WHO اعتدال 2019"


def test_direction_of_a_line_is_that_of_most_letters():
    assert is_leftward("صوت 12 (WHO) 2019")
    assert not is_leftward("The council (صوت) voted 12 to 3.")
    assert not is_leftward("12 – 3")


def test_mark_above_a_letter_stays_there_and_space_without_room_goes():
    placed = [Letter("\u062a", 0, 8), Letter(" ", 9, 9), Letter("\u0651", 9.5, 12), Letter("\u0648", 9, 14)]

    assert in_order(placed, 100) == "\u0648\u0651\u062a"
