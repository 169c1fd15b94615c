"""The comments on a claim, beside it and on a page of its own."""

import pytest
from django.urls import reverse

from reviews.features.discussion.comments import writing
from reviews.features.discussion.comments.about import About
from reviews.features.discussion.models import COMMENT_LIMIT, Comment, CommentMark
from reviews.features.discussion.notices import reading
from reviews.models import State
from tests.factories import UserFactory, claim_at
from tests.pages import HTMX

pytestmark = pytest.mark.django_db


def address(claim, name="comments", *place):
    return reverse(name, args=[claim.public_id, *place])


def test_comment_is_written_on_a_page_of_its_own_without_scripts(eve, claim, editor):
    response = eve.post(address(claim), {"text": "Which minutes?\r\nOf May?", "about": "rationale"}, follow=True)

    comment = Comment.objects.get()
    assert response.redirect_chain == [(f"{address(claim)}#comment-{comment.pk}", 302)]
    assert (comment.text, comment.part, comment.by) == ("Which minutes?\nOf May?", "rationale", editor)
    assert (
        f'<a href="{reverse("claim", args=[claim.public_id])}#at-rationale">How this was checked</a>' in response.text
    )
    assert f'id="comment-{comment.pk}"' in response.text


def test_comment_is_added_beside_the_claim_by_htmx(eve, claim):
    response = eve.post(address(claim), {"text": "Which minutes?", "words": "12 to 3"}, headers=HTMX)

    assert response.status_code == 200
    assert "<html" not in response.text
    assert '<a href="#article:~:text=12%20to%203">Words of the article</a>' in response.text
    assert (Comment.objects.get().start, Comment.objects.get().end) == (18, 25)


@pytest.mark.parametrize("page", ["claim", "approval"])
def test_pages_of_the_claim_load_its_comments_and_link_to_them(eve, claim, page):
    response = eve.get(reverse(page, args=[claim.public_id]))

    assert f'hx-get="{address(claim)}"' in response.text
    assert f'<a href="{address(claim)}">Comments</a>' in response.text


@pytest.mark.parametrize(("state", "rows"), [(State.IN_REVIEW, []), (State.SUBMITTED, ["evidence-1"])])
def test_what_a_comment_is_about_stands_on_the_page(desk, reviewer, state, rows):
    claim = claim_at(state, reviewer=reviewer)
    text = desk.get(reverse("claim", args=[claim.public_id])).text

    for part in ("wording", "figures", "verdict", "summary", "rationale", "evidence", *rows):
        assert f'id="at-{part}"' in text
    assert 'id="article"' in text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"text": ""}, "Write something."),
        ({"text": "x" * (COMMENT_LIMIT + 1)}, "at most 2000 characters"),
        ({"text": "a\u2028b"}, "Take out the control character U+2028."),
        ({"text": "a", "about": "words"}, "Select a valid choice."),
        ({"text": "a", "about": "evidence:Other minutes"}, "Select a valid choice."),
        ({"text": "Kept?", "words": "13 to 3"}, "The claim does not say this in the article."),
    ],
)
@pytest.mark.parametrize("headers", [HTMX, {}])
def test_what_cannot_be_a_comment_is_refused_and_kept_as_it_was_typed(eve, claim, sent, message, headers):
    response = eve.post(address(claim), sent, headers=headers)

    assert response.status_code == 422
    assert message in response.text
    assert response.context["form"]["text"].value() == sent["text"]
    assert not Comment.objects.exists()


def test_answer_is_written_and_an_empty_one_refused(eve, claim, reviewer):
    first = writing.write(claim, "Those of May.", by=reviewer)
    place, name = address(claim, "comment-answer", first.pk), f"answer-{first.pk}-text"

    assert "Write something." in eve.post(place, {name: " "}).text
    eve.post(place, {name: "Thank you."})

    assert Comment.objects.get(answers=first).text == "Thank you."


def test_thread_is_resolved_opened_again_and_a_comment_withdrawn_by_its_buttons(eve, claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)
    for act in ("resolve", "reopen", "withdraw"):
        assert eve.get(address(claim, f"comment-{act}", comment.pk)).status_code == 302, (
            "it leads to a page, and does nothing"
        )
        assert eve.post(address(claim, f"comment-{act}", comment.pk), headers=HTMX).status_code == 200

    assert [mark.kind for mark in CommentMark.objects.all()] == ["resolved", "reopened", "withdrawn"]
    text = eve.get(address(claim)).text
    assert "Withdrawn by" in text
    assert "Which minutes?" not in text


def test_nobody_withdraws_what_another_said(desk, claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)

    assert desk.post(address(claim, "comment-withdraw", comment.pk)).status_code == 403
    assert "/withdraw/" not in desk.get(address(claim)).text


def test_comment_is_reached_by_its_own_claim_alone(eve, claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)
    other = claim_at(State.OPEN)

    assert eve.post(address(other, "comment-resolve", comment.pk)).status_code == 404
    assert eve.post(address(other, "comment-answer", comment.pk), {"text": "a"}).status_code == 404


def test_stranger_reads_and_says_nothing(client, claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)
    client.force_login(UserFactory())

    assert client.get(address(claim)).status_code == 404
    assert client.post(address(claim), {"text": "Hello"}).status_code == 404
    assert client.post(address(claim, "comment-resolve", comment.pk)).status_code == 404
    assert Comment.objects.count() == 1


def test_whoever_opens_the_claim_has_read_their_notifications_of_it(desk, claim, reviewer, editor):
    other = claim_at(State.SUBMITTED, reviewer=reviewer)
    for one in (claim, other):
        writing.write(one, "Which minutes?", by=editor)
    desk.get(address(claim), headers=HTMX)

    assert [one.claim for one in reading.of(reviewer).filter(read_at=None)] == [other]


@pytest.mark.parametrize("count", [1, 3])
def test_comments_query_count_does_not_grow(desk, claim, reviewer, editor, count, django_assert_num_queries):
    for number in range(count):
        first = writing.write(
            claim, f"@ana: which of {number}?", by=editor, about=About("evidence", "Minutes of the council")
        )
        writing.write(claim, "@eve: those.", by=UserFactory(reviewer=True), answers=first)
        writing.resolve(first, by=editor)

    # session, user, claim, what is read, revision, comments, marks, their people, who is named, who can be
    with django_assert_num_queries(10):
        response = desk.get(address(claim), headers=HTMX)

    assert len(response.context["threads"]) == count
