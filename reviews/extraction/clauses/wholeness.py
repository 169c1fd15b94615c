"""Whether a clause is a sentence of its own: it has a verb, its subject in front, and tells more than "which got 9 votes"."""

from reviews.extraction.text import tags
from reviews.extraction.text.finite import FINITE
from reviews.extraction.text.units import Tokens, Unit

_FEWEST = 3  # words


def is_whole(unit: Unit, first: int, last: int, relative: Tokens | None) -> bool:
    """Whether the tokens `first:last` are a sentence, the words `relative` of them standing for a noun."""
    if not unit.quotes.keys().isdisjoint(range(first, last)):
        return True  # its verb may stand inside the quotation
    if last - first < _FEWEST or not (relative or _has_subject(unit, first)):
        return False
    begin = relative[1] if relative else first
    barred = unit.listed("not_finite", begin, last)
    verbs = sum([at not in barred and _opens_verb(unit, at, first) for at in unit.verb_forms(begin, last)])
    return verbs > 0 and verbs > sum([_subordinates(unit, at) for at in _subordinators(unit, begin + 1, last)])


def _has_subject(unit: Unit, first: int) -> bool:
    """Whether a clause does not begin with its verb: not so in "Filed for six bankruptcies", "Is the first to …"."""
    at = unit.past_adverbs(first)
    word = unit.lower(at)
    holds_subject = "’" in word or "'" in word  # I’ve
    describes = unit.tag(at) == "E" and unit.tag(at + 1) in "nN"  # armed forces
    return unit.tag(at) not in FINITE or describes or holds_subject or unit.is_listed(first - 1, "denying")


def _opens_verb(unit: Unit, at: int, first: int) -> bool:
    """Whether a form of a verb is one by itself, or the first of a group."""
    before = at
    while before > first and unit.tags[before - 1] == "R":
        before -= 1
    return before <= first or unit.tags[before - 1] not in "BHMt"


def _subordinators(unit: Unit, first: int, last: int) -> set[int]:
    """Where words stand that may open a clause inside another."""
    relatives = [at for at in range(first, last) if unit.tags[at] in "WT"]
    return {*relatives, *unit.listed("opens_clause", first, last)}


def _subordinates(unit: Unit, at: int) -> bool:
    """Whether a clause inside another begins: at "which" or "if" in front of a subject or a verb."""
    has_subject = unit.phrase_from.get(at + 1) in unit.subjects
    if unit.tags[at] == "W":
        return (has_subject and not unit.is_listed(at, "somebody")) or unit.tag(unit.past_adverbs(at + 1)) in FINITE
    if unit.tags[at] == "T":  # a situation that is …
        return unit.tags[at - 1] in "nN" and unit.tag(unit.past_adverbs(at + 1)) in FINITE
    return has_subject


def tells_what_was(unit: Unit, first: int, last: int) -> bool:
    """Whether a verb of the past stands among the tokens `first:last`."""
    return any(_is_past(unit, at) for at in range(first, last))


def _is_past(unit: Unit, at: int) -> bool:
    if unit.is_listed(at, "past_auxiliary"):
        return True
    before = unit.tags[:at].rstrip("R")[-1:]
    if unit.tags[at] == "E" and (not before or before not in "nNpW,C"):
        return False  # drive drunk, are highly skilled
    is_form = tags.letter(unit.lower(at), unit.language) in ("V", "E") or unit.lower(at).endswith("ed")
    return unit.tags[at] in "VE" and is_form and not unit.is_listed(at, "unchanged")
