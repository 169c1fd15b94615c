"""Comparisons that a record can settle: "their sharpest disagreement yet", "by a wider margin than in October".

A superlative counts when it says among what ("yet", "since 2009", "in the world"); without that it is praise. A
comparative counts when it says than what; "the first" and "the only" when it says to do what. A trend is a multiple
("doubled"), a run ("the third straight month") or the rise and fall of what is measured ("the number of fires has risen").
"""

from collections.abc import Iterator
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.claims import Mention
from reviews.extraction.details import Comparing, Comparison
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading
from reviews.extraction.text.phrases import Phrases

_OPENING = '“"‘«'
_LONGEST = 30
_LONGEST_NOUN = 12  # tokens of the noun that is the first or the only one


def find(document: Document) -> Iterator[Mention]:
    """Yield the comparisons of a document."""
    for reading in document.readings:
        cues = _cues(reading)
        if cues and not reading.is_question:
            yield from _superlatives(document, reading, cues)
            yield from _uniques(document, reading, cues)
            yield from _rarities(document, reading)
            yield from _comparatives(document, reading, cues)
            yield from _trends(document, reading, cues)


def _cues(reading: Reading) -> list[int]:
    """Where a comparison may be told."""
    known = _cue_words(reading.language)
    return [at for at, token in enumerate(reading.tokens) if token.lower in known or token.lower.endswith("est")]


@cache
def _cue_words(language: str) -> frozenset[str]:
    rare = _rare(language).openers
    return (
        lexicons.words(language, "comparisons", "superlatives", "uniques", "moved", "multiples", "runs")
        | rare
        | {"than"}
    )


def _words(reading: Reading, key: str) -> frozenset[str]:
    return lexicons.words(reading.language, "comparisons", key)


def _claim(
    document: Document, reading: Reading, first: int, last: int, form: Comparing, cue: str, compared: str | None = None
) -> Mention:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    details: Comparison = {"form": form, "cue": cue, "compared": compared}
    return Mention(
        start,
        end,
        document.text[start:end],
        "comparison",
        reading.span,
        details=details,
        rule=f"comparisons: {form}",
    )


def _text(document: Document, reading: Reading, first: int, last: int) -> str:
    return document.text[reading.tokens[first].start : reading.tokens[last - 1].end]


# Superlatives


