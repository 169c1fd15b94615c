"""Two figures that are a vote: "voted 229 to 195", "a 5-4 decision", "by 120 votes to 8", "54-46".

Most pairs of figures are something else: a score, odds, a range, ages, a season, a telephone number.
"""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.reading import Reading

from .sides import QUOTES, side_at

_NEAR, _ABOUT, _FAR = 4, 6, 10  # tokens
_HIGHEST_RATIO = 10  # to one
_DASHES = ("-", "–", "—", "‑")


class Pair(NamedTuple):
    """For and against, as printed first and second, with a third figure where one follows, on the tokens `first:last`."""

    one: int
    other: int
    third: int | None
    first: int
    last: int
    names_votes: bool  # "432 votes to 202"


def find(reading: Reading) -> Iterator[Pair]:
    """Yield the pairs of a sentence that are votes."""
    end = 0
    for number in reading.numbers:
        pair = _pair(reading, number) if number.first >= end else None
        if pair:
            end = pair.last
            is_else = _is_range(reading, pair) or _is_seats(reading, pair) or _counts_things(reading, pair)
            if not is_else and _is_vote(reading, pair):
                yield pair


def _pair(reading: Reading, number: Number) -> Pair | None:
    at = number.last
    names_votes = reading.lower(at) in ("vote", "votes", "ballots")
    at = _past_link(reading, at + names_votes, names_votes)
    other = reading.number_at(at) if at else None
    if other is None or not (_is_plain(number) and _is_plain(other)) or number.whole is None or other.whole is None:
        return None
    last, third = other.last, None
    if reading.lower(at - 1) in _DASHES and reading.lower(last) in _DASHES and (more := reading.number_at(last + 1)):
        third, last = more.whole, more.last
    return Pair(number.whole, other.whole, third, number.first, last, names_votes)


def _past_link(reading: Reading, at: int, names_votes: bool) -> int:
    """Where the second figure begins, behind "-", "to" or "-to-"; 0 without a link."""
    if reading.lower(at) in _DASHES and reading.lower(at + 1) == "to" and reading.lower(at + 2) in _DASHES:
        return at + 3
    is_link = reading.lower(at) in (*_DASHES, "to") or (names_votes and reading.lower(at) in ("against", "versus"))
    return at + 1 if is_link else 0


def _is_plain(number: Number) -> bool:
    """Whether it is printed as a count of votes: "432", "seven", and not "12 billion"."""
    return number.in_words or number.last == number.first + 1


def _words(reading: Reading, *keys: str) -> frozenset[str]:
    return lexicons.words(reading.language, "votes", *keys)


def _closed(reading: Reading) -> frozenset[str]:
    return lexicons.closed(reading.language)


