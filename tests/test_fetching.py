"""The newsroom says whether its server fetches pages, and sites are told whose server it is."""

import pytest

from factcheck.alone import alone
from reviews import fetching
from reviews.fetching import Unfetched, fetch
from tests.intake.fetch.listener import connections_of_this_process


@pytest.mark.parametrize(("is_on", "code"), [(False, "off"), (True, "forbidden")])
def test_nothing_is_fetched_where_the_newsroom_says_so(is_on, code, settings):
    settings.FETCH = is_on

    with connections_of_this_process() as connected, pytest.raises(Unfetched) as error:
        fetch("http://127.0.0.1/")

    assert (error.value.code, connected) == (code, [])


def test_reason_is_a_sentence_in_the_language_of_who_reads_it(settings):
    settings.FETCH = False

    with pytest.raises(Unfetched) as error:
        fetch("https://example.org/")

    assert str(error.value).startswith("This newsroom's server fetches nothing; ")
    assert error.value.worded(lambda text: text.upper()).startswith("THIS NEWSROOM'S SERVER")


@pytest.mark.parametrize(
    ("site", "expected"),
    [("https://checks.example", "https://checks.example"), ("https://bön.example", "https://b%C3%B6n.example")],
)
def test_site_is_told_whose_server_asks(site, expected, settings, monkeypatch):
    settings.SITE_URL = site
    monkeypatch.setattr(fetching.web, "fetch", lambda address, *, agent, limits: (address, agent))

    assert fetch("https://example.org/") == ("https://example.org/", f"Factcheck (+{expected}/)")


def test_one_page_is_fetched_at_a_time():
    with alone("fetching"), pytest.raises(Unfetched) as error:
        fetch("https://example.org/")

    assert error.value.code == "busy"
