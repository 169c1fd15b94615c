"""What takes a harm back or leaves it open: "were not killed", "denied that", "could be killed", "hit three home runs"."""

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading
from reviews.extraction.kinds.casualties.groups import Group
from reviews.extraction.kinds.casualties.people import words

from .letters import Item

_BEFORE_HARM, _BEFORE_FIGURE, _BEFORE_THAT = 4, 6, 5  # tokens


def is_open(reading: Reading, harm: Item, first: int) -> bool:
    """Whether the sentence does not say that the harm told from the token `first` on came about."""
    is_deed = harm.letter == "O"  # the murder that he planned
    is_aim = harm.letter == "v" and reading.lower(harm.first - 1) == "to"  # they vowed to kill
    is_feared = not is_deed and is_supposed(reading, harm.first)
    return is_aim or is_feared or _is_negated(reading, harm) or _is_reported_false(reading, first)


def is_supposed(reading: Reading, at: int) -> bool:
    """Whether what stands at a position is only feared, planned or nearly happened: "could be killed"."""
    before = [token.text for token in reading.tokens[max(at - _BEFORE_HARM, 0) : max(at, 0)]]
    return not words(reading, "hypothetical").isdisjoint(before)


def _is_negated(reading: Reading, harm: Item) -> bool:
    """Whether the verb is negated: "were not killed", but not "not only killed"."""
    before = reading.lowers[max(harm.first - 2, 0) : harm.first]
    return not words(reading, "negating").isdisjoint(before) and reading.lower(harm.first - 1) != "only"


def _is_reported_false(reading: Reading, first: int) -> bool:
    """Whether the clause of the figure is denied, doubted or asked for: "denied that", "did not know whether"."""
    asking = words(reading, "asking")
    if not reading.has(asking) and "that" not in reading.vocabulary:
        return False
    for at in range(first - 1, max(first - _BEFORE_FIGURE, 0) - 1, -1):
        if reading.lower(at) in asking:
            return True
        if reading.lower(at) == "that":
            return reading.lower(at - 1) in words(reading, "denying") or _is_doubted(reading, at)
    return False


def _is_doubted(reading: Reading, that: int) -> bool:
    """Whether what "that" begins is called false or without proof: "reports that … were false", "could not confirm"."""
    noun = reading.lower(that - 1)
    if noun in words(reading, "hearsay") and reading.has(words(reading, "false")):
        return True
    before = {reading.lower(at) for at in range(max(that - _BEFORE_THAT, 0), that)}
    is_unproven = noun in words(reading, "proving") and not before.isdisjoint(words(reading, "negating", "lacking"))
    return is_unproven or not before.isdisjoint(words(reading, "falsely"))


def is_of_things(reading: Reading, harm: Item, who: list[Group]) -> bool:
    """Whether a bare number counts things: "hit three home runs", "the team has two injuries"."""
    group = who[-1]
    if group.noun:
        return False
    if harm.letter == "T":
        return harm.harm == "wounded" and reading.lower(group.first - 1) in words(reading, "bearing")
    is_loose = reading.lower(harm.first) in words(reading, "loose") and harm.last == harm.first + 1
    after = reading.lower(group.last)
    return (
        is_loose and group.first > harm.first and after[:1].isalpha() and after not in lexicons.closed(reading.language)
    )


def has_object(reading: Reading, at: int) -> bool:
    """Whether the people are those who killed: "two gunmen killed a guard"."""
    calendar = lexicons.words(reading.language, "grammar", "month", "day")
    is_name = reading.word(at)[:1].isupper() and reading.lower(at) not in calendar
    return is_name or reading.lower(at) in words(reading, "objects")
