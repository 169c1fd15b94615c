"""Where the article's story plays: the place that its lead names."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.document import Document
from reviews.extraction.figures.dates import day_of
from reviews.extraction.text import tags
from reviews.extraction.text.tokens import Token

from .cast import Cast
from .days import Days
from .draft import Draft
from .edits import Edit
from .nouns import Noun

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d")
_WORDS = re.compile(r"[^\W_](?:[\w.’'-]*\w)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_NAME = 4  # words
_LONGEST_ACRONYM = 3  # letters: "UAE", not "ARDEN"
_FAR = 600
"""Code points before a happening in which another place would be meant."""
_OFTEN = 2
"""How many times as often as any other the country is named that an article is about."""
_STEM = 4
"""Letters that a country and its people share: Mexico, Mexican."""
_LEAD = 3
"""Sentences of a lead."""
_NAME = r"(?:[A-Z][\w’'-]*+|of|the|de|la|el|al)"
_DATELINE = re.compile(r"([A-Z][A-Za-z .’'-]{1,40}?)(?:,\s([A-Z][\w. ]{1,20}?))?\s*(?:\([^)]{2,30}\)\s*)?[—–-]{1,2}\s")


class Places:
    """The places of one article."""

    def __init__(self, document: Document, cast: Cast, days: Days) -> None:
        self.document, self.cast, self.days = document, cast, days
        self._countries = lexicons.words(document.language, "places", "country")
        self._of_country = lexicons.words(document.language, "places", "people") | lexicons.words(
            document.language, "names", "demonym"
        )

    @cached_property
    def scene(self) -> Span | None:
        """The place of the story: of the dateline, or else the first that the lead says something happened in or names."""
        if not self.document.prose:
            return None
        found = _DATELINE.match(self.document.text, self.document.prose[0][0])
        if found and (found[1].isupper() or self._is_in_country(found)):
            return found.span(1)
        lead = self.document.prose[:_LEAD]
        located = [place for span in lead for place in self._located(span)]
        return next(iter(located), None) or self._only_country(lead)

    def _is_in_country(self, dateline: re.Match[str]) -> bool:
        """Whether a dateline has the country behind the place: "Arden, Ruritania — "."""
        return (dateline[2] or "").lower() in self._countries

    def _only_country(self, lead: list[Span]) -> Span | None:
        """The one country that the lead names, if no other is named as often in the article."""
        named = [place for span in lead for place in self._countries_in(span)]
        names = {*map(self._named, named)}
        if len(names) != 1 or not self._often:
            return None
        return named[0] if self._often.most_common(1)[0][0] in names else None

    def _located(self, span: Span) -> list[Span]:
        """The names behind "in", "at" and "near"."""
        tokens = self.document.tokens_in(*span)
        found = []
        for at, token in enumerate(tokens[:-1]):
            if token.lower in lexicons.words(self.document.language, "places", "locative"):
                end = at + 1
                while end < len(tokens) and self._is_name(tokens[end].text):
                    end += 1
                place = (tokens[at + 1].start, tokens[end - 1].end)
                if (
                    end > at + 1
                    and tokens[at + 1].lower not in lexicons.closed(self.document.language)
                    and not self._goes_on(tokens, end)
                    and self._is_place(self.document.text[slice(*place)])
                ):
                    found.append(place)
        return found

    def _goes_on(self, tokens: list[Token], end: int) -> bool:
        """Whether a name only describes the noun behind it: "in Samoan waters"."""
        following = tokens[end] if end < len(tokens) else None
        joins = lexicons.words(self.document.language, "grammar", "conjunction")
        if following is not None and following.lower in joins:
            return tokens[end + 1 :] != [] and tokens[end + 1].text[0].isupper()  # in Family and Medical Leave benefits
        is_noun = following is not None and tags.letter(following.lower, self.document.language) in (None, "n", "G")
        return following is not None and is_noun and following.text[0].isalpha() and following.lower not in ("’s", "'s")

    def _is_name(self, word: str) -> bool:
        months = lexicons.words(self.document.language, "grammar", "month", "day")
        return word[0].isupper() and word.lower() not in months

    def _is_place(self, name: str) -> bool:
        """Whether a name is nobody's and no body's."""
        words = name.lower().split()
        bodies = lexicons.words(self.document.language, "names", "body") - lexicons.words(
            self.document.language, "places", "of_place"
        )
        is_people = not self._of_country.isdisjoint(words) and name.lower() not in self._countries
        is_person = words[-1] in self._surnames
        too_wide = name.lower() in lexicons.words(self.document.language, "places", "continent")
        return bodies.isdisjoint(words) and not (is_people or is_person or too_wide or "-" in name)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        everybody = self.cast.people.everybody
        return frozenset(full.split()[-1].lower() for full in everybody if self.cast.is_certain(full))

    def _countries_in(self, span: Span) -> list[Span]:
        """Where the names of countries stand in a stretch of text."""
        tokens, found = self.document.tokens_in(*span), []
        for at, token in enumerate(tokens):
            for words in self._by_first_word.get(token.lower, ()) if token.text[0].isupper() else ():
                is_same = [other.lower for other in tokens[at : at + len(words)]] == words
                if is_same and not self._is_short_and_goes_on(tokens, at):
                    found.append((token.start, tokens[at + len(words) - 1].end))
                    break
        return found

    def _is_short_and_goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a short name only describes the noun behind it, or is none: "US President", "Us"."""
        is_short = tokens[at].lower in self._long_names and len(tokens[at].text) <= _LONGEST_ACRONYM + 1
        return is_short and (not tokens[at].text.isupper() or self._goes_on(tokens, at + 1))

    @cached_property
    def _by_first_word(self) -> dict[str, list[list[str]]]:
        """The names of countries in words, the longest first."""
        found: dict[str, list[list[str]]] = defaultdict(list)
        for words in sorted((name.split() for name in self._countries), key=len, reverse=True):
            found[words[0]].append(words)
        return found

    @cached_property
    def _every_country(self) -> list[Span]:
        return self._countries_in((0, len(self.document.text)))

    def _named(self, place: Span) -> str:
        """The name of a country in lower case, of "UK" the long one."""
        name = self.document.text[slice(*place)].lower()
        return self._long_names.get(name, name)

    @cached_property
    def _long_names(self) -> dict[str, str]:
        short = lexicons.load(self.document.language, "places").get("short", {})
        return {name: whole for whole, names in short.items() for name in names}

    @cached_property
    def known(self) -> frozenset[str]:
        """The places that the article names, in lower case."""
        located = [place for span in self.document.prose for place in self._located(span)]
        places = [*located, self.scene] if self.scene else located
        return frozenset(self.document.text[slice(*place)].lower() for place in places)

    def names_one(self, words: str) -> bool:
        """Whether words name a place, a country or a people."""
        return any(self._places_in(words, self.known | self._countries | self._of_country))

    def _places_in(self, words: str, known: frozenset[str]) -> Iterator[str]:
        """The known names among words, in lower case; they have a capital."""
        spoken = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(words)]
        for at, word in enumerate(spoken):
            if word[0].isupper():
                parts = (" ".join(spoken[at : at + size]).lower().rstrip(".") for size in range(1, _LONGEST_NAME + 1))
                yield from (part for part in parts if part in known)

    def tell(self, draft: Draft) -> None:
        """Put the place of the story behind the happening that a draft tells without a place, and its day."""
        for noun in draft.nouns:
            if noun.head in self._called_nouns:
                self._called(draft, noun)
        if self.scene is None or self._is_background(draft):
            return
        nouns = [noun for noun in draft.nouns if not (noun.is_owner or noun.is_split or self._is_placed(noun))]
        named = next((noun for noun in nouns if self._is_named(noun) and self._is_here(noun.start, self.scene)), None)
        if named and not draft.explains(named.end) and not draft.tells(self.document.text[slice(*self.scene)]):
            self._put(draft, named.end, self.scene)
        elif self._is_here(draft.clause.start, self.scene) and not self.names_one(draft.words_as_printed):
            target = self._target(draft, nouns)
            if target is not None:
                self._put(draft, target, self.scene)
        if named:
            self._date(draft, named)

    def _is_background(self, draft: Draft) -> bool:
        """Whether a claim is of years before the story, or of everywhere: "since 2006", "cases globally"."""
        published, words = self.document.published, _WORDS.findall(draft.quote.lower())
        is_old = published is not None and any(int(year) < published.year - 1 for year in _YEAR.findall(draft.quote))
        return is_old or not lexicons.words("en", "wording", "everywhere").isdisjoint(words)

    def _called(self, draft: Draft, noun: Noun) -> None:
        """ "The country" and "the city" by their names, where the article has only one that may be meant."""
        is_split = noun.is_split and not noun.is_owner
        if not noun.is_bare or noun.is_explained or is_split or draft.replaces(noun.start, noun.end):
            return
        nouns = lexicons.load(self.document.language, "places").get("called", {})
        place = self._country_before(noun.start) if noun.head in nouns.get("country", ()) else None
        if noun.head in nouns.get("town", ()) and self.scene and not self._is_country(self.scene):
            place = self.scene if self._is_here(noun.start, self.scene) else None
        if place and not draft.tells(self.document.text[slice(*place)]):
            draft.put(Edit(noun.start, noun.end, self._with_article(place), "called", place))

    @cached_property
    def _called_nouns(self) -> frozenset[str]:
        lists = lexicons.load(self.document.language, "places").get("called", {}).values()
        return frozenset(noun for nouns in lists for noun in nouns)

    def _is_country(self, place: Span) -> bool:
        return self.document.text[slice(*place)].lower() in self._states

    @cached_property
    def _states(self) -> frozenset[str]:
        return self._countries - lexicons.words(self.document.language, "places", "city_too")

    def _country_before(self, position: int) -> Span | None:
        """The country that "the country" is: of those that the lead names the one named most, if no other is near."""
        often = self._often.most_common(2)
        if not often or often[0][0] not in self._in_lead or (len(often) == 2 and often[0][1] < _OFTEN * often[1][1]):
            return None
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        near = self._every_country[self._countries_before(since) : self._countries_before(position)]
        is_near = all(self._named(place) == often[0][0] for place in near)
        is_near = is_near and not self._names_other_people(since, position, often[0][0])
        return self._first_named[often[0][0]] if is_near else None

    def _countries_before(self, position: int) -> int:
        return bisect_left(self._every_country, (position, position))

    @cached_property
    def _first_named(self) -> dict[str, Span]:
        return {self._named(place): place for place in reversed(self._every_country)}

    def _names_other_people(self, start: int, end: int, country: str) -> bool:
        """Whether a stretch of text names a people that is not the country’s: "Salvadoran" beside Mexico."""
        own = lexicons.load(self.document.language, "places").get("people_of", {}).get(country, ())
        words = {token.lower for token in self.document.tokens_in(start, end) if token.text[0].isupper()}
        others = words & self._of_country - {"former", *own}
        return any(not word.startswith(country[:_STEM]) for word in others)

    @cached_property
    def _in_lead(self) -> frozenset[str]:
        """The countries that title and lead name."""
        end = self.document.prose[:_LEAD][-1][1] if self.document.prose else 0
        return frozenset(self._named(place) for place in self._every_country if place[1] <= end)

    @cached_property
    def _often(self) -> Counter[str]:
        return Counter(map(self._named, self._every_country))

    def _with_article(self, place: Span) -> str:
        words, pattern = self.document.text[slice(*place)], lexicons.load("en", "wording")
        words = words.title() if words.isupper() and len(words) > _LONGEST_ACRONYM else words
        needs_article = words.lower() in lexicons.words("en", "places", "with_article")
        return f"{pattern['the']} {words}" if needs_article else words

    def _put(self, draft: Draft, target: int, scene: Span) -> None:
        words = lexicons.load("en", "wording")["in_place"].format(place=self._with_article(scene))
        draft.put(Edit(target, target, words, "place", scene, glue=" "))

    def _is_placed(self, noun: Noun) -> bool:
        """Whether what follows a noun says where: "the attack on the base", "the fire in Arden"."""
        return noun.unit.lower(noun.last) in lexicons.words("en", "wording", "where")

    def _is_named(self, noun: Noun) -> bool:
        """Whether a noun is "the attack", one that was told before."""
        is_happening = noun.head in lexicons.words("en", "wording", "happening")
        return is_happening and noun.is_definite and not noun.is_named and noun.modifiers is None

    def _is_here(self, position: int, place: Span) -> bool:
        """Whether no other place stands between the sentence before and a position."""
        since = self.document.sentence_at(max(self.document.sentence_at(position)[0] - 2, 0))[0]
        before = self.document.text[max(since, position - _FAR) : position]
        scene = self.document.text[slice(*place)].lower()
        return all(other in scene or scene in other for other in self._places_in(before, self.known))

    def _date(self, draft: Draft, noun: Noun) -> None:
        """The day of what the lead tells, behind "the attack" of a claim that tells none."""
        if self._day is None or noun.head not in lexicons.words("en", "wording", "sudden"):
            return
        if not self.days.has_date(draft):
            words = lexicons.load("en", "wording")["on_day"].format(day=self.days.day(self._day))
            draft.put(Edit(noun.end, noun.end, words, "date", glue=" "))

    @cached_property
    def _day(self) -> date | None:
        """The one day that the first sentence tells."""
        first = self.document.readings[:1]
        days = {day for reading in first for when in reading.dates if (day := day_of(when.iso))}
        return days.pop() if len(days) == 1 else None

    def _target(self, draft: Draft, nouns: list[Noun]) -> int | None:
        """Behind which words the place stands: a happening, a local thing that is the subject, or the whole clause."""
        clause, unit = draft.clause, draft.clause.unit
        happening = lexicons.words("en", "wording", "happening")
        for noun in nouns:
            if noun.head in happening and not noun.is_indefinite:
                return noun.end
        verbs = unit.verbs(clause.first, clause.last)
        subject = nouns[0] if nouns and verbs and nouns[0].last <= verbs[0] else None
        if subject is None or subject.is_named:
            return None
        local = lexicons.words("en", "wording", "local")
        if subject.head in local and subject.is_definite and not subject.is_explained:
            return subject.end
        is_past = unit.tags[verbs[0]] == "E" or unit.lower(verbs[0]) in lexicons.words("en", "wording", "past")
        return clause.end if is_past and not subject.determiner else None
