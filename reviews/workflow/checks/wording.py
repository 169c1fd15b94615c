"""What a claim's wording must be before an editor gets it: one sentence that a stranger can follow."""

import re
from typing import Any

from django.utils.translation import gettext as _

from factcheck.words import listed
from reviews.extraction.claims import Span
from reviews.extraction.wording.candidates import Candidate
from reviews.models import Claim
from reviews.models.claim import words_in

ENDS = ".?!…。？！؟۔।॥።"
CLOSING = "\"'”’“‘»«›‹)]」』"
MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_sentence(wording: str) -> bool:
    """Whether it ends as a sentence or a quotation does and begins with a capital, a figure, or a script without capitals.

    A name such as "iPhone" may open it: one capital in the first word is enough.
    """
    wording = MARKS_OF_DIRECTION.sub("", wording).strip()
    if not wording.endswith((*ENDS, *CLOSING)):
        return False
    first = re.search(r"\w[^\W_]*", wording)
    return first is not None and (not first[0][0].islower() or any(letter.isupper() for letter in first[0]))


def loose_words(claim: Claim) -> list[tuple[Span, str]]:
    """Return the words in a claim, or in front of it, that a stranger cannot follow: each once, with its place in the article.

    A wording that a person wrote or confirmed has none: `reviewing` clears them.
    """
    found: dict[str, tuple[Span, str]] = {}
    for start, end in claim.loose:
        words = _words_at(claim, (start, end))
        text = claim.wording if _is_inside(claim, start) else claim.said or ""
        if words and any(_places(text, words)):
            found.setdefault(words.casefold(), ((start, end), words))
    return list(found.values())


def _is_inside(claim: Claim, at: int) -> bool:
    """Whether a place in the article is in the claim, rather than in front of it or behind, where it names who speaks."""
    return claim.start <= at < claim.start + len(claim.quote)


def _words_at(claim: Claim, span: Span) -> str:
    """The article's words at a place in the claim, or where it names who speaks."""
    if _is_inside(claim, span[0]) or not claim.said:
        return claim.words_at(span)
    return words_in(claim.revision.text, 0, span)


def _places(words: str, looked_for: str) -> list[Span]:
    found = re.finditer(rf"(?<!\w){r'\s+'.join(map(re.escape, looked_for.split()))}(?!\w)", words, re.IGNORECASE)
    return [one.span() for one in found]


def named(claim: Claim, loose: Span, candidate: Candidate) -> dict[str, Any]:
    """Return the claim's wording, insertions and loose words once `candidate` stands for those at `loose`.

    Inside a quotation it stands in square brackets. What is not in the wording leaves it as it is.
    """
    kept = {"wording": claim.wording, "insertions": claim.insertions, "loose": claim.loose}
    if not _is_inside(claim, loose[0]):
        return kept | _named_in_front(claim, loose, candidate)
    if (place := _place_in_wording(claim, loose)) is None:
        return kept
    start, end = place[0] + candidate.replaces[0] - loose[0], place[1] - (loose[1] - candidate.replaces[1])
    before, behind = claim.wording[:start], claim.wording[end:]
    is_first = not any(map(str.isalnum, before))
    words = candidate.words[:1].upper() + candidate.words[1:] if is_first else candidate.words
    opening, closing = ("[", "]") if _is_quoted(before) else ("", "")
    put = f"{opening}{words}{candidate.tail}{closing}"
    at = start + len(opening)
    inserted = {"start": at, "end": at + len(words), "for": [*candidate.replaces], "source": [*candidate.source]}
    earlier = [one for one in claim.insertions if one["end"] <= start]
    later = [_moved(one, len(put) - (end - start)) for one in claim.insertions if one["start"] >= end]
    return {
        "wording": before + put + behind,
        "insertions": [*earlier, inserted | {"rule": "chosen"}, *later],
        "loose": [span for span in claim.loose if tuple(span) != tuple(loose)],
    }


def _named_in_front(claim: Claim, loose: Span, candidate: Candidate) -> dict[str, Any]:
    """What stands in front of the wording once `candidate` stands for loose words there: "It said that"."""
    said = claim.said or ""
    place = next(iter(_places(said, _words_at(claim, loose))), None)
    if place is None:
        return {}
    words = candidate.words[:1].upper() + candidate.words[1:] if not place[0] else candidate.words
    left = [span for span in claim.loose if tuple(span) != tuple(loose)]
    return {"said": f"{said[: place[0]]}{words}{candidate.tail}{said[place[1] :]}", "loose": left}


def _place_in_wording(claim: Claim, loose: Span) -> Span | None:
    """Where loose words of the article stand in the wording; where they stand in it twice, as often as in the article."""
    words = claim.words_at(loose)
    put_in = [(one["start"], one["end"]) for one in claim.insertions]
    replaced = [tuple(at - claim.start for at in one["for"]) for one in claim.insertions if one["for"]]
    stand = [place for place in _places(claim.wording, words) if not _meets(place, put_in)]
    before = [place for place in _places(claim.quote[: loose[0] - claim.start], words) if not _meets(place, replaced)]
    return stand[min(len(before), len(stand) - 1)] if words and stand else None


def _meets(place: Span, others: list[Any]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open behind these words."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _moved(insertion: dict[str, Any], by: int) -> dict[str, Any]:
    return insertion | {"start": insertion["start"] + by, "end": insertion["end"] + by}


def wrong_wording(claim: Claim) -> dict[str, str]:
    """Return what a wording lacks to be handed in; nothing where it may be."""
    if not is_sentence(claim.wording):
        return {"wording": _("Word the claim as one whole sentence, from its capital to its full stop.")}
    if loose := loose_words(claim):
        named = listed(f"“{words}”" for _, words in loose)
        message = _("Say who or what %(words)s is, or that the wording is clear as it stands.")
        return {"wording": message % {"words": named}}
    return {}
