"""What the pages show of a review that was handed in: its answers, who speaks in it, and a denial that is worded as its opposite."""

from typing import Any

from django.template.defaultfilters import capfirst
from django.utils.html import format_html
from django.utils.translation import gettext as _

from reviews.content import markdown
from reviews.content.denials import cue_of, is_said, reads_as_its_opposite, said_by, saying
from reviews.content.published import FrozenCheck
from reviews.content.review import FrozenClaim, FrozenRating
from reviews.models import Claim
from reviews.web.desk.claim.forms.review_form import IS_IT_SO, WAS_IT_SAID
from reviews.web.parts.published.asked import asked_in
from reviews.web.parts.published.check import Check


def answers_in(content: FrozenCheck) -> list[tuple[str, str, FrozenRating | None]]:
    """Return how each question looks, what it asks, and its answer: a statement is asked first whether it was said."""
    asked = [("verdict", str(IS_IT_SO), content["verdict"])]
    if is_said(content["claim"]):
        asked.insert(0, ("said", str(WAS_IT_SAID), content["attribution_verdict"]))
    return asked


def handed_in(claim: Claim, content: FrozenCheck) -> dict[str, Any]:
    """Return what the template of a review shows of a revision's content."""
    return {
        "check": Check(claim.public_id, content),
        "answers": answers_in(content),
        "rationale": markdown.clean(content["rationale_html"]),
        "asked": asked_in(content),
    }


def speaker_in(claim: FrozenClaim) -> str:
    """Return who did what with the words of a claim, as safe HTML; nothing where nobody is named."""
    if not claim["claimant"]:
        return ""
    who = format_html('<b dir="auto">{}</b>', claim["claimant"])
    if claim.get("claimant_role"):
        role = format_html('<span dir="auto">{}</span>', claim["claimant_role"])
        who = format_html(_("{name}, {role}"), name=who, role=role)
    return capfirst(said_by(saying(claim), who))


def denial_in(claim: FrozenClaim) -> str:
    """Return the warning of a denial that is worded as its opposite; nothing where it is not."""
    if not reads_as_its_opposite(claim):
        return ""
    cue, who = cue_of(claim), claim["claimant"] or _("somebody")
    warning = _(
        "“%(cue)s”: %(who)s did not say this, and the wording does not say so. "
        "Word it as “%(told)s …”, or as what they hold, with another word of saying."
    )
    return warning % {"cue": cue, "who": who, "told": claim["said"] or f"{who} {cue} that"}
