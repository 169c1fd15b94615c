"""What a relative clause at the end of a sentence is told of: "…, which got 121 votes"."""

from collections.abc import Iterator

from reviews.extraction import lexicons
from reviews.extraction.text.grammar.unit import Tokens, Unit


def antecedent(unit: Unit, relative: int) -> Tokens | None:
    """The phrase that a relative pronoun takes up; None where more than one may be meant, or none."""
    phrase = unit.phrase_to.get(relative) or unit.phrase_to.get(relative - 1)
    if phrase is None or _is_rest(unit, phrase):
        return None
    heads = [*_heads(unit, phrase)]
    if unit.is_listed(relative, "somebody"):
        if _closes_row(unit, phrase) and unit.is_listed(unit.past_adverbs(relative + 1), "plural_verb"):
            return None  # Lund, Oakes and Brandt, who are wanted
        people = [head for head in heads if _is_somebody(unit, _head(unit, head))]
        return people[0] if people else phrase if len(heads) == 1 else None
    number = _number(unit, unit.past_adverbs(relative + 1))
    fitting = [head for head in heads if number is None or number == _is_plural(unit, _head(unit, head))]
    return fitting[0] if len(fitting) == 1 else None


def _is_rest(unit: Unit, phrase: Tokens) -> bool:
    """Whether a phrase ends a longer one: "that organization", "the first plan", "Arden, Kansas", "the dam, the mill and the port"."""
    before = unit.tag(phrase[0] - 1) if phrase[0] else ""
    return before in ("T", "R") or (before == "," and (phrase[0] - 1) in unit.phrase_to)


def _closes_row(unit: Unit, phrase: Tokens) -> bool:
    """Whether a phrase is the last of several: "Lund, Oakes, and Brandt"."""
    return unit.tags[max(phrase[0] - 2, 0) : phrase[0]] == ",C"


def _heads(unit: Unit, phrase: Tokens) -> Iterator[Tokens]:
    """The phrase, and each that hangs on it, but for the days: "a motion in May"."""
    yield phrase
    for at in range(phrase[0] + 1, phrase[1] - 1):
        if unit.tags[at] in "PC" and not unit.is_listed(at + 1, "month"):
            yield at + 1, phrase[1]


def _head(unit: Unit, phrase: Tokens) -> int:
    """The noun that a phrase is about: the last before what hangs on it."""
    first, after = phrase
    return next((at for at in range(first + 1, after) if unit.tags[at] in "PC"), after) - 1


def _is_somebody(unit: Unit, noun: int) -> bool:
    """Whether a noun is a name or a kind of people."""
    words = lexicons.words(unit.language, "names", "title", "his", "hers")
    people = lexicons.words(unit.language, "casualties", "people")
    word = unit.lower(noun)
    return unit.tag(noun) == "N" or word in people or word in words or word.removesuffix("s") in words


def _number(unit: Unit, verb: int) -> bool | None:
    """Whether a verb has a subject in the plural; None if it does not tell."""
    if unit.is_listed(verb, "plural_verb"):
        return True
    if unit.is_listed(verb, "singular_verb") or (unit.tag(verb) == "V" and unit.lower(verb).endswith("s")):
        return False
    return None


def _is_plural(unit: Unit, noun: int) -> bool:
    """Whether a noun is told by its form to be more than one."""
    word = unit.lower(noun)
    is_known = word in lexicons.words(unit.language, "casualties", "plurals")
    return is_known or (word.endswith("s") and not word.endswith("ss") and not unit.is_listed(noun, "singular_s"))
