"""What each word may be in its sentence, as one letter: enough of a grammar to find who says and what is said.

    D determiner   Q number, quantity   p pronoun   o him, them   W who, which   w what, how, whether   P preposition
    S because, if  T that   t to   C and, but   B be   H have   M modal   R adverb   X Monday, today
    N name   n noun or adjective   V verb   E form in -ed   G form in -ing   ' possessive   other marks stand for themselves

Tags of a sentence are one string, so that a phrase is a regular expression.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from reviews.extraction import lexicons

from . import inflection
from .tokens import Token, split

_CLOSED = {
    "determiner": "D", "quantifier": "Q", "pronoun": "p", "object": "o", "relative": "W", "question": "w", "preposition": "P",
    "subordinator": "S", "conjunction": "C", "be": "B", "have": "H", "modal": "M", "that": "T", "to": "t", "adverb": "R", "day": "X", "time": "X",
}  # fmt: skip
_ALIKE = {
    "،": ",", "؛": ";", "؟": ".", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "-", "–": "-", "―": "-", "[": "(", "]": ")",
    "’s": "'", "'s": "'", "’": "'", "…": ".", "...": ".", "?": ".", "!": ".",
}  # fmt: skip
_ADJECTIVE = re.compile(r".{2,}(?:al|ive|ic|ous|ful|able|ible|ary|ish|less|ian|ese|est)$")
_ENDS_OF_SPEECH = (",", "?", "!", "…", "-", "—")
_LONGEST_WORD = 40  # the end of a longer one tells as much, and no more is kept in memory
REPORTING = ("say", "tell", "ask", "think", "show", "want", "judge")
"""The lists of reporting verbs in the lexicon of cues."""


@cache
def _vocabulary(language: str) -> dict[str, str]:
    """The tag of every word a language's lexicons know, verbs first, so that the closed classes overrule them."""
    known: dict[str, str] = {}
    for base in sorted(_verbs(language)):
        for forms in inflection.spellings(base, language):
            known |= {forms.base: "b", forms.third: "s", forms.gerund: "G"}
            known |= {
                form: "E" if form == forms.participle or form.endswith("ed") else "V"
                for form in (forms.past, forms.participle)
            }
    known |= {split(entry, language=language)[0].lower: "P" for entry in lexicons.words(language, "cues", "according")}
    numbers = lexicons.load(language, "numbers")
    if language == "en":
        known |= {word: "Q" for name in ("small", "tens") for word in numbers.get(name, ())}
    grammar = lexicons.load(language, "grammar")
    for name, tag in _CLOSED.items():
        known |= dict.fromkeys(grammar.get(name, ()), tag)
    return known | dict.fromkeys(grammar.get("noun", ()), "n") | {"may": "M"}


@cache
def _verbs(language: str) -> frozenset[str]:
    common, happening = lexicons.words(language, "verbs", "common"), lexicons.words(language, "events", "verb")
    particles = lexicons.load(language, "cues").get("particles", {})
    return common | happening | lexicons.words(language, "cues", *REPORTING) | frozenset(particles)


def reports(lower: str, language: str = "en") -> bool:
    """Whether a word is a finite form of a verb of saying or asking."""
    return lower in _reporting(language)


def tells(lower: str, language: str = "en") -> bool:
    """Whether a word is a finite form of a verb of saying, asking or telling."""
    return lower in _reporting(language) or lower in _telling(language)


@cache
def _telling(language: str) -> frozenset[str]:
    verbs = lexicons.words(language, "cues", "tell")
    return frozenset(form for base in verbs for forms in inflection.spellings(base, language) for form in forms[:3])


@cache
def _reporting(language: str) -> frozenset[str]:
    verbs = lexicons.words(language, "cues", "say") | lexicons.words(language, "cues", "ask")
    return frozenset(form for base in verbs for forms in inflection.spellings(base, language) for form in forms[:3])


def letter(lower: str, language: str = "en") -> str | None:
    """The tag of a word that the lexicons know: b for the base form of a verb, s for its third person."""
    return _vocabulary(language).get(lower)


def tag(tokens: list[Token], language: str = "en") -> str:
    """Return one mark for each token of a sentence."""
    alone = _alone(language)
    marks = [alone(token.lower[-_LONGEST_WORD:]) for token in tokens]
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
        if mark == "G" and before == "," and _is_listed(tokens[position].lower, "preposition_in_ing"):
            return "P"  # the claims, considering their origin, were
        is_noun = before and (before in "D'" or (before in "nNQ" and _is_listed(tokens[position].lower, "noun_in_ing")))
        following = "".join(marks[position + 1 : position + 2])
        describes = mark == "E" and (
            (following == "n" and before == "P")
            or (following and following in "nbs" and _is_listed(tokens[position].lower, "describing"))
        )
        return (
            "n" if is_noun or describes else mark
        )  # the wounded, an apartment building, of spoiled ballots, armed men
    if mark == "R":
        is_noun = before and before in "D'n" and marks[position + 1 : position + 2] == ["n"]
        return "n" if is_noun and _is_listed(tokens[position].lower, "adjective") else mark  # the former first lady
    if mark == "o":
        return "R" if before and before in "nN" and _is_listed(tokens[position].lower, "reflexive") else mark
    if mark == "S":
        return "R" if before == "H" else mark  # has since said
    if mark == "p":
        is_place = before and before in "nN" and _is_listed(tokens[position].lower, "place")
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


