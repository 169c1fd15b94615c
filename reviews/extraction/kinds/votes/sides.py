"""How many voted each way, told one by one: "153 countries voting in favour, 23 abstaining and 10 against"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.tokens import split


@dataclass(frozen=True, slots=True)
class Sided:
    """So many votes on one side, on the tokens `first:last`."""

    side: str
    count: int
    first: int
    last: int
    says_vote: bool  # "votes", "voted": not only "for" or "against"
    of_whole_body: bool  # "countries", "members"


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The words for each side by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for side, written in lexicons.load(language, "votes").get("sides", {}).items():
        for phrase in written:
            key = tuple(token.lower for token in split(phrase))
            found.setdefault(key[0], []).append((key, side))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def side_at(reading: Reading, at: int) -> tuple[str, int] | None:
    """The side that the words at a position name, and where they end."""
    for phrase, side in _phrases(reading.language).get(reading.lower(at), []):
        if all(reading.lower(at + step) == word for step, word in enumerate(phrase)):
            return side, at + len(phrase)
    return None


def find(reading: Reading) -> list[Sided]:
    """Return the numbers of a sentence that stand with a side, in order."""
    return sorted(_find(reading), key=lambda sided: sided.first)


def _find(reading: Reading) -> Iterator[Sided]:
    for number in reading.numbers:
        count = number.whole
        if count is not None and not number.is_share and not _is_whole(reading, number.first):
            found = _behind(reading, count, number.first, number.last) or _before(
                reading, count, number.first, number.last
            )
            if found:
                yield found
    for at in range(len(reading.tokens)):
        yield from _uncounted(reading, at)


def _is_whole(reading: Reading, at: int) -> bool:
    """Whether the number is that of all who may vote: the 15 of "14 of the 15 members"."""
    at -= reading.lower(at - 1) in ("the", "its", "all")
    return reading.lower(at - 1) == "of" and (
        reading.lower(at - 2).isdecimal() or reading.lower(at - 2) in _numbers(reading.language)
    )


@cache
def _numbers(language: str) -> frozenset[str]:
    data = lexicons.load(language, "numbers")
    return frozenset([*data.get("small", {}), *data.get("tens", {})])


def _uncounted(reading: Reading, at: int) -> Iterator[Sided]:
    """Figures without a number: "none against", "an abstention"."""
    if reading.lower(at) in lexicons.words(reading.language, "votes", "none"):
        found = _behind(reading, 0, at, at + 1)
        if found and _is_absence(reading, found, at):
            yield found
    elif reading.lower(at) in ("a", "an", "lone", "sole"):
        found = _behind(reading, 1, at, at + 1)
        if found and reading.lower(found.last - 1) == "abstention":
            yield found


def _is_absence(reading: Reading, found: Sided, at: int) -> bool:
    """Whether "no" counts votes: "no abstentions", "none against", and not "voted no"."""
    return found.side != "in_favour" and reading.lower(at - 1) not in ("voted", "voting", "vote", "said")


_MOST_BETWEEN = 7


def _behind(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """The side after a number: "153 countries voting in favour"."""
    between = lexicons.words(reading.language, "votes", "voters")
    says_vote = of_whole_body = False
    last = _past_aside(reading, last)
    for at in range(last, last + _MOST_BETWEEN):
        if (found := side_at(reading, at)) and _is_side(reading, at, found, says_vote):
            says_vote = says_vote or "vote" in reading.lower(found[1] - 1) or "absten" in reading.lower(found[1] - 1)
            return Sided(found[0], count, first, found[1], says_vote, of_whole_body)
        word = reading.lower(at)
        # "members of the Security Council", "14 of the 15 council members"
        is_body = reading.word(at)[:1].isupper() or word in ("the", "council") or reading.number_at(at) is not None
        if word not in between and not is_body:
            return None
        says_vote = says_vote or word.startswith(("vote", "voting", "ballot"))
        of_whole_body = of_whole_body or reading.word(at) in lexicons.words(reading.language, "votes", "whole")
    return None


_LONGEST_ASIDE = 8


def _past_aside(reading: Reading, at: int) -> int:
    """Behind what is said of the voters in brackets: "46 (among them a Republican) voted against"."""
    if reading.lower(at) != "(":
        return at
    return next((end + 1 for end in range(at, at + _LONGEST_ASIDE) if reading.lower(end) == ")"), at)


def _is_side(reading: Reading, at: int, found: tuple[str, int], says_vote: bool) -> bool:
    """A bare "for", "no" or "missing" is a side only where the number's phrase ends with it."""
    word, after = reading.lower(at), reading.lower(found[1])
    if word == "for" and reading.word(found[1])[:1].isupper():
        return False  # "12 votes for Smith" is a count of candidates
    if found[1] > at + 1 or word not in (
        "for",
        "no",
        "yes",
        "missing",
        "supporting",
        "opposition",
        "blank",
        "positive",
        "negative",
    ):
        return True
    return (
        says_vote
        or after in ("vote", "votes")
        or not after
        or not (after[0].isalpha() or after[0].isdecimal())
        or after in ("and", "to", "with", "but", "while", "versus", "against")
    )


def _before(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """The side before a number: "Against: 10"."""
    if reading.lower(first - 1) not in (":", "–", "—", "-", "="):
        return None
    for start in (first - 3, first - 2):
        if (found := side_at(reading, start)) and found[1] == first - 1:
            return Sided(found[0], count, start, last, True, False)
    return None
