"""Parts of those who came to harm fit their whole; figures told in two ways are pointed out."""

from datetime import date

import pytest

from .conftest import of


@pytest.mark.parametrize(("whole", "part", "holds"), [("Five", "three", True), ("Five", "six", False)])
def test_part_must_fit_its_whole(whole, part, holds):
    (found,) = of("part of the whole", f"{whole} people were killed, including {part} children.")

    assert found.holds is holds


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("At least 5", "three", True),
        ("At least 5", "seven", None),
        ("Five", "at least seven", False),
        ("Five", "up to three", True),
        ("Up to five", "seven", False),
        ("Up to five", "three", None),
        ("Dozens of", "three", None),
    ],
)
def test_part_of_an_open_figure_is_judged_by_what_the_figures_can_mean(whole, part, holds):
    (found,) = of("part of the whole", f"{whole} people were killed, including {part} children.")

    assert found.holds is holds


def test_figure_told_in_two_ways_is_pointed_out_and_not_judged():
    text = "Twelve miners were killed on Monday, police said. The mayor said 14 miners were killed."

    (found,) = of("told in two ways", text)

    assert (found.computed, found.holds) == ({"counts": [12, 14]}, None)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve miners were killed in Arden. In Besk, 14 miners were killed.",
        "Twelve miners were killed on Monday. On Tuesday 14 miners were killed.",
    ],
)
def test_figures_of_two_places_or_days_are_not_held_against_each_other(text):
    assert of("told in two ways", text, published=date(2024, 5, 3)) == []


def test_figure_told_twice_alike_is_no_finding():
    assert (
        of("told in two ways", "Twelve miners were killed, police said. The 12 miners were killed underground.") == []
    )


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        (": seven men, three women and two children", True),
        (": seven men, three women and one child", False),
        (" — seven men and three women", False),
        (", including seven men and three women", True),
        (", including seven men, three women and four children", False),
        (", including seven women and six teachers", None),  # some women may be teachers
        (", including three boys, four girls and six children", None),
        (", seven men, three women and two children", True),
        (", seven men, three women and one child", None),  # nobody says that the list is whole
    ],
)
def test_parts_must_make_their_whole(told, holds):
    (found,) = of("parts of the whole", f"12 people were killed{told}.")

    assert found.holds is holds


def test_sum_of_the_parts_is_told_with_its_figures():
    (found,) = of("parts of the whole", "12 people were killed: seven men, three women and one child.")

    assert found.computed == {"total": 12, "parts": [7, 3, 1], "sum": 11}
    assert found.sentence == "7, 3 and 1 make 11, and the list is of 12."
    assert len(found.claims) == 4


def test_part_too_large_by_itself_is_no_matter_of_the_sum():
    holds = [found.holds for found in of("part of the whole", "Six were killed, including two men and nine women.")]

    assert holds == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed, five rebels and three policemen, the army said.",
        "At least 12 people were killed: seven men and three women.",
        "The blast killed six priests, a cook and her son.",
        "Twelve people were killed, seven men and three women were wounded.",
    ],
)
def test_list_that_is_of_no_known_whole_is_not_summed(text):
    assert of("parts of the whole", text) == []


def test_one_of_several_is_no_second_figure():
    assert of("told in two ways", "Two men were killed. The gunman was one of the two men who were killed.") == []


@pytest.mark.parametrize(("children", "holds"), [(4, True), (7, False)])
def test_what_is_told_of_the_dead_adds_up_to_them(children, holds):
    (found,) = of("parts of the whole", f"Of the 31 dead, 18 were women, 9 were men and {children} were children.")

    assert found.holds is holds
