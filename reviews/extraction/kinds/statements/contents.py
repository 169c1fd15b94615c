"""What was said: where the reported words begin and how far they go."""

from .cues import Cue
from .sources import Sources, Tokens
from .units import Unit

_CLOSE = ".;"


def end_of_clause(unit: Unit, start: int, cues: dict[int, Cue], sources: Sources) -> int:
    """How far reported speech goes from `start`: up to the next reporting word, or what is no longer part of it."""
    return _scan(unit, start, cues, sources, commas=False)


def end_of_object(unit: Unit, start: int, cues: dict[int, Cue], sources: Sources) -> int:
    """How far the object of "praised" or "called for" goes."""
    return _scan(unit, start, cues, sources, commas=True)


def _scan(unit: Unit, start: int, cues: dict[int, Cue], sources: Sources, *, commas: bool) -> int:
    tags, position = unit.tags, start
    while position < len(tags):
        tag = tags[position]
        if tag in _CLOSE or (tag == "-" and position > start):
            break
        if tag == "," and _leaves(unit, position, cues, sources, commas=commas):
            break
        if tag == "C" and _coordinates(position, cues, tags):
            break
        if commas and tag == "S" and position > start:
            break
        if tag == "(":
            position = max(tags.find(")", position, position + 40), position)
        position += 1
    return position - 1 if position > start and tags[position - 1] == "," else position


def _leaves(unit: Unit, comma: int, cues: dict[int, Cue], sources: Sources, *, commas: bool) -> bool:
    """Whether the reported words stop at this comma."""
    tags, after = unit.tags, comma + 1
    if after >= len(tags) or after in cues or (tags[after] == "C" and after + 1 in cues):
        return True
    if unit.tokens[after].lower in ("according", "although", "though", "while", "but", "whereas"):
        return True
    phrase = sources.after(after)
    if phrase and any(cue.first == phrase[1] and cue.takes("say") for cue in (cues.get(phrase[1]),) if cue):
        return True
    return commas and tags[after] not in "nNQ"


def _coordinates(position: int, cues: dict[int, Cue], tags: str) -> bool:
    """Whether "and" goes on with another reporting verb of the same speaker."""
    cue = cues.get(position + 1)
    return cue is not None and tags[cue.head] in "VE"
