"""Checks that readers see, made through the real workflow, with contents of one's own."""

from dataclasses import replace

from reviews.models import Claim, Rating, State
from reviews.workflow import outbox
from reviews.workflow.checks import approving, draft_parts, publishing, reviewing
from reviews.workflow.table import leases
from tests.factories import SOURCE, ClaimFactory, UserFactory, write

XSS = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"


def source(**changes) -> draft_parts.TypedEvidence:
    return replace(SOURCE, **changes)


def publish(*, verdict="true", attribution=None, claim: Claim | None = None, review=None, reason=None, **made) -> Claim:
    """Publish a check of a new claim, or again of `claim` for `reason`; `review` replaces what the draft says."""
    claim = claim or ClaimFactory(**made)
    reviewer, editor = UserFactory(reviewer=True), UserFactory(editor=True)
    leases.take(claim, by=reviewer, seen=claim.version)
    write(
        claim,
        reviewer,
        verdict=verdict and Rating.objects.get(code=verdict),
        attribution_verdict=attribution and Rating.objects.get(code=attribution),
        **review or {},
    )
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)
    approving.approve(claim, by=editor, seen=claim.version, revision=approving.newest_revision(claim).number)
    publishing.publish(claim, by=editor, seen=claim.version, note=reason)
    outbox.drain()
    assert claim.state == State.PUBLISHED
    return claim


def ask_for_correction(claim: Claim, note="Ana misread the minutes.") -> Claim:
    publishing.correct(claim, by=UserFactory(editor=True), seen=claim.version, note=note, kind="update")
    return claim


def correct(claim: Claim, *, reason="A figure was wrong.", **changes) -> Claim:
    return publish(claim=ask_for_correction(claim), reason=reason, **changes)


def withdraw(claim: Claim, notice="The source was forged.") -> Claim:
    publishing.withdraw(claim, by=UserFactory(editor=True), seen=claim.version, note=notice)
    outbox.drain()
    return claim


def url_of(claim: Claim) -> str:
    return f"/checks/{claim.public_id}/{claim.slug}/"
