"""Copies are kept for rows of evidence, handed in with them, and read from."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reviews.fetching import Unfetched
from reviews.models import Claim, Evidence
from reviews.models.copy import COPY_LIMIT, Body, Copy
from reviews.workflow.copies import keeping
from tests.factories import UserFactory
from tests.features.evidence.made import fetched, pdf
from tests.pages import HTMX, on_one_line

from .form import MINUTES, address, button, expire, posted

pytestmark = pytest.mark.django_db
BESIDE = MINUTES | {"url": "https://records.example/votes", "title": "Votes"}
SHA256 = fetched().sha256


@pytest.fixture
def web(monkeypatch):
    """What stands at every address, or why it cannot be fetched."""
    pages = [fetched()]

    def fetch(_):
        if isinstance(pages[-1], Exception):
            raise pages[-1]
        return pages[-1]

    monkeypatch.setattr(keeping, "fetch", fetch)
    return pages


def keep(desk, claim, *rows, place=0, headers=HTMX):
    return desk.post(button(claim, "evidence-copy", place), posted(claim, *rows), headers=headers)


def copies():
    return {row.title: row.copy and row.copy["sha256"] for row in Evidence.objects.order_by("position")}


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_copy_is_kept_beside_its_row(desk, claim, web, headers):
    answer = keep(desk, claim, MINUTES, BESIDE, place=1, headers=headers)

    assert answer.status_code == 200
    assert copies() == {"Minutes of the council": None, "Votes": SHA256}
    assert on_one_line(answer).count("Copy kept on 27 November 2026, SHA-256") == 1
    assert f"/desk/copies/{Copy.objects.get().public_id}/?claim={claim.public_id}" in answer.text
    assert on_one_line(desk.get(address(claim))).count("Copy kept on") == 1


def test_copy_stays_with_its_row_however_it_is_moved_and_retold(desk, claim, web):
    keep(desk, claim, MINUTES, BESIDE)
    [first, second] = Evidence.objects.order_by("position")
    keys = [{"key": second.key} | BESIDE, {"key": first.key} | MINUTES | {"title": "The minutes"}]

    desk.post(button(claim, "save"), posted(claim, *keys))

    assert copies() == {"Votes": None, "The minutes": SHA256}


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (Unfetched("off"), "This newsroom&#x27;s server fetches nothing"),
        (Unfetched("too-slow", seconds=8), "did not send the page within 8 seconds"),
    ],
)
def test_page_that_cannot_be_fetched_leaves_the_row_and_says_why(desk, claim, web, page, message):
    web.append(page)

    answer = keep(desk, claim, MINUTES)

    assert answer.status_code == 200
    assert message in answer.text
    assert copies() == {"Minutes of the council": None}


def test_address_inside_the_house_is_not_kept(desk, claim):
    assert "does not lead to the public web" in keep(desk, claim, MINUTES | {"url": "127.0.0.1/admin"}).text
    assert not Body.objects.exists()


def test_row_that_is_not_there_keeps_nothing(desk, claim, web):
    assert keep(desk, claim, MINUTES, place=7).status_code == 200
    assert desk.post(button(claim, "evidence-give", 7), posted(claim)).status_code == 404
    assert not Copy.objects.exists()


def test_copy_is_not_kept_by_who_lost_the_claim(desk, claim, web):
    data = posted(claim)
    expire(claim)

    assert desk.post(button(claim, "evidence-copy", 0), data).status_code == 409
    assert not Evidence.objects.exists()


def test_copy_is_frozen_with_what_is_handed_in(desk, claim, web):
    keep(desk, claim, MINUTES, BESIDE)
    stored = Evidence.objects.order_by("position")
    desk.post(button(claim, "submit"), posted(claim, *({"key": row.key} | row.row for row in stored)))

    with_copy, without = claim.review_revisions.get().content["evidence"]

    assert with_copy["copy"] == Copy.objects.get().told
    assert "copy" not in without
    assert f"/desk/copies/{Copy.objects.get().public_id}/" in desk.get(address(claim)).text


def test_copy_of_another_address_is_not_handed_in(desk, claim, web):
    keep(desk, claim, MINUTES)
    row = {"key": Evidence.objects.get().key} | MINUTES | {"url": "https://records.example/other"}
    assert "The address was changed since" in desk.post(button(claim, "evidence-up", 0), posted(claim, row)).text

    desk.post(button(claim, "submit"), posted(claim, row))

    assert "copy" not in claim.review_revisions.get().content["evidence"][0]


def test_two_papers_with_one_report_are_shown_here_and_to_the_editor(desk, client, claim, web):
    keep(desk, claim, MINUTES, BESIDE)
    rows = [{"key": row.key} | row.row for row in Evidence.objects.order_by("position")]
    message = "Evidence 1, 2: one origin, as the texts are nearly the same."

    assert message in keep(desk, claim, *rows, place=1).text
    desk.post(button(claim, "submit"), posted(claim, *rows))
    client.force_login(UserFactory(editor=True))
    assert message in client.get(reverse("approval", args=[claim.public_id])).text


# Files ---------------------------------------------------------------------------------------------------------------


def given(desk, claim, data=b"%PDF-", name="minutes.pdf", token=None):
    desk.post(button(claim, "save"), posted(claim))
    file = SimpleUploadedFile(name, data, "text/html")
    where = button(claim, "evidence-file", Evidence.objects.get().key)
    return desk.post(where, {"token": claim.lease_token if token is None else token, "file": file})


def test_button_leads_to_where_a_file_is_given(desk, claim):
    answer = desk.post(button(claim, "evidence-give", 0), posted(claim))

    page = desk.get(answer.url)

    assert "Minutes of the council" in page.text
    assert f'value="{claim.lease_token}"' in page.text


def test_file_is_kept_as_given_by_hand(desk, claim):
    answer = given(desk, claim, pdf("The council met"))

    row, copy = Evidence.objects.get(), Copy.objects.get()
    assert answer.url == f"{address(claim)}#row-{row.key}"
    assert row.copy == copy.told
    assert (copy.by_hand, copy.asked, copy.body.text) == (True, MINUTES["url"], "The council met")
    assert "Copy given by hand on" in on_one_line(desk.get(address(claim)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty."),
        (b"MZ\x90\x00\xff", "This is no file that is kept here."),
        (b"<" * (COPY_LIMIT + 1), "This file is larger than 10 MB"),
    ],
)
def test_bad_file_is_refused_in_a_sentence(desk, claim, data, message):
    answer = given(desk, claim, data)

    assert answer.status_code == 422
    assert message in answer.text
    assert Evidence.objects.get().copy is None
    assert not Body.objects.exists()


def test_file_is_chosen_or_refused(desk, claim):
    desk.post(button(claim, "save"), posted(claim))
    where = button(claim, "evidence-file", Evidence.objects.get().key)

    assert "Choose a file." in desk.post(where, {"token": claim.lease_token}).text
    assert desk.get(button(claim, "evidence-file", "beef")).url == address(claim)


def test_file_of_who_lost_the_claim_is_not_kept(desk, claim):
    answer = given(desk, claim, pdf("x"), token="0" * 32)

    assert answer.status_code == 409
    assert not Body.objects.exists()


def test_colleagues_and_strangers_give_no_file(client, desk, claim):
    desk.post(button(claim, "save"), posted(claim))
    where = button(claim, "evidence-file", Evidence.objects.get().key)
    for user in (UserFactory(reviewer=True), UserFactory(editor=True)):
        client.force_login(user)
        assert client.get(where).url == address(claim)
    client.force_login(UserFactory())
    assert client.get(where).status_code == 404


# Excerpts ------------------------------------------------------------------------------------------------------------


def pick(desk, claim, words, token=None):
    row, copy = Evidence.objects.get(), Copy.objects.get()
    where = reverse("evidence-excerpt", args=[claim.public_id, row.key, copy.public_id])
    return desk.post(where, {"words": words, "token": claim.lease_token if token is None else token})


def test_words_of_a_copy_become_the_excerpt(desk, claim, web):
    keep(desk, claim, MINUTES)

    answer = pick(desk, claim, "Two members abstained")

    row = Evidence.objects.get()
    assert answer.url == f"{address(claim)}#row-{row.key}"
    assert (row.excerpt, row.locator, row.title) == ("Two members abstained", "paragraph 3", MINUTES["title"])
    assert row.copy["sha256"] == SHA256


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Three members abstained", "The copy does not say this in these words."),
        ("", "The copy does not say this in these words."),
        ("a" * 2001, "An excerpt has at most 2000 characters."),
    ],
)
def test_other_words_do_not(desk, claim, web, words, message):
    keep(desk, claim, MINUTES)

    assert message in desk.get(pick(desk, claim, words).url).text
    assert Evidence.objects.get().excerpt == MINUTES["excerpt"]


def test_excerpt_needs_the_lease(desk, claim, web):
    keep(desk, claim, MINUTES)

    assert pick(desk, claim, "Two members abstained", token="").status_code == 409
    assert Evidence.objects.get().excerpt == MINUTES["excerpt"]


def test_window_that_was_open_gets_the_new_excerpt(desk, claim, web):
    keep(desk, claim, MINUTES)
    row = Evidence.objects.get()
    open_before = posted(claim, {"key": row.key} | row.row)
    pick(desk, claim, "Two members abstained")

    answer = desk.post(button(claim, "draft"), open_before, headers=HTMX)

    assert answer.status_code == 200
    assert Evidence.objects.get().excerpt == "Two members abstained"
    assert Claim.objects.get().lease_token == claim.lease_token
