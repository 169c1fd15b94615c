"""What the page of a claim sends."""

from django.urls import reverse
from django.utils import timezone

from reviews.models import Claim
from reviews.web.desk.claim.forms.draft_data import base_of, printed
from reviews.workflow.checks import draft_parts
from tests.pages import HTMX

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
    return base_of(draft_parts.Window.opened(printed(claim) | draft_parts.parts_of(review)))


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


def titles(response):
    return [row["title"].value() for row in response.context["review_form"].rows]
