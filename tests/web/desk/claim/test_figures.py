"""A claim may hold several figures: each is corrected alone, and stands so in its story, its check and the API."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.accounts.models import ApiToken
from reviews.content.findings import in_words
from reviews.management.history.integrity import faults
from reviews.models import Claim, Event, PublicationRevision, Review, ReviewRevision
from reviews.web.desk.claim.context.differences import corrected
from reviews.web.desk.claim.forms.draft_data import base_of, printed
from reviews.workflow.articles import intake
from reviews.workflow.checks import draft_parts, publishing, reviewing
from reviews.workflow.table import leases
from tests import published
from tests.factories import UserFactory, write
from tests.pages import HTMX, on_one_line

from .form import address, button

pytestmark = pytest.mark.django_db
TEXT = (
    "The raid on Lindgate killed 12 people and injured 30. Twelve people, among them seven men and two women, were killed"
    " at the mill."
)


@pytest.fixture
def claim(reviewer):
    """A casualty claim with two figures, in the hands of `reviewer`."""
    intake.add_article(by=UserFactory(reviewer=True), title="Raid", text=TEXT, open_from=0)
    claim = Claim.objects.get(start=0)
    assert [figure["details"]["count"] for figure in claim.figures] == [12, 30]
    leases.take(claim, by=reviewer, seen=claim.version)
    return claim


def posted(claim, **changes):
    """Return what a page opened now sends, with `changes`."""
    claim = Claim.objects.get(pk=claim.pk)
    review = claim.reviews.prefetch_related("evidence").first()
    shown = printed(claim) | (review.correction if review else {})
    window = draft_parts.Window.opened(shown | draft_parts.parts_of(review))
    head = {"base": base_of(window), "seen": claim.version, "token": claim.lease_token, "summary": "", "rationale": ""}
    return head | shown | changes


def counts(claim):
    claim = Claim.objects.get(pk=claim.pk)
    return [figure["details"]["count"] for figure in claim.held]


def correct(desk, claim, **changes):
    response = desk.post(button(claim, "save"), posted(claim, **changes))
    assert response.status_code == 302
    claim.refresh_from_db()


def publish(claim, reviewer):
    """Publish it as it stands, through other hands."""
    claim = Claim.objects.get(pk=claim.pk)
    leases.release(claim, by=reviewer, token=claim.lease_token)
    return published.publish(claim=claim)


def test_page_has_a_group_of_fields_for_each_figure_with_its_words(desk, claim):
    text = on_one_line(desk.get(address(claim)))

    assert [
        re.sub("<[^>]+>", "", legend).strip() for legend in re.findall('<legend class="label">(.*?)</legend>', text)
    ] == [
        "killed 12 people",
        "injured 30",
    ]
    assert re.search(r'name="claim-count" value="12"', text)
    assert re.search(r'name="claim-figure-2-count" value="30"', text)


def test_drawn_figures_have_their_words(desk, claim):
    text = on_one_line(desk.get(address(claim)))

    assert '<p class="small soft"><q dir="auto">injured 30</q></p>' in text


def test_second_figure_is_corrected_alone_and_its_story_says_which(desk, claim):
    correct(desk, claim, **{"claim-figure-2-count": "33"})

    assert counts(claim) == [12, 33]
    assert claim.details["count"] == 12
    text = on_one_line(desk.get(address(claim)))
    assert 'How many (“injured 30”):</span> <del dir="auto">30</del> → <ins dir="auto">33</ins>' in text
    assert list(faults()) == []


def test_first_figure_is_corrected_in_the_claim_and_in_the_figure(desk, claim):
    correct(desk, claim, **{"claim-count": "13"})

    assert counts(claim) == [13, 30]
    assert claim.details["count"] == 13


def test_wrong_figure_opens_the_form_at_its_field(desk, claim):
    wrong = {"claim-figure-2-minimum": "9", "claim-figure-2-maximum": "8"}
    response = desk.post(button(claim, "save"), posted(claim, **wrong))

    assert response.status_code == 422
    assert 'id="id_claim-figure-2-maximum_error"' in on_one_line(response)
    assert re.search('name="claim-figure-2-maximum"[^>]* autofocus', response.text)
    assert counts(claim) == [12, 30]


def test_figure_is_kept_as_it_is_typed_until_the_button_puts_it_into_the_claim(desk, claim):
    given = posted(claim, **{"claim-figure-2-count": "thirty"})
    response = desk.post(reverse("draft", args=[claim.public_id]), given, headers=HTMX)

    assert "the correction of the claim is kept as typed" in response.text
    assert Review.objects.get().correction == {"claim-figure-2-count": "thirty"}
    assert 'name="claim-figure-2-count" value="thirty"' in desk.get(address(claim)).text
    assert counts(claim) == [12, 30]


def test_two_windows_correct_two_figures_of_one_claim(desk, claim):
    draft = reverse("draft", args=[claim.public_id])
    one, other = posted(claim), posted(claim)

    desk.post(draft, one | {"claim-count": "13"}, headers=HTMX)
    answer = desk.post(draft, other | {"claim-figure-2-count": "33"}, headers=HTMX)

    assert answer.status_code == 200
    assert Review.objects.get().correction == {"claim-count": "13", "claim-figure-2-count": "33"}
    correct(desk, claim)
    assert counts(claim) == [13, 33]


def test_two_windows_that_change_one_figure_are_asked_which(desk, claim):
    draft = reverse("draft", args=[claim.public_id])
    one, other = posted(claim), posted(claim)

    desk.post(draft, one | {"claim-figure-2-count": "31"}, headers=HTMX)
    answer = desk.post(draft, other | {"claim-figure-2-count": "33"}, headers=HTMX)

    assert answer.status_code == 409
    assert "“How many (“injured 30”)” was changed in another window too." in answer.text
    assert Review.objects.get().correction == {"claim-figure-2-count": "31"}


def test_corrected_figure_is_frozen_and_editor_and_readers_see_it(desk, claim, reviewer, client):
    correct(desk, claim, **{"claim-figure-2-count": "33"})
    check = publish(claim, reviewer)

    content = PublicationRevision.objects.get().content
    assert (content["format"], [one["details"]["count"] for one in content["claim"]["figures"]]) == (2, [12, 33])
    assert "<dd>33</dd>" in client.get(f"/checks/{check.public_id}/", follow=True).text
    editor = Client()
    editor.force_login(UserFactory(editor=True))
    assert "How many (“injured 30”):" in editor.get(f"/desk/approvals/{check.public_id}/").text
    assert list(faults()) == []


def test_correction_of_a_published_figure_is_shown_to_the_editor(desk, claim, reviewer):
    check = publish(claim, reviewer)
    editor = UserFactory(editor=True)
    publishing.correct(check, by=editor, seen=check.version, note="The police gave another figure.")
    leases.take(check, by=reviewer, seen=check.version)
    correct(desk, check, **{"claim-figure-2-count": "33"})
    check = Claim.objects.get(pk=check.pk)
    write(check, reviewer)
    reviewing.submit(check, by=reviewer, seen=check.version, token=check.lease_token)
    eve = Client()
    eve.force_login(editor)

    changes = eve.get(f"/desk/approvals/{check.public_id}/").context["correction"].changes

    (figures,) = [change for change in changes if change.label == "Figures"]
    assert [(piece.text, piece.change) for piece in figures.pieces if piece.change != "same"] == [
        ("30", "gone"),
        ("33", "new"),
    ]


def test_programs_get_the_figures_as_they_are_corrected(desk, claim, reviewer):
    correct(desk, claim, **{"claim-figure-2-count": "33", "claim-count": "13"})

    program = {"Authorization": f"Bearer {ApiToken.issue(reviewer)}"}
    answer = Client().get(f"/api/v1/claims/{claim.public_id}/", headers=program).json()

    assert [figure["details"]["count"] for figure in answer["figures"]] == [13, 33]
    check = publish(claim, reviewer)
    answer = desk.get(f"/api/v1/checks/{check.public_id}/").json()
    assert [figure["details"]["count"] for figure in answer["figures"]] == [13, 33]


def test_story_of_before_figures_were_corrected_still_reads(desk, claim):
    correct(desk, claim, **{"claim-count": "13"})
    event = Event.objects.get(claim=claim, action="describe")
    for side in ("before", "after"):
        del event.data[side]["figures"]

    changes = corrected(claim, event.data["before"], event.data["after"])
    assert [(one.label, one.before, one.after) for one in changes] == [("How many", "12", "13")]


# Findings ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def mill(reviewer):
    claim = Claim.objects.filter(start__gt=0).order_by("start").first()
    leases.take(claim, by=reviewer, seen=claim.version)
    return claim


def test_finding_follows_a_corrected_figure_and_names_what_it_is_about(desk, claim, mill):
    assert [figure["details"]["count"] for figure in mill.held] == [12, 7, 2]
    correct(desk, mill, **{"claim-figure-2-count": "17"})

    (shown,) = [one for one in desk.get(address(mill)).context["claim_context"].findings if one.holds is False]

    assert shown.sentence == "17 cannot be part of 12."
    assert len(shown.about) == 2
    assert all(words in TEXT for words in shown.about)
    assert "seven men" in " ".join(shown.about)


def test_published_finding_names_its_figures(client, claim, mill, reviewer):
    check = publish(mill, reviewer)

    content = ReviewRevision.objects.get().content
    about = {in_words(one).sentence: in_words(one).about for one in content["findings"]}
    assert len(about["7 and 2 make 9 of 12."]) == 3
    page = client.get(f"/checks/{check.public_id}/", follow=True).text
    assert all(f'<q class="soft" dir="auto">{words}</q>' in page for words in about["7 and 2 make 9 of 12."])


def test_figures_corrected_at_the_desk_stay_out_of_a_neighbours_check(desk, claim, mill, reviewer):
    correct(desk, claim, **{"claim-figure-2-count": "4711"})
    publish(mill, reviewer)

    assert "4711" not in str(ReviewRevision.objects.get().content)
