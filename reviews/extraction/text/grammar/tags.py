"""What each word may be in its sentence, as one letter: enough of a grammar to find who says and what is said.

    D determiner   Q number, quantity   p pronoun   o him, them   W who, which   w what, how, whether   P preposition
    S because, if  T that   t to   C and, but   B be   H have   M modal   R adverb   X Monday, today
    N name   n noun or adjective   V verb   E form in -ed   G form in -ing   ' possessive   other marks stand for themselves

Tags of a sentence are one string, so that a phrase is a regular expression.
"""

from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from . import inflection
from .vocabulary import ADJECTIVE_ENDING, LONGEST_WORD, by_itself, is_listed

_ENDS_OF_SPEECH = (",", "?", "!", "…", "-", "—")


def tag(tokens: list[Token], language: str = "en") -> str:
    """Return one mark for each token of a sentence."""
    alone = by_itself(language)
    marks = [alone(token.lower[-LONGEST_WORD:]) for token in tokens]
    for position, token in enumerate(tokens):
        mark = marks[position]
        if token.text[0].isupper() and mark in "nbsVEGXRQWM":
            mark = _capitalised(mark, tokens, position, marks[position - 1] if position else "")
        if mark in "bs":
            mark = "V" if _is_verb(mark, position, tokens, marks) else "n"
        elif mark == "n":
            if position and marks[position - 1] in "Mt" and _must_be_verb(tokens, marks, position, language):
                mark = "V"
        elif mark in "EG'.-oSpR":
            mark = _by_neighbours(mark, tokens, marks, position)
        marks[position] = mark
    return "".join(marks)


def _must_be_verb(tokens: list[Token], marks: list[str], position: int, language: str) -> bool:
    """Whether a word that no lexicon knows is a verb behind a modal or "to".

    "should boost trade", not "the will power"; "intends to hammer the council".
    """
    if marks[position - 1] == "M":
        return position == 1 or marks[position - 2] not in "D'"
    return position > 1 and tokens[position - 2].lower in _wishing(language)


@cache
def _wishing(language: str) -> frozenset[str]:
    verbs = lexicons.words(language, "cues", "want")
    return frozenset(form for base in verbs for forms in inflection.spellings(base, language) for form in forms)


def _capitalised(mark: str, tokens: list[Token], position: int, before: str) -> str:
    """A capital makes a name, but not of Monday, nor of a known word that only opens the sentence.

    May and Will are names behind another.
    """
    if mark == "M":
        is_behind_name = position and tokens[position - 1].text[0].isupper() and not tokens[position].text.isupper()
        is_day = any(token.text.isdecimal() for token in tokens[max(position - 1, 0) : position + 2])  # 3 May, May 3
        return "X" if is_day else "N" if is_behind_name or before == "P" else mark  # in May
    if mark == "W":
        return "N" if position and tokens[position].text == "WHO" and not tokens[position - 1].text.isupper() else mark
    is_name = position > 0 or mark == "n" or _opens_name(tokens, position)
    return "N" if is_name and mark != "X" else mark


def _opens_name(tokens: list[Token], position: int) -> bool:
    """Whether the first word of a sentence is a name: the next word is capitalised too."""
    return position + 1 < len(tokens) and tokens[position + 1].text[0].isupper() and len(tokens[position].text) > 1


def _by_neighbours(mark: str, tokens: list[Token], marks: list[str], position: int) -> str:
    before = marks[position - 1] if position else ""
    if mark in "EG":
        if mark == "G" and before == "," and is_listed(tokens[position].lower, "preposition_in_ing"):
            return "P"  # the claims, considering their origin, were
        is_noun = before and (before in "D'" or (before in "nNQ" and is_listed(tokens[position].lower, "noun_in_ing")))
        following = "".join(marks[position + 1 : position + 2])
        describes = mark == "E" and (
            (following == "n" and before == "P")
            or (following and following in "nbs" and is_listed(tokens[position].lower, "describing"))
        )
        return (
            "n" if is_noun or describes else mark
        )  # the wounded, an apartment building, of spoiled ballots, armed men
    if mark == "R":
        is_noun = before and before in "D'n" and marks[position + 1 : position + 2] == ["n"]
        return "n" if is_noun and is_listed(tokens[position].lower, "adjective") else mark  # the former first lady
    if mark == "o":
        return "R" if before and before in "nN" and is_listed(tokens[position].lower, "reflexive") else mark
    if mark == "S":
        return "R" if before == "H" else mark  # has since said
    if mark == "p":
        is_place = before and before in "nN" and is_listed(tokens[position].lower, "place")
        return "R" if is_place else mark  # residents there said
    if mark == "-":
        if _is_suspended(tokens, position, marks):
            return "n"  # low- and middle-income
        return "Q" if _is_between_digits(tokens, position) else mark  # beat them 3-1
    if mark == "'":
        return "B" if before and before in "pWwT" and tokens[position].text != "’" else mark  # he’s, that’s
    return "N" if _is_abbreviated(tokens, position) else mark


