"""One page has many addresses."""

import pytest

from reviews.intake.same_page import plainest


@pytest.mark.parametrize(
    "address",
    [
        "https://paper.example/world/vote",
        "http://www.paper.example/world/vote/",
        "HTTPS://Paper.Example:443/world/vote#top",
        " https://paper.example/world/%76ote?utm_source=feed&fbclid=x ",
    ],
)
def test_same_page_is_spelt_once(address):
    assert plainest(address) == "paper.example/world/vote"


@pytest.mark.parametrize(
    "other",
    [
        "https://paper.example/world/Vote",
        "https://paper.example/world/vote?page=2",
        "https://paper.example:8080/world/vote",
        "https://world.paper.example/world/vote",
    ],
)
def test_other_page_is_another(other):
    assert plainest(other) != plainest("https://paper.example/world/vote")


def test_order_of_parameters_and_letters_of_the_host_do_not_matter():
    assert plainest("https://bön.example/?b=2&a=1") == plainest("http://xn--bn-fka.example?a=1&b=2") != ""


@pytest.mark.parametrize("odd", ["", "paper", "https://[x", "https://paper.example:port/", "mailto:a@b.example"])
def test_what_is_no_address_has_no_spelling(odd):
    assert plainest(odd) == ""
