"""The size of a change must fit its figures."""

import pytest

from .conftest import of


def test_large_change_is_said_in_plain_figures():
    (found,) = of("size of the change", "Sales rose from 10 dollars to 500 dollars, an increase of 4,900 per cent.")

    assert "is 4,900 per cent" in found.sentence


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("from $410 million to $615 million, an increase of 50 percent", True),
        ("from $410 million to $615 million, an increase of 40 percent", False),
        ("50 percent, from 450 pounds to 675 pounds", True),
        ("28 per cent, from 20,530 to 26,280", True),
        ("38 per cent, from 20,530 to 26,280", False),
        ("70 percent, from 450 pounds to 675 pounds", False),
        ("to 15 boats from 12 boats (25%)", True),
        ("to 15 boats from 12 boats, up nearly 40 percent", False),
        ("from 1,200 boats to 1,500 boats, up more than 20 percent", True),
        ("from $1.2 million to $1.5 million, up 28 percent", None),
        ("from 8.4% to 6.9%, a drop of 1.5 percentage points", True),
        ("from 8.4% to 6.9%, a drop of 1.9 percentage points", False),
        ("from 8.4% to 6.9%, a drop of 18 percent", True),
        ("from 8.4% to 6.9%, a drop of 1.5 percent", None),
        ("from 61.2 percent to 48.7 percent, down more than 20 points", False),
    ],
)
def test_size_of_a_change_is_held_against_its_figures(told, holds):
    (found,) = of("size of the change", f"The figure rose {told}.")

    assert found.holds is holds


@pytest.mark.parametrize(
    "text",
    [
        "Tickets range from $4 to $6, and sales rose 5 percent.",
        "He cut the staff from 40 people to 30 people while the pay of the rest rose 5 percent.",
        "Exports rose from $4 million to $6 million, and imports of grain rose 5 percent.",
    ],
)
def test_share_of_something_else_is_no_size_of_the_change(text):
    assert not of("size of the change", text)
