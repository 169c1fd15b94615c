"""Long articles: split in a moment, with how far that is, and shown in parts."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews.models import Article, Claim, Split
from reviews.workflow.articles import splitting
from tests.factories import UserFactory

from .conftest import add

pytestmark = pytest.mark.django_db

LONG = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for bridge {n}." for n in range(700))


@pytest.fixture
def long(desk):
    """A long article that waits to be split, by its address."""
    return add(desk, text=LONG).url


def ask(desk, address):
    return desk.get(address, headers={"HX-Request": "true"})


def test_long_article_is_taken_in_at_once_and_its_page_shows_how_far_it_is(desk, long):
    page = desk.get(long).text
    assert f'hx-get="{long}"' in page
    assert "Taken in. It is split into claims in a moment" in page
    assert "found nothing to check" not in page
    assert "<b>being split</b>" in desk.get(reverse("articles")).text

    Split.objects.update(stage="running", run=1, seen_at=timezone.now(), percent=43)
    assert '<progress max="100" value="43"' in ask(desk, long).text
    Split.objects.update(stage="waiting")

    splitting.run(Split.objects.get().pk)
    assert ask(desk, long).headers["HX-Refresh"] == "true"
    page = desk.get(long).text
    assert f"<h2>{Claim.objects.count()} claims</h2>" in page
    assert f'hx-get="{long}"' not in page
    assert "being split" not in desk.get(reverse("articles")).text


def test_splitting_that_broke_off_can_be_begun_again(desk, long):
    Split.objects.update(stage="failed")
    again = reverse("split-again", args=[Article.objects.get().public_id])
    assert f'action="{again}"' in desk.get(long).text
    assert "the splitting broke off" in desk.get(reverse("articles")).text

    assert desk.post(again).url == long
    assert Split.objects.get().stage == "waiting"


def test_splitting_that_goes_on_is_not_begun_again(desk, long):
    Split.objects.update(stage="running", run=1, seen_at=timezone.now())

    desk.post(reverse("split-again", args=[Article.objects.get().public_id]))

    assert (Split.objects.get().stage, Split.objects.get().run) == ("running", 1)


def test_strangers_begin_no_splitting(client, long):
    Split.objects.update(stage="failed")
    client.force_login(UserFactory())

    assert client.post(reverse("split-again", args=[Article.objects.get().public_id])).status_code == 404
    assert Split.objects.get().stage == "failed"


def test_what_was_left_out_is_shown(desk, long):
    Split.objects.update(stage="partly", unread=[[10_000, 25_500]], found=81_000, kept=2_000)

    page = desk.get(long).text

    assert "<li>characters 10,000 to 25,500</li>" in page
    assert "The program found 81,000 claims in this text. The 2,000 most worth checking are kept." in page


def test_long_article_is_shown_in_parts_with_the_claims_of_each(desk, long):
    splitting.run(Split.objects.get().pk)
    total = Claim.objects.count()

    first, second, last = pages = [desk.get(long, {"part": part}) for part in ("1", "2", "99")]

    assert [page.context["part"] for page in pages] == [1, 2, 3]
    assert [mark.number for page in pages for mark, _ in page.context["rows"]] == list(range(1, total + 1))
    assert "bridge 0." in first.text
    assert "bridge 699." not in first.text + second.text
    assert "bridge 699." in last.text
    assert 'href="?part=2"' in first.text


@pytest.mark.parametrize("part", ["", "0", "-1", "x", "²", "9" * 400])
def test_part_that_is_none_shows_one_that_is(desk, long, part):
    assert desk.get(long, {"part": part}).context["part"] in {1, 2}


def test_page_of_a_claim_shows_what_stands_around_it(desk, long):
    splitting.run(Split.objects.get().pk)
    claim = Claim.objects.order_by("-start").first()

    page = desk.get(reverse("claim", args=[claim.public_id]))

    assert page.context["claim_context"].mark.number == Claim.objects.count()
    assert "bridge 699." in page.text
    assert "bridge 1." not in page.text
    assert "This is what stands around the claim." in page.text
    assert page.text.count("<mark") < Claim.objects.count()
