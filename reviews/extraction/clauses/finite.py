"""Which words are finite verbs: what makes a clause of a row of words."""

from reviews.extraction import lexicons
from reviews.extraction.text.units import Unit

_FINITE = "VEBHM"


def verbs(unit: Unit, first: int, last: int) -> list[int]:
    """Where the finite verbs of the tokens `first:last` begin, auxiliaries first: at the "has" of "has been seen".

    A form in -ed that could be a participle is a verb where there is no other.
    """
    possible = candidates(unit, first, last)
    found = [at for at in possible if is_finite(unit, at, first)]
    return found or [at for at in possible if unit.tags[at] == "E" and _has_subject(unit, at, first)][:1]


def candidates(unit: Unit, first: int, last: int) -> list[int]:
    """Where forms of verbs stand that may be finite."""
    return [at for at in range(first, last) if unit.tags[at] in _FINITE]


def _has_subject(unit: Unit, at: int, first: int) -> bool:
    """Whether a noun stands right before the only verb of a clause, as a subject does."""
    while at > first and unit.tags[at - 1] == "R":
        at -= 1
    return at > first and unit.tags[at - 1] in "nNXQ" and unit.tag(at - 1) != "P"


def is_finite(unit: Unit, at: int, first: int) -> bool:
    """Whether a verb is finite, and the first of its group."""
    tag, word = unit.tags[at], unit.lower(at)
    if word in lexicons.words(unit.language, "grammar", "not_finite"):
        return False
    before = at
    while before > first and unit.tags[before - 1] == "R":
        before -= 1
    if before > first and unit.tags[before - 1] in "BHMt" and not _closes(unit, before - 1):
        return False
    return tag != "E" or not _is_participle(unit, at, before, first)


def is_resumed(unit: Unit, at: int, last: int) -> bool:
    """Whether a clause goes on at a position with its verb, as behind an aside."""
    at = unit.past_adverbs(at)
    return at < last and unit.tags[at] in _FINITE and unit.lower(at) not in lexicons.words(
        unit.language, "grammar", "not_finite"
    )


def _closes(unit: Unit, at: int) -> bool:
    """Whether an auxiliary ends its clause: "as it was, they left"."""
    return unit.tags[at] in "BHM" and unit.tag(at + 1) == ","


def _is_participle(unit: Unit, at: int, before: int, first: int) -> bool:
    """Whether a form in -ed describes a noun: "documents related to", "planted by", "the vote, held on Monday"."""
    if before == first or unit.tags[before - 1] not in "nNpW\")C,X-Q":
        return True
    if unit.tags[before - 1] in "pW":
        return False
    if unit.tags[before - 1] == "Q" and unit.tag(at + 1) in "nN":
        return True  # one unvaccinated person
    if unit.tags[before - 1] == "," and not _resumes(unit, before - 1, first):
        return True
    return unit.is_listed(at, "reduced") or unit.is_listed(at + 1, "agent")


def _resumes(unit: Unit, comma: int, first: int) -> bool:
    """Whether a subject that an aside parted from its verb goes on: "The mayor, who was ill, signed"."""
    return unit.tags.find(",", first, comma) >= 0 or not any(tag in _FINITE for tag in unit.tags[first:comma])
