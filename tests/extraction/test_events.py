import pytest

from reviews.extraction import extract


def events(text):
    return [claim.quote for claim in extract(text) if claim.kind == "event"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council approved the new bridge on Monday.", ["The council approved the new bridge on Monday"]),
        ("Parliament has repealed the act, and nobody noticed.", ["Parliament has repealed the act"]),
        ("The mayor was arrested in Arden.", ["The mayor was arrested in Arden"]),
        ("While the ruling is non-binding, it carries weight.", ["the ruling is non-binding"]),
        (
            "The ship sank off Cape Arden and the crew was rescued.",
            ["The ship sank off Cape Arden", "the crew was rescued"],
        ),
        ("Israel and Egypt signed the accord in 1979.", ["Israel and Egypt signed the accord in 1979"]),
    ],
)
def test_event_is_what_somebody_did_or_what_is_so(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The council will approve the bridge.", "the future"),
        ("The council may have approved the bridge.", "a possibility"),
        ("Has the council approved the bridge?", "a question"),
        ("They approved it.", "nobody is named"),
        ("The approved bridge is pretty.", "a participle before its noun"),
        ("The council seems tired.", "no happening"),
        ("Ilse Brandt said the council approved the bridge.", "part of a statement"),
        ("Council Approves New Bridge\n\nIt rained.", "a heading"),
    ],
)
def test_no_event_in(text, why):
    assert events(text) == [], why
