"""What of a claim a comment is about, and where that stands on a page."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from factcheck.accounts.models import User
from reviews.content.published import read
from reviews.features.discussion.models import Comment, Part
from reviews.models import Claim
from reviews.workflow.checks import approving
from reviews.workflow.checks.drafting import draft_of

EVIDENCE = f"{Part.EVIDENCE}:"
"""Begins what names one row of evidence, by its title."""
TITLE_LENGTH = 200


@dataclass(frozen=True)
class About:
    """A part of a claim, and of which words or which row of it."""

    part: str = ""
    words: str = ""
    start: int | None = None
    end: int | None = None

    @classmethod
    def chosen(cls, value: str) -> "About":
        """Return what one of `choices` stands for."""
        if value.startswith(EVIDENCE):
            return cls(Part.EVIDENCE, value.removeprefix(EVIDENCE))
        return cls(value)


def choices(titles: list[str]) -> list[tuple[str, Any]]:
    """Return what may be chosen of a claim whose evidence has these titles; its words are not chosen but given."""
    parts = [(part.value, part.label) for part in Part if part != Part.WORDS]
    return [*parts, *((EVIDENCE + title, title) for title in titles)]


def words_in(claim: Claim, words: str) -> About | None:
    """Return where in its article a claim has these words, whatever blanks are between them; None where it does not."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, claim.quote) if pattern else None
    if found is None:
        return None
    return About(Part.WORDS, found[0], claim.start + found.start(), claim.start + found.end())


def titles_of(claim: Claim, user: User) -> list[str]:
    """Return what the rows of evidence are called that `user` sees: those of their draft, or of what was handed in last."""
    if claim.is_held_by(user):
        review = draft_of(claim, user)
        rows = [(item.title, item.url) for item in review.evidence.all()] if review else []
    elif newest := approving.newest_revision(claim):
        rows = [(item["title"], item["url"]) for item in read(newest.content)["evidence"]]
    else:
        rows = []
    return [(title or url)[:TITLE_LENGTH] for title, url in rows if title or url]


def anchor(comment: Comment, titles: list[str]) -> str:
    """Return what leads to the part that a comment is about, on a page that shows evidence with these titles."""
    if comment.part == Part.WORDS:  # browsers that know text fragments show the words, the others the article
        words = quote(comment.words, safe="").replace("-", "%2D")
        return f"#article:~:text={words}"
    if comment.part == Part.EVIDENCE and comment.words in titles:
        return f"#at-evidence-{titles.index(comment.words) + 1}"
    return f"#at-{comment.part}" if comment.part else ""
