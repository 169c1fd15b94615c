"""Two figures that may be a vote: "voted 229 to 195", "a 5-4 decision", "by 120 votes to 8", "54-46".

Most pairs of figures are something else: a score, odds, a range, ages, a season, a telephone number.
"""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.reading import Reading

from .sides import QUOTES, past_aside, side_at, words

_FAR = 10  # tokens
_HIGHEST_RATIO = 10  # to one
DASHES = ("-", "–", "—", "‑")


class Pair(NamedTuple):
    """For and against, as printed first and second, with a third figure where one follows, on the tokens `first:last`."""

    one: int
    other: int
    third: int | None
    first: int
    last: int
    names_votes: bool  # "432 votes to 202"


def find(reading: Reading) -> Iterator[Pair]:
    """Yield the pairs of a sentence that may be votes."""
    end = 0
    for number in reading.numbers:
        pair = _pair(reading, number) if number.first >= end else None
        if pair:
            end = pair.last
            is_else = _is_range(reading, pair) or _is_seats(reading, pair) or _counts_things(reading, pair)
            if not is_else:
                yield pair


def _pair(reading: Reading, number: Number) -> Pair | None:
    at = number.last
    names_votes = reading.lower(at) in ("vote", "votes", "ballots")
    at = past_aside(reading, at + 1) if names_votes else at  # "13 votes (all Whigs) to 11"
    at = _past_link(reading, at, names_votes)
    other = reading.number_at(at) if at else None
    if other is None or not (_is_plain(number) and _is_plain(other)) or number.whole is None or other.whole is None:
        return None
    last, third = other.last, None
    if reading.lower(at - 1) in DASHES and reading.lower(last) in DASHES and (more := reading.number_at(last + 1)):
        third, last = more.whole, more.last
    return Pair(number.whole, other.whole, third, number.first, last, names_votes)


def _past_link(reading: Reading, at: int, names_votes: bool) -> int:
    """Where the second figure begins, behind "-", "to" or "-to-"; 0 without a link."""
    if reading.lower(at) in DASHES and reading.lower(at + 1) == "to" and reading.lower(at + 2) in DASHES:
        return at + 3
    links = ("to", "against", "versus") if names_votes else (*DASHES, "to")  # "by 12 votes — 31 to 19"
    return at + 1 if reading.lower(at) in links or _is_rare_link(reading, at) else 0


def _is_rare_link(reading: Reading, at: int) -> bool:
    """Whether a word links two figures where a vote is told around them: "rejected 52 against 37", "a 5/1 vote"."""
    if reading.lower(at) == "against":
        return reading.lower(at - 2) in words(reading, "passed", "rejected", "failed", "voted")
    is_named = reading.lower(at) == "/" and reading.lower(at + 2) in words(reading, "vote", "ruling")
    one, other = reading.lower(at - 1), reading.lower(at + 1)
    return is_named and (len(one), one) > (len(other), other)  # not "9/11"


def _is_plain(number: Number) -> bool:
    """Whether it is printed as a count of votes: "432", "seven", and not "12 billion"."""
    return number.in_words or number.last == number.first + 1


def closed(reading: Reading) -> frozenset[str]:
    return lexicons.closed(reading.language)


