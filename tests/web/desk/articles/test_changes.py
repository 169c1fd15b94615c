"""How a text differs from its source, sort by sort."""

from typing import get_args

from reviews.intake.article import What
from reviews.web.desk.articles.changes import LABELS, SHOWN, by_sort


def test_what_people_changed_stands_first_with_its_words():
    changes = [
        {"what": "hidden", "words": "Subscribe now"},
        {"what": "mended", "words": "31 votes to 18", "instead": "31 votes to 16"},
    ]

    mended, hidden = by_sort(changes)

    assert (mended.label, mended.count) == ("Changed by hand", 1)
    assert [(piece.text, piece.change) for piece in mended.shown[0]][-2:] == [("18", "gone"), ("16", "new")]
    assert (hidden.label, [piece.text for piece in hidden.shown[0]]) == (
        "Not seen on the page, and left out",
        ["Subscribe now"],
    )


def test_of_many_changes_some_are_shown_and_all_are_counted():
    (joined,) = by_sort([{"what": "joined", "words": f"word-{number}"} for number in range(SHOWN + 2)])

    assert (joined.count, len(joined.shown), joined.more) == (SHOWN + 2, SHOWN, 2)


def test_each_sort_has_a_name():
    assert LABELS.keys() >= {*get_args(What)}


def test_sort_that_has_no_name_yet_is_shown_by_its_own():
    assert [change.label for change in by_sort([{"what": "tattooed", "words": "x"}])] == ["tattooed"]
