"""What readers see of a check that was corrected or is being checked again, and how it stood before."""

import re

import pytest
from django.urls import reverse

from reviews.workflow.checks import publishing, reviewing
from reviews.workflow.table import leases
from tests.factories import ClaimantFactory, UserFactory
from tests.pages import text_of
from tests.published import ask_for_correction, correct, publish, url_of

pytestmark = pytest.mark.django_db


def test_corrected_check_shows_the_new_verdict_and_what_changed(client, claim):
    correct(claim, reason="Two votes were counted twice.", verdict="mostly-true", review={"summary": "Nearly."})

    text = text_of(client.get(url_of(claim)))

    assert "Mostly true" in text
    assert "Nearly." in text
    assert "Substantial ·" in text  # announced as an update, but the verdict changed
    assert "Two votes were counted twice. Verdict: True → Mostly true" in text
    assert "Revisions: 1 · 2" in text


def test_version_stays_as_it_stood_and_leads_to_the_current_one(client, claim):
    correct(claim, verdict="false", review={"summary": "Not at all."})

    response = client.get(reverse("check-version", args=[claim.public_id, 1]))

    html = response.content.decode()
    assert "The minutes give the same figures." in html
    assert "Not at all." not in html
    assert f'href="{url_of(claim)}">Read the check as it stands now' in html
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in html
    assert "application/ld+json" not in html


def test_version_that_never_was_is_not_found(client, claim):
    for number in (0, 2, 2**63, 10**30):
        assert client.get(f"/checks/{claim.public_id}/v/{number}/").status_code == 404


def test_corrected_speaker_is_the_one_that_readers_and_programs_get(client):
    claim = publish(
        kind="statement", attribution="accurate", verdict=None, claimant=ClaimantFactory(name="Ann Vance", slug="vance")
    )
    editor, author = UserFactory(editor=True), UserFactory(reviewer=True)
    publishing.correct(claim, by=editor, seen=claim.version, note="It was somebody else.")
    leases.take(claim, by=author, seen=claim.version)
    changes = {
        "wording": claim.wording,
        "details": claim.details,
        "claimant": "Osei Lindqvist",
        "claimant_role": "Treasurer",
    }
    reviewing.describe(claim, by=author, token=claim.lease_token, **changes)
    leases.release(claim, by=author, token=claim.lease_token)
    publish(claim=claim, verdict=None, attribution="accurate")

    page = client.get(url_of(claim)).content.decode()

    assert '<a href="/claimants/osei-lindqvist/"><bdi>Osei Lindqvist</bdi></a>, <bdi>Treasurer</bdi>' in page
    assert '"claimReviewed":"Osei Lindqvist said: ' in page
    assert '"author":{"@type":"Person","name":"Osei Lindqvist","jobTitle":"Treasurer"}' in page
    assert client.get("/claimants/vance/").status_code == 404
    assert client.get("/claimants/osei-lindqvist/").status_code == 200


def test_correction_stands_above_the_conclusion(client, claim):
    correct(claim, verdict="false")

    text = text_of(client.get(url_of(claim)))

    above = text[text.index("read it in the article") : text.index("What we found")]
    assert "Substantial" in above
    assert "A figure was wrong." in above
    assert "True → False" in above


def test_version_shows_above_its_conclusion_only_its_own_correction(client, claim):
    correct(claim, reason="The first reason.")
    correct(claim, reason="The second reason.")

    for number, reason in ((1, ""), (2, "The first reason."), (3, "The second reason.")):
        text = text_of(client.get(f"/checks/{claim.public_id}/v/{number}/"))
        above = text[: text.index("What we found")]
        assert re.findall(r"The \w+ reason\.", above) == [reason] * bool(reason)


def test_check_that_is_checked_again_says_so_everywhere_and_not_what_the_desk_says_of_it(client, claim):
    claim.claimant = ClaimantFactory(name="Ada Lund", slug="ada-lund")
    claim.save()
    correct(claim)
    pages = (url_of(claim), "/", "/search/?q=bridge", "/claimants/ada-lund/", "/feed.xml", "/api/v1/checks/")
    before = {page: client.get(page) for page in pages}
    assert not any(
        "hecked again" in response.text or "hecking this again" in response.text for response in before.values()
    )

    ask_for_correction(claim)

    for page in pages:
        response = client.get(page, headers={"If-None-Match": before[page].headers.get("ETag", "")})
        assert response.status_code == 200, page
        assert "misread" not in response.text, page
        if "api" in page:
            assert response.json()["results"][0]["rechecked"] is not None
        else:
            assert re.search("hecked again|hecking this again", response.text), page
    assert f"corrected {claim.publication.live.published_at:%-d}" in text_of(client.get("/"))


def test_mark_goes_when_the_correction_stands(client, claim):
    correct(claim)

    assert "checking this again" not in client.get(url_of(claim)).text
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["rechecked"] is None


def test_note_for_the_desk_is_not_what_readers_are_told(client, claim):
    correct(claim, reason="The minutes give 13 votes.")

    for page in (url_of(claim), "/corrections/", "/feed.xml", "/claimreview.json"):
        text = client.get(page).text
        assert "The minutes give 13 votes." in text, page
        assert "misread" not in text, page
