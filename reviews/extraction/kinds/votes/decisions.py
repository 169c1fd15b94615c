"""Whether two figures that may be a vote are one: something is voted on, or decided, or done by a body, and not played."""

from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading

from .pairs import DASHES, Pair, around, closed, holds, is_sitting, votes_down
from .sides import side_at, words

_NEAR, _ABOUT = 4, 6  # tokens


def tells_vote(reading: Reading) -> bool:
    """Whether a sentence has a body, something to vote on or a verb of votes, without which no pair of figures is one."""
    telling = words(reading, "vote", "subject", "passed", "courts", "ruling", "counted", "plain", "rejected")
    return reading.has(telling) or reading.has(_bodies(reading))


def _bodies(reading: Reading) -> frozenset[str]:
    return lexicons.words(reading.language, "bodies", "generic")


def is_vote(reading: Reading, pair: Pair) -> bool:
    """Whether a pair that may be a vote stands with what tells one."""
    near = around(reading, pair, _NEAR, 3)
    if near & words(reading, "odds") or _is_election(reading, pair) or _is_imagined(reading, pair):
        return False
    if reading.lower(pair.first - 1) in ("to", "at") and reading.has(words(reading, "betting")):
        return False
    if pair.names_votes or near & words(reading, "vote"):
        return not (near & words(reading, "poll")) or _has_voted(reading, pair)
    if around(reading, pair, _ABOUT, _ABOUT) & words(reading, "poll"):
        return False
    if (
        _is_enacted(reading, pair)
        or _is_lost(reading, pair)
        or _is_result(reading, pair)
        or _is_favoured(reading, pair)
    ):
        return True
    if reading.lower(pair.last) == "tie":
        return not _is_game(reading)
    if not reading.has(words(reading, "game")) and (_is_consent(reading, pair) or _is_act(reading, pair)):
        return True
    return not _is_game(reading) and not _is_played(reading, pair) and _is_decided(reading, pair, near)


def _has_voted(reading: Reading, pair: Pair) -> bool:
    """Whether a body voted by the figures, whatever the vote is called: "the union voted 900 to 40 in a poll of its members"."""
    verb = pair.first - 1
    return reading.lower(verb) in words(reading, "voted") and _is_of_body(reading, verb)


def _is_favoured(reading: Reading, pair: Pair) -> bool:
    """Whether the side stands behind the figures: "8-2 in favour of the new rules"."""
    side = side_at(reading, pair.last)
    return side is not None and side[0] == "in_favour" and reading.lower(side[1]) == "of" and not _is_game(reading)


def _is_game(reading: Reading) -> bool:
    """Whether the sentence is about a game: by a word of games alone, or by one of contests where nobody votes."""
    is_contest = reading.has(words(reading, "contest")) and not reading.has(words(reading, "vote"))
    return is_contest or reading.has(words(reading, "game"))


