"""“Doubled”, “the third straight month”, “the number of fires has risen”."""

from collections.abc import Iterator

from reviews.extraction.claims import Mention
from reviews.extraction.document import Document
from reviews.extraction.figures.reading import Reading

from .parts import claim, is_mark, phrase_end, verb_before, words


def find(document: Document, reading: Reading, cues: list[int]) -> Iterator[Mention]:
    for at in cues:
        word = reading.lower(at)
        if word in words(reading, "multiples"):
            first, last = reading.verb_start(at), phrase_end(reading, at + 1)
            yield claim(document, reading, first, last, form="trend", cue=word)
        elif word in words(reading, "runs") and (noun := _time_beside(reading, at)):
            first, last = verb_before(reading, min(at, noun)), phrase_end(reading, max(at, noun) + 1)
            while reading.lower(first - 1) in words(reading, "before_runs"):
                first -= 1
            cue = f"{reading.lower(min(at, noun))} {reading.lower(max(at, noun))}"
            yield claim(document, reading, first, last, form="trend", cue=cue)
        elif word in words(reading, "moved") and (subject := _measured_before(reading, at)) is not None:
            last = phrase_end(reading, at + 1)
            if not any(map(reading.number_at, range(subject, last))):
                yield claim(document, reading, subject, last, form="trend", cue=word)


def _measured_before(reading: Reading, verb: int) -> int | None:
    """Where the subject of a verb begins, if it is something that is measured: "the number of fires"."""
    if reading.tags[verb] not in "VEG":
        return None
    first = max(
        (at + 1 for at in range(verb) if reading.lower(at) in words(reading, "stops") or is_mark(reading.word(at))),
        default=0,
    )
    found = next((at for at in range(first, verb) if reading.tags[at] == "n"), None)
    while found is not None and reading.tags[found + 1] == "n":
        found += 1
    if found is None or found >= verb or reading.lower(found) not in words(reading, "measured"):
        return None
    return first


def _time_beside(reading: Reading, at: int) -> int | None:
    """The time that goes on: "the third straight month", "the third year running"."""
    beside = at - 1 if reading.lower(at) == "running" else at + 1
    return beside if reading.lower(beside) in words(reading, "times") else None
