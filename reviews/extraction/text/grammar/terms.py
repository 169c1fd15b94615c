"""What a few words in quotation marks are inside a sentence: a term, the title of a work, what somebody is called."""

from reviews.extraction import lexicons
from reviews.extraction.text.quotations import Quotation
from reviews.extraction.text.tokens import Token

_LONGEST_TERM = 4
_LONGEST_TITLE = 12
_LONGEST_LINK = 4  # letters: the small words of a title ("with")
_ENDS = ".,?!…;"


def is_term(text: str, quote: Quotation) -> bool:
    """Whether the marks hold a few words used inside the sentence: a title, a nickname, a term at arm’s length."""
    if not quote.closed or text[quote.inner[1] - 1] in _ENDS:
        return False
    words = words_of(text, quote)
    return len(words) <= _LONGEST_TERM or (len(words) <= _LONGEST_TITLE and is_title(words))


def is_called(text: str, before: list[Token], quote: Quotation, language: str) -> bool:
    """Whether the marks hold what somebody or something is called, whatever stop they bring: the name “Dusty.”"""
    words = words_of(text, quote)
    known = lexicons.words(language, "cues", "naming")
    last, both = before[-1].lower if before else "", " ".join(token.lower for token in before)
    return len(words) <= _LONGEST_TERM and (last in known or both in known) and all(word[0].isupper() for word in words)


def words_of(text: str, quote: Quotation) -> list[str]:
    """The words between the marks, no more than a title may have and the rest."""
    return text[slice(*quote.inner)].split(None, _LONGEST_TITLE + 1)


def is_title(words: list[str]) -> bool:
    """Whether words are printed like the title of a work: “The Old Man and the Sea”."""
    return (
        len(words) > 1
        and words[-1][0].isupper()
        and all(word[0].isupper() or len(word) <= _LONGEST_LINK for word in words)
    )
