"""Earlier checks beside the form, and their evidence used again."""

import pytest

from reviews.models import EVIDENCE_LIMIT, Claim, Review
from tests.factories import ClaimFactory, UserFactory
from tests.pages import HTMX
from tests.published import XSS, publish, source

from .form import MINUTES, button, posted, titles

pytestmark = pytest.mark.django_db

OTHER = "https://archive.example/roll-call"


@pytest.fixture
def earlier(claim):
    evidence = [source(url=OTHER, title="Roll call"), source(url=MINUTES["url"], title="Minutes, again")]
    return publish(wording=claim.wording, verdict="false", review={"evidence": evidence})


def test_claim_is_beside_the_checks_that_are_like_it(desk, claim, earlier):
    page = desk.get(button(claim, "claim")).text
    listed = desk.get(button(claim, "precedents"), headers=HTMX)

    assert button(claim, "precedents") in page
    assert earlier.public_id in listed.text
    assert "False" in listed.text
    assert "<html" not in listed.text
    assert button(claim, "use-evidence", earlier.public_id) in listed.text


def test_evidence_is_used_within_the_filter_that_one_works_through(desk, claim, earlier):
    listed = desk.get(button(claim, "precedents") + "?kind=vote_tally&colour=red", headers=HTMX)

    assert f'"{button(claim, "use-evidence", earlier.public_id)}?kind=vote_tally"' in listed.text


def test_without_javascript_the_list_is_a_page(desk, claim, earlier):
    page = desk.get(button(claim, "precedents")).text

    assert "<h1" in page
    assert earlier.public_id in page


def test_evidence_is_used_again_but_for_what_is_there(desk, claim, earlier):
    answer = desk.post(button(claim, "use-evidence", earlier.public_id), posted(claim, MINUTES))

    assert titles(answer) == ["Minutes of the council", "Roll call"]
    stored = Review.objects.get(claim=claim)
    assert [item.url for item in stored.evidence.all()] == [MINUTES["url"], OTHER]
    assert stored.verdict.code == "true"


def test_no_more_evidence_than_there_may_be(desk, claim, earlier):
    rows = [MINUTES | {"url": f"https://records.example/{n}"} for n in range(EVIDENCE_LIMIT)]

    answer = desk.post(button(claim, "use-evidence", earlier.public_id), posted(claim, *rows))

    assert f"Keep at most {EVIDENCE_LIMIT} pieces of evidence." in answer.text
    assert len(titles(answer)) == EVIDENCE_LIMIT


def test_claim_at_the_desk_is_listed_and_linked_to(desk, claim):
    other = ClaimFactory(wording=claim.wording)
    listed = desk.get(button(claim, "precedents"), headers=HTMX).text
    assert f'name="to" value="{other.public_id}"' in listed

    sent = {"seen": claim.version, "token": claim.lease_token, "to": other.public_id}
    answer = desk.post(button(claim, "link") + "?kind=vote_tally", sent, follow=True)

    claim.refresh_from_db()
    assert claim.appearance_of == other
    assert answer.redirect_chain == [(button(claim, "claim") + "?kind=vote_tally#linked", 302)]
    assert button(other, "claim") in answer.text
    assert "linked it to the same claim" in answer.text


@pytest.mark.parametrize(
    ("sent", "status"), [({"to": "0" * 32}, 422), ({"to": ""}, 422), ({"seen": "no"}, 422), ({"seen": 77}, 409)]
)
def test_link_that_cannot_be_is_refused_with_the_claim_as_it_is(desk, claim, sent, status):
    other = ClaimFactory(wording=claim.wording)
    whole = {"seen": claim.version, "token": claim.lease_token, "to": other.public_id}

    answer = desk.post(button(claim, "link"), whole | sent)

    assert answer.status_code == status
    assert claim.wording in answer.text
    assert Claim.objects.get(pk=claim.pk).appearance_of is None


def test_what_is_no_public_check_gives_nothing(desk, claim, earlier):
    assert desk.post(button(claim, "use-evidence", claim.public_id), posted(claim)).status_code == 404
    assert desk.post(button(claim, "use-evidence", "0" * 32), posted(claim)).status_code == 404


def test_claim_without_any_says_so_and_text_is_escaped(desk, claim):
    Claim.objects.filter(pk=claim.pk).update(wording=f"Nothing like {XSS}.")

    page = desk.get(button(claim, "precedents")).text

    assert "No published check is like this claim." in page
    assert "<script>alert" not in page


def test_strangers_see_nothing(client, claim, earlier):
    client.force_login(UserFactory())

    assert client.get(button(claim, "precedents")).status_code == 404