def _is_election(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are votes for persons: "won with 8,745 votes to 7,952 for Ortiz", "beat him 6,133 votes to …"."""
    is_person = reading.lower(pair.last) == "for" and reading.word(pair.last + 1)[:1].isupper()
    before = {reading.lower(at) for at in range(max(pair.first - _ABOUT, 0), pair.first)}
    is_person = (is_person and "voted" not in before) or _beats_somebody(reading, pair)
    has_seat = "seat" in before and "-" not in before  # "won the council seat, 412-398", not "the 150-seat house"
    return is_person or has_seat or bool(before & words(reading, "election"))


def _beats_somebody(reading: Reading, pair: Pair) -> bool:
    """Whether the figures tell how somebody was beaten: "defeated Lund 5,204 to 4,997", "over Lund, 52-48"."""
    end = at = pair.first - (reading.lower(pair.first - 1) in (",", "by"))
    while at > 0 and reading.word(at - 1)[:1].isupper():
        at -= 1
    names = {reading.lower(place) for place in range(at, end)}
    is_text = names & words(reading, "subject") or names & _bodies(reading)
    return bool(names) and not is_text and reading.lower(at - 1) in words(reading, "beats")


_LARGEST_BENCH = 30  # judges; more is a share: "the judge split the blame 60-40"


def _is_decided(reading: Reading, pair: Pair, near: set[str]) -> bool:
    """Whether a body decides, or something is decided, where no word for a vote stands beside the figures."""
    has_body = reading.has(_bodies(reading))
    is_about = has_body or reading.has(words(reading, "subject"))
    before, after = reading.lower(pair.first - 1), reading.lower(pair.last)
    if has_body and near & {"margin", "majority"}:
        return before != "to" and not is_sitting(reading, pair)
    if before in words(reading, "plain") or _is_of_text(reading, pair):
        return not after[:1].isalpha() or after in closed(reading)
    is_shared = pair.one > _LARGEST_BENCH and bool(near & words(reading, "idle"))
    of_court = not is_shared and reading.has(words(reading, "courts")) and near & words(reading, "ruling")
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


def _is_lost(reading: Reading, pair: Pair) -> bool:
    """Whether a text fares badly by the figures: "the amendment lost, 34-65", "the bill was beaten 65-34"."""
    at = pair.first - 1 - (reading.lower(pair.first - 1) in (",", "by"))
    if reading.lower(at) not in words(reading, "losing"):
        return False
    return any(reading.lower(place) in words(reading, "subject") for place in range(max(at - 2, 0), at))


def _is_of_text(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are of what "it" did, or what was done to it: "it passed 21-12", "it was defeated 39-55"."""
    at = pair.first - 1 - (reading.lower(pair.first - 1) == ",")
    if reading.lower(at) not in words(reading, "enacting", "losing"):
        return False
    return reading.lower(at - 1 - (reading.lower(at - 1) == "was")) in words(reading, "it")


def _is_consent(reading: Reading, pair: Pair) -> bool:
    """Whether a noun tells what a body gave by the figures: "final approval, 65-34", "Senate passage came 65-34"."""
    if not around(reading, pair, _ABOUT, 0) & words(reading, "consent") or reading.has(words(reading, "rated")):
        return False
    return reading.has(_bodies(reading)) or reading.has(words(reading, "subject", "passed"))


_ACT_BACK = 14


def _is_act(reading: Reading, pair: Pair) -> bool:
    """Whether a body did something by the figures: "decided 5-2 to sue", "fired her, 5-2", "the House, 218-210, sent it"."""
    before = pair.first - 1 - (reading.lower(pair.first - 1) == "by")
    set_apart = reading.lower(before) == ","
    if not _ends_act(reading, pair, set_apart) or reading.has(words(reading, "idle")):
        return False
    for at in range(pair.first - 1, max(pair.first - _ACT_BACK, -1), -1):
        if _acts(reading, at):
            has_verb = not {"V", "E"}.isdisjoint(reading.tags[at + 1 : pair.first])
            limit = _LARGEST_BENCH if reading.lower(at) in words(reading, "bench") else pair.one
            is_act = has_verb or (set_apart and at == before - 1 and not _is_state(reading, pair))
            return pair.other < pair.one <= limit and is_act
        if reading.lower(at) == ";" or reading.lower(at) in words(reading, "playing"):
            return False
    return False


def _is_state(reading: Reading, pair: Pair) -> bool:
    """Whether the words go on with what a body is, not with what it did: "the council, 12-3, is dominated by …"."""
    behind = pair.last + (reading.lower(pair.last) == ",")
    return reading.lower(behind) in lexicons.words(reading.language, "grammar", "be", "have")


def _ends_act(reading: Reading, pair: Pair, set_apart: bool) -> bool:
    """Whether the figures end what is told, or lead to what for: "…, 5-2.", "5-2 to sue"; not "samples 5-12"."""
    behind = pair.last + (reading.lower(pair.last) == ",")
    has_purpose = reading.lower(behind) == "to" and reading.word(behind + 1).islower()
    is_end = not reading.lower(pair.last)[:1].isalnum()
    return has_purpose or (is_end and (set_apart or not reading.lower(pair.first - 1).endswith("s")))


@cache
def _institutions(language: str) -> frozenset[str]:
    named = lexicons.words(language, "bodies", "institution")
    return (named & lexicons.words(language, "bodies", "generic")) - {"union"}


def _acts(reading: Reading, at: int) -> bool:
    """Whether a body stands at a position, and not a team or a firm that is called so: "the Senators", "Arden Union"."""
    word = reading.lower(at)
    if word not in _institutions(reading.language):
        return False
    return at == 0 or reading.word(at).islower() or not word.endswith("s")


_BODY_BEFORE = 4


def _is_of_body(reading: Reading, at: int) -> bool:
    """Whether a body stands before the verb at a position: "the council approved", "lawmakers on Friday rejected"."""
    return any(reading.lower(place) in _bodies(reading) for place in range(max(at - _BODY_BEFORE, 0), at))


def _is_played(reading: Reading, pair: Pair) -> bool:
    """Whether the figures are of a verb of games that no text stands with: "after the Owls won 6-3"."""
    before = [reading.lower(at) for at in range(pair.first - 1, max(pair.first - _NOUN_BACK, -1), -1)]
    verbs = words(reading, "playing", "passed", "rejected", "failed")
    verb = next((word for word in before[:_ABOUT] if word in verbs), None)
    return verb in words(reading, "playing") and words(reading, "vote", "subject").isdisjoint(before)


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
    led = reading.lower(start) if start >= 0 else ""
    return led in ("after", "before") or led in lexicons.words(reading.language, "grammar", "preposition")


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
