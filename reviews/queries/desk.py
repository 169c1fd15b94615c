"""What the desk sees: claims, and which of them wait for whom."""

from functools import cache

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from factcheck.accounts.models import User
from reviews.models import ArticleRevision, Claim, ReviewRevision, State

WAITING = Q(state__in=[State.OPEN, State.IN_REVIEW])


def claims_for(user: User) -> QuerySet[Claim]:
    """Return every claim and nothing joined to it, for reviewers and editors; nothing for anybody else."""
    return Claim.objects.all() if user.has_role else Claim.objects.none()


def lean_claims_for(user: User) -> QuerySet[Claim]:
    """Return every claim with what programs get of it and what is handed in with it, for reviewers and editors.

    The rest is loaded when asked for: field by field, each in a query of its own.
    """
    return _lean().all() if user.has_role else Claim.objects.none()


def desk_for(user: User) -> QuerySet[Claim]:
    """Return every claim with what the desk shows of it, for reviewers and editors. The article's text is not loaded."""
    return _desk().all() if user.has_role else Claim.objects.none()


# Both are built once: putting them together takes longer than running them, and each step of a review asks for one.


@cache
def _lean() -> QuerySet[Claim]:
    fields = (
        "public_id", "version", "state", "kind", "quote", "said", "wording", "insertions", "loose", "figures", "details",
        "claimant", "claimant_role", "start", "end", "anchor", "extractor", "reviewer", "authors", "appearance_of", "linked_by", "link_confirmed_by",
        "leased_by", "lease_token", "lease_expires_at", "lease_epoch", "help_needed", "assigned_to__username",
        "claimant__name", "claimant__slug", "claimant__kind", "claimant__same_as",
        "revision__article__public_id", "revision__article__title", "revision__article__publisher",
        "revision__article__url", "revision__article__published", "revision__article__retrieved", "revision__article__language",
        "publication__withdrawn_at", "publication__live__content",
    )  # fmt: skip
    return _with_newest(
        Claim.objects.select_related("revision__article", "claimant", "publication__live", "assigned_to").only(*fields)
    )


@cache
def _desk() -> QuerySet[Claim]:
    people = ("leased_by", "reviewer", "assigned_to")
    shown = Claim.objects.select_related("revision__article", "claimant", "publication__live", *people)
    return _with_newest(shown.defer(*ArticleRevision.long_in("revision")))


def _with_newest(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    newest = ReviewRevision.objects.filter(claim=OuterRef("pk")).order_by("-number")
    return claims.annotate(
        newest_revision=Subquery(newest.values("number")[:1]), newest_hash=Subquery(newest.values("content_hash")[:1])
    )


def free() -> Q:
    """Return the condition for a claim that can be taken now."""
    return WAITING & (Q(leased_by=None) | Q(lease_expires_at__lte=timezone.now()))


def yours(user: User) -> Q:
    """Return the condition for a claim that `user` holds, or that came back to them."""
    return Q(state=State.IN_REVIEW, leased_by=user, lease_expires_at__gt=timezone.now()) | returned(user)


def returned(user: User) -> Q:
    """Return the condition for a claim that an editor sent back to `user`."""
    return Q(state=State.IN_REVIEW, leased_by=None, reviewer=user)


def assigned(user: User) -> Q:
    """Return the condition for a claim that is meant for `user`."""
    return Q(state=State.OPEN, assigned_to=user)


def needs_help() -> Q:
    return Q(state=State.OPEN) & ~Q(help_needed="")


def reviewers() -> list[User]:
    """Return everybody who takes claims."""
    return [*User.objects.filter(is_reviewer=True, is_active=True).order_by("first_name", "last_name", "username")]


def approvals_for(user: User) -> QuerySet[Claim]:
    """Return what an editor may decide on, as `rules.is_second_editor` has it: handed in or approved, and no part their own."""
    if not user.is_editor:
        return Claim.objects.none()
    waiting = desk_for(user).filter(state__in=[State.SUBMITTED, State.APPROVED])
    return waiting.exclude(reviewer=user).exclude(authors__has_key=str(user.pk)).order_by("pk")
