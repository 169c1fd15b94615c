"""How a claim is told as somebody's: "Joe Biden warned that", "According to the ministry,"."""

import re
from bisect import bisect_left
from functools import cached_property

from reviews.extraction import lexicons
from reviews.extraction.claims import Span
from reviews.extraction.clauses import Clause, Said, attributed
from reviews.extraction.document import Document
from reviews.extraction.kinds.statements import cues
from reviews.extraction.text.grammar import inflection

from .draft import Draft
from .edits import Edit, render
from .insertions.days import Days
from .names.cast import Cast

_BETWEEN = re.compile(r"^[^\n;:“”\"]{1,60}$")
_ADDRESSED = re.compile(
    r"\s+((?:[^,.;:“”\"()\n]|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.){2,50}?)(?=[,;\n]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)\.|$)"
)
_AUXILIARIES = frozenset("BHM")
_LONGEST_LIMIT = 10  # code points
_MARKS = " \xa0\n,:“”\"'‘’–—-"


class Tellers:
    """Words for who said what in one article."""

    def __init__(self, document: Document, cast: Cast, days: Days) -> None:
        self.document, self.cast, self.days = document, cast, days
        self._words = lexicons.load(document.language, "wording")

    def told(self, clause: Clause, said: Said, owner: str | None, *, is_quoted: bool) -> str:
        """What stands in front of the wording of somebody's words; `is_quoted` where they are a quotation.

        `owner` is the name of whoever the speaker is told as belonging to: "his aides".
        """
        speaker = self._limited(said) + self._owned(self.speaker(said), owner)
        rule = said.words.rule
        if rule.startswith("according to") or rule == "possessor, noun, that":
            return _capitalised(self._filled(self._according(rule), speaker=self._inside(speaker)))
        cue = self._cue(clause, said) if "cue" in rule else self._words.get("said", "")
        is_quoted = is_quoted or self.document.text[clause.start] in '“"«„»'
        told = self._filled("colon" if is_quoted else self._link(rule), speaker=speaker, cue=cue)
        before = attributed.opening(clause.unit, said)
        return f"{self._dated(before)}, {told}" if before else _capitalised(told)

    def _owned(self, speaker: str, owner: str | None) -> str:
        """ "His aides" with the name in the place of the pronoun, where the speaker is told by those words."""
        first, _, rest = speaker.partition(" ")
        is_owned = owner is not None and rest and first.lower() in self._pointing
        return self._words["owned"].format(owner=owner, thing=rest) if is_owned else speaker

    def _according(self, rule: str) -> str:
        """How words follow a source without a verb, where their order tells whether they can."""
        return "according_apart" if "according_apart" in self._words and rule != "according to" else "according"

    def _link(self, rule: str) -> str:
        """How words follow that are no quotation: where they have the order of a main clause, some languages put no "that"."""
        return "clause" if "clause" in self._words and not rule.endswith("that") else "that"

    def _inside(self, speaker: str) -> str:
        """Who spoke, as the words stand inside a sentence: "the ministry"."""
        first = speaker.split(maxsplit=1)[0].lower() if speaker.strip() else ""
        is_small = first in lexicons.words(self.document.language, "grammar", "determiner")
        return speaker[:1].lower() + speaker[1:] if is_small else speaker

    def tell(self, draft: Draft) -> None:
        """Make a sentence of what somebody did meanwhile: "with the minister calling it “hopeless”"."""
        said = draft.clause.said
        if said is None or not draft.clause.is_act:
            return
        start, end = said.words.cue
        verb = self._finite(draft.text[start:end])
        if verb != draft.text[start:end] and not draft.text[said.words.source[1] : start].strip():
            draft.put(Edit(start, end, verb, "verb"))

    def loose(self, said: Said, owner: str | None) -> list[Span]:
        """The words of who spoke that nobody can follow: "It" and the "His" of "His lawyer", as they are printed."""
        printed = self._owned(self.speaker(said), owner)
        tokens = self.document.tokens_in(*said.words.source)
        shown = [token for token in tokens if token.text in printed.split()]
        return [(token.start, token.end) for token in shown if token.lower in self._pointing]

    @cached_property
    def _pointing(self) -> frozenset[str]:
        """The pronouns that stand for somebody or something."""
        return lexicons.words(self.document.language, "wording", "he", "she", "it", "its", "they", "their")

    def _filled(self, name: str, **words: str) -> str:
        pattern: str = self._words.get(name, "{speaker}:")
        return pattern.format(**words)

    def _limited(self, said: Said) -> str:
        """What limits how many spoke, as it is printed in front of them: the "Only" of "Only 52 percent agreed that"."""
        start = said.words.source[0]
        before = self.document.tokens_in(max(start - _LONGEST_LIMIT, 0), start)
        known = lexicons.words(self.document.language, "grammar", "limiting")
        first = self.document.text[start : start + 1]
        return f"{before[-1].text} " if before and before[-1].lower in known and first.isdecimal() else ""

    def speaker(self, said: Said) -> str:
        """Who spoke, with the office or what else the article tells; the article's words where nobody is resolved."""
        if said.claimant is None:
            return self.document.text[slice(*said.words.source)]
        full = said.claimant.name
        place = self.cast.introduced(full)
        name = self.document.text[slice(*place)] if place else full
        if place and name == full and (described := self.cast.described(full)):
            return f"{full}, {described},"
        return name

    def _cue(self, clause: Clause, said: Said) -> str:
        """The cue as it is printed, with its auxiliaries and whom or when it tells: "told reporters on 3 May 2026"."""
        start, end = said.words.cue
        text = self.document.text
        if " " in text[start:end] and text[start:end].lower() in self._instead:
            return self._instead[text[start:end].lower()]  # nach eigenen Angaben
        before, is_led = self._chain(clause, said) or self._auxiliaries(clause, start)
        verb = text[start:end] if is_led else self._finite(text[start:end])
        behind = self._behind(said)
        if behind and _BETWEEN.match(behind):
            at = text.index(behind, end)
            verb = f"{verb} {self._dated((at, at + len(behind)))}"
        elif self._needs_addressee(text[start:end]):
            verb = self._words.get("said", verb)
        elif not before:
            verb = self._instead.get(verb.lower(), verb)
        return f"{before}{verb}"

    @cached_property
    def _instead(self) -> dict[str, str]:
        """The verbs, or words for one, that are told by another form in front of the words."""
        instead: dict[str, str] = self._words.get("instead", {})
        return instead

    def _behind(self, said: Said) -> str:
        """What stands between a cue and the words, or behind a cue that the words come before: "told the agency on Monday"."""
        (_, cue), source, content = said.words.cue, said.words.source[0], said.words.content[0][0]
        if cue <= source:  # said the minister
            return ""
        if cue > content:
            return self._addressed(cue)
        words = self.document.text[cue:content].strip(_MARKS)
        for that in lexicons.words(self.document.language, "grammar", "that"):
            words = re.sub(rf"(?:^|[\s,]+){re.escape(that)}$", "", words)
        return words.strip(_MARKS)

    def _addressed(self, cue: int) -> str:
        """Whom a cue behind the words tells them, and when: "officials told the agency on Monday"."""
        found = _ADDRESSED.match(self.document.text, cue)
        return found[1] if found else ""

    def _needs_addressee(self, cue: str) -> bool:
        verb = cues.lexicon(self.document.language).get(cue.split()[-1].lower()) if cue.split() else None
        return verb is not None and verb.base == "tell"

    def _dated(self, span: Span) -> str:
        """Words of the article with their dates whole, as they go on in a sentence."""
        words, _ = render(self.document.text, span, [*self.days.edits(*span, opens=False)], None, [])
        words = words.rstrip(".") + "." * (self.document.text[span[1] - 1] == ".")  # at 1 a.m.
        first = self.document.text[span[0]]
        return first + words[1:] if words[:1].lower() == first.lower() else words[:1].lower() + words[1:]

    def _finite(self, cue: str) -> str:
        """A cue in the past where it is printed in -ing: "adding" is "added"."""
        first, _, rest = cue.partition(" ")
        verb = cues.lexicon(self.document.language).get(first.lower())
        if verb and verb.form == "gerund":
            first = inflection.verb(verb.base, self.document.language).past
        return f"{first} {rest}".strip()

    def _chain(self, clause: Clause, said: Said) -> tuple[str, bool] | None:
        """What leads from who speaks to the cue: the "was surprised to" of "Lund was surprised to hear that"."""
        cue, source = said.words.cue[0], said.words.source[1]
        at = bisect_left(clause.unit.tokens, cue, key=lambda token: token.start)
        words = self.document.text[source:cue].lstrip()
        is_chain = 0 < at < len(clause.unit.tokens) and clause.unit.tags[at - 1] == "t" and _BETWEEN.match(words)
        return (words, True) if is_chain and "," not in words else None

    def _auxiliaries(self, clause: Clause, cue: int) -> tuple[str, bool]:
        """ "has" and "did not" in front of a cue, and whether they lead it: not so the adverb of "tacitly suggesting"."""
        unit = clause.unit
        at = bisect_left(unit.tokens, cue, key=lambda token: token.start)
        if at == len(unit.tokens) or unit.tokens[at].start != cue:
            return "", False
        first = at
        while first and unit.tags[first - 1] in "BHMR":
            first -= 1
        words = self.document.text[unit.tokens[first].start : cue] if first < at else ""
        return words, not _AUXILIARIES.isdisjoint(unit.tags[first:at])


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]
