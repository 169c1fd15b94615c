"""How newspapers put a cue, a source and the words together."""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.text.grammar.phrases import Phrases
from reviews.extraction.text.grammar.unit import Tokens, Unit

from . import complements, contents, labelled, sources
from .attribution import Attribution
from .contents import Reach
from .cues import Cue

_LONGEST_SUBJECT = 30
_FINITE = "VEBHM"
_SPEECH = ("say", "tell", "ask", "think", "show")


def find(unit: Unit, cues: list[Cue]) -> list[Attribution]:
    """Return the attributions of a unit, outermost only: what stands inside reported words is part of them."""
    reach = Reach(unit, cues)
    found: list[Attribution] = []
    covered = 0
    for cue in cues:
        if cue.first >= covered and (attribution := _read(unit, reach, cue, found)):
            while found and found[-1].content[0][0] >= attribution.content[0][0]:
                found.pop()
            found.append(attribution)
            covered = attribution.content[-1][1]
    labels = [] if found else labelled.find(unit)
    according = [*_according(unit, reach)]
    every = [*(each for each in found if not _is_inside(each, according)), *according, *_nouns(unit, reach), *labels]
    return [each for each in every if _tells(unit, each)]


def _is_inside(attribution: Attribution, others: list[Attribution]) -> bool:
    """Whether the cue is part of what somebody else is reported to have said."""
    return any(first <= attribution.cue[0] < after for other in others for first, after in other.content)


def _tells(unit: Unit, attribution: Attribution) -> bool:
    """Whether somebody said something: not so in "neither said", "denied it", "declined to comment"."""
    return not sources.is_nobody(unit, attribution.source) and contents.says_something(unit, attribution.content)


def _read(unit: Unit, reach: Reach, cue: Cue, found: list[Attribution]) -> Attribution | None:
    if cue.takes(*_SPEECH) and not cue.particle and (speech := _speech(unit, reach, cue)):
        return speech
    if cue.is_passive:
        return _by_agent(unit, reach, cue)
    if _passes_on(unit, reach, cue) or (cue.is_gerund and unit.is_listed(cue.first - 1, "range_opening")):
        return None  # went from saying that all was well to …
    earlier = found[-1].source if found else None
    source = sources.goes_on(unit, cue, earlier) or sources.beside(unit, cue) or sources.shared(unit, cue, earlier)
    complement = complements.find(unit, cue) if source else None
    if source is None or complement is None or (complement.is_object and _describes(unit, cue)):
        return None
    if _is_led(unit, source, cue) or (unit.tag(source[0] - 1) == "w" and complement.rule == "source, cue, clause"):
        return None  # between what Lund says his plan would do and …
    content = reach.object(complement.start) if complement.is_object else reach.clause(complement.start)
    return Attribution(complement.rule, [content], source, cue.words) if content else None


def _is_led(unit: Unit, source: Tokens, cue: Cue) -> bool:
    """Whether somebody is made to speak ("made the people feel that"), or only told of in front ("With voters worried about")."""
    before = source[0] - 1
    is_form = unit.tags[cue.head] == "E"
    is_beside = before == 0 and unit.is_listed(before, "accompanying") and is_form
    is_posted = is_form and cue.takes("act") and unit.hangs(source)  # in a message posted on Friday
    return before >= 0 and (is_beside or is_posted or unit.is_listed(before, "causative"))