def _is_range(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are a range, a season, a telephone number or measures of something."""
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if after in _DASHES:
        after = reading.lower(pair.last + 1)
    if before in _ranging(reading.language) or after in _words(reading, "measure") or after == "of":
        return True
    if after in ("are", "were") and before.endswith("s"):
        return True  # "votes 40-48 are missing"
    is_season = 1900 <= pair.one < 2100 and pair.other < 100
    is_code = _is_numbered(reading, pair) or _is_code(reading, pair) or _is_size(reading, pair)
    return is_season or is_code or (pair.third is not None and pair.third > max(pair.one, pair.other))


@cache
def _ranging(language: str) -> frozenset[str]:
    """What leads to a range: a sign of money, a label ("ages", "pages"), a preposition that leads to no vote ("from")."""
    prepositions = lexicons.words(language, "grammar", "preposition") - lexicons.words(language, "votes", "leading")
    return prepositions | lexicons.words(language, "votes", "before_range")


def _is_numbered(reading: Reading, pair: Pair) -> bool:
    """Whether the figures go on from one before them ("555-10-12") or are a name ("Article 5-7", "No. 14-1418")."""
    before, at = reading.lower(pair.first - 1), pair.first - 1
    if before in (*_DASHES, "/", "#", "+", "("):
        is_tied = reading.tokens[at].end == reading.tokens[pair.first].start
        return is_tied and (before == "#" or reading.lower(at - 1).isdecimal())
    if before == ".":
        return reading.lower(at - 1) in ("no", "nos")
    return reading.word(at)[:1].isupper() and before in _words(reading, "numbered")


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
    if pair.one == pair.other == 50 and not around & _words(reading, "vote"):
        return True
    if pair.other == 1 and (around & {"margin", "parties", "party"} or _is_ratio(reading, pair)):
        return True
    near = (reading.lower(at).replace("-", "") for at in range(pair.last, pair.last + 3))
    behind = set(
        takewhile(lambda word: word.isalpha() and word != "with", near)
    )  # "with a majority of 20" is its margin
    is_majority = reading.lower(pair.last) == "split" or bool(behind & {"majority", "conservative", "liberal"})
    if not is_majority or _holds(reading, pair):
        return False
    is_decided = reading.lower(pair.first - 2) in ("by", "in", "on", "with")
    return not is_decided or _is_sitting(reading, pair)


def _is_sitting(reading: Reading, pair: Pair) -> bool:
    """Whether somebody has that majority: "will control the Senate with a 54-46 majority"."""
    return bool(_around(reading, pair, _FAR, 0) & _words(reading, "sitting"))


def _holds(reading: Reading, pair: Pair) -> bool:
    """Whether a majority of judges has its say: "the 2-1 majority held", "writing for the 6-3 majority"."""
    around = {reading.lower(pair.last + 1), *(reading.lower(at) for at in range(pair.first - 3, pair.first))}
    return reading.lower(pair.last) == "majority" and bool(around & _words(reading, "holding"))


def _is_ratio(reading: Reading, pair: Pair) -> bool:
    """Whether nobody sits there that could vote by so few: "won the youth vote 3 to 1"."""
    is_small = pair.one <= _HIGHEST_RATIO and not pair.names_votes
    return is_small and reading.lower(pair.last - 2) == "to" and not reading.has(_words(reading, "courts"))


def _counts_things(reading: Reading, pair: Pair) -> bool:
    """Whether a noun behind the figures says that they count something else: "12 to 15 boxes", "a 9-to-5 shift"."""
    after = reading.lower(pair.last)
    if after in _words(reading, "many"):
        return True  # "5-4 decisions are rare"
    at = pair.first - 1 - (reading.lower(pair.first - 1) in QUOTES)
    has_article = reading.lower(at) in ("a", "an", "the")
    decision = _words(reading, "vote", "ruling")
    if any(reading.lower(place) in decision for place in range(pair.last, pair.last + 3)):
        return False
    if has_article and reading.lower(pair.last - 2) == "to":
        return True  # "one of the eight to 10 that he tabled"
    if not reading.word(pair.last).islower() or after in _closed(reading):
        return False
    return has_article or (_is_plural(reading, pair) and after not in _words(reading, "voters"))


def _is_plural(reading: Reading, pair: Pair) -> bool:
    """Whether a plural noun stands behind, or one word further on behind "12 to 15": "12 to 15 new schools"."""
    after, second = reading.lower(pair.last), reading.lower(pair.last + 1)
    is_modified = reading.lower(pair.last - 2) == "to" and not after.endswith(("ing", "ly"))
    return after.endswith("s") or (is_modified and second.endswith("s") and second not in _closed(reading))


def _is_vote(reading: Reading, pair: Pair) -> bool:
    near = _around(reading, pair, _NEAR, 3)
    if near & _words(reading, "odds") or _is_election(reading, pair):
        return False
    if pair.names_votes or near & _words(reading, "vote"):
        return not (near & _words(reading, "poll"))
    if _around(reading, pair, _ABOUT, _ABOUT) & _words(reading, "poll"):
        return False
    if _is_enacted(reading, pair):
        return True
    return not reading.has(_words(reading, "game")) and _is_decided(reading, pair, near)


def _is_election(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are votes for persons: "won with 8,745 votes to 7,952 for Ortiz", "beat him 6,133 votes to …"."""
    is_person = reading.lower(pair.last) == "for" and reading.word(pair.last + 1)[:1].isupper()
    before = {reading.lower(at) for at in range(max(pair.first - _ABOUT, 0), pair.first)}
    return (is_person and "voted" not in before) or bool(before & _words(reading, "election"))


def _around(reading: Reading, pair: Pair, before: int, behind: int) -> set[str]:
    places = (*range(max(pair.first - before, 0), pair.first), *range(pair.last, pair.last + behind))
    return {reading.lower(at) for at in places}


def _is_decided(reading: Reading, pair: Pair, near: set[str]) -> bool:
    """Whether a body decides, or something is decided, where no word for a vote stands beside the figures."""
    has_body = reading.has(lexicons.words(reading.language, "bodies", "generic"))
    is_about = has_body or reading.has(_words(reading, "subject"))
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if has_body and near & {"margin", "majority"}:
        return before != "to" and not _is_sitting(reading, pair)
    if before in _words(reading, "plain"):
        return not after[:1].isalpha() or after in _closed(reading)
    of_court = reading.has(_words(reading, "courts")) and near & _words(reading, "ruling")
    if of_court or _holds(reading, pair) or (after in _words(reading, "decision") and is_about):
        return not _is_supposed(reading, pair)
    decides = reading.has(_words(reading, "passed", "rejected", "failed")) or bool(side_at(reading, pair.last))
    has_vote = reading.has(_words(reading, "vote"))
    return (decides and before == "by" and has_vote) or (is_about and (decides or has_vote))


_VERB_BACK = 8


def _is_enacted(reading: Reading, pair: Pair) -> bool:
    """Whether a verb of law-making leads to the figures: "broke the tie, and the bill passed 51-50"."""
    if not reading.has(_words(reading, "subject")):
        return False
    for at in range(pair.first - 1, max(pair.first - _VERB_BACK, -1), -1):
        if reading.lower(at) in _words(reading, "enacting"):
            return True
        if reading.lower(at) in _words(reading, "game"):
            return False
    return False


def _is_supposed(reading: Reading, pair: Pair) -> bool:
    """Whether the vote is only thought of: "a 4-4 ruling would leave the law in place"."""
    return any(reading.lower(at) in ("would", "could", "might") for at in range(pair.last, pair.last + 8))
