"""Whether two figures that may be a vote are one: something is voted on, or decided, or done by a body, and not played."""

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading

from .pairs import DASHES, Pair, around, closed, holds, is_sitting, votes_down
from .sides import side_at, words

_NEAR, _ABOUT = 4, 6  # tokens


def is_vote(reading: Reading, pair: Pair) -> bool:
    """Whether a pair that may be a vote stands with what tells one."""
    near = around(reading, pair, _NEAR, 3)
    if near & words(reading, "odds") or _is_election(reading, pair) or _is_imagined(reading, pair):
        return False
    if pair.names_votes or near & words(reading, "vote"):
        return not (near & words(reading, "poll"))
    if around(reading, pair, _ABOUT, _ABOUT) & words(reading, "poll"):
        return False
    is_tie = reading.lower(pair.last) == "tie"
    if is_tie or _is_enacted(reading, pair) or _is_result(reading, pair):
        return not (is_tie and _is_game(reading))
    return not _is_game(reading) and not _is_played(reading, pair) and _is_decided(reading, pair, near)


def _is_game(reading: Reading) -> bool:
    """Whether the sentence is about a game: by a word of games alone, or by one of contests where nobody votes."""
    is_contest = reading.has(words(reading, "contest")) and not reading.has(words(reading, "vote"))
    return is_contest or reading.has(words(reading, "game"))


def _is_election(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are votes for persons: "won with 8,745 votes to 7,952 for Ortiz", "beat him 6,133 votes to …"."""
    is_person = reading.lower(pair.last) == "for" and reading.word(pair.last + 1)[:1].isupper()
    before = {reading.lower(at) for at in range(max(pair.first - _ABOUT, 0), pair.first)}
    return (is_person and "voted" not in before) or bool(before & words(reading, "election"))


def _is_decided(reading: Reading, pair: Pair, near: set[str]) -> bool:
    """Whether a body decides, or something is decided, where no word for a vote stands beside the figures."""
    has_body = reading.has(lexicons.words(reading.language, "bodies", "generic"))
    is_about = has_body or reading.has(words(reading, "subject"))
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if has_body and near & {"margin", "majority"}:
        return before != "to" and not is_sitting(reading, pair)
    if before in words(reading, "plain"):
        return not after[:1].isalpha() or after in closed(reading)
    of_court = reading.has(words(reading, "courts")) and near & words(reading, "ruling")
    if of_court or holds(reading, pair) or (after in words(reading, "decision") and is_about):
        return not _is_supposed(reading, pair)
    decides = reading.has(words(reading, "passed", "rejected", "failed")) or _has_side(reading, pair)
    has_vote = reading.has(words(reading, "vote"))
    return (decides and before == "by" and has_vote) or (is_about and (decides or has_vote))


_VERB_BACK = 12


def _is_enacted(reading: Reading, pair: Pair) -> bool:
    """Whether a verb that disposes of a text leads to the figures: "and the bill passed 51-50", "rejected the levy 6-3"."""
    has_subject, is_disposed = reading.has(words(reading, "subject")), False
    for at in range(pair.first - 1, max(pair.first - _VERB_BACK, -1), -1):
        word = reading.lower(at)
        is_disposed = is_disposed or word in words(reading, "subject")
        if has_subject and (word in words(reading, "enacting") or votes_down(reading, at)):
            return True
        if word in words(reading, "enacting", "disposing"):
            return is_disposed or _is_of_body(reading, at)
        if word in words(reading, "game", "playing"):
            return False
    return False


_BODY_BEFORE = 4


def _is_of_body(reading: Reading, at: int) -> bool:
    """Whether a body stands before the verb at a position: "the council approved", "lawmakers on Friday rejected"."""
    bodies = lexicons.words(reading.language, "bodies", "generic")
    return any(reading.lower(place) in bodies for place in range(max(at - _BODY_BEFORE, 0), at))


def _is_played(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are of a verb of games that no text stands with: "after the Owls won 6-3"."""
    before = {reading.lower(at) for at in range(max(pair.first - _ABOUT, 0), pair.first)}
    is_play = any(reading.lower(at) in words(reading, "playing") for at in range(pair.first - 2, pair.first))
    return is_play and not before & words(reading, "vote", "subject")


_NOUN_BACK = 14


def _is_result(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are what a vote was: "the vote on calling the plan in was 16 to 12"."""
    if reading.lower(pair.first - 1) not in ("was", "were"):
        return False
    for at in range(pair.first - 2, max(pair.first - _NOUN_BACK, -1), -1):
        if reading.lower(at) in words(reading, "counted"):
            return not _follows_preposition(reading, at)
        if reading.lower(at) in (";", ","):
            return False
    return False


def _follows_preposition(reading: Reading, at: int) -> bool:
    """Whether the noun at a position is led by one: "after the final vote the house was …"."""
    start = at - 1
    while start > 0 and reading.lower(start) not in lexicons.closed(reading.language):
        start -= 1
    start -= reading.lower(start) in ("the", "a", "an", "its")
    return start >= 0 and reading.lower(start) in lexicons.words(reading.language, "grammar", "preposition") | {
        "after",
        "before",
    }


def _has_side(reading: Reading, pair: Pair) -> bool:
    """Whether a side stands right behind the figures or before them: "16 to 12 in favour", "were in favour, 16 to 12"."""
    end = pair.first - (reading.lower(pair.first - 1) in (",", *DASHES))
    before = (side_at(reading, end - length) for length in (2, 3))
    return bool(side_at(reading, pair.last)) or any(found and found[1] == end for found in before)


def _is_imagined(reading: Reading, pair: Pair) -> bool:
    """Whether the vote may never come: "if the vote is 4-4", "a 4-4 vote would leave the ruling in place"."""
    before = {reading.lower(at) for at in range(max(pair.first - _ABOUT, 0), pair.first)}
    is_any = reading.lower(pair.first - 1) in ("a", "an")
    would = any(reading.lower(at) in ("would", "could", "might") for at in range(pair.last + 1, pair.last + 3))
    return bool(before & {"if", "unless"}) or (is_any and would)


def _is_supposed(reading: Reading, pair: Pair) -> bool:
    """Whether the vote is only thought of: "a 4-4 ruling would leave the law in place"."""
    return any(reading.lower(at) in ("would", "could", "might") for at in range(pair.last, pair.last + 8))