def _is_range(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are a range, a season, a telephone number or measures of something."""
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if after in DASHES:
        after = reading.lower(pair.last + 1)
    if (after == "tie" and reading.has(words(reading, "vote"))) or votes_down(reading, pair.first - 1):
        return False  # "broke a 50-50 tie", "was shot down 20-4"
    is_led = before in _ranging(reading.language) and not _leads_to_votes(reading, pair, before)
    if is_led or after in words(reading, "measure") or after == "of":
        return True
    if after in ("are", "were") and before.endswith("s"):
        return True  # "votes 40-48 are missing"
    if before in ("are", "were") and reading.lower(pair.first - 2) == "there":
        return True  # "there were 10 to 20 votes against it"
    is_season = 1900 <= pair.one < 2100 and pair.other < 100
    is_code = _is_numbered(reading, pair) or _is_code(reading, pair) or _is_size(reading, pair)
    is_chain = pair.third is not None and (pair.third > max(pair.one, pair.other) or reading.lower(pair.last) in DASHES)
    return is_season or is_code or is_chain


def _leads_to_votes(reading: Reading, pair: Pair, before: str) -> bool:
    """Whether a preposition leads to votes for once: "through 43 votes to 12", "put the tally at 3-2"."""
    has_count = around(reading, pair, 4, 0) & words(reading, "counted") or side_at(reading, pair.last)
    is_count = before == "at" and bool(has_count)
    return is_count or (pair.names_votes and before in words(reading, "through"))


@cache
def _ranging(language: str) -> frozenset[str]:
    """What leads to a range: a sign of money, a label ("ages", "pages"), a preposition that leads to no vote ("from")."""
    prepositions = lexicons.words(language, "grammar", "preposition") - lexicons.words(language, "votes", "leading")
    return prepositions | lexicons.words(language, "votes", "before_range")


def _is_numbered(reading: Reading, pair: Pair) -> bool:
    """Whether the figures go on from one before them ("555-10-12") or are a name ("Article 5-7", "No. 14-1418")."""
    before, at = reading.lower(pair.first - 1), pair.first - 1
    if before in (*DASHES, "/", "#", "+", "("):
        is_tied = reading.tokens[at].end == reading.tokens[pair.first].start
        return is_tied and (before == "#" or reading.lower(at - 1).isdecimal())
    if before == ".":
        return reading.lower(at - 1) in ("no", "nos")
    return reading.word(at)[:1].isupper() and before in words(reading, "numbered")


def _is_code(reading: Reading, pair: Pair) -> bool:
    """Whether the second figure is printed as no count is, with a nought in front: "555-0142"."""
    printed = reading.word(pair.last - 1)
    return len(printed) > 1 and printed.startswith("0")


def _is_size(reading: Reading, pair: Pair) -> bool:
    """Whether a body has so many members: "a committee of 12 to 15 members"."""
    bodies = lexicons.words(reading.language, "bodies", "generic")
    return reading.lower(pair.first - 1) == "of" and reading.lower(pair.first - 2) in bodies


def _is_seats(reading: Reading, pair: Pair) -> bool:
    """Whether the figures tell who sits there, "the 6-3 conservative majority", or a ratio, "a margin of two to one"."""
    around = {reading.lower(at) for at in (*range(pair.first - 4, pair.first), pair.last)}
    if pair.one == pair.other == 50 and not around & words(reading, "vote", "failed", "ties"):
        return True
    if reading.lower(pair.last) == "between":
        return True  # "split 6-3 between conservatives and liberals"
    if pair.other == 1 and (around & {"margin", "parties", "party"} or _is_ratio(reading, pair)):
        return True
    near = (reading.lower(at).replace("-", "") for at in range(pair.last, pair.last + 3))
    behind = set(
        takewhile(lambda word: word.isalpha() and word != "with", near)
    )  # "with a majority of 20" is its margin
    is_majority = reading.lower(pair.last) == "split" or bool(behind & {"majority", "conservative", "liberal"})
    if not is_majority or holds(reading, pair):
        return False
    is_decided = reading.lower(pair.first - 2) in ("by", "in", "on", "with")
    return not is_decided or is_sitting(reading, pair)


def around(reading: Reading, pair: Pair, before: int, behind: int) -> set[str]:
    """The words within so many tokens before a pair and behind it."""
    places = (*range(max(pair.first - before, 0), pair.first), *range(pair.last, pair.last + behind))
    return {reading.lower(at) for at in places}


def is_sitting(reading: Reading, pair: Pair) -> bool:
    """Whether somebody has that majority: "will control the Senate with a 54-46 majority"."""
    return bool(around(reading, pair, _FAR, 0) & words(reading, "sitting"))


def holds(reading: Reading, pair: Pair) -> bool:
    """Whether a majority of judges has its say: "the 2-1 majority held", "writing for the 6-3 majority"."""
    around = {reading.lower(pair.last + 1), *(reading.lower(at) for at in range(pair.first - 3, pair.first))}
    return reading.lower(pair.last) == "majority" and bool(around & words(reading, "holding"))


def _is_ratio(reading: Reading, pair: Pair) -> bool:
    """Whether nobody sits there that could vote by so few: "won the youth vote 3 to 1"."""
    is_small = pair.one <= _HIGHEST_RATIO and not pair.names_votes
    link = pair.last - 2 - (reading.lower(pair.last - 2) in DASHES)  # "two to one", "two-to-one"
    return is_small and reading.lower(link) == "to" and not reading.has(words(reading, "courts"))


def _counts_things(reading: Reading, pair: Pair) -> bool:
    """Whether a noun behind the figures says that they count something else: "12 to 15 boxes", "a 9-to-5 shift"."""
    after = reading.lower(pair.last)
    if after in words(reading, "many") or _counts_votes(reading, pair):
        return True  # "5-4 decisions are rare"
    at = pair.first - 1 - (reading.lower(pair.first - 1) in QUOTES)
    has_article = reading.lower(at) in ("a", "an", "the")
    decision = words(reading, "vote", "ruling", "ties")
    if any(reading.lower(place) in decision for place in range(pair.last, pair.last + 3)):
        return False
    if has_article and reading.lower(pair.last - 2) == "to":
        return True  # "one of the eight to 10 that he tabled"
    if not reading.word(pair.last).islower() or after in closed(reading):
        return False
    counts_voters = reading.lower(pair.last - 2) == "to" and after in words(reading, "whole", "members")
    return has_article or counts_voters or (_is_plural(reading, pair) and after not in words(reading, "voters"))


def _counts_votes(reading: Reading, pair: Pair) -> bool:
    """Whether they are many votes: "ten more 3-2 party-line votes", and not "by a margin of 43-12 votes"."""
    votes = {reading.lower(at) for at in (pair.last, pair.last + 1)} & {"votes"}
    before, noun = reading.lower(pair.first - 1), reading.lower(pair.first - 2)
    is_one = before in words(reading, "leading") and (before != "of" or noun in words(reading, "counted", "ruling"))
    return bool(votes) and not is_one


def _is_plural(reading: Reading, pair: Pair) -> bool:
    """Whether a plural noun stands behind, or one word further on behind "12 to 15": "12 to 15 new schools"."""
    after, second = reading.lower(pair.last), reading.lower(pair.last + 1)
    is_modified = reading.lower(pair.last - 2) == "to" and not after.endswith(("ing", "ly"))
    return after.endswith("s") or (is_modified and second.endswith("s") and second not in closed(reading))


def votes_down(reading: Reading, at: int) -> bool:
    """Whether a verb votes something down with the word at a position: "shot down", "voted against"."""
    return f"{reading.lower(at - 1)} {reading.lower(at)}" in words(reading, "downed")
