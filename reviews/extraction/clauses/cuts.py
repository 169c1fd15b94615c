"""Where one clause ends and another begins that has a subject of its own.

Verbs that share a subject stay together ("ran a red light and killed him"), and so does what only says when, where,
why or despite what; a relative clause that tells something of its own at the end of the sentence is cut off.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reviews.extraction import rules
from reviews.extraction.rules import Line, Match
from reviews.extraction.text.grammar.finite import FINITE
from reviews.extraction.text.grammar.unit import Tokens, Unit

from . import relatives

_VERB, _RELATIVE, _LINK = "verb", "relative", "link"
"""What the rules `clauses` tell of a joint, if not that a subject follows."""
_RESUMING = FINITE + "tP"


class Cut(NamedTuple):
    """The tokens of a clause; `relative` are the words of it that stand for the noun before ("which")."""

    first: int
    last: int
    relative: Tokens | None = None


@lru_cache(maxsize=64)
def _read(unit: Unit) -> tuple[list[Match], dict[int, int]]:
    """Where clauses may begin in a unit, and the links in it, from their first token to behind the last.

    Two clauses have two verbs.
    """
    known = line(unit, None if len(unit.forms) > 1 else _LINK)
    found = sorted(known.matches(), key=lambda match: match.first) if known else []
    joints = [match for match in found if match.rule.tells != _LINK]
    return joints, {match.first: match.last for match in found if match.rule.tells == _LINK}


def line(unit: Unit, tells: str | None = None) -> Line | None:
    """A unit as the rules for its clauses see it, None in a language without any; `tells`: as those that tell so."""
    known = rules.load(unit.language, "clauses")
    row = rules.Row(unit.tokens, unit.language, unit.vocabulary)
    return known.line(row, unit.tags, tells=tells) if known else None


def has_rules(language: str) -> bool:
    """Whether it is known how clauses are cut in a language; else a sentence is one."""
    return rules.load(language, "clauses") is not None


def cut(unit: Unit, first: int, last: int) -> list[Cut]:
    """Return the clauses of the tokens `first:last` in order, without the marks and conjunctions between them."""
    found: list[Cut] = []
    start, relative = first, None
    for joint in _read(unit)[0]:
        if (
            first < joint.first
            and joint.last <= last
            and _is_told(unit, start, joint.first)
            and _begins(unit, joint, first, last)
        ):
            found += trimmed(unit, start, joint.first, relative)
            start, relative = joint.first, joint.spans.get("pronoun")
    found += trimmed(unit, start, last, relative)
    return found


def _is_told(unit: Unit, first: int, last: int) -> bool:
    """Whether a clause is whole in front of a joint: it has its verb, behind what opens it, and that takes no clause.

    Not so in "After talks ended, teams from Arden and Brill left", nor in "found two men and two boys had left".
    """
    phrase = unit.phrase_to.get(last)
    comma = unit.tags.find(",", first, last) if unit.tags[first] == "S" else -1
    if phrase and comma >= 0 and not unit.verbs(comma + 1, last):
        return False
    return bool(unit.verbs(first, last)) and not (phrase and unit.is_listed(phrase[0] - 1, "finding"))


def _begins(unit: Unit, joint: Match, first: int, last: int) -> bool:
    """Whether what follows a joint is a clause by itself: not so "rumours that he left and that he died", unless somebody says so."""
    if joint.rule.tells == _RELATIVE:
        is_clear = relatives.antecedent(unit, joint.spans["pronoun"][0]) is not None
        return is_clear and _ends_sentence(unit, joint.first, last)
    if joint.rule.tells == _VERB:
        return bool(unit.verbs(joint.last, last))
    is_told_on = unit.tag(joint.last) == "T" and unit.tags[first - 1 : first] != "T"
    return not is_told_on and _has_subject(unit, joint.last, last)


def _ends_sentence(unit: Unit, comma: int, last: int) -> bool:
    """Whether a relative clause ends the sentence: "…, which got 121 votes". One in the middle is part of its clause."""
    closing = unit.tags.find(",", comma + 2, last)
    return closing < 0 or not _is_resumed(unit, closing + 1, last)


def _is_resumed(unit: Unit, at: int, last: int) -> bool:
    """Whether a clause goes on at a position as behind an aside: with its verb, "to" or a preposition, or "and" and no subject."""
    at = unit.past_adverbs(at)
    if unit.tag(at) == "C" and (phrase := unit.phrase_from.get(at + 1)):
        return phrase[1] <= last and phrase not in unit.subjects
    return at < last and unit.tags[at] in _RESUMING and not unit.is_listed(at, "not_finite")


def _has_subject(unit: Unit, at: int, last: int) -> bool:
    """Whether a subject and its verb follow, perhaps behind words that say when or where."""
    at = _past_opening(unit, at)
    phrase = unit.phrase_from.get(at)
    if phrase is None or phrase not in unit.subjects or phrase[1] >= last:
        return False
    verb = unit.past_adverbs(phrase[1])
    if unit.tag(verb) == "E" and _is_counted(unit, phrase, verb):
        return False  # 20 killed and 10 wounded
    return verb in unit.verbs(verb, verb + 1)


def _is_counted(unit: Unit, phrase: Tokens, form: int) -> bool:
    """Whether people are only counted with what befell them: "and 10 wounded", "and two women wounded"."""
    counted = unit.tags[slice(*phrase)]
    ends = unit.tag(form + 1) in ".,;" or form + 1 >= len(unit.tags)
    return set(counted) == {"Q"} or (counted.startswith("Q") and unit.is_listed(form, "undergone") and ends)


def _past_opening(unit: Unit, at: int) -> int:
    """Past "late last year", "on Monday", "that", "in the north,"."""
    at += unit.tag(at) in "T,"
    after = unit.past_adverbials(at)
    return after + (unit.tag(after) == ",")


def trimmed(unit: Unit, first: int, last: int, relative: Tokens | None = None) -> Iterator[Cut]:
    """Yield the clause without the marks and conjunctions around it, nothing where that leaves no word."""
    while first < last and (unit.tags[first] in ",;:-.)" or _joins(unit, first)):
        first += 1
    first = _past_link(unit, first, last)
    while last > first and unit.tags[last - 1] in ",;:-.C(":
        last -= 1
    if first < last:
        yield Cut(first, last, relative)


def _past_link(unit: Unit, first: int, last: int) -> int:
    """Past "This came as": all that it tells is that something else happened too."""
    after = _read(unit)[1].get(first, first)
    return after if unit.verbs(after, last) else first


def _joins(unit: Unit, at: int) -> bool:
    """Whether a word only ties a clause to the one before: "and", "but", "while" of a contrast, "that" in front of a subject."""
    if unit.tags[at] == "T":
        is_article = unit.tag(at + 1) == "n" and not unit.lower(at + 1).endswith("s")  # that gap
        return not is_article and unit.tag(unit.past_adverbs(at + 1)) not in FINITE
    if unit.tags[at] == "C":
        return not unit.is_listed(at, "denying")
    return at > 0 and unit.tags[at - 1] == "," and unit.is_listed(at, "contrast")
