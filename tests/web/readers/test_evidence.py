"""What readers see of a piece of evidence and of its copy."""

import pytest

from reviews.models import Copy, Evidence
from reviews.workflow.checks import reviewing
from reviews.workflow.copies.keeping import keep_file
from tests import published
from tests.factories import UserFactory
from tests.features.evidence.made import copy_of
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db


def check_with(copy: Copy, monkeypatch):
    """Publish a check whose evidence has a kept copy."""
    submit = reviewing.submit

    def with_copy(claim, **by):
        Evidence.objects.filter(review__claim=claim).update(copy=copy.told | {"asked": ""})
        return submit(claim, **by)

    monkeypatch.setattr(published.reviewing, "submit", with_copy)
    return published.publish()


def test_readers_are_told_of_the_copy_and_not_given_it(client, monkeypatch):
    copy = copy_of(by=UserFactory(), monkeypatch=monkeypatch)

    page = on_one_line(client.get(published.url_of(check_with(copy, monkeypatch))))

    assert f'Copy kept on 27 November 2026, SHA-256 <code title="{copy.body.sha256}">' in page
    assert copy.public_id not in page
    assert "Read the copy" not in page


def test_readers_are_told_that_a_copy_was_given_by_hand(client, monkeypatch):
    copy = keep_file(b"Minutes", name="minutes.txt", address="", by=UserFactory())

    page = on_one_line(client.get(published.url_of(check_with(copy, monkeypatch))))

    assert "Copy given by hand on" in page
