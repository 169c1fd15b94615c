"""How many voted each way, told one by one: "153 countries voting in favour, 23 abstaining and 10 against"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.phrases import Phrases

QUOTES = ("“", "”", '"', "‘", "’", "'")


@dataclass(frozen=True, slots=True)
class Sided:
    """So many votes on one side, on the tokens `first:last`."""

    side: str
    count: int
    first: int
    last: int
    says_vote: bool  # "votes", "voted": not only "for" or "against"
    of_whole_body: bool  # "countries", "members"


def words(reading: Reading, *keys: str) -> frozenset[str]:
    """The words under `keys` of the lexicon of votes."""
    return lexicons.words(reading.language, "votes", *keys)


@cache
def _phrases(language: str) -> Phrases[str]:
    """The words for each side."""
    sides = lexicons.load(language, "votes").get("sides", {})
    return Phrases([(phrase, side) for side, written in sides.items() for phrase in written], language)


def side_at(reading: Reading, at: int) -> tuple[str, int] | None:
    """The side that the words at a position name, and where they end."""
    sides = _phrases(reading.language)
    return next(sides.at(reading, at), None) if reading.lower(at) in sides.openers else None


def find(reading: Reading) -> list[Sided]:
    """Return the numbers of a sentence that stand with a side, in order."""
    found = sorted(_find(reading), key=lambda sided: sided.first)
    return _with_answers(reading, found) if any(_is_purpose(reading, figure) for figure in found) else found


def _find(reading: Reading) -> Iterator[Sided]:
    is_called = _is_called(reading)
    for number in reading.numbers:
        count = number.whole
        is_size = _is_whole(reading, number.first) or _ties_size(reading, number.last)
        if count is not None and not number.is_share and not is_size:
            told = reading, count, number.first, number.last
            found = (
                (_before(*told) if is_called else None)
                or _behind(*told)
                or _before(*told)
                or _led(*told)
                or _bare(*told)
            )
            if found:
                yield found
    uncounted = words(reading, "none", "lone") | {"a", "an"}
    for at, token in enumerate(reading.tokens):
        if token.lower in uncounted:
            yield from _uncounted(reading, at)


def _is_called(reading: Reading) -> bool:
    """Whether the sides come before their figures: "ayes 31 noes 20", and not "31 ayes 20 noes"."""
    if not reading.has(words(reading, "called")):
        return False
    first = next(at for at, token in enumerate(reading.tokens) if token.lower in words(reading, "called"))
    return reading.number_at(first + 1) is not None and all(number.last != first for number in reading.numbers)


_WHOLE_BEFORE = 4


def _is_whole(reading: Reading, at: int) -> bool:
    """Whether the number is that of all who may vote: the 15 of "14 of the 15 members", "14 of the Council's 15"."""
    for of in range(at - 1, max(at - 1 - _WHOLE_BEFORE, 0), -1):
        if reading.lower(of) == "of":
            if reading.lower(of - 1) == "out":
                return True  # "31 deputies out of 60"
            is_share = reading.lower(of - 1) in words(reading, "parts") and of < at - 1
            return is_share or any(number.last == of for number in reading.numbers)  # "most of the 96", not "of 96"
        is_owner = reading.lower(of) in ("the", "its", "all", "’s", "'s") or reading.word(of)[:1].isupper()
        is_owner = is_owner or reading.lower(of + 1) in ("’s", "'s")
        if not is_owner or reading.lower(of - 1) == ",":
            return False
    return False


def _uncounted(reading: Reading, at: int) -> Iterator[Sided]:
    """Figures without a number: "none against", "an abstention"."""
    if reading.lower(at) in words(reading, "none"):
        found = _behind(reading, 0, at, at + 1)
        if found and _is_absence(reading, found, at):
            yield found
    elif reading.lower(at) in ("a", "an"):
        found = _behind(reading, 1, at, at + 1)
        if found and reading.lower(found.last - 1) == "abstention":
            yield found
    elif reading.lower(at) in words(reading, "lone"):
        found = _behind(reading, 1, at, at + 1)
        if found and _is_lone(reading, found):
            yield found


def _is_absence(reading: Reading, found: Sided, at: int) -> bool:
    """Whether "no" counts votes: "no abstentions", "none against", and not "voted no"."""
    return found.side != "in_favour" and reading.lower(at - 1) not in ("voted", "voting", "vote", "said")


_LONGEST_LONE = 5


def _is_lone(reading: Reading, found: Sided) -> bool:
    """Whether one vote is told: "the lone dissenter", "the only vote against", and not "only two voted against"."""
    places = range(found.first, found.last)
    counts_more = any(reading.number_at(at) or reading.lower(at) in ("votes", "dissenters") for at in places)
    return found.side != "in_favour" and len(places) <= _LONGEST_LONE and not counts_more


# What they voted to do: "31 voted to leave and 27 to stay"


_ANSWER_WITHIN = 16


def _is_purpose(reading: Reading, figure: Sided) -> bool:
    return reading.lower(figure.last - 1) == "to"


def _with_answers(reading: Reading, found: list[Sided]) -> list[Sided]:
    """Give those who voted to do one thing, and the next to do another, a side each."""
    asked: Sided | None = None
    told: list[Sided] = []
    for figure in sorted([*found, *_answers(reading, found)], key=lambda sided: sided.first):
        is_answer = asked and _is_purpose(reading, figure) and figure.first - asked.last <= _ANSWER_WITHIN
        told.append(replace(figure, side="against") if is_answer else figure)
        asked = figure if _is_purpose(reading, figure) else asked
    return told


def _answers(reading: Reading, found: list[Sided]) -> Iterator[Sided]:
    """The figures that only "to" and a verb stand behind: "and 27 to stay"."""
    taken = {figure.first for figure in found}
    for number in reading.numbers:
        is_verb = reading.lower(number.last) == "to" and reading.word(number.last + 1).isalpha()
        if (
            is_verb
            and number.whole is not None
            and number.first not in taken
            and not reading.number_at(number.last + 1)
        ):
            yield Sided("in_favour", number.whole, number.first, number.last + 1, False, False)


_MOST_BETWEEN = 14


def _behind(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """The side after a number: "153 countries voting in favour", "91 members, among them Arden, voted in favour"."""
    says_vote = False
    of_whole_body = reading.lower(last) in words(reading, "members")
    at, end = past_aside(reading, last), last + _MOST_BETWEEN
    while at < end:
        if (found := side_at(reading, at)) and _is_side(reading, at, found, says_vote):
            if _is_for_person(reading, at, found[1]):
                return Sided(found[0], count, first, found[1], False, False)
            says_vote = says_vote or "vote" in reading.lower(found[1] - 1) or "absten" in reading.lower(found[1] - 1)
            return Sided(found[0], count, first, found[1], says_vote, of_whole_body)
        word = reading.lower(at)
        if word == "to" and reading.lower(at - 1) in ("voted", "voting") and not reading.number_at(at + 1):
            return Sided("in_favour", count, first, at + 1, False, False)
        if not _is_voters(reading, at) or (word == "with" and reading.number_at(at + 1)):
            return None
        says_vote = says_vote or word.startswith(("vote", "voting", "ballot"))
        of_whole_body = (of_whole_body or word in words(reading, "whole")) and word != "who"
        after = past_aside(reading, at + 1)
        end += after - at - 1
        at = after
    return None


def _is_voters(reading: Reading, at: int) -> bool:
    """Whether a word belongs to who votes: "members of the Security Council", "14 of the 15-member board"."""
    if reading.word(at)[:1].isupper() or reading.word(at) in QUOTES or reading.number_at(at) is not None:
        return True
    word = reading.lower(at)
    is_body = word in lexicons.words(reading.language, "bodies", "generic")
    return is_body or word in words(reading, "voters") or _ties_size(reading, at)


def _ties_size(reading: Reading, at: int) -> bool:
    """Whether a dash ties a number to what it is the size of: "15-member"."""
    return reading.lower(at) == "-" and reading.lower(at + 1) in lexicons.words(reading.language, "bodies", "sized")


_LONGEST_ASIDE = 12


def past_aside(reading: Reading, at: int) -> int:
    """Behind what is said of the voters, in brackets or up to their verb: "(one of them a rebel)", ", including Arden,"."""
    if reading.lower(at) == "(":
        at = next((end + 1 for end in range(at, at + _LONGEST_ASIDE) if reading.lower(end) == ")"), at)
    if reading.lower(at) != "," or reading.lower(at + 1) not in ("including", "among"):
        return at
    places = range(at, at + _LONGEST_ASIDE)
    return next((end for end in places if reading.lower(end) in ("voted", "voting", "abstained", "opposed")), at)


def _is_side(reading: Reading, at: int, found: tuple[str, int], says_vote: bool) -> bool:
    """A bare "for", "no" or "missing" is a side only where the number's phrase ends with it."""
    word, after = reading.lower(at), reading.lower(found[1])
    if _is_for_person(reading, at, found[1]):
        return reading.lower(at - 1) in ("voted", "voting")  # "12 votes for Smith" is a count of candidates
    if reading.lower(found[1] - 1) == "guilty":
        return reading.has(frozenset(("vote", "votes", "voted", "voting")))
    if found[1] > at + 1 or word not in words(reading, "bare") or says_vote:
        return True
    return not after[:1].isalnum() or after in words(reading, "closing")


