"""What a claim's wording must be before an editor gets it: one sentence that a stranger can follow."""

import re

from reviews.models import Claim

ENDS = ".?!…。？！؟۔।॥።"
CLOSING = "\"'”’“‘»«›‹)]」』"
MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NO_SENTENCE = "Word the claim as one whole sentence, from its capital to its full stop."


def is_sentence(wording: str) -> bool:
    """Whether it ends as a sentence or a quotation does and begins with a capital, a figure, or a script without capitals.

    A name such as "iPhone" may open it: one capital in the first word is enough.
    """
    wording = MARKS_OF_DIRECTION.sub("", wording).strip()
    if not wording.endswith((*ENDS, *CLOSING)):
        return False
    first = re.search(r"\w[^\W_]*", wording)
    return first is not None and (not first[0][0].islower() or any(letter.isupper() for letter in first[0]))


def loose_words(claim: Claim) -> list[tuple[int, str]]:
    """Return the article's words in the wording that a stranger cannot follow, each once, with where the article has them.

    A wording that a person wrote or confirmed has none: `reviewing` clears them.
    """
    found: dict[str, tuple[int, str]] = {}
    for start, end in claim.loose:
        words = " ".join(claim.quote[max(0, start - claim.start) : max(0, end - claim.start)].split())
        if words and _has(claim.wording, words):
            found.setdefault(words.casefold(), (start, words))
    return list(found.values())


def _has(wording: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", wording, re.IGNORECASE) is not None


def wrong_wording(claim: Claim) -> dict[str, str]:
    """Return what a wording lacks to be handed in; nothing where it may be."""
    if not is_sentence(claim.wording):
        return {"wording": NO_SENTENCE}
    if loose := loose_words(claim):
        named = ", ".join(f"“{words}”" for _, words in loose)
        return {"wording": f"Say who or what {named} is, or that the wording is clear as it stands."}
    return {}


def retold(said: str, before: str, after: str) -> str:
    """Return how a claim is told once somebody says that `after` said it and not `before`.

    The office that the program read stands around the name it read ("Mayor Ada Finch, a doctor, denied that") and goes
    with it. Where that name does not stand, the article's own words for the speaker do, and stay.
    """
    if not before or not after or before not in said:
        return said
    told = re.sub(r"^,[^,]*,", "", said.partition(before)[2])
    return f"{after}{told}" if told.strip(" ,:") else f"{after}:"  # "According to Ada Finch,"
