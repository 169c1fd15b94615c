"""What people see. Every list and page starts from one of these."""

from datetime import datetime
from functools import cache

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from factcheck.accounts.models import User

from .models import Article, Claim, Correction, Event, Publication, PublicationRevision, ReviewRevision, State

WAITING = Q(state__in=[State.OPEN, State.IN_REVIEW])


def claims_for(user: User) -> QuerySet[Claim]:
    """Return every claim and nothing joined to it, for reviewers and editors; nothing for anybody else."""
    return Claim.objects.all() if user.is_reviewer or user.is_editor else Claim.objects.none()


def told_to(user: User) -> QuerySet[Claim]:
    """Return every claim with what programs are told of it and what is handed in with it, for reviewers and editors.

    The rest is loaded when asked for: field by field, each in a query of its own.
    """
    return _told().all() if user.is_reviewer or user.is_editor else Claim.objects.none()


def desk_for(user: User) -> QuerySet[Claim]:
    """Return every claim with what the desk shows of it, for reviewers and editors. The article's text is not loaded."""
    return _desk().all() if user.is_reviewer or user.is_editor else Claim.objects.none()


# Both are built once: putting them together takes longer than running them, and each step of a review asks for one.


@cache
def _told() -> QuerySet[Claim]:
    told = (
        "public_id", "version", "state", "kind", "quote", "said", "wording", "insertions", "loose", "figures", "details",
        "claimant", "claimant_role", "start", "end", "extractor", "reviewer", "authors",
        "leased_by", "lease_token", "lease_expires_at", "lease_epoch",
        "claimant__name", "claimant__slug", "claimant__kind", "claimant__same_as",
        "revision__article__public_id", "revision__article__title", "revision__article__publisher",
        "revision__article__url", "revision__article__published", "revision__article__language",
        "publication__withdrawn_at", "publication__live__content",
    )  # fmt: skip
    return _with_newest(Claim.objects.select_related("revision__article", "claimant", "publication__live").only(*told))


@cache
def _desk() -> QuerySet[Claim]:
    shown = Claim.objects.select_related("revision__article", "claimant", "publication__live", "leased_by", "reviewer")
    return _with_newest(shown.defer("revision__text"))


def _with_newest(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    newest = ReviewRevision.objects.filter(claim=OuterRef("pk")).order_by("-number")
    return claims.annotate(
        newest_revision=Subquery(newest.values("number")[:1]), newest_hash=Subquery(newest.values("content_hash")[:1])
    )


def queue_for(user: User) -> QuerySet[Claim]:
    """Return the claims that wait or are being worked on, those most worth checking first, then the oldest."""
    return desk_for(user).filter(WAITING).order_by("-check_worthiness", "pk")


def free() -> Q:
    """Return the condition for a claim that can be taken now."""
    return WAITING & (Q(leased_by=None) | Q(lease_expires_at__lte=timezone.now()))


def yours(user: User) -> Q:
    """Return the condition for a claim that `user` holds, or that came back to them."""
    return Q(state=State.IN_REVIEW, leased_by=user, lease_expires_at__gt=timezone.now()) | returned(user)


def returned(user: User) -> Q:
    """Return the condition for a claim that an editor sent back to `user`."""
    return Q(state=State.IN_REVIEW, leased_by=None, reviewer=user)


def approvals_for(user: User) -> QuerySet[Claim]:
    """Return what an editor may decide on, as `rules.is_second_editor` has it: handed in or approved, and no part their own."""
    if not user.is_editor:
        return Claim.objects.none()
    waiting = desk_for(user).filter(state__in=[State.SUBMITTED, State.APPROVED])
    return waiting.exclude(reviewer=user).exclude(authors__has_key=str(user.pk)).order_by("pk")


def published() -> QuerySet[Publication]:
    """Return the checks that readers see, and since when one is `rechecked`. Whatever shows something to readers starts here."""
    open_ones = Correction.objects.filter(publication=OuterRef("pk"), done_at=None).order_by()
    return (
        Publication.objects.filter(withdrawn_at=None, live__isnull=False)
        .annotate(rechecked=Subquery(open_ones.values("asked_at")[:1]))
        .select_related("live", "claim__revision__article", "claim__claimant")
        .defer("claim__revision__text")
    )


def signed_by(public_id: str, number: int) -> dict[str, User]:
    """Return who wrote and who approved a published revision, by the names that its frozen copy gives these roles."""
    of_this = {"publication_revision__publication__claim__public_id": public_id, "publication_revision__number": number}
    written = ReviewRevision.objects.select_related("review__reviewer").get(**of_this)
    approved = Event.objects.filter(claim=written.claim_id, action="approve", data__revision=written.number)
    by = approved.select_related("by").order_by("number").last()
    return {"reviewer": written.review.reviewer} | ({"approved_by": by.by} if by and by.by else {})


def published_articles() -> QuerySet[Article]:
    """Return the articles with at least one check that readers see."""
    shown = published().values("claim__revision__article")
    return Article.objects.filter(pk__in=shown)


def withdrawn() -> QuerySet[Publication]:
    """Return the checks that were taken off the site: readers see their notice and the claim, nothing else."""
    return Publication.objects.filter(withdrawn_at__isnull=False, live__isnull=False).select_related("live", "claim")


def corrections() -> QuerySet[Correction]:
    """Return what was corrected or retracted, newest first, with the verdicts before and after; open ones are the desk's."""
    before = PublicationRevision.objects.filter(
        publication=OuterRef("publication"), number=OuterRef("revision__number") - 1
    )
    return (
        Correction.objects.filter(done_at__isnull=False)
        .select_related("revision", "publication__live", "publication__claim")
        .defer("revision__content")
        .annotate(
            verdict_before=Subquery(before.values(name=F("content__verdict__name"))),
            verdict_after=F("revision__content__verdict__name"),
            attribution_before=Subquery(before.values(name=F("content__attribution_verdict__name"))),
            attribution_after=F("revision__content__attribution_verdict__name"),
        )
    )


def latest_changes() -> list[tuple[int, datetime]]:
    """Return which checks changed last and when: as long as this stays the same, so do all lists that readers see.

    Twenty, not one: a transaction that commits late puts its change below one that was seen already.
    """
    return list(Publication.objects.order_by("-changed_at", "-pk").values_list("pk", "changed_at")[:20])