def _is_for_person(reading: Reading, at: int, after: int) -> bool:
    """Whether the votes are for somebody: "for him", "for Smith"."""
    if reading.lower(at) != "for" or reading.lower(after) == "it":
        return False
    is_person = reading.lower(after) in lexicons.words(reading.language, "grammar", "object")
    return is_person or reading.word(after)[:1].isupper()


def _before(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """The side before a number: "Against: 10", "Yes 712, No 336"."""
    is_marked = reading.lower(first - 1) in (":", "–", "—", "-", "=", "are", "were")
    is_marked = is_marked or (reading.lower(first - 1) == "," and reading.lower(first - 3) in ("", ":", ";"))
    for start in (first - 1 - is_marked, first - 2 - is_marked):
        found = side_at(reading, start)
        is_told = is_marked or reading.word(start)[:1].isupper() or reading.lower(start) in words(reading, "called")
        if found and found[1] == first - is_marked and is_told:
            return Sided(found[0], count, start, last, True, False)
    return None


def _led(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """Half a vote, told by what leads to the number: "backed by 43 states, with two voting against"."""
    led = lexicons.load(reading.language, "votes").get("led", {})
    if reading.lower(last) in ("vote", "votes"):
        return None  # "defeated by 12 votes" tells the lead
    before = reading.lower(first - 2), reading.lower(first - 1)
    for side in ("in_favour", "against"):
        if " ".join(before) in led.get(side, ()):
            return Sided(side, count, first - 2, last, False, False)
    return None


_VERB_BACK = 3


def _bare(reading: Reading, count: int, first: int, last: int) -> Sided | None:
    """Votes without a side: all that "the motion was carried with", or half of a vote, "won 169, with 99 against"."""
    if reading.lower(last) != "votes":
        return None
    verbs = words(reading, "enacting")
    led = first - 1 - (reading.lower(first - 1) in ("just", "only", "exactly"))
    is_carrying = any(reading.lower(at) in verbs for at in range(led - _VERB_BACK, led))
    carried = is_carrying and reading.lower(led) == "with"
    if carried or reading.lower(first - 1) in words(reading, "got"):
        return Sided("in_favour", count, first, last + 1, carried, carried)
    return None
