"""A sentence by its words: its tags, its noun phrases, their subjects and verbs."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.text.grammar import finite
from reviews.extraction.text.grammar.terms import is_title, words_of
from reviews.extraction.text.quotations import Quotation
from reviews.extraction.text.tokens import Token

type Tokens = tuple[int, int]
"""A stretch of a unit by token numbers, half-open."""

# Tuesday’s resolution, the many people, Israel’s security (D-Nev.)
_BASE = r"(?:(?:X')?[DQ]*[nNQ]++(?:'[nNQ]++)*+(?:\([^()]{1,12}\)(?:N++)?)?)"
# Nothing begins inside a row of articles and quantities: the whole row belongs to one phrase or to none.
_PHRASE = re.compile(rf"(?<![DQ])(?:p|{_BASE})(?:[PC](?:{_BASE}|[op]))*")
_VERB_BEHIND = re.compile(rf"R*+[{finite.FINITE}]")


class Unit:
    """A sentence with each quotation folded into one token, one tag for each token, and its noun phrases.

    `vocabulary` are its folded words; `forms` is where forms of verbs stand that may be finite.
    """

    def __init__(
        self, text: str, tokens: list[Token], letters: str, quotes: dict[int, Quotation], language: str
    ) -> None:
        self.text, self.tokens, self.tags, self.quotes, self.language = text, tokens, letters, quotes, language
        self.vocabulary = frozenset([token.lower for token in tokens])
        self.forms = [at for at, tag in enumerate(letters) if tag in finite.FINITE]

    def span(self, first: int, after: int) -> Span:
        """The stretch of text from one token up to another, the second left out."""
        return self.tokens[first].start, self.tokens[after - 1].end

    def tag(self, position: int) -> str:
        """The tag at a position; a full stop beyond the last."""
        return self.tags[position] if position < len(self.tags) else "."

    def lower(self, position: int) -> str:
        """The word at a position in lower case; empty beyond the last."""
        return self.tokens[position].lower if position < len(self.tokens) else ""

    def is_listed(self, position: int, name: str) -> bool:
        """Whether the word at a position stands in a list of the language’s grammar."""
        return self.lower(position) in lexicons.words(self.language, "grammar", name)

    def listed(self, name: str, first: int, last: int) -> list[int]:
        """Where words of a list of the grammar stand among the tokens `first:last`: most often nowhere."""
        words = lexicons.words(self.language, "grammar", name)
        if words.isdisjoint(self.vocabulary):
            return []
        return [at for at in range(first, last) if self.tokens[at].lower in words]

    def is_in(self, name: str, position: int) -> bool:
        """Whether the word at a position stands in a list of the language’s cues."""
        return position >= 0 and self.lower(position) in lexicons.words(self.language, "cues", name)

    def is_quoted(self, position: int) -> bool:
        """Whether a quotation stands here that is more than a term inside the sentence."""
        return self.tag(position) == '"'

    def opens_upper(self, position: int) -> bool:
        """Whether what stands here in quotation marks, a term or a sentence, begins with a capital; an empty pair does not."""
        quote = self.quotes.get(position)
        return quote is not None and self.text[quote.inner[0] : quote.inner[1]][:1].isupper()

    def holds_quotation(self, first: int, last: int) -> bool:
        """Whether the tokens `first:last` have a quotation among them that is more than a term."""
        return self.tags.find('"', first, last) >= 0

    def is_title(self, position: int) -> bool:
        """Whether the title of a work stands here in quotation marks."""
        quote = self.quotes.get(position)
        return quote is not None and not self.is_quoted(position) and is_title(words_of(self.text, quote))

    def first_persons(self, first: int, last: int) -> Iterator[int]:
        """Where the tokens `first:last` say "we" or "my", whoever speaks; not "the US", nor "World War I"."""
        for at in self.listed("first_person", first, last):
            is_name = at > 0 and (
                self.tags[at - 1] == "N" or (self.lower(at) != "i" and self.tokens[at].text.isupper())
            )
            if not is_name:
                yield at

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return [token.start for token in self.tokens]

    @cached_property
    def phrases(self) -> list[Tokens]:
        """Noun phrases with what hangs on them by a preposition or "and", in order."""
        found: list[Tokens] = []
        for start, end in [m.span() for m in _PHRASE.finditer(self.tags)]:
            joint = self.tags.rfind("C", start + 1, end)
            is_parted = joint > 0 and self._is_object(start) and self._has_verb_behind(end)
            found += [(start, joint), (joint + 1, end)] if is_parted else [(start, end)]
        return found

    def _is_object(self, start: int) -> bool:
        """Whether a phrase follows a verb or a preposition.

        With the next subject it is two, though "and" joins them: "… off the cape and the crew was …".
        """
        return start > 0 and self.tags[start - 1] in "VEGP" and not self.is_listed(start - 1, "accompanying")

    def _has_verb_behind(self, end: int) -> bool:
        return _VERB_BEHIND.match(self.tags, end) is not None

    @cached_property
    def phrase_from(self) -> dict[int, Tokens]:
        """The phrases by their first token."""
        return {phrase[0]: phrase for phrase in self.phrases}

    @cached_property
    def phrase_to(self) -> dict[int, Tokens]:
        """The phrases by the token after them."""
        return {phrase[1]: phrase for phrase in self.phrases}

    def phrase_around(self, position: int) -> Tokens | None:
        """The phrase that holds a position."""
        at = bisect_left(self.phrases, position + 1, key=lambda phrase: phrase[0]) - 1
        return self.phrases[at] if at >= 0 and position < self.phrases[at][1] else None

    def rest_of_phrase(self, position: int) -> Tokens | None:
        """The phrase that holds a position, from there on."""
        phrase = self.phrase_around(position)
        return (position, phrase[1]) if phrase else None

    @cached_property
    def subjects(self) -> dict[Tokens, None]:
        """The phrases that a finite verb follows, in order."""
        return dict.fromkeys([one for one in self.phrases if self._has_verb_behind(one[1]) and not self.hangs(one)])

    def hangs(self, phrase: Tokens) -> bool:
        """Whether a preposition in front makes the phrase part of another."""
        return phrase[0] > 0 and self.tags[phrase[0] - 1] == "P"

    def verbs(self, first: int, last: int) -> list[int]:
        """Where the finite verbs of the tokens `first:last` begin, auxiliaries first: at the "has" of "has been seen".

        A form in -ed that could be a participle is a verb where there is no other.
        """
        return _between(self._finite, first, last) or _between(self._possible, first, last)[:1]

    def has_verb(self, first: int, last: int) -> bool:
        """Whether the tokens `first:last` hold a verb that is certainly finite."""
        return bool(_between(self._finite, first, last))

    def is_finite(self, position: int) -> bool:
        """Whether a verb that is certainly finite begins at a position."""
        return self.has_verb(position, position + 1)

    def waits(self, first: int, last: int) -> bool:
        """Whether the tokens `first:last` are a clause that waits for the main one: "Though it was late, he said, …"."""
        return self.tags[first] == "S" and self.tags.find(",", first, last) < 0

    def verb_forms(self, first: int, last: int) -> list[int]:
        """Where forms of verbs that may be finite stand among the tokens `first:last`."""
        return _between(self.forms, first, last)

    @cached_property
    def _finite(self) -> list[int]:
        return finite.find(self)

    @cached_property
    def _possible(self) -> list[int]:
        return finite.find_possible(self)

    def past_adverbs(self, position: int) -> int:
        """The next position that is no adverb."""
        while position < len(self.tags) and self.tags[position] == "R":
            position += 1
        return position

    def past_adverbials(self, position: int) -> int:
        """Past "Tuesday", "in an interview", "in a report published on Friday", "again", "(sarcastically)"."""
        start = position
        while position < len(self.tags):
            tag = self.tags[position]
            if tag in "RX":
                position += 1
            elif tag == "(":
                position = max(self.tags.find(")", position, position + 30), position) + 1
            elif self.tag(position + 1) == "X" and (tag == "P" or (tag == "D" and self.tag(position + 2) == "T")):
                position += 2  # on Monday, this week
            elif tag == "P" and (phrase := self.phrase_from.get(position + 1)):
                position = phrase[1]
            elif tag == "E" and position > start and self.tags[position - 1] in "nN" and self.tag(position + 1) in "PX":
                position += 1
            else:
                break
        return position


def _between(places: list[int], first: int, last: int) -> list[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]
