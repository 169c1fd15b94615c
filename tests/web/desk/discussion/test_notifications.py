"""The notifications of somebody, the count of the new ones, and how they choose to get them."""

import pytest
from django.urls import reverse

from reviews.features.discussion.comments import writing
from reviews.features.discussion.models import Kind, Notification, NotificationChoice
from reviews.features.discussion.notices import reading
from reviews.models import State
from reviews.workflow import outbox
from reviews.workflow.checks import approving
from tests.factories import UserFactory, claim_at
from tests.pages import HTMX

pytestmark = pytest.mark.django_db
LIST, COUNT, CHOICES = map(reverse, ("notifications", "notification-count", "notification-choices"))


@pytest.fixture
def returned(claim, editor):
    approving.send_back(claim, by=editor, seen=claim.version, note="Which minutes?")
    outbox.drain()
    return claim


def test_new_ones_are_listed_before_the_others_with_note_and_claim(desk, returned, reviewer, editor):
    reading.read(reviewer)
    writing.write(returned, "@ana: which?", by=editor)

    response = desk.get(LIST)

    (new,), (read,) = response.context["new"], response.context["read"]
    assert new[1:] == ("Eve Lindqvist named you in a comment", "@ana: which?")
    assert read[1:] == ("Eve Lindqvist sent your review back", "Which minutes?")
    assert returned.wording in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count_does_not_grow(desk, reviewer, editor, count, django_assert_num_queries):
    for _ in range(count):
        writing.write(claim_at(State.SUBMITTED, reviewer=reviewer), "Which minutes?", by=editor)
    reading.read(reviewer, Notification.objects.first().claim)

    with django_assert_num_queries(
        6 if count > 1 else 5
    ):  # session, user, new, read; the marks of each list's comments
        assert len(desk.get(LIST).context["new"]) == count - 1


def test_menu_counts_what_is_new_in_one_query(desk, returned, reviewer, django_assert_num_queries):
    assert f'hx-get="{COUNT}"' in desk.get(reverse("queue")).text
    with django_assert_num_queries(3):  # session, user, how many
        assert "<b>(1)</b>" in desk.get(COUNT, headers=HTMX).text

    reading.read(reviewer)
    assert desk.get(COUNT, headers=HTMX).status_code == 204
    assert desk.get(COUNT).url == LIST


def test_notification_leads_to_its_claim_and_is_read_then(desk, returned, reviewer):
    one = Notification.objects.get()

    assert desk.get(reverse("notification", args=[one.pk])).url == reverse("claim", args=[returned.public_id])
    assert reading.unread(reviewer) == 0


def test_notification_of_a_comment_leads_to_it(desk, claim, editor):
    comment = writing.write(claim, "Which minutes?", by=editor)
    one = Notification.objects.get()

    response = desk.get(reverse("notification", args=[one.pk]))

    assert response.url == reverse("comments", args=[claim.public_id]) + f"#comment-{comment.pk}"


def test_notification_is_its_owners(eve, returned, reviewer):
    one = Notification.objects.get()

    assert eve.get(reverse("notification", args=[one.pk])).status_code == 404
    eve.post(reverse("notifications-read"))
    assert reading.unread(reviewer) == 1


def test_all_is_read_at_a_press(desk, returned, reviewer):
    desk.get(reverse("notifications-read"))
    assert reading.unread(reviewer) == 1
    assert desk.post(reverse("notifications-read")).url == LIST
    assert reading.unread(reviewer) == 0


@pytest.mark.parametrize("path", [LIST, CHOICES])
def test_stranger_gets_nothing(client, path):
    client.force_login(UserFactory())

    assert client.get(path).status_code == 403
    assert client.get(COUNT, headers=HTMX).status_code == 204


def test_ways_are_chosen_by_kind_and_what_waits_is_an_editors(desk, eve, reviewer, editor):
    eve.post(CHOICES, dict.fromkeys(Kind, "digest"))
    assert NotificationChoice.objects.filter(person=editor, way="digest").count() == len(Kind)

    eve.force_login(reviewer)
    eve.post(CHOICES, dict.fromkeys(Kind, "desk") | {"returned": "mail"})
    assert NotificationChoice.objects.filter(person=reviewer, kind="returned").get().way == "mail"
    assert not NotificationChoice.objects.filter(person=reviewer, kind="handed_in").exists()
    assert '<option value="mail" selected>' in eve.get(CHOICES).text


@pytest.mark.parametrize("sent", [{}, dict.fromkeys(Kind, "pigeon")])
def test_way_that_there_is_not_is_refused(desk, sent):
    assert desk.post(CHOICES, sent).status_code == 422
    assert not NotificationChoice.objects.exists()


def test_site_without_mail_says_so_and_offers_none(desk, settings):
    settings.SENDS_MAIL = False

    assert "This site sends no mail" in desk.get(CHOICES).text
    assert desk.post(CHOICES, dict.fromkeys(Kind, "mail")).status_code == 422


def test_page_of_the_account_leads_to_the_choices(desk):
    assert f'href="{CHOICES}"' in desk.get(reverse("account")).text
