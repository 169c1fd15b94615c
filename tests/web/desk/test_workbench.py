"""The page of one claim: a draft that is never lost, evidence in order, and a lease that is refused when it is over."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reviews.models import EVIDENCE_LIMIT, Claim, Kind, Review, State
from reviews.web.desk.claim.draft_data import base_of, printed
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.checks import approving, drafting
from reviews.workflow.table import leases
from tests.factories import TALLY, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
MINUTES = {
    "url": "https://records.example/minutes",
    "title": "Minutes of the council",
    "publisher": "Council",
    "published": "2026-03-01",
    "accessed": "2026-03-02",
    "kind": "primary",
    "stance": "supports",
    "excerpt": "adopted by 12 votes to 3",
    "locator": "p. 4",
    "disclosure": "",
}


@pytest.fixture
def desk(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def address(claim):
    return reverse("claim", args=[claim.public_id])


def button(claim, name, *place):
    return reverse(name, args=[claim.public_id, *place])


def type_in(client, claim, data):
    """Send what is on the page, as the page does while somebody types."""
    return client.post(reverse("draft", args=[claim.public_id]), data, headers=HTMX)


def rows(*sources):
    return {f"evidence-{n}-{name}": value for n, source in enumerate(sources) for name, value in source.items()}


def seen(claim):
    """Return what a page opened now sends back of what it had seen."""
    claim = Claim.objects.get(pk=claim.pk)
    review = claim.reviews.prefetch_related("evidence").first()
    return base_of(drafting.Window.opened(printed(claim) | drafting.parts_of(review)))


def posted(claim, *sources, **changes):
    """Return what a page opened now sends: everything that a complete review needs, with `changes`."""
    data = {
        "base": seen(claim),
        "seen": claim.version,
        "token": claim.lease_token,
        "claim-wording": claim.wording,
        "claim-in_favour": 12,
        "claim-against": 3,
        "verdict": "true",
        "summary": "The minutes say so.",
        "rationale": "We read **all** of them.",
    }
    return data | rows(*(sources or (MINUTES,))) | changes


def expire(claim):
    Claim.objects.filter(pk=claim.pk).update(lease_expires_at=timezone.now())
    claim.refresh_from_db()


# Looking -------------------------------------------------------------------------------------------------------------


def test_workbench_of_a_claim_nobody_has_offers_to_take_it(desk):
    claim = ClaimFactory()

    response = desk.get(address(claim))

    assert reverse("take", args=[claim.public_id]) in response.text
    assert 'id="review"' not in on_one_line(response)


def test_workbench_of_a_claim_somebody_has_says_who_and_cannot_be_edited(desk):
    claim = claim_at(State.IN_REVIEW, reviewer=UserFactory(reviewer=True, first_name="Ben"))

    response = desk.get(address(claim))

    assert "<bdi>Ben</bdi> has this one for 30 more minutes." in on_one_line(response)
    assert 'id="review"' not in on_one_line(response)
    assert claim.lease_token not in response.text


def test_workbench_of_your_claim_is_a_form_with_the_scale_and_its_definitions(desk, claim):
    response = desk.get(address(claim))

    assert 'name="verdict" value="mostly-true"' in on_one_line(response)
    assert "Parts that matter are accurate and parts that matter are not." in response.text
    assert 'name="attribution_verdict"' not in on_one_line(response)


def test_workbench_asks_two_questions_about_a_statement(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement", claimant=ClaimantFactory(name="The mayor"))

    response = desk.get(address(claim))

    asked = [question.asks for question in response.context["review_form"].draft.questions]
    assert asked == ["Was it said?", "Is it so?"]
    assert "The mayor" in response.text


def test_workbench_shows_the_article_with_its_claims_and_leads_to_the_neighbours(desk, claim):
    after = ClaimFactory(revision=claim.revision, start=41, end=63)
    dismissed = ClaimFactory(revision=claim.revision, start=64, end=100, state=State.DISMISSED)

    response = desk.get(address(claim))

    assert f'href="{address(after)}" rel="next"' in on_one_line(response)
    assert f'<a class="claim-number open" href="{address(after)}"' in on_one_line(response)
    assert f'<a class="claim-number open" href="{address(dismissed)}"' not in on_one_line(response)


def test_workbench_draws_the_tally_and_says_what_follows_from_it(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 20, "named": {"against": ["Ann"]}})

    response = desk.get(address(claim))

    assert "12 + 3 = 15 of 20 members." in response.text
    assert "Against: <bdi>Ann</bdi>." in on_one_line(response)
    assert 'style="' not in on_one_line(response)


def test_workbench_reads_right_to_left_where_the_article_does(desk, claim):
    article = claim.revision.article
    article.language = "ar"
    article.save()

    assert '<div class="prose article-text" lang="ar" dir="rtl">' in on_one_line(desk.get(address(claim)))


def test_workbench_is_not_found_for_somebody_without_a_role(client):
    claim = ClaimFactory()
    client.force_login(UserFactory())

    assert client.get(address(claim)).status_code == 404
    assert client.post(button(claim, "save")).status_code == 404
    assert client.post(reverse("move", args=[claim.public_id]), {"action": "dismiss", "seen": 1}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_workbench_query_count_does_not_grow(desk, claim, django_assert_num_queries, count):
    for place in range(1, count):
        ClaimFactory(revision=claim.revision, start=place, end=place + 20)
    desk.post(button(claim, "save"), posted(claim, *[MINUTES] * count))

    # session, user, claim, review, evidence, scales, findings, neighbours, story, text
    with django_assert_num_queries(11):
        response = desk.get(address(claim))

    assert len(response.context["claim_context"].marks) == count
    assert len(response.context["review_form"].rows) == count


# The draft -----------------------------------------------------------------------------------------------------------


def test_draft_is_saved_as_one_types_and_the_time_is_shown(desk, claim):
    response = type_in(desk, claim, posted(claim))

    assert response.status_code == 200
    assert on_one_line(response).startswith('<p id="lease"')
    assert "saved <time" in on_one_line(response)
    review = Review.objects.get()
    assert (review.verdict.code, review.summary) == ("true", "The minutes say so.")
    assert [(item.title, item.locator, str(item.published)) for item in review.evidence.all()] == [
        ("Minutes of the council", "p. 4", "2026-03-01")
    ]


def test_draft_saved_as_one_types_leaves_wording_and_figures_alone(desk, claim):
    type_in(desk, claim, posted(claim, **{"claim-wording": "Half a wo"}))

    claim.refresh_from_db()
    assert claim.wording != "Half a wo"
    assert "describe" not in {event.action for event in claim.events.all()}


@pytest.mark.parametrize(
    "typed", [{"claim-wording": "Half a wo"}, {"claim-in_favour": "13"}, {"claim-in_favour": "twelve"}]
)
def test_correction_of_the_claim_is_kept_as_it_is_typed_and_put_into_the_claim_by_its_button_only(desk, claim, typed):
    response = type_in(desk, claim, posted(claim, **typed))

    assert "data-saved" in response.text
    assert "the correction of the claim is kept as typed" in response.text
    claim.refresh_from_db()
    assert (claim.details, claim.wording) == (TALLY, f"{claim.quote}.")
    page = desk.get(address(claim))
    (value,) = typed.values()
    assert f'value="{value}"' in page.text or f">\n{value}</textarea>" in page.text


def test_draft_without_a_correction_says_nothing_of_one(desk, claim):
    assert "correction" not in type_in(desk, claim, posted(claim)).text


def test_release_keeps_the_correction_of_the_claim(desk, claim):
    response = desk.post(
        button(claim, "release"), posted(claim, **{"claim-wording": "12 of 15", "claim-members": "15"})
    )

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.wording, claim.details["members"]) == (State.OPEN, "12 of 15", 15)


@pytest.mark.parametrize("broken", [{"claim-members": "14"}, {"summary": "x" * 281}])
def test_release_keeps_what_cannot_be_right_in_the_draft(desk, claim, broken):
    response = desk.post(button(claim, "release"), posted(claim, **broken))

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.details) == (State.OPEN, TALLY)
    desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})
    (value,) = broken.values()
    assert value in desk.get(address(claim)).text


@pytest.mark.parametrize("name", ["save", "release", "submit"])
def test_figures_that_the_article_itself_has_wrong_stand_in_nobodys_way(desk, reviewer, name):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, details=TALLY | {"members": 10})

    assert desk.post(button(claim, name), posted(claim, **{"claim-members": "10"})).status_code == 302

    claim.refresh_from_db()
    assert claim.details["members"] == 10


def test_taking_it_again_keeps_the_correction_of_the_claim(desk, claim):
    expire(claim)

    desk.post(button(claim, "take-again"), posted(claim, **{"claim-members": "15"}))

    assert Review.objects.get().correction == {"claim-members": "15"}


def test_draft_is_kept_as_it_is_typed_complete_or_not(desk, claim):
    half = {"url": "no address", "title": "", "kind": "", "published": "yesterd"}

    response = type_in(desk, claim, posted(claim, MINUTES, half, summary="x" * 281, verdict=""))

    assert "data-saved" in response.text
    page = desk.get(address(claim))
    assert "x" * 281 in page.text
    rows_ = [[row[name].value() for name in half] for row in page.context["review_form"].rows]
    assert rows_ == [[MINUTES[name] for name in half], list(half.values())]
    assert "errorlist" not in page.text


def test_draft_saved_by_the_button_comes_back_on_the_page(desk, claim):
    response = desk.post(button(claim, "save"), posted(claim), follow=True)

    assert response.redirect_chain == [(address(claim), 302)]
    assert "We read **all** of them." in response.text
    assert "Minutes of the council" in response.text


def test_corrected_figures_are_saved_by_the_button_and_stay_in_the_story(desk, claim):
    corrected = {"claim-wording": "12 of 15 voted for it", "claim-members": "15", "claim-named_against": "Ann\nBo"}

    response = desk.post(button(claim, "save"), posted(claim, **corrected))

    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.wording, claim.details["members"]) == ("12 of 15 voted for it", 15)
    assert claim.details["named"] == {"in_favour": [], "against": ["Ann", "Bo"], "abstaining": []}
    assert claim.events.last().action == "describe"


@pytest.fixture
def statement(reviewer):
    claimant = ClaimantFactory(name="Osei Lindqvist")
    return claim_at(
        State.IN_REVIEW,
        reviewer=reviewer,
        kind="statement",
        details={"form": "indirect", "cue": "said"},
        claimant=claimant,
    )


def test_wrong_speaker_is_corrected_with_their_role(desk, statement):
    known = ClaimantFactory(name="Mira Castell", slug="mira-castell")

    desk.post(
        button(statement, "save"),
        posted(statement, **{"claim-claimant": " Mira  Castell", "claim-claimant_role": "Mayor"}),
    )

    statement.refresh_from_db()
    assert (statement.claimant, statement.claimant_role) == (known, "Mayor")
    page = desk.get(address(statement))
    assert '<b dir="auto">Mira Castell</b>, <span dir="auto">Mayor</span>' in on_one_line(page)
    assert '<del dir="auto">Osei Lindqvist</del> → <ins dir="auto">Mira Castell</ins>' in on_one_line(page)


def test_denial_in_the_bare_words_of_the_article_is_pointed_out_before_it_is_handed_in(desk, statement):
    Claim.objects.filter(pk=statement.pk).update(details={"form": "indirect", "cue": "denied"})

    page = desk.get(address(statement))
    assert 'Denied by <b dir="auto">Osei Lindqvist</b>' in on_one_line(page)
    assert "“denied”: Osei Lindqvist did not say this" in page.text

    desk.post(
        button(statement, "save"),
        posted(statement, **{"claim-cue": "denied", "claim-wording": "Lindqvist denied it."}),
    )
    assert "did not say this" not in desk.get(address(statement)).text


def test_speaker_nobody_knows_yet_is_a_new_claimant(desk, statement):
    desk.post(button(statement, "save"), posted(statement, **{"claim-claimant": "Dov Arkin"}))

    statement.refresh_from_db()
    assert (statement.claimant.name, statement.claimant.slug) == ("Dov Arkin", "dov-arkin")


def test_speaker_is_taken_away_by_an_empty_field_and_kept_where_none_was_sent(desk, statement):
    desk.post(button(statement, "save"), posted(statement))
    statement.refresh_from_db()
    assert statement.claimant.name == "Osei Lindqvist"

    desk.post(button(statement, "save"), posted(statement, **{"claim-claimant": ""}))
    statement.refresh_from_db()
    assert statement.claimant is None


def test_figures_of_somebody_nobody_said_have_no_field_for_a_speaker(desk, claim):
    assert "claim-claimant" not in desk.get(address(claim)).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claim-claimant", "x" * 201, "at most 200 characters"),
        ("claim-claimant", "bell\x07", "Take out the control character U+0007."),
        ("claim-claimant_role", "x" * 301, "at most 300 characters"),
    ],
)
def test_speaker_that_cannot_be_stored_is_told_at_its_field(desk, statement, field, value, message):
    response = desk.post(button(statement, "save"), posted(statement, **{field: value}))

    assert response.status_code == 422
    assert message in response.text
    statement.refresh_from_db()
    assert statement.claimant.name == "Osei Lindqvist"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claim-in_favour", "twelve", "Enter a whole number."),
        ("claim-in_favour", "-1", "greater than or equal to 0"),
        ("claim-in_favour", str(2**63), "less than or equal to"),
        ("claim-members", "14", "These are fewer than the 15 votes above."),
        ("claim-wording", " ", "This field is required."),
        ("claim-wording", "x" * 2001, "at most 2000 characters"),
        ("claim-body", "bell\x07", "Take out the control character U+0007."),
        ("summary", "x" * 281, "at most 280 characters"),
        ("rationale", "x" * 50_001, "at most 50000 characters"),
        ("evidence-0-url", "javascript:alert(1)", "Enter a valid URL."),
        ("evidence-0-url", "ftp://files.example/a", "Enter a valid URL."),
        ("evidence-0-title", "", "This field cannot be blank."),
        ("evidence-0-kind", "rumour", "is not a valid choice."),
        ("evidence-0-published", "0001-01-01", "Give a day between 1600 and today."),
        ("evidence-0-published", "9999-12-31", "Give a day between 1600 and today."),
        ("evidence-0-published", "yesterday", "Give the day as 2026-03-31."),
    ],
)
def test_wrong_value_is_told_next_to_its_field_and_kept(desk, claim, field, value, message):
    response = desk.post(button(claim, "submit"), posted(claim, **{field: value}))

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in on_one_line(response)
    assert message in response.text
    assert response.text.count(" autofocus") == 1
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW
    assert claim.details == TALLY


def test_verdict_that_no_scale_has_is_refused(desk, claim):
    assert desk.post(button(claim, "save"), posted(claim, verdict="nonsense")).status_code == 400
    assert not Review.objects.exists()


@pytest.mark.parametrize("field", ["summary", "rationale", "claim-wording", "evidence-0-title", "token"])
@pytest.mark.parametrize("value", ["a\x00b", "a\uffffb"])
def test_text_that_no_database_stores_is_refused(desk, claim, field, value):
    assert desk.post(button(claim, "save"), posted(claim, **{field: value})).status_code == 400
    assert not Review.objects.exists()


def test_line_break_counts_as_one_character(desk, claim):
    response = type_in(desk, claim, posted(claim, summary="a\r\n" * 139 + "bc"))

    assert "data-saved" in response.text
    assert len(Review.objects.get().summary) == 280


@pytest.mark.parametrize("path", ["fly/", "evidence/²/up/", "evidence/-1/up/", "evidence/up/", "review/wording/1/"])
def test_button_that_is_not_there_is_not_found(desk, claim, path):
    assert desk.post(f"{address(claim)}{path}", posted(claim)).status_code == 404


def test_page_itself_takes_nothing(desk, claim):
    assert desk.post(address(claim), posted(claim)).status_code == 405


# Evidence ------------------------------------------------------------------------------------------------------------


def titles(response):
    return [row["title"].value() for row in response.context["review_form"].rows]


FIRST, SECOND, THIRD = (MINUTES | {"title": title} for title in ("First", "Second", "Third"))


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        (["evidence-add"], ["First", "Second", "Third", ""]),
        (["evidence-up", 2], ["First", "Third", "Second"]),
        (["evidence-up", 0], ["First", "Second", "Third"]),
        (["evidence-up", 7], ["First", "Second", "Third"]),
        (["evidence-down", 0], ["Second", "First", "Third"]),
        (["evidence-down", 2], ["First", "Second", "Third"]),
        (["evidence-remove", 1], ["First", "Third"]),
        (["evidence-remove", 7], ["First", "Second", "Third"]),
    ],
)
def test_evidence_rows_are_arranged_and_saved(desk, claim, headers, pressed, expected):
    response = desk.post(button(claim, *pressed), posted(claim, FIRST, SECOND, THIRD), headers=headers)

    assert response.status_code == 200
    assert titles(response) == expected
    assert [item.title for item in Review.objects.get().evidence.all()] == expected
    assert ("<html" in response.text) == (not headers)


def test_half_written_evidence_survives_the_arranging_of_others(desk, claim):
    half = {"url": "https://", "title": "Half", "kind": "", "stance": ""}

    response = desk.post(button(claim, "evidence-up", 1), posted(claim, FIRST, half))

    assert titles(response) == ["Half", "First"]
    assert response.context["review_form"].rows[0]["url"].value() == "https://"
    assert "errorlist" not in response.text


def test_empty_row_is_no_evidence(desk, claim):
    empty = dict.fromkeys(MINUTES, "") | {"accessed": "2026-03-02"}

    assert desk.post(button(claim, "submit"), posted(claim, FIRST, empty)).status_code == 302

    assert [row["title"] for row in claim.review_revisions.get().content["evidence"]] == ["First"]


def test_page_holds_as_much_evidence_as_a_program_may_send_and_adds_no_more(desk, claim):
    response = desk.post(button(claim, "evidence-add"), posted(claim, *[MINUTES] * EVIDENCE_LIMIT))

    assert len(response.context["review_form"].rows) == EVIDENCE_LIMIT
    assert f"Keep at most {EVIDENCE_LIMIT} pieces of evidence." in response.text
    assert desk.post(button(claim, "save"), posted(claim, *[MINUTES] * (EVIDENCE_LIMIT + 1))).status_code == 400
    assert Review.objects.get().evidence.count() == EVIDENCE_LIMIT


def test_archived_copy_of_an_address_is_kept(desk, claim):
    desk.post(button(claim, "save"), posted(claim))
    Review.objects.get().evidence.update(archive_url="https://archive.example/1", archive_sha256="0" * 64)

    desk.post(button(claim, "save"), posted(claim, MINUTES | {"title": "Minutes"}))

    item = Review.objects.get().evidence.get()
    assert (item.title, item.archive_url) == ("Minutes", "https://archive.example/1")


def test_preview_shows_the_rationale_as_readers_will_see_it(desk, claim):
    text = "We **read** it. <script>alert(1)</script> [x](javascript:alert(1))"

    response = desk.post(button(claim, "preview"), posted(claim, rationale=text), headers=HTMX)

    assert "<strong>read</strong>" in on_one_line(response)
    assert "<script>" not in on_one_line(response)
    assert 'href="javascript' not in on_one_line(response)


def test_preview_without_javascript_keeps_what_was_typed(desk, claim):
    response = desk.post(button(claim, "preview"), posted(claim))

    assert "<strong>all</strong>" in on_one_line(response)
    assert "We read **all** of them." in response.text
    assert "The minutes say so." in response.text


# Handing in ----------------------------------------------------------------------------------------------------------


def test_complete_review_is_handed_in(desk, claim, reviewer):
    response = desk.post(button(claim, "submit"), posted(claim), follow=True)

    assert "Handed in" in response.text
    claim.refresh_from_db()
    assert claim.state == State.SUBMITTED
    content = claim.review_revisions.get().content
    assert (content["verdict"]["code"], content["evidence"][0]["title"]) == ("true", "Minutes of the council")


def test_incomplete_review_names_each_missing_part_next_to_its_field(desk, claim):
    data = {"seen": claim.version, "token": claim.lease_token, "claim-wording": claim.wording}

    response = desk.post(button(claim, "submit"), data)

    assert response.status_code == 422
    for identity, message in (
        ("id_verdict_error", "Give a verdict."),
        ("id_summary_error", "Write the short answer."),
        ("id_rationale_error", "Say how this was checked."),
        ("evidence-error", "Add at least one piece of evidence."),
    ):
        assert f'id="{identity}"' in on_one_line(response)
        assert f'aria-describedby="{identity}' in on_one_line(response)
        assert message in response.text
    assert 'value="true" autofocus' in on_one_line(response)
    assert response.text.count(" autofocus") == 1


def test_quoted_opinion_is_handed_in_with_the_attribution_verdict_alone_after_asking_once(desk, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind="statement")
    answers = {"verdict": "", "attribution_verdict": "accurate"}

    asked = desk.post(button(claim, "submit"), posted(claim, **answers))
    assert (asked.status_code, claim.review_revisions.count()) == (422, 0)
    assert "“Is it so?” has no answer." in asked.text
    assert '<input type="hidden" name="unanswered" value="verdict" form="review">' in asked.text

    desk.post(button(claim, "submit"), posted(claim, **answers, unanswered="verdict"))

    content = claim.review_revisions.get().content
    assert (content["verdict"], content["attribution_verdict"]["code"]) == (None, "accurate")


def test_release_keeps_the_draft_and_frees_the_claim(desk, claim, reviewer):
    response = desk.post(button(claim, "release"), posted(claim))

    assert response.url == reverse("queue")
    claim.refresh_from_db()
    assert (claim.state, claim.leased_by) == (State.OPEN, None)
    assert Review.objects.get(reviewer=reviewer).summary == "The minutes say so."


def test_draft_is_there_again_when_the_claim_is_taken_again(desk, claim):
    desk.post(button(claim, "release"), posted(claim))
    claim.refresh_from_db()

    response = desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version}, follow=True)

    assert "The minutes say so." in response.text


# The lease -----------------------------------------------------------------------------------------------------------


def test_lease_is_renewed_while_the_page_is_in_use(desk, claim):
    Claim.objects.update(lease_expires_at=timezone.now() + timezone.timedelta(minutes=2))

    response = desk.post(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert "30 min" in response.text
    claim.refresh_from_db()
    assert claim.lease_minutes == 30


@pytest.mark.parametrize(
    "pressed", [["save"], ["submit"], ["release"], ["evidence-add"], ["evidence-remove", 0], ["preview"]]
)
def test_text_stays_when_the_lease_is_lost(desk, claim, pressed):
    expire(claim)

    response = desk.post(button(claim, *pressed), posted(claim))

    assert response.status_code == 409
    assert "The lease on this claim ran out or was given up." in response.text
    assert "The minutes say so." in response.text
    assert "We read **all** of them." in response.text
    assert titles(response) == ["Minutes of the council"]
    assert 'name="verdict" value="true" checked' in on_one_line(response)
    assert f'formaction="{button(claim, "take-again")}"' in on_one_line(response)
    assert not Review.objects.exists()


@pytest.mark.parametrize("token", ["", "0" * 32, "é", "x" * 5000])
def test_wrong_token_is_a_lost_lease(desk, claim, token):
    assert desk.post(button(claim, "save"), posted(claim, token=token)).status_code == 409


def test_lost_lease_replaces_the_bar_and_nothing_that_was_typed(desk, claim):
    expire(claim)

    response = type_in(desk, claim, posted(claim))

    assert response.status_code == 409
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#bar", "outerHTML")
    assert response.text.strip().startswith('<div id="bar"')
    assert "What you wrote is kept on this page." in response.text


def test_claim_taken_again_saves_what_was_typed_meanwhile(desk, claim, reviewer):
    expire(claim)
    refused = desk.post(button(claim, "submit"), posted(claim))
    fresh = refused.context["claim_context"].claim

    response = desk.post(button(claim, "take-again"), posted(claim, seen=fresh.version))

    assert response.status_code == 200
    assert Review.objects.get(reviewer=reviewer).summary == "The minutes say so."
    claim.refresh_from_db()
    assert claim.leased_by == reviewer
    assert claim.lease_token in response.text


def test_two_people_on_one_claim_the_slower_keeps_the_text_and_the_faster_the_claim(desk, claim, reviewer):
    expire(claim)
    ben, other = UserFactory(reviewer=True, first_name="Ben"), Client()
    other.force_login(ben)
    other.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})

    late = desk.post(button(claim, "submit"), posted(claim, summary="Mine."))
    again = desk.post(
        button(claim, "take-again"), posted(claim, summary="Mine.", seen=late.context["claim_context"].claim.version)
    )

    assert (late.status_code, again.status_code) == (409, 409)
    for response in (late, again):
        assert "Ben has this one for 30 more minutes." in response.text
        assert "Mine." in response.text
    claim.refresh_from_db()
    assert claim.leased_by == ben
    assert not Review.objects.filter(reviewer=reviewer).exists()


def test_stale_version_is_refused_at_handing_in(desk, claim):
    response = desk.post(button(claim, "submit"), posted(claim, seen=1))

    assert response.status_code == 409
    assert "The minutes say so." in response.text


def test_looking_at_a_lease_renews_nothing(desk, claim):
    Claim.objects.update(lease_expires_at=timezone.now() + timezone.timedelta(minutes=2))

    response = desk.get(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert 'data-seconds="120"' in on_one_line(response)
    claim.refresh_from_db()
    assert claim.lease_minutes == 2


def test_page_that_lost_its_lease_is_told_who_has_it_and_then_only_news(desk, claim):
    expire(claim)
    lease, sent = reverse("lease", args=[claim.public_id]), {"token": claim.lease_token, "seen": claim.version}
    over = desk.get(lease, sent, headers=HTMX)
    assert over["HX-Retarget"] == "#bar"
    assert "The lease on this claim ran out or was given up." in over.text
    assert "Take it again" in over.text
    assert desk.get(lease, sent | {"lost": "1"}, headers=HTMX).status_code == 204

    leases.take(claim, by=UserFactory(reviewer=True, first_name="Ben"), seen=claim.version)

    taken = desk.get(lease, sent | {"lost": "1"}, headers=HTMX)
    assert "Ben has this one for 30 more minutes." in taken.text
    assert "Take it again" not in taken.text


def test_somebody_elses_lease_is_not_renewed(desk):
    claim = claim_at(State.IN_REVIEW)

    response = desk.post(reverse("lease", args=[claim.public_id]), {"token": claim.lease_token}, headers=HTMX)

    assert response.status_code == 409


# Other moves ---------------------------------------------------------------------------------------------------------


def move(client, claim, action, **data):
    return client.post(reverse("move", args=[claim.public_id]), {"action": action, "seen": claim.version} | data)


def test_claim_is_dismissed_and_reopened(desk):
    claim = ClaimFactory()

    move(desk, claim, "dismiss", note="Trivial.")
    claim.refresh_from_db()
    assert (claim.state, claim.events.last().data["note"]) == (State.DISMISSED, "Trivial.")

    move(desk, claim, "reopen")
    claim.refresh_from_db()
    assert claim.state == State.OPEN


def test_held_claim_is_dismissed_with_its_token_only(desk, claim):
    assert move(desk, claim, "dismiss").status_code == 409

    assert move(desk, claim, "dismiss", token=claim.lease_token).status_code == 302
    claim.refresh_from_db()
    assert claim.state == State.DISMISSED


def test_proposal_is_opened(desk):
    claim = ClaimFactory(state=State.PROPOSED)

    assert (
        "It waits in the queue now."
        in desk.post(reverse("move", args=[claim.public_id]), {"action": "open", "seen": 1}, follow=True).text
    )


def test_move_is_refused_when_somebody_was_faster_and_the_note_is_kept(desk):
    claim = ClaimFactory()
    leases.take(claim, by=UserFactory(reviewer=True, first_name="Ben"), seen=1)
    claim.version = 1

    response = move(desk, claim, "dismiss", note="Nothing to check.")

    assert response.status_code == 409
    assert "Ben has this one for 30 more minutes." in response.text


def test_correction_asks_what_is_wrong_and_keeps_the_choice(client, editor):
    claim = claim_at(State.PUBLISHED)
    client.force_login(editor)

    refused = move(client, claim, "correct", kind="substantial", note=" ")
    assert refused.status_code == 422
    assert "Say what is wrong." in refused.text
    assert '<option value="substantial" selected>' in refused.text

    assert move(client, claim, "correct", kind="substantial", note="The date.").status_code == 302
    correction = claim.publication.corrections.get()
    assert (correction.kind, correction.reason) == ("substantial", "The date.")


def test_withdrawal_asks_for_the_notice(client, editor):
    claim = claim_at(State.PUBLISHED)
    client.force_login(editor)

    refused = move(client, claim, "withdraw")
    assert (refused.status_code, "Tell readers why." in refused.text) == (422, True)

    move(client, claim, "withdraw", note="Forged.")
    claim.refresh_from_db()
    assert claim.state == State.WITHDRAWN


@pytest.mark.parametrize("action", ["publish", "correct", "withdraw"])
def test_moves_of_editors_are_refused_to_fact_checkers(desk, action):
    claim = claim_at(State.APPROVED if action == "publish" else State.PUBLISHED)

    assert move(desk, claim, action, note="Because.").status_code == 403
    assert f'value="{action}"' not in desk.get(address(claim)).text


@pytest.mark.parametrize(
    "data",
    [
        {"action": "fly"},
        {"action": ""},
        {"seen": "x"},
        {"seen": str(2**63)},
        {"action": "take"},
        {"action": "submit"},
        {"action": "correct", "kind": "retraction"},
        {"action": "dismiss", "token": "x" * 33},
    ],
)
def test_move_that_is_none_is_refused(desk, data):
    claim = ClaimFactory()

    response = desk.post(reverse("move", args=[claim.public_id]), {"action": "dismiss", "seen": 1} | data)

    assert response.status_code == 400
    claim.refresh_from_db()
    assert claim.state == State.OPEN


def test_note_that_is_too_long_is_told_and_kept(desk):
    response = move(desk, ClaimFactory(), "dismiss", note="x" * 2001)

    assert response.status_code == 422
    assert "x" * 2001 in response.text


def test_story_of_the_claim_is_told_on_its_page(desk, reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")

    response = desk.get(address(claim))

    assert "Which minutes?" in response.text
    assert "Eve Lindqvist" in response.text


def test_note_of_the_editor_stands_on_the_page_until_it_is_handed_in_again(desk, reviewer, editor):
    claim = claim_at(State.SUBMITTED, reviewer=reviewer)
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")
    desk.post(reverse("take", args=[claim.public_id]), {"seen": claim.version})
    claim.refresh_from_db()

    assert desk.get(address(claim)).context["claim_context"].sent_back.data["note"] == "Which minutes?"

    desk.post(button(claim, "submit"), posted(claim))
    assert desk.get(address(claim)).context["claim_context"].sent_back is None


def test_story_of_a_claim_marked_by_hand_credits_no_program(desk, reviewer):
    article = ClaimFactory().revision.article
    text = article.revisions.get().text
    claim = mark(article.revisions.get(), by=reviewer, start=0, end=text.index(".") + 1, kind="event")

    page = desk.get(address(claim)).text
    assert "marked the claim" in page
    assert "the program found" not in page


def test_story_tells_old_and_new_of_a_correction(desk, claim):
    before = claim.wording
    figures = {"claim-against": "0", "claim-members": "15", "claim-named_against": "Ann\nBo"}
    desk.post(button(claim, "save"), posted(claim, **{"claim-wording": "12 of 15 voted for it"}, **figures))

    response = desk.get(address(claim))

    told = response.context["claim_context"].story[-1]
    assert told.did == "<b><bdi>Ana Duarte</bdi></b> corrected the claim"
    assert [(change.label, change.before, change.after) for change in told.corrected] == [
        ("The claim, as it stands alone", before, "12 of 15 voted for it"),
        ("Against", "3", "0"),
        ("Members in all", "", "15"),
        ("Named: against", "", "Ann, Bo"),
    ]
    assert '<del dir="auto">3</del> → <ins dir="auto">0</ins>' in on_one_line(response)


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("details", [{}, {"named": None, "count": None, "in_favour": None, "content": None}])
def test_claim_without_details_has_its_page(desk, reviewer, kind, details):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer, kind=kind, details=details)

    assert desk.get(address(claim)).status_code == 200
    assert desk.post(button(claim, "save"), {"token": claim.lease_token, "claim-wording": "So."}).status_code == 302


def test_handed_in_review_can_be_read_by_colleagues(desk):
    claim = claim_at(State.SUBMITTED)

    response = desk.get(address(claim))

    assert "Handed in, revision 1" in response.text
    assert "The minutes give the same figures." in response.text


# Two windows ---------------------------------------------------------------------------------------------------------


def test_second_window_saves_its_own_part_beside_what_the_first_saved(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, rationale=""))

    other = {"seen": claim.version, "token": claim.lease_token, "base": opened, "verdict": "", "summary": ""}
    response = type_in(desk, claim, other | {"rationale": "Read in window B."})

    assert response.status_code == 200
    assert "another window of yours changed: Is it so?, Short answer, Evidence 1" in response.text
    review = Review.objects.get()
    assert (review.verdict.code, review.summary, review.rationale) == (
        "true",
        "The minutes say so.",
        "Read in window B.",
    )
    assert review.evidence.get().title == MINUTES["title"]


def test_same_field_in_two_windows_shows_both_texts_and_keeps_the_one_that_is_chosen(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A.", rationale=""))
    late = posted(claim, summary="From B.", rationale="Also from B.", base=opened)

    refused = desk.post(button(claim, "save"), late)

    assert refused.status_code == 409
    (choice,) = refused.context["conflicts"]
    assert (choice.label, choice.mine, choice.theirs) == ("Short answer", "From B.", "From A.")
    assert "data-unsaved" in refused.text
    review = Review.objects.get()
    assert (review.summary, review.rationale) == ("From A.", "Also from B.")

    again = late | {"base": refused.context["base"]}
    desk.post(button(claim, "keep-mine", "summary"), again | {"mark": choice.mark})
    assert Review.objects.get().summary == "From B."


def test_other_text_is_kept_when_it_is_chosen(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A."))
    late = posted(claim, summary="From B.", base=opened)

    response = desk.post(button(claim, "keep-theirs", "summary"), late, follow=True)

    assert Review.objects.get().summary == "From A."
    assert "From B." not in response.text


def test_conflict_while_typing_stays_until_it_is_decided(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim, summary="From A."))

    for turn in (1, 2):
        response = type_in(desk, claim, posted(claim, summary=f"From B, {turn}.", base=opened, turn=turn))
        assert response.status_code == 409
        assert 'id="conflicts" hx-swap-oob="true"' in on_one_line(response)
        assert "data-saved" not in response.text
        opened = response.context["base"]

    assert Review.objects.get().summary == "From A."


def test_nothing_is_handed_in_that_this_window_has_not_shown(desk, claim):
    opened = seen(claim)
    type_in(desk, claim, posted(claim))

    refused = desk.post(button(claim, "submit"), posted(claim, summary="", base=opened))

    assert refused.status_code == 409
    assert "Not handed in yet: another window of yours changed this: Short answer." in refused.text
    assert "The minutes say so." in refused.text
    assert desk.post(button(claim, "submit"), posted(claim)).status_code == 302


@pytest.mark.parametrize(
    "base", ["", "[]", "{", "null", '{"seen": 5}', '{"window": "<b>"}', '{"seen": {"summary": []}}']
)
@pytest.mark.parametrize("turn", ["", "x", "-1", "9" * 30])
def test_window_that_says_nonsense_had_seen_nothing(desk, claim, base, turn):
    type_in(desk, claim, posted(claim))

    response = type_in(desk, claim, posted(claim, summary="Mine.", base=base, turn=turn))

    assert response.status_code == 409
    assert Review.objects.get().summary == "The minutes say so."
