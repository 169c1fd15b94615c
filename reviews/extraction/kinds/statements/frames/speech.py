"""The frames in which the source or the words stand on the other side of the cue: “…,” said the minister."""

from reviews.extraction.kinds.statements import complements, sources
from reviews.extraction.kinds.statements.attribution import Attribution
from reviews.extraction.kinds.statements.contents import Reach
from reviews.extraction.kinds.statements.cues import Cue
from reviews.extraction.text.grammar.finite import FINITE
from reviews.extraction.text.grammar.unit import Tokens, Unit

_LONGEST_SUBJECT = 30


def speech(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """The frames in which the source or the words stand on the other side of the cue."""
    return _inverted(unit, reach, cue) or _trailing(unit, reach, cue) or _leading(unit, reach, cue)


def _leading(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """Said the minister: “…” Dijo la ministra que … The usual order in Arabic and Hebrew."""
    source = None if cue.first and unit.tags[cue.first - 1] != "," else sources.behind(unit, cue)
    if source is None or not cue.takes("say") or cue.is_gerund:
        return None
    if unit.language == "en" and unit.tag(source[1]) == "T" and unit.tag(source[1] + 1) in FINITE:
        return None  # stressed her support of a raid that killed …
    after = complements.past_link(unit, unit.past_adverbials(source[1]))
    complement = complements.clause(unit, cue, after) if unit.tag(after) in ':T"' or unit.is_quoted(after + 1) else None
    content = reach.clause(complement.start) if complement else None
    return Attribution("cue, source, words", [content], source, cue.words) if content else None


def _inverted(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """“…,” said the minister."""
    first = cue.first
    if (
        not first
        or unit.tags[first - 1] not in (',"-' if unit.tags[0] == "-" else ',"')  # —No —dijo Díaz
        or cue.is_gerund
        or cue.is_passive
        or (cue.takes("tell") and sources.beside(unit, cue))
    ):
        return None
    source, left = sources.behind(unit, cue), reach.before(first)
    if source is None or left is None or not _says(unit, left):
        return None
    is_quoted = unit.is_quoted(left[0]) or (left[0] in unit.quotes and left[1] == left[0] + 1)
    return Attribution(
        "words, cue, source",
        [left, *_resumed(unit, reach, source[1], is_quoted=is_quoted)],
        source,
        cue.words,
    )


def _says(unit: Unit, words: Tokens) -> bool:
    """Whether words are a quotation or have a verb, and are no subject with an aside: "The text, adopted on Monday, demands …".

    Verbs are told by their words in English alone.
    """
    if unit.language != "en" or any(position in unit.quotes for position in range(*words)):
        return True
    verbs = (position for position in range(*words) if unit.tags[position] in FINITE)
    return any(unit.tags[position] != "E" or unit.tags[position - 1] != "," for position in verbs)


def _trailing(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """“…,” the minister said. The plan, he said, would fail."""
    source = sources.beside(unit, cue)
    is_infinitive = cue.first > 0 and unit.tags[cue.first - 1] == "t"  # was asked to find …
    if source is None or not source[0] or unit.tags[source[0] - 1] not in ',"' or cue.is_passive or is_infinitive:
        return None
    after = _past_addressee(unit, cue)
    is_after_quote = unit.is_quoted(source[0] - 1)
    left = reach.before(source[0])
    if (
        left is None
        or unit.tag(after) in "T:"
        or (not is_after_quote and _opens_quotation(unit, after))
        or not (is_after_quote or unit.tag(after) in ",.;-")
    ):
        return None
    return Attribution(
        "words, source, cue",
        [left, *_resumed(unit, reach, after, is_quoted=is_after_quote, is_waiting=unit.waits(*left))],
        source,
        cue.words,
    )


def _opens_quotation(unit: Unit, comma: int) -> bool:
    """Whether a whole sentence is quoted after a comma: what stands before the cue is then no part of the words."""
    return unit.is_quoted(comma + 1) and unit.opens_upper(comma + 1)


def _past_addressee(unit: Unit, cue: Cue) -> int:
    """Past "on Monday" and, after "told", past "reporters in Ohio"."""
    after = unit.past_adverbials(cue.after)
    if cue.takes("tell") and (phrase := unit.phrase_from.get(after)):
        after = unit.past_adverbials(phrase[1])
    return after


def _resumed(unit: Unit, reach: Reach, after: int, *, is_quoted: bool, is_waiting: bool = False) -> list[Tokens]:
    """What goes on after a cue in the middle: "…, he said, …"; `is_waiting`: what stands before is no sentence without it."""
    if unit.tag(after) not in ',"':
        return []
    start = after + (unit.tag(after) == ",")
    start += unit.tag(start) == "C" and unit.is_quoted(start + 1)
    if unit.is_quoted(start):
        return [(start, start + 1)]
    if is_quoted:
        return _past_apposition(unit, reach, start)
    other = unit.phrase_from.get(start + 1) if unit.tag(start) == "C" else None
    is_aside = unit.tag(start) in "WGEDP" or unit.is_listed(start, "meanwhile")
    if start in reach.cues or (is_aside and not is_waiting) or (other and unit.past_adverbs(other[1]) in reach.cues):
        return []
    content = reach.clause(start)
    return [content] if content else []


def _past_apposition(unit: Unit, reach: Reach, start: int) -> list[Tokens]:
    """The rest of a quotation behind what is told of its source: “…,” said Edward Field, a teacher, “…”"""
    for position in range(start, min(start + _LONGEST_SUBJECT, len(unit.tags))):
        if position in reach.cues:
            break
        if unit.is_quoted(position) and unit.tags[position - 1] == ",":
            return [(position, position + 1)]
    return []