def _superlatives(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    done = 0
    for at in cues:
        if at < done or not _is_superlative(reading, at):
            continue
        first = _phrase_start(reading, at)
        last = _phrase_end(reading, at + 1)
        scope = _scope(document, reading, at + 1, last)
        if first is None or scope is None:
            continue
        done = last
        adverb = scope if scope.lower() in _words(reading, "scope") else None
        cue = _text(document, reading, at, _cue_end(reading, at)) + (f" … {adverb}" if adverb else "")
        compared = None if adverb else scope
        yield _claim(document, reading, first, last, form="superlative", cue=cue, compared=compared)


def _is_superlative(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    if word in _words(reading, "superlatives"):
        return reading.lower(at - 1) != "at" and reading.lower(at + 1) != "of"
    return len(word) > 5 and word.endswith("est") and word not in _words(reading, "not_superlative")


def _cue_end(reading: Reading, at: int) -> int:
    """The end of "largest, longest"."""
    while reading.lower(at + 1) in (",", "and") and _is_superlative(reading, at + 2):
        at += 2
    return at + 1


def _phrase_start(reading: Reading, at: int) -> int | None:
    """Where the noun phrase begins: its article or possessive, with "one of" before it; None without one."""
    first = at - (reading.word(at - 1) in _OPENING and at > 0)
    while first > 0 and (
        reading.number_at(first - 1) or reading.lower(first - 1) in ("second", "third", "single", "very")
    ):
        first -= 1
    before = reading.lower(first - 1)
    if before in ("the", "its", "their", "his", "her", "our", "a"):
        first -= 1
    elif before in ("’s", "'s"):
        first = _possessor(reading, first - 1)
    elif before != "of":
        return None
    if reading.lower(first - 1) == "of" and reading.lower(first - 2) in ("one", "some", "among"):
        first -= 2
    return first


def _possessor(reading: Reading, at: int) -> int:
    """Where those are named whose it is: "Port Arden’s", "the shipping company’s"."""
    while at > 0 and (reading.word(at - 1)[:1].isupper() or reading.tags[at - 1] == "n"):
        at -= 1
    return at - (at > 0 and reading.tags[at - 1] == "D")


def _phrase_end(reading: Reading, at: int) -> int:
    """Where the clause ends: at a comma outside quotes, a word that opens another clause, or a verb."""
    quoted = any(reading.word(place) in "“«" for place in range(max(at - 3, 0), at))
    for place in range(at, min(at + _LONGEST, len(reading.tokens))):
        word = reading.word(place)
        if word in "“«":
            quoted = True
        elif word in "”»":
            quoted = False
        elif not quoted and _ends_clause(reading, place):
            return _without_opener(reading, at, place)
    return min(at + _LONGEST, len(reading.tokens))


def _without_opener(reading: Reading, at: int, last: int) -> int:
    """Leave off a word that begins the next clause: the "they" of "than they were"."""
    while last > at and reading.tags[last - 1] in "pDCPWT":
        last -= 1
    return last


def _ends_clause(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    is_verb = reading.tags[at] in "VBHM" and word.islower()  # "in May" is no verb
    return is_verb or _is_mark(word) or word.lower() in _words(reading, "stops")


def _is_mark(word: str) -> bool:
    return word in (",", ";", ":", ".", "!", "?", "–", "—", "(", ")", "…", "-")


def _scope(document: Document, reading: Reading, first: int, last: int) -> str | None:
    """What a superlative is limited to: "yet", "in the world", "since 2009"; None when it is boundless."""
    for at in range(first, last):
        if (end := _adverb_end(reading, at)) or (end := _limit_end(reading, at, last)):
            return _text(document, reading, at, end)
    return None


@cache
def _adverbs(language: str) -> Phrases[None]:
    """The phrases that limit by themselves: "so far", "on record"."""
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "comparisons", "scope"))], language)


def _adverb_end(reading: Reading, at: int) -> int | None:
    return next((end for _, end in _adverbs(reading.language).at(reading, at)), None)


def _limit_end(reading: Reading, at: int, last: int) -> int | None:
    """The end of "since 2009" and "in the world", where such words limit a superlative."""
    if reading.lower(at) == "since":
        return min(at + 6, last)
    if reading.lower(at) not in _words(reading, "scope_openers"):
        return None
    enders = _words(reading, "scope_words")
    limits = (place + 1 for place in range(at + 1, min(at + 6, last)) if reading.lower(place) in enders)
    return next((end for end in limits if reading.lower(end) not in ("’s", "'s")), None)


# One among all


