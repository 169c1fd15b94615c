"""Who may do what. Each rule is a sentence; `moves` names them in its rows, and everything else asks `moves`."""

from django.utils.translation import gettext_lazy as _

from factcheck.accounts.models import User
from reviews.models import Claim

PARTS = {
    "claim": _("You marked this claim in the article, or changed what it holds."),
    "wording": _("You corrected the wording of this claim."),
    "speaker": _("You corrected who made this claim."),
    "figures": _("You corrected the figures of this claim."),
    "draft": _("Words that you drafted stand in this review."),
    "review": _("You handed in a review of this claim."),
}
"""What somebody can have written of what is handed in, each with the sentence that refuses their approval."""


def is_reviewer(user: User, claim: Claim) -> bool:  # noqa: ARG001 (a rule knows both)
    return user.is_reviewer


def is_editor(user: User, claim: Claim) -> bool:  # noqa: ARG001
    return user.is_editor


def has_role(user: User, claim: Claim) -> bool:  # noqa: ARG001
    return user.has_role


def is_second_editor(user: User, claim: Claim) -> bool:
    """Four eyes: an editor who wrote any part of what was handed in can neither approve it nor send it back."""
    return is_editor(user, claim) and not own_part(user, claim)


def own_part(user: User, claim: Claim) -> list[str]:
    """Return what `user` wrote of what was handed in last, in sentences; nothing if it is the work of others alone."""
    parts = claim.authors.get(str(user.pk), [])
    if not parts and claim.reviewer_id == user.pk:  # all that is known of what was handed in before authors were kept
        parts = ["review"]
    return [str(PARTS[part]) for part in parts]


def is_public(claim: Claim) -> bool:
    """Readers see a check of it now, whatever its state at the desk."""
    publication = getattr(claim, "publication", None)
    return publication is not None and publication.withdrawn_at is None


def is_shown(claim: Claim) -> bool:
    """Readers find a check at its words: its own, or that of the same claim in another place."""
    return is_public(claim) or claim.link_confirmed_by_id is not None


def may_withdraw_during_correction(user: User, claim: Claim) -> bool:
    return is_editor(user, claim) and is_public(claim)


def may_dismiss(user: User, claim: Claim) -> bool:
    """A claim with a public check is withdrawn, with a notice; it does not just go away."""
    return has_role(user, claim) and not is_public(claim)


def may_reopen(user: User, claim: Claim) -> bool:
    """A claim that is linked to another goes its way: it is unlinked first."""
    return has_role(user, claim) and claim.appearance_of_id is None


def may_propose(user: User, claim: Claim) -> bool:
    return may_dismiss(user, claim) and claim.appearance_of_id is None


def may_unlink(user: User, claim: Claim) -> bool:
    """What an editor has shown to readers, an editor takes back."""
    is_shown = claim.link_confirmed_by_id is not None
    return claim.appearance_of_id is not None and (user.is_editor if is_shown else user.has_role)


def may_confirm(user: User, claim: Claim) -> bool:
    """Four eyes: an editor shows readers what somebody else has linked."""
    is_waiting = claim.appearance_of_id is not None and claim.link_confirmed_by_id is None
    return is_editor(user, claim) and is_waiting and claim.linked_by_id != user.pk


def may_edit(user: User, claim: Claim) -> bool:
    """What readers see was checked on these words: they stay as they are."""
    return has_role(user, claim) and not is_public(claim)


def may_assign(user: User, claim: Claim) -> bool:
    """An editor assigns to anybody who reviews, a reviewer to themselves what is meant for nobody else."""
    return user.is_editor or (user.is_reviewer and claim.assigned_to_id in (None, user.pk))


def may_unassign(user: User, claim: Claim) -> bool:
    return claim.assigned_to_id is not None and may_assign(user, claim)


def needs_help(user: User, claim: Claim) -> bool:
    return has_role(user, claim) and bool(claim.help_needed)


def is_own(user: User, claim: Claim) -> bool:
    """It is the work of `user`, whoever else wrote a part of it."""
    return user.is_reviewer and claim.reviewer_id == user.pk
