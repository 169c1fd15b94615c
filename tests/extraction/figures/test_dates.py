from datetime import date

import pytest

from reviews.extraction.figures import dates
from reviews.extraction.text.tokens import split


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
