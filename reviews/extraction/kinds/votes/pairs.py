"""Two figures that are a vote: "voted 229 to 195", "a 5-4 decision", "by 120 votes to 8", "54-46".

Most pairs of figures are something else: a score, odds, a range, ages, a season, a telephone number.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from reviews.extraction import lexicons
from reviews.extraction.figures.numbers import Number
from reviews.extraction.figures.reading import Reading

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


def _words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "votes", key)


def _is_range(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are a range, a season, a telephone number or measures of something."""
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if after in _DASHES:
        after = reading.lower(pair.last + 1)
    if before in _words(reading, "before_range") or after in _words(reading, "measure"):
        return True
    if before in _DASHES or (before in ("/", "#", "+", "(") and reading.lower(pair.first - 2).isdecimal()):
        return True
    if reading.word(pair.first - 1)[:1].isupper() and before in _words(reading, "numbered"):
        return True
    if _is_code(reading, pair) or _is_size(reading, pair):
        return True
    if after == "of" or (reading.lower(pair.first - 2) in ("no", "nos") and before == "."):
        return True
    is_season = 1900 <= pair.one < 2100 and pair.other < 100
    return is_season or (pair.third is not None and pair.third > max(pair.one, pair.other))


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
    if pair.other == 1 and around & {"margin", "parties", "party"}:
        return True
    if pair.one == pair.other == 50 and not around & _words(reading, "vote"):
        return True
    behind = set(takewhile(str.isalpha, (reading.lower(at).replace("-", "") for at in range(pair.last, pair.last + 3))))
    is_majority = reading.lower(pair.last) == "split" or bool(behind & {"majority", "conservative", "liberal"})
    return is_majority and (pair.other == 1 or reading.lower(pair.first - 2) not in ("by", "in", "on", "with"))


def _counts_things(reading: Reading, pair: Pair) -> bool:
    """Whether a noun behind the figures says that they count something else: "12 to 15 boxes", "a 9-to-5 shift"."""
    after = reading.lower(pair.last)
    if not reading.word(pair.last).islower() or after in lexicons.closed(reading.language):
        return False
    decision = _words(reading, "vote") | _words(reading, "ruling")
    if any(reading.lower(at) in decision for at in range(pair.last, pair.last + 3)):
        return False
    has_article = reading.lower(pair.first - 1) in ("a", "an", "the")
    return has_article or (after.endswith("s") and after not in _words(reading, "voters"))


_NEAR = 4


def _is_vote(reading: Reading, pair: Pair) -> bool:
    near = {reading.lower(at) for at in (*range(pair.first - _NEAR, pair.first), *range(pair.last, pair.last + 3))}
    if near & _words(reading, "odds"):
        return False
    if pair.names_votes or near & _words(reading, "vote"):
        return not (near & _words(reading, "poll"))
    if _is_enacted(reading, pair):
        return True
    if reading.has(_words(reading, "game")) or reading.has(_words(reading, "poll")):
        return False
    bodies = lexicons.words(reading.language, "bodies", "generic")
    has_body = reading.has(bodies)
    if has_body and near & {"margin", "majority"}:
        return True
    if reading.lower(pair.first - 1) in _words(reading, "plain"):
        return not reading.word(pair.last)[:1].isalpha() or reading.lower(pair.last) in (
            "in",
            "on",
            "by",
            "after",
            "with",
        )
    if reading.has(_words(reading, "courts")) and near & _words(reading, "ruling"):
        return not _is_supposed(reading, pair)
    decides = reading.has(_words(reading, "passed") | _words(reading, "rejected") | _words(reading, "failed"))
    is_about = has_body or reading.has(_words(reading, "subject"))
    if decides and reading.lower(pair.first - 1) == "by" and reading.has(_words(reading, "vote")):
        return True
    return is_about and (decides or reading.has(_words(reading, "vote")))


_VERB_BACK = 8


def _is_enacted(reading: Reading, pair: Pair) -> bool:
    """Whether a verb of law-making leads to the figures: "broke the tie, and the bill passed 51-50"."""
    if not reading.has(_words(reading, "subject")) or reading.has(_words(reading, "poll")):
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
