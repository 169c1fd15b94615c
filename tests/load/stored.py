"""What is put into the database and read from it directly. Runs in a process of its own, where Django is set up."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import ApiToken, User
from reviews.management.history import integrity
from reviews.models import Article, ArticleRevision, Claim, Event, Evidence, Kind, Review, ReviewRevision, State
from reviews.workflow.table import moves
from tests.factories import claim_at
from tests.load.journals import Kept, Verdict


def migrate() -> None:
    call_command("migrate", verbosity=0)


def hire(people: int) -> dict[str, str]:
    """Make fact-checkers and return their tokens by username."""
    staff = [User.objects.create(username=f"reviewer{number}", is_reviewer=True) for number in range(people)]
    return {person.username: ApiToken.issue(person) for person in staff}


def admit(name: str, password: str) -> None:
    """Make somebody who may do everything and signs in with that password."""
    rights = {"is_reviewer": True, "is_editor": True, "is_staff": True, "is_superuser": True}
    User.objects.create_user(name, password=password, **rights)


def fill(claims: int) -> None:
    """Put that many open claims into the queue, 200 to an article, without reading any text for them."""
    by = User.objects.create(username=f"author{User.objects.count()}", is_reviewer=True)
    for number in range(claims // 200):
        text = f"The council of district {number} voted 12 to 3 for the bridge. ".ljust(600, "x")
        article = Article.objects.create(title=f"Bridge {number}", retrieved=timezone.now(), added_by=by)
        sha256 = f"{Article.objects.count():064x}"
        revision = ArticleRevision.objects.create(article=article, text=text, sha256=sha256)
        moves.begin([_claim(revision, start) for start in range(200)], by=by)


def _claim(revision: ArticleRevision, start: int) -> Claim:
    return Claim(
        revision=revision,
        start=start,
        end=start + 60,
        quote=revision.text[start : start + 60],
        wording=f"The council voted 12 to 3 for bridge {start}.",
        kind=Kind.VOTE_TALLY,
        details={"in_favour": 12, "against": 3, "abstaining": None, "not_voting": None, "members": None},
        check_worthiness=0.5 + start % 50 / 100,
        factors={"number": 0.4},
        extractor="load",
    )


def publish() -> str:
    """Return the path of a published check."""
    people = {"is_reviewer": True, "is_editor": True}
    reviewer, editor = (User.objects.create(username=name, **people) for name in ("ana", "eve"))
    claim = claim_at(State.PUBLISHED, reviewer=reviewer, editor=editor)
    return reverse("check", args=[claim.public_id, claim.slug])


def kept() -> Kept:
    """Return everything that journals can be compared with."""
    connection.close()  # it may be one to a database that was away
    claims = Claim.objects.all()
    return Kept(
        epochs=dict(claims.values_list("public_id", "lease_epoch")),
        moves=list(
            Event.objects.filter(claim__isnull=False)
            .exclude(action="split")
            .values_list("claim__public_id", "action", "by__username")
        ),
        drafts=list(Review.objects.values_list("claim__public_id", "reviewer__username", "verdict__code", "summary")),
        verdicts=[_verdict(revision) for revision in ReviewRevision.objects.select_related("claim")],
        unfinished=list(claims.exclude(state=State.SUBMITTED).values_list("public_id", flat=True)),
        faults=[*integrity.faults(), *given_to_others()],
    )


def given_to_others() -> Iterator[str]:
    """Say which claims somebody was given while they were assigned to another: this crew takes none on purpose."""
    meant: dict[int, int | None] = {}
    for event in Event.objects.filter(claim__isnull=False).select_related("claim").order_by("claim_id", "number"):
        if event.action == "take" and meant.get(event.claim_id) not in (None, event.by_id):
            yield f"claim {event.claim.public_id} was given to another than it was assigned to"
        if "assigned_to_id" in event.data.get("claim", {}):
            meant[event.claim_id] = event.data["claim"]["assigned_to_id"]


def _verdict(revision: ReviewRevision) -> Verdict:
    content = revision.content
    return Verdict(
        revision.claim.public_id,
        revision.number,
        revision.content_hash,
        content["verdict"]["code"],
        content["summary"],
    )


def spoil() -> None:
    """Sabotage: let every lease run out while its holder trusts in it, and put other words into somebody's mouth."""
    Claim.objects.filter(state=State.IN_REVIEW).update(lease_expires_at=timezone.now() - timedelta(seconds=1))
    if first := Review.objects.order_by("pk").first():
        Review.objects.filter(pk=first.pk).update(summary="Forged.")


def session(username: str) -> str:
    """Sign somebody in and return the key of the session."""
    browser = Client()
    browser.force_login(User.objects.get(username=username))
    return browser.cookies["sessionid"].value


def titles(claim: str) -> list[str]:
    """Return the titles of the evidence in the drafts on a claim."""
    return list(Evidence.objects.filter(review__claim__public_id=claim).values_list("title", flat=True))


def lose() -> None:
    """Sabotage: let the newest saving and the newest row of evidence never have been."""
    Review.objects.order_by("-pk")[:1].get().evidence.last().delete()
    Review.objects.update(version=F("version") - 1)
