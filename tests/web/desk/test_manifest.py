"""The desk on a phone's home screen."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_shared_page_goes_to_where_articles_are_added(client):
    answer = client.get(reverse("desk-manifest"))

    told = answer.json()
    assert (answer["Content-Type"], told["share_target"]["action"]) == (
        "application/manifest+json",
        "/desk/articles/add/",
    )
    assert told["share_target"]["method"] == "GET"
    assert not answer.cookies


def test_desk_names_it(client, reviewer):
    client.force_login(reviewer)

    page = client.get(reverse("articles"))

    assert '<link rel="manifest" href="/manifest.json">' in page.text
    assert "manifest-src 'self'" in page["Content-Security-Policy"]