def _by_agent(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """The mayor was told by the engineer that …: who speaks stands behind "by"."""
    source = unit.phrase_from.get(cue.after + 1) if unit.is_listed(cue.after, "agent") and cue.takes("tell") else None
    if source is None:
        return None
    after = unit.past_adverbials(source[1])
    after += unit.tag(after) == "P" and unit.is_quoted(after + 1)  # of “between 36 and 40 people”
    complement = complements.clause(unit, cue, after)
    content = reach.clause(complement.start) if complement else None
    return Attribution("agent, words", [content], source, cue.words) if content else None


def _passes_on(unit: Unit, reach: Reach, cue: Cue) -> bool:
    """Whether somebody else’s words follow: "quoted Brandt as saying …"."""
    phrase = unit.phrase_from.get(cue.after)
    saying = reach.cues.get(phrase[1] + 1) if phrase and unit.is_listed(phrase[1], "as") else None
    return saying is not None and saying.is_gerund


def _describes(unit: Unit, cue: Cue) -> bool:
    """Whether an -ing form only describes the noun before it: "a law banning …" is nobody’s words."""
    is_behind_noun = cue.is_gerund and cue.first == cue.head and cue.head > 0 and unit.tags[cue.head - 1] in "nN"
    return is_behind_noun and sources.accompanying(unit, cue) is None


def _speech(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """The frames in which the source or the words stand on the other side of the cue."""
    return _inverted(unit, reach, cue) or _trailing(unit, reach, cue) or _leading(unit, reach, cue)


def _leading(unit: Unit, reach: Reach, cue: Cue) -> Attribution | None:
    """Said the minister: “…” Dijo la ministra que … The usual order in Arabic and Hebrew."""
    source = None if cue.first and unit.tags[cue.first - 1] != "," else sources.behind(unit, cue)
    if source is None or not cue.takes("say") or cue.is_gerund:
        return None
    if unit.language == "en" and unit.tag(source[1]) == "T" and unit.tag(source[1] + 1) in _FINITE:
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
    verbs = (position for position in range(*words) if unit.tags[position] in _FINITE)
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


def _nouns(unit: Unit, reach: Reach) -> Iterator[Attribution]:
    """Brandt’s claim that …: a noun reports, and its possessor speaks."""
    known = lexicons.words(unit.language, "cues", "noun")
    if known.isdisjoint(unit.vocabulary):
        return
    for position, token in enumerate(unit.tokens):
        if token.lower in known and unit.tag(position + 1) == "T" and unit.tag(position + 2) not in "VEBHM":
            source, content = sources.possessor(unit, position), reach.subordinate(position + 2)
            if source and content:
                yield Attribution("possessor, noun, that", [content], source, (position, position + 1))


def _according(unit: Unit, reach: Reach) -> Iterator[Attribution]:
    """According to X, … and …, according to X."""
    known = _according_words(unit.language)
    if known.openers.isdisjoint(unit.vocabulary):
        return
    for position, token in enumerate(unit.tokens):
        if token.lower not in known.openers:
            continue
        for _, after in known.at(unit, position):
            source = unit.rest_of_phrase(after)
            content = _beside_according(unit, reach, position, source) if source else []
            if source and content:
                yield Attribution("according to", content, source, (position, after))


def _goes_on(unit: Unit, position: int, after: int) -> bool:
    """Whether the words before an aside at a position go on after it: "The dam, according to X, is safe"."""
    is_aside = unit.tags[position - 1] in ',"'
    return is_aside and (unit.tag(after) in _FINITE or (unit.is_quoted(position - 1) and unit.is_quoted(after)))


@cache
def _according_words(language: str) -> Phrases[None]:
    """The phrases that name a source."""
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "cues", "according"))], language)


def _beside_according(unit: Unit, reach: Reach, position: int, source: Tokens) -> list[Tokens]:
    """The words before the source, and those behind it that the verb goes on with; else the clause behind it."""
    comma = unit.tags.find(",", source[1])
    if position > 1 and unit.is_listed(position - 2, "part"):
        return []  # of 62, including, according to the ministry, 54 children
    if position and unit.tags[position - 1] != "C":
        left = reach.before(position)
        is_aside = comma == source[1] and _goes_on(unit, position, comma + 1)
        right = reach.clause(comma + 1) if left and is_aside else None
        return [part for part in (left, right) if part]
    content = reach.clause(comma + 1) if comma >= 0 else None
    return [content] if content else []
