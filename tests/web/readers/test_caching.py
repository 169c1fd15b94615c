"""What proxies and browsers may keep of a page, and until when: the same for everybody."""

import pytest
from django.test import Client
from django.urls import reverse

from reviews.web.readers import caching
from reviews.web.readers.caching import FRESH
from tests.factories import ClaimantFactory, UserFactory
from tests.published import correct, publish, url_of

from .conftest import LISTS

pytestmark = pytest.mark.django_db


def test_public_page_opens_no_session_for_people_who_are_signed_in(claim, django_assert_num_queries):
    signed_in = Client()
    signed_in.force_login(UserFactory(reviewer=True))

    with django_assert_num_queries(2):  # as for everybody
        response = signed_in.get(url_of(claim))

    assert (response["Vary"], response.cookies) == ("Accept-Language", {})
    assert response.content == Client().get(url_of(claim)).content


@pytest.mark.parametrize("name", LISTS)
def test_public_page_sets_no_cookie_and_may_be_kept_by_a_proxy(client, claim, name):
    response = client.get(reverse(name))

    assert response.cookies == {}
    assert response.get("Vary") == ("Accept-Language" if response["Content-Type"].startswith("text/html") else None)
    assert response["Cache-Control"] == FRESH
    assert client.get(reverse(name), headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("page", ["check", "version", "article", "claimant"])
def test_page_of_one_thing_is_cacheable_and_knows_when_it_changed(client, page):
    claim = publish(claimant=ClaimantFactory(slug="vance"))
    article = claim.article
    path = {
        "check": url_of(claim),
        "version": f"/checks/{claim.public_id}/v/1/",
        "article": f"/articles/{article.public_id}/{article.slug}/",
        "claimant": "/claimants/vance/",
    }[page]
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    since = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})
    correct(claim)
    after = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, since.status_code, after.status_code) == (200, 304, 304, 200)
    assert (first.cookies, first["Vary"], first["Cache-Control"]) == ({}, "Accept-Language", FRESH)
    assert (again["ETag"], again["Cache-Control"], again.content) == (first["ETag"], FRESH, b"")


def test_new_version_of_the_program_makes_new_etags(client, claim, settings, monkeypatch):
    before = client.get(url_of(claim))["ETag"]
    monkeypatch.setattr(caching, "build", lambda: "another")

    assert client.get(url_of(claim), headers={"If-None-Match": before}).status_code == 200


def test_check_page_asks_the_database_twice_once_and_once(client, claim, django_assert_num_queries):
    with django_assert_num_queries(2):  # the check, its corrections
        first = client.get(url_of(claim))
    with django_assert_num_queries(1):
        client.get(url_of(claim))
    with django_assert_num_queries(1):
        assert client.get(url_of(claim), headers={"If-None-Match": first["ETag"]}).status_code == 304
