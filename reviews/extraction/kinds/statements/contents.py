"""What was said: how far the reported words go."""

import re

from reviews.extraction.text.grammar.finite import FINITE
from reviews.extraction.text.grammar.unit import Tokens, Unit

from .cues import Cue

_DASH = re.compile("-+")
_LONGEST_ASIDE = 40
# Nobody is reported in one sentence of more words; it keeps a text without full stops from being read again and again.
_LONGEST_WORDS = 250


def says_something(unit: Unit, content: list[Tokens]) -> bool:
    """Whether there is more to the words than "denied it", "agreed with him", "declined to comment on the case"."""
    first = content[0][0]
    if unit.tag(first) == "t" and unit.is_listed(first + 1, "commenting"):
        return False
    return any(
        unit.tags[position] not in "XPDop" and not unit.is_listed(position, "saying_nothing")
        for part in content
        for position in range(*part)
    )


class Reach:
    """How far the words go that a cue of this unit reports."""

    def __init__(self, unit: Unit, cues: list[Cue]) -> None:
        self.unit = unit
        self.cues = {cue.first: cue for cue in cues}

    def clause(self, start: int) -> Tokens | None:
        """Reported speech from `start`: up to the next reporting word, or to what is no longer part of it."""
        return self._scan(start, is_object=False)

    def object(self, start: int) -> Tokens | None:
        """The object of "praised" or "called for" from `start`."""
        return self._scan(start, is_object=True)

    def subordinate(self, start: int) -> Tokens | None:
        """A clause inside another, from `start`: up to the verb that goes on with the outer one ("… is safe surprised")."""
        content, tags = self.clause(start), self.unit.tags
        first = next((at for at in range(*content) if tags[at] in FINITE), None) if content else None
        if content is None or first is None:
            return content
        outer = (at for at in range(first + 1, content[1]) if tags[at] in FINITE and tags[at - 1] in "nNoV")
        return content[0], next(outer, content[1])

    def before(self, end: int) -> Tokens | None:
        """The words in front of `end`, back to the start of the sentence or of the quotation."""
        tags = self.unit.tags
        while end and tags[end - 1] in ",-":
            end -= 1
        if end and tags[end - 1] == '"':
            return end - 1, end
        start = tags.rfind(";", max(end - _LONGEST_WORDS, 0), end) + 1
        start += tags[start : start + 1] == "-"
        return (start, end) if start < end <= start + _LONGEST_WORDS else None

    def _scan(self, start: int, *, is_object: bool) -> Tokens | None:
        tags = self.unit.tags
        position = start = start + (tags[start : start + 1] == ",")  # said that, if it rains, …
        while position < min(len(tags), start + _LONGEST_WORDS) and not self._stops(
            position, start, is_object=is_object
        ):
            if tags[position] == "(":
                position = max(tags.find(")", position, position + _LONGEST_ASIDE), position)
            position += 1
        while position > start and tags[position - 1] in ",-":
            position -= 1
        return (start, position) if position > start else None

    def _stops(self, position: int, start: int, *, is_object: bool) -> bool:
        tag = self.unit.tags[position]
        if tag == ",":
            goes_on = self._resumes(start, position) or self._is_row(start, position)
            return not goes_on and self._leaves(position + 1, is_object=is_object)
        if tag == "C":
            return not self._joins_figures(position) and self._next_verb(position + 1, is_object=is_object)
        if tag in ".;":
            return True
        if position == start:
            return False
        if tag == "-":
            return not self._closes_aside(start, position)
        if self._ends_in_comma(position - 1) and self._leaves(position, is_object=True):
            return tag not in "BHM"  # Lund, head of the “Southern front,” was hurt
        if is_object:
            return (tag == "S" and not self._compares(position)) or (tag == "P" and self._tells_when(position))
        return tag == "S" and self._goes_along(position)

    def _resumes(self, start: int, comma: int) -> bool:
        """Whether the words go on behind an aside: "Lund, who left, was told to …", "a bomb, hidden there, went off"."""
        unit, aside = self.unit, self.unit.tags.find(",", start, comma)
        if aside < 0 or comma + 1 not in self.cues:
            return False
        return unit.tags[comma + 1] in "BHM" or unit.phrase_from.get(start) == (start, aside)

    def _is_row(self, start: int, comma: int) -> bool:
        """Whether figures go on: "150 soldiers, 95 civilians, and hundreds of rebels killed"."""
        unit = self.unit
        return unit.tag(start) == "Q" and unit.tag(comma + 1) == "C" and not unit.verbs(start, comma)

    def _joins_figures(self, position: int) -> bool:
        """Whether "and" stands between two figures of one range: "between 40 and 50 boats left"."""
        return self.unit.tag(position - 1) == "Q" and self.unit.is_listed(position - 2, "range")

    def _tells_when(self, position: int) -> bool:
        """Whether a preposition tells when something was praised or called for: "on Monday", "during a visit"."""
        return self.unit.tag(position + 1) == "X" or self.unit.is_listed(position, "during")

    def _ends_in_comma(self, position: int) -> bool:
        """Whether a quotation brings its comma with it: “… together,” suggesting that …"""
        quote = self.unit.quotes.get(position)
        return quote is not None and self.unit.text[quote.inner[1] - 1] == ","

    def _goes_along(self, position: int) -> bool:
        """Whether a clause begins that tells what went on meanwhile: "said it was safe as the crowd cheered"."""
        return (
            self.unit.is_listed(position, "as")
            and self.unit.phrase_from.get(position + 1) in self.unit.subjects
            and self.unit.tags[position - 1] != "R"
        )

    def _compares(self, position: int) -> bool:
        """Whether "as" goes on with what something was called, not with a clause: "described it as a farce"."""
        return self.unit.is_listed(position, "as") and self.unit.phrase_from.get(position + 1) not in self.unit.subjects

    def _closes_aside(self, start: int, dash: int) -> bool:
        """Whether a dash, which may be printed as two, ends an aside, or opens one that another ends."""
        tags = self.unit.tags
        before, after = _DASH.findall(tags[start : dash + 1]), tags[dash + 1 :].lstrip("-")
        return len(before) % 2 == 0 or "-" in after

    def _leaves(self, after: int, *, is_object: bool) -> bool:
        """Whether the reported words stop at the comma before `after`."""
        unit, tag = self.unit, self.unit.tag(after)
        if tag == "." or after in self.cues or unit.is_listed(after, "turn") or self._is_cue_after(after):
            return True
        if tag == "C" and (after + 1 in self.cues or self._begins_anew(after + 1)):
            return True
        return is_object and tag not in "nNQ" and not unit.is_listed(after, "including")

    def _begins_anew(self, position: int) -> bool:
        """Whether a clause with a subject of its own begins: ", and the council left", not ", and it would last"."""
        phrase = self.unit.phrase_from.get(self.unit.past_adverbials(position))
        return (
            phrase in self.unit.subjects
            and self.unit.tags[phrase[0]] != "p"
            and self.unit.tag(self.unit.past_adverbs(phrase[1])) != "M"
        )

    def _is_cue_after(self, position: int) -> bool:
        """Whether "she said" follows."""
        phrase = self.unit.phrase_from.get(position)
        cue = self.cues.get(phrase[1]) if phrase else None
        return cue is not None and cue.takes("say")

    def _next_verb(self, position: int, *, is_object: bool) -> bool:
        """Whether "and" goes on with another reporting verb of the same speaker, or after an object with any verb."""
        unit, cue = self.unit, self.cues.get(position)
        if is_object:
            return unit.tag(unit.past_adverbs(position)) in FINITE or unit.phrase_from.get(position) in unit.subjects
        if cue is None:
            return self._is_other_act(position)
        return unit.tags[cue.head] in "VE" and cue.takes("say", "tell", "ask")

    def _is_other_act(self, position: int) -> bool:
        """Whether somebody else says something or acts: "Lund said it leaks and the mayor accused him of lying"."""
        phrase = self.unit.phrase_from.get(position)
        cue = self.cues.get(phrase[1]) if phrase and phrase in self.unit.subjects else None
        if phrase is None or cue is None or self.unit.tags[phrase[0]] == "p":
            return False
        is_finite = self.unit.tags[cue.head] in "VE" and not cue.is_passive
        return is_finite and cue.takes("say", "tell", "ask", "act", "judge")
