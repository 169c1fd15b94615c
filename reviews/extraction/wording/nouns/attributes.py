"""What stands before a noun and hangs behind it, and says which one it is."""

import re
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.text.grammar.inflection import singular
from reviews.extraction.text.grammar.unit import Unit

_NOUN = r"(?:X')?D?Q*[nN](?:'?[nN])*"
# calling for a ceasefire in Gaza; what follows without a name may belong to the verb
_COMPLEMENTS = re.compile(rf"[GE]?+[Pt]{_NOUN}P(?=[DQn]*N){_NOUN}"), re.compile(rf"[GE]?+[Pt]{_NOUN}")
# featuring Ada Finch
_DESCRIBED = re.compile(rf"G{_NOUN}")
_MOST_MODIFIERS = 5
_LONGEST_COMPLEMENT = 60  # code points


def modifiers_of(unit: Unit, first: int, head: int) -> Span | None:
    """What stands before a head, if it is short, no date and no quotation, and no part of a word is left out: "9/11"."""
    if not 0 < head - first <= _MOST_MODIFIERS or "X" in unit.tags[first:head]:
        return None
    is_cut = first > 0 and (unit.tokens[first - 1].end == unit.tokens[first].start or unit.tags[first - 1] == "-")
    is_verb = first > 0 and unit.tags[first - 1] == "t"  # to ensure victory
    return None if is_cut or is_verb or any(at in unit.quotes for at in range(first, head)) else unit.span(first, head)


def complement_of(unit: Unit, first: int, last: int) -> Span | None:
    """What hangs behind a noun and says which one it is, if it is short, no date and nobody’s: "on Gaza"."""
    ends = [found.end() for pattern in _patterns(unit, first, last) if (found := pattern.match(unit.tags, last))]
    return next((unit.span(last, end) for end in ends if _is_complement(unit, last, end)), None)


def _patterns(unit: Unit, first: int, last: int) -> tuple[re.Pattern[str], ...]:
    """How a complement may go on behind a noun, the longer way first."""
    described = (_DESCRIBED,) if _is_described(unit, first, last) else ()
    return (*described, *(_COMPLEMENTS if _ties(unit, first, last) else ()))


def _is_described(unit: Unit, first: int, last: int) -> bool:
    """Whether a form in -ing tells what something new is about: "a film featuring Ada Finch", "a law banning boats"."""
    is_tied = unit.lower(last) not in lexicons.words("en", "wording", "not_about")
    return unit.tag(last) == "G" and is_tied and unit.is_listed(first, "indefinite")


def _is_complement(unit: Unit, first: int, last: int) -> bool:
    start, end = unit.span(first, last)
    ours = lexicons.words(unit.language, "wording", "our", "its")
    is_somebodys = any(unit.is_listed(at, "his") or unit.lower(at) in ours for at in range(first, last))
    is_time = singular(unit.lower(last - 1)) in _times() or unit.is_listed(last - 1, "month")
    return not (is_somebodys or is_time) and end - start <= _LONGEST_COMPLEMENT


def is_named(unit: Unit, first: int, last: int, capitalised: frozenset[str]) -> bool:
    """Whether a name is in a phrase; the first word of a sentence is one if it has its capital elsewhere too."""
    names = [at for at in range(first, last) if unit.tags[at] == "N"]
    if len(names) == 1 and first < names[0] == last - 1 and unit.lower(names[0]) in common(unit.language):
        return False  # the President, the Court
    return any(at or unit.tokens[at].text in capitalised for at in names)


@cache
def common(language: str) -> frozenset[str]:
    """Nouns for persons, bodies and things that are no name of their own with a capital either: "the President", "the Court"."""
    kinds = lexicons.load(language, "wording").get("alike", {}).values()
    kind = frozenset(noun for nouns in kinds for noun in nouns)
    bodies = lexicons.words(language, "bodies", "generic") | lexicons.words(language, "wording", "common")
    return kind | bodies | lexicons.words(language, "names", "title")


def _ties(unit: Unit, first: int, at: int) -> bool:
    """Whether what follows a noun says which one it is: "on Gaza", "calling for a ceasefire".

    Behind an object "to" and "with" may belong to the verb: "add a question to the form".
    """
    is_form = is_participle(unit, at)
    at += is_form
    before = unit.tags[first - 1] if first else ""
    is_of = unit.lower(first - 1) in lexicons.words("en", "wording", "of") if first else False
    if is_of:
        before = unit.tags[: first - 1].rstrip("nNQD'")[-1:]  # blames officers of the force for the murder
    is_object = before != "" and before in ("VEG" if is_of else "VEGP") and not is_form
    ties = lexicons.words("en", "wording", "complement", *([] if is_object else ["loose_complement"]))
    return unit.lower(at) in ties


def is_participle(unit: Unit, at: int) -> bool:
    """Whether a form in -ing or -ed goes on with a noun, as no finite verb does: "calling for", "related to"."""
    if unit.tag(at + 1) not in "Pt" or unit.tag(at) not in "EG":
        return False
    first = unit.tags.rfind(",", 0, at) + 1
    last = unit.tags.find(",", at)
    return at not in unit.verbs(first, last if last >= 0 else len(unit.tags))


def _times() -> frozenset[str]:
    return lexicons.words("en", "wording", "unique")
