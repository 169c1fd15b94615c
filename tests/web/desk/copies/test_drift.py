"""Editors see which evidence of published checks went or says something else."""

import pytest
from django.urls import reverse

from reviews.features.evidence.models import Visit
from reviews.models import Publication
from reviews.workflow.copies.keeping import kept
from tests import published
from tests.factories import SOURCE, UserFactory
from tests.features.evidence.made import PAGE, fetched
from tests.pages import on_one_line, text_of

pytestmark = pytest.mark.django_db
OTHER = PAGE.replace(b"31 votes to 18", b"32 votes to 17")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def visit():
    published.publish()
    before, now = (kept(fetched(body), asked=SOURCE.url, by=None) for body in (PAGE, OTHER))
    found = {"publication": Publication.objects.get(), "address": SOURCE.url}
    return Visit.objects.create(outcome="drifted", before=before, now=now, **found)


def test_list_is_linked_from_approvals_and_empty_at_first(desk):
    assert f'href="{reverse("drift")}"' in desk.get(reverse("approvals")).text
    page = text_of(desk.get(reverse("drift")))
    assert "was not visited yet" in page
    assert "Nothing that was visited is gone or says something else." in page
    assert "manage.py revisit_evidence" in page


def test_drifted_evidence_is_listed_with_what_changed(desk, visit):
    page = desk.get(reverse("drift"))

    assert "Says something else now" in page.text
    assert f'href="{SOURCE.url}"' in page.text
    assert reverse("copy", args=[visit.before.public_id]) in page.text
    change = on_one_line(desk.get(reverse("drift-change", args=[visit.pk])))
    assert "<del>31</del>" in change
    assert "<ins>32</ins>" in change
    assert "on a visit" in desk.get(reverse("copy", args=[visit.now.public_id])).text


@pytest.mark.parametrize(
    "changes", [{"outcome": "unchanged"}, {"outcome": "unknown"}, {"address": "https://b.example"}]
)
def test_other_visits_are_not_listed(desk, visit, changes):
    Visit.objects.update(**changes)

    assert "Nothing that was visited" in desk.get(reverse("drift")).text


def test_withdrawn_checks_are_not_listed(desk, visit):
    published.withdraw(visit.publication.claim)

    assert "Nothing that was visited" in desk.get(reverse("drift")).text


def test_number_of_queries_does_not_grow(desk, visit, django_assert_num_queries):
    for _ in range(3):
        published.publish()
        Visit.objects.create(
            publication=Publication.objects.latest("pk"), address=SOURCE.url, outcome="gone", before=visit.before
        )

    with django_assert_num_queries(4):  # session, user, visits, the newest
        assert desk.get(reverse("drift")).text.count(">Gone<") == 3


def test_without_a_worker_nothing_is_fetched_in_a_request(desk, visit, monkeypatch):
    assert desk.post(reverse("revisit")).status_code == 302
    assert reverse("revisit") not in desk.get(reverse("drift")).text


def test_visit_without_a_change_has_no_page_of_it(desk, visit):
    Visit.objects.update(now=None)

    for pk in (visit.pk, 99, 10**30):
        assert desk.get(f"/desk/drift/{pk}/").status_code == 404


def test_drift_is_for_editors(client, visit):
    for user in (UserFactory(reviewer=True), UserFactory()):
        client.force_login(user)
        assert client.get(reverse("drift")).status_code == 403
        assert client.get(reverse("drift-change", args=[visit.pk])).status_code == 403
        assert client.post(reverse("revisit")).status_code == 403
