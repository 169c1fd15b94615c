import pytest

from reviews.extraction.figures import numbers
from reviews.extraction.text.tokens import split


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty-three", 23),
        ("two hundred and five", 205),
        ("twenty-eight thousand six hundred and forty-two", 28642),
        ("nineteen", 19),
        ("a hundred", 100),
        ("half a million", 500000),
        ("two and a half billion", 2500000000),
        ("3.5bn", 3500000000),
        ("25k", 25000),
        ("1,204", 1204),
        ("1,00,000", 100000),
        ("2 hundred thousand", 200000),
        ("two-thirds", 2 / 3),
        ("½", 0.5),
        ("2 1/2", 2.5),
        ("minus 7", -7),
    ],
)
def test_number_is_worth(written, value):
    (number,) = numbers.find(split(written))

    assert number.value == value
    assert (number.start, number.end) == (0, len(written))


@pytest.mark.parametrize("written", ["1:36.6", "1.2.3", "a third person", "some", "7" * 40, "scores"])
def test_no_number(written):
    assert numbers.find(split(written)) == []


def test_numbers_stay_apart():
    assert [number.value for number in numbers.find(split("one two three, 9/11, 24/7"))] == [1, 2, 3, 9, 11, 24, 7]
