"""The frames whose cue is no verb: "according to the ministry", "Brandt’s claim that"."""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.kinds.statements import sources
from reviews.extraction.kinds.statements.attribution import Attribution
from reviews.extraction.kinds.statements.contents import Reach
from reviews.extraction.text.grammar.finite import FINITE
from reviews.extraction.text.grammar.phrases import Phrases
from reviews.extraction.text.grammar.unit import Tokens, Unit


def nouns(unit: Unit, reach: Reach) -> Iterator[Attribution]:
    """Brandt’s claim that …: a noun reports, and its possessor speaks."""
    known = lexicons.words(unit.language, "cues", "noun")
    if known.isdisjoint(unit.vocabulary):
        return
    for position, token in enumerate(unit.tokens):
        if token.lower in known and unit.tag(position + 1) == "T" and unit.tag(position + 2) not in FINITE:
            source, content = sources.possessor(unit, position), reach.subordinate(position + 2)
            if source and content:
                yield Attribution("possessor, noun, that", [content], source, (position, position + 1))


def according_to(unit: Unit, reach: Reach) -> Iterator[Attribution]:
    """According to X, … and …, according to X."""
    known = _according_words(unit.language)
    if known.openers.isdisjoint(unit.vocabulary):
        return
    for position, token in enumerate(unit.tokens):
        if token.lower not in known.openers:
            continue
        for _, after in known.at(unit, position):
            source = _with_post(unit, unit.rest_of_phrase(after))
            content = _beside_according(unit, reach, position, source) if source else []
            if source and content:
                yield Attribution("according to", content, source, (position, after))


def _with_post(unit: Unit, source: Tokens | None) -> Tokens | None:
    """The whole of "Ambassador to the United States Jo Lund", of which "to" parts the name."""
    behind = unit.phrase_from.get(source[1] + 1) if source and unit.tag(source[1]) == "t" else None
    is_name = behind is not None and unit.tags[behind[1] - 2 : behind[1]] == "NN" and unit.tag(behind[1]) in ",."
    return (source[0], behind[1]) if source and behind and is_name else source


def _goes_on(unit: Unit, position: int, after: int) -> bool:
    """Whether the words before an aside at a position go on after it: "The dam, according to X, is safe"."""
    is_aside = unit.tags[position - 1] in ',"'
    return is_aside and (unit.tag(after) in FINITE or (unit.is_quoted(position - 1) and unit.is_quoted(after)))


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