def _is_between_digits(tokens: list[Token], position: int) -> bool:
    if not 0 < position < len(tokens) - 1:
        return False
    before, mark, behind = tokens[position - 1 : position + 2]
    is_tied = before.end == mark.start and mark.end == behind.start
    return is_tied and before.text[-1].isdecimal() and behind.text[0].isdecimal()


def _is_suspended(tokens: list[Token], position: int, marks: list[str]) -> bool:
    """Whether a hyphen hangs on a word that waits for the rest of it behind "and"."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, mark, behind = tokens[position - 1 : position + 2]
    return before.end == mark.start and mark.end < behind.start and marks[position + 1] == "C"


def _is_abbreviated(tokens: list[Token], position: int) -> bool:
    """Whether a full stop inside the sentence belongs to the capitalised word it hangs on ("Sen.", "Harry M.")."""
    if not 0 < position < len(tokens) - 1 or tokens[position].text != ".":
        return False
    before = tokens[position - 1]
    return before.end == tokens[position].start and before.text[0].isupper()


def _is_verb(mark: str, position: int, tokens: list[Token], marks: list[str]) -> bool:
    """Whether "claims", "report" and the like are verbs: what stands around them, and how it agrees."""
    if not position:
        return False
    before, word = marks[position - 1], tokens[position - 1].lower
    if (
        before in "C,W"
        and marks[position + 1 : position + 2] == ["n"]
        and is_listed(tokens[position].lower, "mostly_noun")
    ):
        return False
    if before == '"':
        return _is_speech(tokens[position - 1].text)
    if before == "R":
        return position > 1 and marks[position - 2] not in "DP'"
    if mark == "b" and before in "nN" and is_listed(tokens[position].lower, "never_noun"):
        return True  # supporters in Congress say
    if before in "DP'Qo" and not is_listed(word, "plural_subject"):
        return False
    if before in "tMw":
        return mark == "b"
    if mark == "b" and before == "N" and _is_of_one(tokens, marks, position):
        return False  # a New York Times report
    if before in "nN" and (
        _describes(word) or _verb_follows(marks, position + 1) or _lacks_object(tokens, marks, position)
    ):
        return False
    return _agrees(mark, before, word)


def _describes(word: str) -> bool:
    return is_listed(word, "adjective") or is_listed(word, "describing")


def _lacks_object(tokens: list[Token], marks: list[str], position: int) -> bool:
    """Whether a verb would have no object: "rape charges for two members", "the tax deals, which", not "the firm charges for"."""
    if marks[position - 1] != "n" or not is_listed(tokens[position].lower, "needs_object"):
        return False
    following = "".join(marks[position + 1 : position + 3])
    is_subject = position > 1 and marks[position - 2] == "D"
    return following == ",W" if is_subject else following[:1] in ("", ".", ",", "P")


def _is_of_one(tokens: list[Token], marks: list[str], position: int) -> bool:
    """Whether the noun phrase in front of a position begins with "a"."""
    first = len("".join(marks[:position]).rstrip("nN")) - 1
    return first >= 0 and marks[first] == "D" and is_listed(tokens[first].lower, "indefinite")


def _verb_follows(marks: list[str], position: int) -> bool:
    """Whether a verb stands right behind: "refugee advocates also said"."""
    while position < len(marks) and marks[position] == "R":
        position += 1
    return position < len(marks) and marks[position] in "VEBHM"


def _agrees(mark: str, before: str, word: str) -> bool:
    """Whether a third person follows a singular, and a base form a plural."""
    is_plural = word.endswith("s") and not word.endswith("ss") and not is_listed(word, "singular_s")
    if mark == "s":
        return before in "NpWTC)," or (before == "n" and not is_plural and not ADJECTIVE_ENDING.match(word))
    return is_listed(word, "plural_subject") or before in ",)" or (before in "nN" and is_plural)


def _is_speech(quotation: str) -> bool:
    """Whether a quotation ends like speech, so that its cue may follow (“…,” says Keller), not like a term."""
    return quotation[-2:-1] in _ENDS_OF_SPEECH
