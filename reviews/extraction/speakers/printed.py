"""The words of a name as they are printed: a nickname is one of them, and a suffix is none that people are called by."""

from collections.abc import Iterator, Sequence

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

OPENING, CLOSING = ("(", "“", '"', "‘", "'", "„", "''"), (")", "”", '"', "’", "'", "“", "''")


def words_of(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of a name, a nickname with its marks as one."""
    inside = ""
    for token in tokens:
        is_mark = token.text in (*OPENING, *CLOSING)
        if inside or is_mark:
            is_word_next = inside[-1:].isalnum() and not is_mark
            inside += f" {token.text}" if is_word_next else token.text
            if token.text in CLOSING and inside[:-1].strip("(“\"‘'„"):
                is_done = inside[0] != "(" or token.text == ")"
                if is_done:
                    yield inside
                    inside = ""
        else:
            yield token.text
    if inside:
        yield inside


def without_suffix(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without "Jr" and the like, unless nothing else is left."""
    known = lexicons.words("en", "names", "suffix")
    kept = tuple([word for word in words if word != "." and word.lower().strip(".") not in known])
    return kept or words
