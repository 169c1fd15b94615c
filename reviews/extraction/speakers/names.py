"""The grammar of a name: particles, initials and suffixes belong to it, titles and nationalities stand before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from reviews.extraction import lexicons
from reviews.extraction.text.tokens import Token

from .printed import CLOSING, OPENING, without_suffix, words_of

_LONGEST_NICKNAME = 3  # words

type Gender = Literal["he", "she"]
_KINDS: tuple[tuple[Gender, str], ...] = (("he", "his"), ("she", "hers"))
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Name:
    """A person’s name in the text, without titles; `gender` is what the title or the given name tells."""

    start: int
    end: int
    words: tuple[str, ...]
    gender: Gender | None
    titled: bool

    @cached_property
    def full(self) -> str:
        """The name as printed, in one line."""
        return " ".join(self.words).replace(" .", ".")

    @cached_property
    def surname(self) -> str:
        """The last word, "Jr" and the like left out, in lower case: al-Sheikh opens a sentence as Al-Sheikh."""
        return without_suffix(self.words)[-1].lower()

    @cached_property
    def is_whole(self) -> bool:
        """Whether a given name stands before the surname: not so in "Van der Bellen"."""
        is_particle = self.words[0].lower() in lexicons.words("en", "names", "particle") and (
            self.titled or not self.gender
        )
        return len(without_suffix(self.words)) > 1 and not is_particle

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]


class Grammar:
    """How names are written in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The lists of the lexicon, and "office" for all that names an office or a relation."""
        lists = lexicons.load(self.language, "names").items()
        office = lexicons.words(self.language, "names", "title", "his", "hers")
        return {key: frozenset(value) for key, value in lists if isinstance(value, list)} | {"office": office}

    @cached_property
    def joined(self) -> dict[str, str]:
        """The beginnings of words that hold a preposition, with what is left of them without it."""
        found: dict[str, str] = lexicons.load(self.language, "names").get("joined", {})
        return found

    @cached_property
    def endings(self) -> dict[str, tuple[str, ...]]:
        """How offices end in a language that makes one word of several: "Polizeichef", "Innenministerin"."""
        return {key: tuple(value) for key, value in lexicons.load(self.language, "names").get("endings", {}).items()}

    def is_(self, kind: str, word: str) -> bool:
        """Whether a lower-case word stands in one of the lists."""
        return word in self.words.get(kind, _NONE)

    def is_title(self, word: str) -> bool:
        """Whether a lower-case word names an office or a relation."""
        return self.is_("office", word) or any(map(word.endswith, self.endings.values()))

    @cached_property
    def nouns_have_capital(self) -> bool:
        """Whether any noun is written like a part of a name."""
        return bool(lexicons.words(self.language, "nouns", "capital"))

    def names_somebody(self, tokens: Sequence[Token]) -> bool:
        """Whether an office is in a run of capitalised words, or any noun in front of a given name: "Feuerwehrmann Emil Baran"."""
        is_led = self.nouns_have_capital and any(self.gender_of(token.text) for token in tokens[1:])
        return is_led or any(self.is_title(token.lower) for token in tokens)

    def runs(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield the stretches of capitalised words, with what may stand between them in a name."""
        end = 0
        raised = [at for at, token in enumerate(tokens) if token.text[0].isupper() or "-" in token.text]
        for position in raised:
            if position >= end and self._is_capital(tokens[position]):
                end = self._end_of_run(tokens, position)
                yield position, end

    def _end_of_run(self, tokens: Sequence[Token], first: int) -> int:
        end = first + 1
        while end < len(tokens):
            if self._is_capital(tokens[end]) or self._links(tokens, end):
                end += 1
            elif behind := self._past_nickname(tokens, end):
                end = behind
            else:
                break
        is_sentence_end = tokens[end - 1].text == "." and len(tokens[end - 2].text) > 1
        return end - 1 if is_sentence_end and not self._is_short(tokens[end - 2].lower) else end

    def _past_nickname(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where a name goes on behind a nickname: William “Bill” Tran, Maria (“Mia”) Lopez, Maria (Mia) Lopez."""
        inner = at
        while inner < len(tokens) and inner - at < 2 and tokens[inner].text in OPENING:
            inner += 1
        end = inner
        while end < len(tokens) and end - inner < _LONGEST_NICKNAME and tokens[end].text[0].isalpha():
            end += 1
        behind = end + inner - at
        closing = tokens[end:behind]
        if (
            not inner - at
            or end == inner
            or behind >= len(tokens)
            or any(token.text not in CLOSING for token in closing)
        ):
            return None
        is_name = tokens[inner].text[0].isupper() and not (
            tokens[at].text == "(" == tokens[inner - 1].text and tokens[inner].text.isupper()
        )
        return behind if is_name and self._is_capital(tokens[behind]) else None

    def _links(self, tokens: Sequence[Token], position: int) -> bool:
        """Whether the point of an abbreviation or a particle stands here inside a name: Harry M. Reid, van der Bellen."""
        token, before = tokens[position], tokens[position - 1]
        if token.text == ".":
            return before.end == token.start and (len(before.text) == 1 or self._is_short(before.lower))
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is None or not self.is_("particle", token.lower):
            return False
        return following.text[0].isupper() or self.is_("particle", following.lower)

    def _is_capital(self, token: Token) -> bool:
        """Whether a word is written like a part of a name: Biden, al-Sheikh."""
        if token.text[0].isupper():
            return True
        if "-" not in token.text:
            return False
        first, _, rest = token.text.partition("-")
        return rest[:1].isupper() and self.is_("particle", first)

    def _is_short(self, lower: str) -> bool:
        return self.is_("title", lower) or self.is_("suffix", lower)

    def read(self, tokens: Sequence[Token]) -> Name | None:
        """Return the person named by a run of capitalised words, or None when it names none."""
        first, gender, titled = self._after_titles(tokens)
        last = len(tokens)
        while last > first and not self._ends_name(tokens, last - 1):
            last -= 1
        words = tuple(words_of(tokens[first:last]))
        if not words or words[-1].islower() or any(map(str.isdecimal, "".join(words))):
            return None  # News4
        gender = gender or self.gender_of(words[0])
        if not (titled or gender) and any(self.is_("body", word.lower()) for word in words[1:] or words):
            return None  # "Arden Park", but "Mr Park" and "Mark Day"
        if not titled and len(words) > 1 and self._is_place(words):
            return None
        return Name(tokens[first].start, tokens[last - 1].end, words, gender, titled)

    def _is_place(self, words: Sequence[str]) -> bool:
        """Whether words are called after somebody or something: "Ben Lund Hospital", "N. Korea"."""
        last = words[-1].lower()
        countries = lexicons.words(self.language, "places", "country")
        is_short = len(words[0]) == 1 and any(country.split()[-1] == last for country in countries)
        return is_short or self.is_("institution", last)

    def _ends_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name may end with a token: with a word, or with the point of "Jr."."""
        if tokens[at].text != "." or not at:
            return tokens[at].text[0].isalpha()
        before = tokens[at - 1].lower
        return self.is_("suffix", before) and before in lexicons.words(self.language, "abbreviations", "may_end")

    def _after_titles(self, tokens: Sequence[Token]) -> tuple[int, Gender | None, bool]:
        """Where the name begins in a run, and what the titles before it tell."""
        first, titled = 0, False
        gender: Gender | None = None
        for position, token in enumerate(tokens):
            if self.is_title(token.lower) and not self._is_surname(tokens, first, position):
                first, titled = position + 1, True
                gender = self._gender_of_title(token.lower) or gender
            elif self.is_("demonym", token.lower) or (token.text == "." and first == position):
                first = position + 1
            elif self._begins_name(tokens, position) and first < position and self._is_no_name(tokens[first]):
                first, titled = position, titled or self.nouns_have_capital  # "State John Kerry"
        return first, gender, titled

    def _gender_of_title(self, word: str) -> Gender | None:
        is_his, is_hers = (self.is_(key, word) or word.endswith(self.endings.get(key, ())) for key in ("his", "hers"))
        return "he" if is_his else "she" if is_hers else None

    def _is_no_name(self, token: Token) -> bool:
        """Whether a word in front of a given name is part of something else."""
        return self.is_("body", token.lower) or (self.nouns_have_capital and self.gender_of(token.text) is None)

    def _begins_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a given name stands at a position and a surname behind it: not so in "San Salvador"."""
        return at + 1 < len(tokens) and self.gender_of(tokens[at].text) is not None

    def _is_surname(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a title is somebody’s surname, the last word behind a given name: "Howard Dean"."""
        return at == len(tokens) - 1 and first == at - 1 and self.gender_of(tokens[first].text) is not None

    def gender_of(self, given: str) -> Gender | None:
        """What a given name tells, if it tells anything."""
        lower = given.lower()
        return "he" if self.is_("man", lower) else "she" if self.is_("woman", lower) else None

    def gender_of_role(self, phrase: str) -> Gender | None:
        """What a phrase such as "a spokeswoman for the city" tells."""
        words = phrase.lower().split()[:6]
        told = (gender for gender, kind in _KINDS if not self.words.get(kind, _NONE).isdisjoint(words))
        return next(told, None)

    def is_honorific(self, text: str) -> bool:
        """Whether words before a name are mere courtesy ("Mr."), not a role."""
        return self.is_("courtesy", text.lower().strip(" ."))


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language, made once."""
    return Grammar(language)
