"""Comments and notifications, in a language in which each message is marked."""

import pytest
from django.core import mail
from django.urls import reverse

from reviews.features.discussion.comments import writing
from reviews.features.discussion.comments.about import About
from reviews.features.discussion.models import Kind, Part
from reviews.features.discussion.notices import mailing
from reviews.models import State
from reviews.workflow import outbox
from reviews.workflow.checks import approving
from tests.factories import UserFactory, claim_at
from tests.pages import HTMX

from .pseudo import OPEN
from .test_claim_pages import ana, assert_marked, desk, page_of  # noqa: F401 (fixtures)
from .test_pages import _pseudo  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


def test_comments_and_what_is_refused(desk, ana):  # noqa: F811
    claim = claim_at(State.OPEN)
    for part in Part:
        writing.write(claim, "12 : 3", by=ana, about=About(part, "12 to 3" if part == Part.WORDS else ""))
    done, gone = (writing.write(claim, "12 : 3", by=ana) for _ in range(2))
    writing.resolve(done, by=ana)
    writing.withdraw(gone, by=ana)
    address = reverse("comments", args=[claim.public_id])
    assert_marked(
        none=page_of(desk, claim_at(State.OPEN), "comments"),
        several=page_of(desk, claim, "comments"),
        empty=desk.post(address, {"text": "", "words": "13"}),
        unanswered=desk.post(reverse("comment-answer", args=[claim.public_id, done.pk]), {}),
    )


@pytest.mark.parametrize("email", ["", "ana@desk.example"])
def test_notifications_and_how_they_are_sent(desk, ana, email, settings):  # noqa: F811
    ana.email, eve = email, UserFactory(editor=True, first_name="Eve")
    ana.save()
    assert_marked(none=desk.get(reverse("notifications")), choices=desk.get(reverse("notification-choices")))
    mailing.choose(ana, dict.fromkeys(Kind, "mail"))
    claim = claim_at(State.SUBMITTED, reviewer=ana)
    writing.write(claim, "12 : 3", by=eve)
    approving.approve(claim, by=eve, seen=claim.version, revision=1)
    outbox.drain()
    assert_marked(new=desk.get(reverse("notifications")), count=desk.get(reverse("notification-count"), headers=HTMX))

    mailing.send_due()
    assert [OPEN in sent.subject for sent in mail.outbox] == [True] * bool(email)
    settings.SENDS_MAIL = False
    assert_marked(off=desk.get(reverse("notification-choices")))
