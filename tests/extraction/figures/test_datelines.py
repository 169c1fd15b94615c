"""The day that an article tells of itself."""

from datetime import date

import pytest

from reviews.extraction.figures.dates import datelines
from tests.extraction.mentions import as_told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port Arden, 25 Jul 89 (ANP) -- [Text] The army met today.", date(1989, 7, 25)),
        ("ARDEN, Jan. 3, 2014 (AP) — A man fell.", date(2014, 1, 3)),
        ("A man fell\n\nPosted: Monday, Sept. 21, 2015\n\nA man fell.", date(2015, 9, 21)),
        ("story updated at 4:04pm on August 10, 2013\n\nA man fell.", date(2013, 8, 10)),
        ("A man fell\n\nThursday, February 23, 2006\n\nA man fell.", date(2006, 2, 23)),
        ("A man fell on May 3, 2013, police said.", None),
        ("Arden, 31 June 1989 (ANP) -- A man fell.", None),
        ("A man fell. " * 200 + "\n\nPosted: May 3, 2013", None),
    ],
)
def test_article_tells_its_own_day(text, expected):
    assert datelines.day(text, "en") == expected


def test_days_are_counted_from_the_dateline_unless_the_day_is_told():
    text = "Port Arden, 25 Jul 89 (ANP) -- The army said today that it had seized 12 guns."

    assert as_told(text) == ["The army said on 25 July 1989 that it had seized 12 guns."]
    assert "4 March 2026" in as_told(text, published=date(2026, 3, 4))[0]


def test_other_languages_tell_no_day_of_their_own():
    assert datelines.day("Arden, 25 juillet 1989 -- Posted: May 3, 2013", "fr") is None
