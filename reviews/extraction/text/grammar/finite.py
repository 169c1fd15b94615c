"""Which words are finite verbs: what makes a clause of a row of words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .unit import Unit

FINITE = "VEBHM"
_FAR = 60
"""Tokens to look back for the subject that an aside parts from its verb."""


def find(unit: "Unit") -> list[int]:
    """Where finite verbs begin, auxiliaries first: at the "has" of "has been seen"."""
    barred = unit.listed("not_finite", 0, len(unit.tokens))
    return [at for at in unit.forms if at not in barred and _is_finite(unit, at)]


def find_possible(unit: "Unit") -> list[int]:
    """Where forms in -ed stand behind a noun: verbs, if their clause has no other."""
    forms = (at for at in unit.forms if unit.tags[at] == "E" and _has_subject(unit, at))
    return [at for at in forms if not has_agent(unit, at)]


def _is_finite(unit: "Unit", at: int) -> bool:
    """Whether a verb is finite, and the first of its group."""
    before = _past_adverbs_back(unit, at)
    if before and unit.tags[before - 1] in "BHMt" and unit.tag(before) != ",":
        return False
    return unit.tags[at] != "E" or not _is_participle(unit, at, before)


def _past_adverbs_back(unit: "Unit", at: int) -> int:
    while at and unit.tags[at - 1] == "R":
        at -= 1
    return at


def _is_participle(unit: "Unit", at: int, before: int) -> bool:
    """Whether a form in -ed describes a noun: "documents related to", "planted by", "the vote, held on Monday"."""
    tag = unit.tags[before - 1] if before else ""
    if not tag or tag not in 'nNpW")C,X-Q':
        return True
    if tag in "pW":
        return False
    if tag == "Q" and unit.tag(at + 1) in "nN":
        return True  # one unvaccinated person
    if tag == "," and not _resumes(unit, before - 1):
        return True
    behind = at + 1
    while unit.tag(behind) == "X":  # the charges raised yesterday by the union
        behind += 1
    return _is_reduced(unit, at) or unit.is_listed(behind, "agent")


def _is_reduced(unit: "Unit", at: int) -> bool:
    """Whether a form describes as a rule, and has no object here: "a man accused of theft", not "the mayor accused her"."""
    has_object = unit.tag(at + 1) in ("D", "p", "o") and not unit.is_listed(at, "with_complement")
    return unit.is_listed(at, "reduced") and not has_object


def _resumes(unit: "Unit", comma: int) -> bool:
    """Whether a subject that an aside parted from its verb goes on: "The mayor, who was ill, signed"."""
    before = unit.tags[max(comma - _FAR, 0) : comma]
    return "," in before or not any(tag in FINITE for tag in before)


def has_agent(unit: "Unit", at: int) -> bool:
    """Whether a form tells by whom or what: "made by Ada Lund", "wounded by a bomb", not "passed by a wide margin"."""
    phrase = unit.phrase_from.get(at + 2) if unit.is_listed(at + 1, "agent") else None
    return phrase is not None and (unit.is_listed(at, "undergone") or "N" in unit.tags[slice(*phrase)])


def _has_subject(unit: "Unit", at: int) -> bool:
    """Whether a noun stands right before the only verb of a clause, as a subject does."""
    before = _past_adverbs_back(unit, at)
    is_counted = before > 0 and unit.tags[before - 1] == "Q" and unit.tag(at + 1) == "n"  # two combined teams
    return before > 0 and unit.tags[before - 1] in "nNXQ" and not is_counted
