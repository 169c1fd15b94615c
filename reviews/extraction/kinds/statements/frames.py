"""How a cue, a source and a content stand together."""

from dataclasses import dataclass, field

from . import contents
from .cues import Cue
from .sources import Sources, Tokens
from .units import Unit


@dataclass(slots=True)
class Attribution:
    """Somebody's words found beside a cue, by token numbers of one unit."""

    rule: str
    content: list[Tokens]
    source: Tokens | None
    cue: Tokens


class Frames:
    """The attributions of one unit."""

    def __init__(self, unit: Unit, cues: list[Cue]) -> None:
        self.unit, self.tags = unit, unit.tags
        self.cues = {cue.first: cue for cue in cues}
        self.sources = Sources(unit)
        self.found: list[Attribution] = []

    def find(self) -> list[Attribution]:
        for cue in self.cues.values():
            self.found += self._of(cue)
        self._according()
        return self.found

    # --- helpers
    def _skip_adverbials(self, position: int) -> int:
        """Past "Tuesday", "in an interview", "on Twitter", "again"."""
        while position < len(self.tags):
            if self.tags[position] in "RX":
                position += 1
            elif self.tags[position] == "P" and self.tags[position + 1 : position + 2] == "X":
                position += 2
            elif self.tags[position] == "P" and (phrase := self.sources.after(position + 1)):
                position = phrase[1]
            else:
                break
        return position

    def _source(self, cue: Cue) -> Tokens | None:
        before = self.sources.before(cue)
        if before:
            return before
        first = self.tags[cue.first - 1] if cue.first else ""
        if first in ",C" or cue.verb.form == "gerund" or not first:
            if self.found and self.found[-1].source:
                return self.found[-1].source
            earlier = [p for p in self.sources.clauses if p[1] <= cue.first]
            if earlier:
                return earlier[0]
        return None

    def _of(self, cue: Cue) -> list[Attribution]:
        after = self._skip_adverbials(cue.after)
        tag = self.tags[after : after + 1] or "."
        place = (cue.first, cue.after)
        if cue.takes("say", "tell", "ask", "think") and not cue.particle:
            inverted = self._inverted(cue)
            if inverted:
                return [inverted]
            trailing = self._trailing(cue)
            if trailing:
                return [trailing]
        if cue.passive:
            return []
        source = self._source(cue)
        if source is None:
            return []
        start = self._complement(cue)
        if start is None:
            return []
        begin, clause = start
        end = (contents.end_of_clause if clause else contents.end_of_object)(self.unit, begin, self.cues, self.sources)
        if end <= begin:
            return []
        return [Attribution("complement", [(begin, end)], source, place)]

    def _inverted(self, cue: Cue) -> Attribution | None:
        """“…,” said X."""
        first = cue.first
        if not first or self.tags[first - 1] not in ',"' or cue.verb.form == "gerund":
            return None
        source = self.sources.after(cue.after)
        if source is None:
            return None
        left = self._left(first)
        if left is None:
            return None
        return Attribution("inverted", [left, *self._right_part(source[1])], source, (cue.first, cue.after))

    def _trailing(self, cue: Cue) -> Attribution | None:
        """“…,” X said.   …, X said, …"""
        source = self.sources.before(cue)
        if source is None:
            return None
        s = source[0]
        if not s or self.tags[s - 1] not in ',"':
            return None
        after = self._skip_adverbials(cue.after)
        if cue.takes("tell") and (phrase := self.sources.after(after)):
            after = self._skip_adverbials(phrase[1])
        tag = self.tags[after : after + 1] or "."
        if self.tags[s - 1] == "," and tag not in ",.;-":
            return None
        if tag in "T:":
            return None
        left = self._left(s)
        if left is None:
            return None
        return Attribution("trailing", [left, *self._right_part(after)], source, (cue.first, cue.after))

    def _left(self, position: int) -> Tokens | None:
        """The words in front, back to the start of the sentence or of the quotation."""
        end = position
        while end and self.tags[end - 1] == ",":
            end -= 1
        if not end:
            return None
        if end - 1 in self.unit.quotes:
            if self.tags[end - 1] == '"':
                return end - 1, end
        start = max(self.tags.rfind(mark, 0, end) for mark in ";") + 1
        return start, end

    def _right_part(self, position: int) -> list[Tokens]:
        """What goes on after a cue in the middle."""
        if self.tags[position : position + 1] not in (",", '"'):
            return []
        begin = position + (self.tags[position] == ",")
        if begin >= len(self.tags):
            return []
        if begin in self.unit.quotes:
            return [(begin, begin + 1)]
        if begin in self.cues or self.tags[begin] in "WGE":
            return []
        end = contents.end_of_clause(self.unit, begin, self.cues, self.sources)
        return [(begin, end)] if end > begin else []

    def _complement(self, cue: Cue):
        tags, at = self.tags, cue.after
        after = self._skip_adverbials(at)
        if cue.particle:
            return (at, False)
        if cue.takes("tell", "ask") and (phrase := self.sources.after(after)):
            nxt = self._skip_adverbials(phrase[1])
            if tags[nxt : nxt + 1] and tags[nxt] in 'TSwt:,"':
                after = nxt
            elif tags[nxt : nxt + 1] and tags[nxt] not in ".VEBHM":
                after = phrase[1]
        elif tags[after : after + 1] == "o" and cue.takes("tell", "ask"):
            after += 1
        tag = tags[after : after + 1] or "."
        if tag == "," and after + 1 in self.unit.quotes:
            return after + 1, True
        if tag == ":":
            return (after + 1, True)
        if tag == "T":
            return (after, True)
        if after in self.unit.quotes:
            return after, True
        if tag in "w" or self.unit.tokens[after : after + 1] and self.unit.tokens[after].lower == "if":
            return (after, True)
        if tag == "t" and cue.takes("want", "tell", "ask"):
            return (after, True)
        if cue.takes("say", "show", "think", "tell") and (phrase := self.sources.after(after)):
            if phrase in self.sources.clauses:
                return (after, True)
        if cue.takes("judge") and (self.sources.after(at) or tags[at : at + 1] in ("o", "G", "w")):
            return (at, False)
        return None

    def _according(self) -> None:
        for i, token in enumerate(self.unit.tokens[:-1]):
            if token.lower == "according" and self.unit.tokens[i + 1].lower == "to":
                source = self.sources.after(i + 2)
                if not source:
                    continue
                if i == 0 or self.tags[i - 1] in "C":
                    b = self.tags.find(",", source[1])
                    if b < 0:
                        continue
                    c = (b + 1, contents.end_of_clause(self.unit, b + 1, self.cues, self.sources))
                else:
                    c = self._left(i)
                if c and c[1] > c[0]:
                    self.found.append(Attribution("according to", [c], source, (i, i + 2)))
