"""Whether a clause is a sentence of its own: it has a verb, its subject in front, and tells more than "which got 9 votes"."""

from reviews.extraction.text.grammar import vocabulary
from reviews.extraction.text.grammar.finite import FINITE, has_agent
from reviews.extraction.text.grammar.unit import Tokens, Unit

_FEWEST = 3  # words


def is_whole(unit: Unit, first: int, last: int, relative: Tokens | None) -> bool:
    """Whether the tokens `first:last` are a sentence, the words `relative` of them standing for a noun."""
    if not unit.quotes.keys().isdisjoint(range(first, last)):
        return True  # its verb may stand inside the quotation
    is_led = unit.tag(last) == ":" and unit.is_listed(last - 1, "introducing")  # the wounded include: …
    if is_led or last - first < _FEWEST or not (relative or _has_subject(unit, first)):
        return False
    if _is_only_described(unit, first, last) or _is_only_means(unit, first, last):
        return False
    begin = relative[1] if relative else first
    barred = unit.listed("not_finite", begin, last)
    verbs = sum([at not in barred and _opens_verb(unit, at, first) for at in unit.verb_forms(begin, last)])
    inner = sum([_subordinates(unit, at) for at in _subordinators(unit, begin + 1, last)])
    return verbs > inner + len(unit.listed("owning", begin, last))  # "an agency whose offices are in Arden"


def _is_only_described(unit: Unit, first: int, last: int) -> bool:
    """Whether a clause is a name and what is told of it, which goes on to its end: "Ada Lund, who led the inquiry"."""
    aside = unit.tags.find(",W", first, last)
    if aside < 0 or not set(FINITE).isdisjoint(unit.tags[first:aside]):
        return False
    return "," not in unit.tags[aside + 2 : last]


def _is_only_means(unit: Unit, first: int, last: int) -> bool:
    """Whether a clause tells by what means and nothing else: "By suing the firm, or by having it closed"."""
    leading = (at for at, _ in unit.subjects if first < at < last and unit.tags[at - 1] in ",C")
    return unit.tags[first : first + 2] == "PG" and next(leading, None) is None


def _has_subject(unit: Unit, first: int) -> bool:
    """Whether a clause does not begin with its verb: not so in "Filed for six bankruptcies", "Is the first to …"."""
    at = unit.past_adverbs(first + (unit.tag(first) == "("))
    word = unit.lower(at)
    holds_subject = "’" in word or "'" in word  # I’ve
    describes = unit.tag(at) == "E" and unit.tag(at + 1) in "nN"  # armed forces
    return unit.tag(at) not in FINITE or describes or holds_subject or unit.is_listed(first - 1, "denying")


def _opens_verb(unit: Unit, at: int, first: int) -> bool:
    """Whether a form of a verb is one by itself, or the first of a group."""
    before = at
    while before > first and unit.tags[before - 1] == "R":
        before -= 1
    if unit.tags[at] == "E" and before > first and unit.tags[before - 1] in "nN" and has_agent(unit, at):
        return False  # a report published by the agency
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
    is_form = vocabulary.letter(unit.lower(at), unit.language) in ("V", "E") or unit.lower(at).endswith("ed")
    return unit.tags[at] in "VE" and is_form and not unit.is_listed(at, "unchanged")
