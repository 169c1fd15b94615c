"""Evidence that was used already: for other claims of the same article, or of the same speaker."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.accounts.models import User
from reviews.models import ArticleRevision, Claim, Evidence, ReviewRevision
from reviews.workflow.checks.draft_parts import name_of

MOST = 8
LOOKED_AT = 100
"""Rows, the newest, of which each piece is offered once."""


def used_before(claim: Claim, user: User) -> QuerySet[Evidence]:
    """Return the rows of reviews that were handed in, and of `user`'s own drafts; the newest reviews first.

    An unnamed source is nobody: what "officials" said elsewhere was said by others.
    """
    near = Q(review__claim__revision__article=claim.revision.article_id)
    if claim.claimant and claim.claimant.is_named:
        near |= Q(review__claim__claimant=claim.claimant_id)
    is_handed_in = Exists(ReviewRevision.objects.filter(review=OuterRef("review")))
    return (
        Evidence.objects.filter(near, is_handed_in | Q(review__reviewer=user))
        .exclude(review__claim=claim.pk)
        .exclude(title="")
        .select_related("review__claim__revision")
        .defer(*ArticleRevision.long_in("review__claim__revision"))
        .order_by("-review__saved_at", "position")
    )


def offered(claim: Claim, user: User, there: set[str]) -> list[Evidence]:
    """Return at most MOST pieces, each once and but for those that are `there`, by their `name_of`."""
    found: dict[str, Evidence] = {}
    for item in used_before(claim, user)[:LOOKED_AT]:
        if (name := name_of(item.tidy)) not in there:
            found.setdefault(name, item)
    return [*found.values()][:MOST]