def _uniques(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    """ "The first country in Asia to vote", "the only bridge that opens"."""
    for at in cues:
        is_unique = reading.lower(at) in _words(reading, "uniques") and at and reading.tags[at - 1] in "D'"
        if is_unique and (told := _what_it_does(reading, at + 1)):
            last = _phrase_end(reading, _past_verb(reading, told + 1))
            cue, compared = _text(document, reading, at, at + 1), _text(document, reading, told, last)
            yield _claim(document, reading, at - 1, last, form="superlative", cue=cue, compared=compared)


def _what_it_does(reading: Reading, first: int) -> int | None:
    """Where the words begin that tell what the noun behind "the first" or "the only" does: "to vote", "that opens"."""
    for at in range(first, min(first + _LONGEST_NOUN, len(reading.tokens) - 1)):
        tag = reading.tags[at]
        if at > first and (tag in "TW" or (tag == "t" and reading.tags[at + 1] in "nVR")):
            return at
        if tag not in "nNQPD'C":
            return None
    return None


def _past_verb(reading: Reading, at: int) -> int:
    """Past the verb with its auxiliaries: "is completely", "recognise"."""
    first = at
    while at < len(reading.tokens) - 1 and reading.tags[at] in "BHMVER":
        at += 1
    return max(at, first + 1)


def _rarities(document: Document, reading: Reading) -> Iterator[Mention]:
    """ "Only once before", "for the first time since 2009"."""
    for at in range(len(reading.tokens)):
        for _, end in _rare(reading.language).at(reading, at):
            last = max(_phrase_end(reading, end), end)
            yield _claim(
                document, reading, at, last, form="superlative", cue=_text(document, reading, at, end), compared=None
            )


@cache
def _rare(language: str) -> Phrases[None]:
    return Phrases([(phrase, None) for phrase in sorted(lexicons.words(language, "comparisons", "rarities"))], language)


# Comparatives


def _comparatives(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    for at in cues:
        if reading.lower(at) == "than" and (cue := _comparative_before(reading, at)) is not None:
            last = _phrase_end(reading, at + 1)
            if last > at + 1 and not reading.number_at(at + 1):
                compared = _text(document, reading, at + 1, last)
                said = f"{reading.lower(cue)} … than" if cue < at - 1 else f"{reading.lower(cue)} than"
                yield _claim(
                    document, reading, _verb_before(reading, cue), last, form="comparative", cue=said, compared=compared
                )


def _comparative_before(reading: Reading, than: int) -> int | None:
    """The "wider" of "a wider margin than"; None for "rather than", and for "more than" without a thing compared.

    "More than in any year since" compares; "more than 40" and "later than May" do not.
    """
    for at in range(than - 1, max(than - 7, -1), -1):
        word = reading.lower(at)
        if word in _words(reading, "not_comparing") or _is_mark(word):
            return None
        if word in _words(reading, "irregular_comparatives"):
            is_bare = at == than - 1 and word in ("more", "less", "further", "later", "earlier")
            return None if is_bare and not _opens_record(reading, than + 1) else at
    return None


def _opens_record(reading: Reading, at: int) -> bool:
    """Whether the words behind "than" compare with every other time: "in any year since 2011", "ever before"."""
    at += reading.lower(at) in ("in", "at", "on", "during")
    return reading.lower(at) in ("any", "ever")


def _verb_before(reading: Reading, at: int) -> int:
    """Where the predicate begins that the comparative stands in: "passed by a wider margin"."""
    for place in range(at - 1, max(at - 7, -1), -1):
        if _is_mark(reading.word(place)):
            break
        if reading.tags[place] in "VEBH":
            return reading.verb_start(place)
    return at - (at > 0 and reading.lower(at - 1) in ("a", "an", "the", "far", "much"))


# Trends


def _trends(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    for at in cues:
        word = reading.lower(at)
        if word in _words(reading, "multiples"):
            first, last = reading.verb_start(at), _phrase_end(reading, at + 1)
            yield _claim(document, reading, first, last, form="trend", cue=word)
        elif word in _words(reading, "runs") and (noun := _time_beside(reading, at)):
            first, last = _verb_before(reading, min(at, noun)), _phrase_end(reading, max(at, noun) + 1)
            while reading.lower(first - 1) in _words(reading, "before_runs"):
                first -= 1
            cue = f"{reading.lower(min(at, noun))} {reading.lower(max(at, noun))}"
            yield _claim(document, reading, first, last, form="trend", cue=cue)
        elif word in _words(reading, "moved") and (subject := _measured_before(reading, at)) is not None:
            last = _phrase_end(reading, at + 1)
            if not any(map(reading.number_at, range(subject, last))):
                yield _claim(document, reading, subject, last, form="trend", cue=word)


def _measured_before(reading: Reading, verb: int) -> int | None:
    """Where the subject of a verb begins, if it is something that is measured: "the number of fires"."""
    if reading.tags[verb] not in "VEG":
        return None
    first = max(
        (at + 1 for at in range(verb) if reading.lower(at) in _words(reading, "stops") or _is_mark(reading.word(at))),
        default=0,
    )
    found = next((at for at in range(first, verb) if reading.tags[at] == "n"), None)
    while found is not None and reading.tags[found + 1] == "n":
        found += 1
    if found is None or found >= verb or reading.lower(found) not in _words(reading, "measured"):
        return None
    return first


def _time_beside(reading: Reading, at: int) -> int | None:
    """The time that goes on: "the third straight month", "the third year running"."""
    beside = at - 1 if reading.lower(at) == "running" else at + 1
    return beside if reading.lower(beside) in _words(reading, "times") else None
