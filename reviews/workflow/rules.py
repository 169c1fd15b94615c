"""Who may do what. Each rule is a sentence; `moves` names them in its rows, and everything else asks `moves`."""

from factcheck.accounts.models import User
from reviews.models import Claim


def is_reviewer(user: User, claim: Claim) -> bool:  # noqa: ARG001 (a rule knows both)
    return user.is_reviewer


def is_editor(user: User, claim: Claim) -> bool:  # noqa: ARG001
    return user.is_editor


def is_staff(user: User, claim: Claim) -> bool:
    return is_reviewer(user, claim) or is_editor(user, claim)


def is_second_editor(user: User, claim: Claim) -> bool:
    """Four eyes: an editor who reviewed the claim cannot also approve it or send it back."""
    return is_editor(user, claim) and claim.reviewer_id != user.pk


def is_public(claim: Claim) -> bool:
    """Readers see a check of it now, whatever its state at the desk."""
    publication = getattr(claim, "publication", None)
    return publication is not None and publication.withdrawn_at is None


def may_withdraw_during_correction(user: User, claim: Claim) -> bool:
    return is_editor(user, claim) and is_public(claim)


def may_dismiss(user: User, claim: Claim) -> bool:
    """A claim with a public check is withdrawn, with a notice; it does not just go away."""
    return is_staff(user, claim) and not is_public(claim)
