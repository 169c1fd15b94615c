"""The countries that an article names, and the one that it is about."""

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache, cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.figures.dates import datelines
from reviews.extraction.text.grammar.vocabulary import letter
from reviews.extraction.text.tokens import Token

_LONGEST_ACRONYM = 3  # letters: "UAE", not "ARDEN"
_OFTEN = 2
"""How many times as often as any other the country is named that an article is about."""
_STEM = 4
"""Letters that a country and its people share: Mexico, Mexican."""
LEAD = 3
"""Sentences of a lead."""


class Countries:
    """The countries that one article names: `names` are all that there are, `peoples` the words for what is of one."""

    def __init__(self, document: Document) -> None:
        self.document, language = document, document.language
        self.names = lexicons.words(language, "places", "country")
        self.peoples = lexicons.words(language, "places", "people") | lexicons.words(language, "names", "demonym")

    def is_country(self, place: Span) -> bool:
        return self.document.text[slice(*place)].lower() in self._states

    @cached_property
    def _states(self) -> frozenset[str]:
        return self.names - lexicons.words(self.document.language, "places", "city_too")

    def before(self, position: int) -> Span | None:
        """The country that "the country" is: of those that the lead names the one named most, if no other is near."""
        often = self.often.most_common(2)
        if often and self._is_only_sent_from(often[0][0]):
            return None
        if not often or often[0][0] not in self._in_lead or (len(often) == 2 and often[0][1] < _OFTEN * often[1][1]):
            return None
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        near = self._every[self._countries_before(since) : self._countries_before(position)]
        is_near = all(self.named(place) == often[0][0] for place in near)
        is_near = is_near and not self._names_other_people(since, position, often[0][0])
        return self._first_named[often[0][0]] if is_near else None

    def _is_only_sent_from(self, country: str) -> bool:
        """Whether a report names a country in its dateline alone, and tells of another people: "Havana (Cuba), 14 Nov 89 --"."""
        lead = self.document.prose[0]
        behind = datelines.end(self.document.text, lead[0])
        is_alone = all(lead[0] <= place[0] < behind for place in self._every if self.named(place) == country)
        return is_alone and self._names_other_people(behind, lead[1], country)

    def _countries_before(self, position: int) -> int:
        return bisect_left(self._every, (position, position))

    def _names_other_people(self, start: int, end: int, country: str) -> bool:
        """Whether a stretch of text names a people that is not the country’s: "Salvadoran" beside Mexico."""
        own = lexicons.load(self.document.language, "places").get("people_of", {}).get(country, ())
        words = {token.lower for token in self.document.tokens_in(start, end) if token.text[0].isupper()}
        others = words & self.peoples - {"former", *own}
        return any(not word.startswith(country[:_STEM]) for word in others)

    @cached_property
    def _in_lead(self) -> frozenset[str]:
        """The countries that title and lead name."""
        end = self.document.prose[:LEAD][-1][1] if self.document.prose else 0
        return frozenset(self.named(place) for place in self._every if place[1] <= end)

    @cached_property
    def _first_named(self) -> dict[str, Span]:
        return {self.named(place): place for place in reversed(self._every)}

    @cached_property
    def often(self) -> Counter[str]:
        return Counter(map(self.named, self._every))

    def named(self, place: Span) -> str:
        """The name of a country in lower case, of "UK" the long one."""
        name = self.document.text[slice(*place)].lower()
        return self._long_names.get(name, name)

    @cached_property
    def _long_names(self) -> dict[str, str]:
        short = lexicons.load(self.document.language, "places").get("short", {})
        return {name: whole for whole, names in short.items() for name in names}

    @cached_property
    def _every(self) -> list[Span]:
        return self.within((0, len(self.document.text)))

    def within(self, span: Span) -> list[Span]:
        """Where the names of countries stand in a stretch of text."""
        tokens, known, found = self.document.tokens_in(*span), _country_words(self.document.language), []
        for at in [at for at, token in enumerate(tokens) if token.lower in known and token.text[0].isupper()]:
            for words in known[tokens[at].lower]:
                is_same = [other.lower for other in tokens[at : at + len(words)]] == words
                if is_same and not self._is_short_and_goes_on(tokens, at):
                    found.append((tokens[at].start, tokens[at + len(words) - 1].end))
                    break
        return found

    def _is_short_and_goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a short name only describes the noun behind it, or is none: "US President", "Us"."""
        is_short = tokens[at].lower in self._long_names and len(tokens[at].text) <= _LONGEST_ACRONYM + 1
        return is_short and (not tokens[at].text.isupper() or goes_on(tokens, at + 1, self.document.language))


def goes_on(tokens: list[Token], end: int, language: str) -> bool:
    """Whether a name only describes the noun behind it: "in Samoan waters"."""
    following = tokens[end] if end < len(tokens) else None
    joins = lexicons.words(language, "grammar", "conjunction")
    if following is not None and following.lower in joins:
        return tokens[end + 1 :] != [] and tokens[end + 1].text[0].isupper()  # in Family and Medical Leave benefits
    is_noun = following is not None and letter(following.lower, language) in (None, "n", "G")
    return following is not None and is_noun and following.text[0].isalpha() and following.lower not in ("’s", "'s")


@cache
def _country_words(language: str) -> dict[str, list[list[str]]]:
    """The names of countries in words by the first, the longest first."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    names = lexicons.words(language, "places", "country")
    for words in sorted((name.split() for name in names), key=len, reverse=True):
        found[words[0]].append(words)
    return dict(found)
