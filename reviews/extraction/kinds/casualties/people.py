"""Nouns for people: which words are some, and where the noun of a phrase stands."""

from reviews.extraction import lexicons
from reviews.extraction.figures.reading import Reading


def words(reading: Reading, *keys: str) -> frozenset[str]:
    """The words under `keys` of the lexicon of casualties."""
    return lexicons.words(reading.language, "casualties", *keys)


_MOST_ADJECTIVES = 9


def noun_at(reading: Reading, at: int, *, single: bool = False) -> int | None:
    """The position of the noun for people that the phrase at `at` ends with, None if it is about something else."""
    found, place = None, at
    while place < min(at + _MOST_ADJECTIVES, len(reading.tokens)):
        if age_end := _age_end(reading, place):
            place = age_end
            continue
        if is_person(reading, place, single=single):
            if found is not None and _is_plural(reading, found) and not _is_plural(reading, place):
                break  # "15 tourists hostage"
            found = place
        elif found is not None or _ends_phrase(reading, place):
            break
        place += 1
    return found


def _is_plural(reading: Reading, at: int) -> bool:
    return reading.lower(at).endswith("s") or reading.lower(at) in words(reading, "plurals")


def _age_end(reading: Reading, at: int) -> int | None:
    """The end of "16-year-old" before a noun."""
    number = reading.number_at(at)
    words_behind = [reading.lower(at + step) for step in range(1, 5)] if number else []
    return at + 5 if words_behind == ["-", "year", "-", "old"] else None


def _ends_phrase(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    if reading.number_at(at) or word in words(reading, "verbs"):
        return True
    if word in words(reading, "between"):
        return False
    if not word[0].isalpha() and word not in ("-", "[", "]"):
        return True
    return word in lexicons.closed(reading.language) or word in words(reading, "not_people", "be", "breaks", "left")


_PERSON_ENDINGS = (
    "men",
    "women",
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ees",
    "eers",
    "mates",
    "goers",
    "children",
    "ans",
    "ards",
    "ese",
)


def is_person(reading: Reading, at: int, *, single: bool = False) -> bool:
    """Whether the word at a position stands for people: by the lexicon, or a plural that looks like one."""
    word = reading.lower(at)
    if word in words(reading, "people"):
        return not (single and _is_plural(reading, at))
    if single or word in words(reading, "things") or word in words(reading, "not_people"):
        return False
    if reading.word(at)[:1].isupper() and word.endswith(("s", "ese")) and not word.endswith(("ss", "us", "is")):
        return not reading.word(at + 1)[:1].isupper() and word not in lexicons.closed(reading.language)
    return len(word) > 5 and word.endswith(_PERSON_ENDINGS)
