from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.extraction.figures import dates, numbers, quantities
from reviews.extraction.text.tokens import split

from .corpora import cases


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities_are_read_as_the_corpus_says(case):
    found = quantities.find(case["text"])

    assert [[q.value if q.value is not None else [q.minimum, q.maximum], q.unit, q.bound] for q in found] == case[
        "quantities"
    ]


def test_quantity_as_json_has_a_value_or_both_ends():
    one, more = quantities.find("It weighs 3 kg and takes 5 to 8 minutes.")

    assert one.as_json() == {"start": 10, "end": 14, "value": 3, "unit": "kilogram", "bound": "exactly"}
    assert more.as_json() == {"start": 25, "end": 39, "minimum": 5, "maximum": 8, "unit": "minute", "bound": "exactly"}


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


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("on Tuesday", "2023-12-12"),
        ("on Wednesday", "2023-12-13"),
        ("last Wednesday", "2023-12-06"),
        ("next Friday", "2023-12-15"),
        ("yesterday", "2023-12-12"),
        ("last month", "2023-11"),
        ("this year", "2023"),
        ("three days ago", "2023-12-10"),
        ("two months ago", "2023-10"),
        ("in October", "2023-10"),
        ("in May", "2023-05"),
        ("on 20 December", "2023-12-20"),
        ("in January 2020", "2020-01"),
        ("in March of 1990", "1990-03"),
        ("on October 7, 2021", "2021-10-07"),
        ("on the 7th of October 2021", "2021-10-07"),
        ("on Oct. 7", "2023-10-07"),
        ("on Tuesday, Dec. 12", "2023-12-12"),
        ("2023-12-12", "2023-12-12"),
        ("on 10/17/2023", "2023-10-17"),
        ("in 2019", "2019"),
        ("on 31 February 2020", None),
        ("on 10/7/2023", None),
        ("in the 1990s", None),
        ("at 10:30 p.m.", None),
        ("a year earlier", None),
    ],
)
def test_date_is_counted_from_the_day_of_publication(words, iso):
    (when,) = dates.find(split(words), date(2023, 12, 13))

    assert when.iso == iso


def test_date_of_january_news_lies_in_the_year_before():
    (when,) = dates.find(split("in November"), date(2024, 1, 10))

    assert when.iso == "2023-11"


def test_weekday_without_a_day_of_publication_is_no_date():
    (when,) = dates.find(split("on Tuesday"))

    assert (when.iso, when.weekday) == (None, 1)


@pytest.mark.parametrize("words", ["May said so", "Jan left", "2,019 ships", "he may go", "the march ended"])
def test_no_date(words):
    assert dates.find(split(words), date(2023, 12, 13)) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_quantities_of_any_text_lie_inside_it(text):
    for quantity in quantities.find(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
