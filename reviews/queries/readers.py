"""What readers see: published checks, the articles they are about, and what was corrected or withdrawn."""

from datetime import datetime

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from factcheck.accounts.models import User
from reviews.models import (
    Article,
    ArticleRevision,
    Claim,
    Correction,
    Event,
    Publication,
    PublicationRevision,
    ReviewRevision,
)


def published() -> QuerySet[Publication]:
    """Return the checks that readers see, and since when one is `rechecked`. Whatever shows something to readers starts here."""
    open_ones = Correction.objects.filter(publication=OuterRef("pk"), done_at=None).order_by()
    return (
        Publication.objects.filter(withdrawn_at=None, live__isnull=False)
        .annotate(rechecked=Subquery(open_ones.values("asked_at")[:1]))
        .select_related("live", "claim__revision__article", "claim__claimant")
        .defer(*ArticleRevision.long_in("claim__revision"))
    )


def signed_by(public_id: str, number: int) -> dict[str, User]:
    """Return who wrote and who approved a published revision, by the names that its frozen copy gives these roles."""
    of_this = {"publication_revision__publication__claim__public_id": public_id, "publication_revision__number": number}
    written = ReviewRevision.objects.select_related("review__reviewer").get(**of_this)
    approved = Event.objects.filter(claim=written.claim_id, action="approve", data__revision=written.number)
    by = approved.select_related("by").order_by("number").last()
    return {"reviewer": written.review.reviewer} | ({"approved_by": by.by} if by and by.by else {})


def appearances() -> QuerySet[Claim]:
    """Return the claims at which readers find the check of another, for it is the same, as an editor confirmed."""
    shown = published().order_by().values("pk")
    return Claim.objects.filter(link_confirmed_by__isnull=False, appearance_of__publication__in=shown)


def published_in(revision: ArticleRevision) -> QuerySet[Publication]:
    """Return the checks of other claims that readers find in a text, with where: `key`, `at` and `to` are of its own claim."""
    linked = FilteredRelation(
        "claim__appearances",
        condition=Q(claim__appearances__revision=revision.pk, claim__appearances__link_confirmed_by__isnull=False),
    )
    here = {"key": F("linked__public_id"), "at": F("linked__start"), "to": F("linked__end")}
    return published().annotate(linked=linked).filter(linked__isnull=False).annotate(**here)


def published_articles() -> QuerySet[Article]:
    """Return the articles with at least one check that readers see at a claim of theirs."""
    shown = published().values("claim__revision__article")
    return Article.objects.filter(Q(pk__in=shown) | Q(pk__in=appearances().values("revision__article")))


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
