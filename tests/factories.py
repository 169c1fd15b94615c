"""One of each, without surprises; `claim_at` walks a claim to a state through the real workflow."""

import factory
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.extraction import sentence
from reviews.models import Article, ArticleRevision, Claim, Claimant, Kind, Rating, State
from reviews.workflow.checks import appearances, approving, draft_parts, drafting, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action

TEXT = (
    "The council voted 12 to 3 for the bridge. Three people were hurt, the police said. The mayor called it a good day."
)
PASSWORD = "correct horse battery"  # of every UserFactory
TALLY = {"in_favour": 12, "against": 3, "abstaining": None, "not_voting": None, "members": None}


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        reviewer = factory.Trait(is_reviewer=True)
        editor = factory.Trait(is_editor=True)

    username = factory.Sequence(lambda n: f"person{n}")
    password = factory.django.Password(PASSWORD)


class ArticleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"Council votes for bridge {n}")
    publisher = "The Daily Example"
    url = factory.Sequence(lambda n: f"https://news.example/{n}")
    published = timezone.make_aware(timezone.datetime(2026, 3, 2))
    retrieved = factory.LazyFunction(timezone.now)
    rights = Article.Rights.WHOLE
    added_by = factory.SubFactory(UserFactory, reviewer=True)


class ArticleRevisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ArticleRevision

    article = factory.SubFactory(ArticleFactory)
    text = TEXT
    sha256 = factory.Sequence(lambda n: f"{n:064x}")


class ClaimantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claimant

    name = factory.Sequence(lambda n: f"Mayor {n}")
    slug = factory.Sequence(lambda n: f"mayor-{n}")


class ClaimFactory(factory.django.DjangoModelFactory):
    """An open vote tally on the first words of its article."""

    class Meta:
        model = Claim

    revision = factory.SubFactory(ArticleRevisionFactory)
    start = 0
    end = 40
    quote = factory.LazyAttribute(lambda claim: claim.revision.text[claim.start : claim.end])
    wording = factory.LazyAttribute(lambda claim: sentence(claim.quote))
    kind = Kind.VOTE_TALLY
    details = factory.LazyFunction(lambda: dict(TALLY))
    check_worthiness = 0.9
    factors = factory.LazyFunction(lambda: {"long_words": 0.4})
    extractor = "test"
    state = State.OPEN


SOURCE = draft_parts.TypedEvidence(
    url="https://records.example/vote",
    title="Minutes of the council",
    kind="primary",
    stance="supports",
    publisher="Council",
)


def draft(**changes) -> draft_parts.Draft:
    if "verdict" not in changes:
        changes["verdict"] = Rating.objects.get(code="true")
    values = {
        "summary": "The minutes give the same figures.",
        "rationale": "We read the minutes.",
        "evidence": [SOURCE],
    }
    return draft_parts.Draft(**values | changes)


def write(claim: Claim, by: User, **changes) -> None:
    """Save a complete draft with `changes`, whatever version `by`'s draft is at."""
    before = drafting.draft_of(claim, by)
    seen = before and before.version
    drafting.save_draft(claim, draft(**changes), by=by, token=claim.lease_token, seen=seen)


def claim_at(state: str, *, reviewer: User | None = None, editor: User | None = None, **claim) -> Claim:
    """Return a claim in `state`, reviewed by `reviewer`, approved and published by `editor`."""
    reviewer = reviewer or UserFactory(reviewer=True)
    editor = editor or UserFactory(editor=True)
    made = ClaimFactory(**claim, state=State.PROPOSED if state == State.PROPOSED else State.OPEN)
    if state == State.DISMISSED:
        moves.move(made, Action.DISMISS, by=reviewer, seen=made.version)
    for reached, step in STEPS:  # each step finds the claim where the step before left it
        if made.state == state or state == State.DISMISSED:
            break
        step(made, reviewer, editor)
        assert made.state == reached
    return made


def linked(to: Claim | None = None, *, by: User | None = None, **claim) -> Claim:
    """Return a claim that `by` linked to another, which is open where none is given."""
    to, made = to or ClaimFactory(), ClaimFactory(**claim)
    return appearances.link(made, by=by or UserFactory(reviewer=True), seen=made.version, to=to.public_id)


def _take(claim, reviewer, editor):
    leases.take(claim, by=reviewer, seen=claim.version)


def _submit(claim, reviewer, editor):
    write(claim, reviewer)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)


def _approve(claim, reviewer, editor):
    approving.approve(claim, by=editor, seen=claim.version, revision=approving.newest_revision(claim).number)


def _publish(claim, reviewer, editor):
    publishing.publish(claim, by=editor, seen=claim.version)


def _withdraw(claim, reviewer, editor):
    publishing.withdraw(claim, by=editor, seen=claim.version, note="The source was forged.")


STEPS = (
    (State.IN_REVIEW, _take),
    (State.SUBMITTED, _submit),
    (State.APPROVED, _approve),
    (State.PUBLISHED, _publish),
    (State.WITHDRAWN, _withdraw),
)