@cache
def _alone(language: str) -> Callable[[str], str]:
    """Tells what a word is by itself: as the lexicons know it, or else by its shape."""
    known = _vocabulary(language)
    return lru_cache(maxsize=50_000)(lambda lower: known.get(lower) or _guess(lower, language))


def _guess(lower: str, language: str) -> str:
    first = lower[0]
    if first.isdigit():
        return "n" if "-" in lower else "Q"
    if not first.isalpha():
        return _ALIKE.get(lower, first)
    if language == "en":
        return _guess_by_ending(lower)
    return "T" if joins_that(lower, language) else "n"


def joins_that(lower: str, language: str) -> bool:
    """Whether "that" is the beginning of a word, as in Hebrew."""
    return lower.startswith(tuple(lexicons.words(language, "grammar", "that_joined")))


def _guess_by_ending(lower: str) -> str:
    """What an English word that no lexicon knows is by its ending."""
    if lower.endswith("ly") and not _is_listed(lower, "not_adverb"):
        return "R"
    if lower.endswith("ing") and len(lower) > 5:
        return "G"
    return "E" if lower.endswith("ed") and len(lower) > 4 else "n"


def _is_verb(mark: str, position: int, tokens: list[Token], marks: list[str]) -> bool:
    """Whether "claims", "report" and the like are verbs: what stands around them, and how it agrees."""
    if not position:
        return False
    before, word = marks[position - 1], tokens[position - 1].lower
    if (
        before in "C,W"
        and marks[position + 1 : position + 2] == ["n"]
        and _is_listed(tokens[position].lower, "mostly_noun")
    ):
        return False
    if before == '"':
        return _is_speech(tokens[position - 1].text)
    if before == "R":
        return position > 1 and marks[position - 2] not in "DP'"
    if mark == "b" and before in "nN" and _is_listed(tokens[position].lower, "never_noun"):
        return True  # supporters in Congress say
    if before in "DP'Qo" and not _is_listed(word, "plural_subject"):
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
    return _is_listed(word, "adjective") or _is_listed(word, "describing")


def _lacks_object(tokens: list[Token], marks: list[str], position: int) -> bool:
    """Whether a verb would have no object: "rape charges for two members", "the tax deals, which", not "the firm charges for"."""
    if marks[position - 1] != "n" or not _is_listed(tokens[position].lower, "needs_object"):
        return False
    following = "".join(marks[position + 1 : position + 3])
    is_subject = position > 1 and marks[position - 2] == "D"
    return following == ",W" if is_subject else following[:1] in ("", ".", ",", "P")


def _is_of_one(tokens: list[Token], marks: list[str], position: int) -> bool:
    """Whether the noun phrase in front of a position begins with "a"."""
    first = len("".join(marks[:position]).rstrip("nN")) - 1
    return first >= 0 and marks[first] == "D" and _is_listed(tokens[first].lower, "indefinite")


def _verb_follows(marks: list[str], position: int) -> bool:
    """Whether a verb stands right behind: "refugee advocates also said"."""
    while position < len(marks) and marks[position] == "R":
        position += 1
    return position < len(marks) and marks[position] in "VEBHM"


def _agrees(mark: str, before: str, word: str) -> bool:
    """Whether a third person follows a singular, and a base form a plural."""
    is_plural = word.endswith("s") and not word.endswith("ss") and not _is_listed(word, "singular_s")
    if mark == "s":
        return before in "NpWTC)," or (before == "n" and not is_plural and not _ADJECTIVE.match(word))
    return _is_listed(word, "plural_subject") or before in ",)" or (before in "nN" and is_plural)


def is_adjective(word: str) -> bool:
    """Whether an English word in lower case describes a noun, by the lexicon or by its form: "recent", "low-income"."""
    if _is_listed(word, "adjective") or "-" in word:
        return True
    return (word.endswith(("ing", "ed")) and not _is_listed(word, "noun_in_ing")) or _ADJECTIVE.match(word) is not None


def _is_speech(quotation: str) -> bool:
    """Whether a quotation ends like speech, so that its cue may follow (“…,” says Keller), not like a term."""
    return quotation[-2:-1] in _ENDS_OF_SPEECH


def _is_listed(word: str, name: str) -> bool:
    """Whether an English word stands in a list of the grammar; other languages list every form of a verb as such."""
    return word in lexicons.words("en", "grammar", name)
