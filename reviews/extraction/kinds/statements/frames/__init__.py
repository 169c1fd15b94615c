"""How newspapers put a cue, a source and the words together."""

from reviews.extraction.kinds.statements import complements, contents, sources
from reviews.extraction.kinds.statements.attribution import Attribution
from reviews.extraction.kinds.statements.contents import Reach
from reviews.extraction.kinds.statements.cues import Cue
from reviews.extraction.text.grammar.unit import Tokens, Unit

from . import labelled, recorded
from .according import according_to, nouns
from .speech import speech

_SPEECH = ("say", "tell", "ask", "think", "show")


def find(unit: Unit, cues: list[Cue]) -> list[Attribution]:
    """Return the attributions of a unit, outermost only: what stands inside reported words is part of them."""
    if recorded.has_rules(unit.language):
        told = recorded.find(unit) or labelled.find(unit)
        return [each for each in told if _tells(unit, each)]
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
    according = [*according_to(unit, reach)]
    every = [*(each for each in found if not _is_inside(each, according)), *according, *nouns(unit, reach), *labels]
    return [each for each in every if _tells(unit, each)]


def _is_inside(attribution: Attribution, others: list[Attribution]) -> bool:
    """Whether the cue is part of what somebody else is reported to have said."""
    return any(first <= attribution.cue[0] < after for other in others for first, after in other.content)


def _tells(unit: Unit, attribution: Attribution) -> bool:
    """Whether somebody said something: not so in "neither said", "denied it", "declined to comment"."""
    says = not attribution.content or contents.says_something(unit, attribution.content)  # "Das sagte der Minister."
    return says and not sources.is_nobody(unit, attribution.source)


def _read(unit: Unit, reach: Reach, cue: Cue, found: list[Attribution]) -> Attribution | None:
    if cue.takes(*_SPEECH) and not cue.particle and (told := speech(unit, reach, cue)):
        return told
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
