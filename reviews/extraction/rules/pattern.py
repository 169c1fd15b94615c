"""The language in which rules say what they match: words, classes of words, and what may stand between them.

    voted                 the word                     <vote>          a word of the list `vote` of the file's lexicon
    <bodies.generic>      a list of another lexicon    <count>         what the reader of the sentence marks, a number here
    <Capital> <lower> <word> <alnum> <digits>          how a word is printed
    <-ing>                a word that ends so          <tag:VE>        a word that is so tagged (`text.grammar.tags`)
    <any>                 one word of any kind         !<vote>         one word that is not of it
    <lower>&!<vote>       one word that is both        ..4             up to four words of any kind
    a b · (a | b) · a? · a* · a+ · a{0,3} · a{0,3}? a{0,3}+    as in regular expressions: the fewest, or never fewer
    side:<sides>          a capture                    (?= …) (?! …) (?<= …) (?<! …)   what stands around, or may not
    (?> …)                the first way to read it is the only one: what is repeated and can be read in several ways
    ^ $                   the ends of the sentence     "("             a mark that means something else here

Of a list that has phrases too, ! and & take the single words. A pattern becomes one regular expression over a sentence that is written as three letters a word: which lists it is in,
how it is printed, and how it is marked.
"""

import re
from collections.abc import Callable

from .nodes import BadPattern, Either, End, Node, One, Row

type Resolve = Callable[[str], Node]
"""What the name between < and > stands for; raises BadPattern if nothing."""

_PIECE = re.compile(
    r"""\s*(?:
      (?P<look>\(\?(?:<?[=!]|>)) | (?P<open>\() | (?P<close>\)) | (?P<bar>\|) | (?P<end>[\^$])
    | (?P<times>(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?)
    | \.\.(?P<gap>\d+)
    | (?P<capture>[a-z_]+):(?=[(<"\w])
    | (?P<atom>!?(?:<[^<>\s]+>|"[^"]+"|[^\s()|?*+{}&<>"]+)(?:&!?(?:<[^<>\s]+>|"[^"]+"|[^\s()|?*+{}&<>"]+))*)
    )""",
    re.VERBOSE,
)


def parse(written: str, resolve: Resolve) -> Node:
    """Return the pattern as a tree; raises BadPattern."""
    reader = _Reader(_pieces(written), resolve)
    node = reader.either()
    if reader.at < len(reader.pieces):
        raise BadPattern("a bracket is closed that was not opened", ")")
    return node


def _pieces(written: str) -> list[tuple[str, str]]:
    pieces, at, end = [], 0, len(written.rstrip())
    while at < end:
        found = _PIECE.match(written, at)
        if not found or not found.lastgroup:
            raise BadPattern(f"nothing can be read from “{written[at:].strip()}” on", written[at:].strip())
        pieces.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return pieces


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pieces: list[tuple[str, str]], resolve: Resolve) -> None:
        self.pieces, self.at, self.resolve = pieces, 0, resolve

    def either(self) -> Node:
        rows = [self._row()]
        while self._sort() == "bar":
            self.at += 1
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else Either(tuple(rows))

    def _sort(self) -> str:
        return self.pieces[self.at][0] if self.at < len(self.pieces) else ""

    def _row(self) -> Row:
        parts: list[Node] = []
        while self._sort() not in ("", "bar", "close"):
            parts.append(self._times(self._part()))
        if not parts:
            raise BadPattern("nothing stands between two signs, or at an end")
        return Row(tuple(parts))

    def _times(self, node: Node) -> Node:
        if self._sort() != "times":
            return node
        times = self.pieces[self.at][1]
        self.at += 1
        least = int(times[1:].partition(",")[0].rstrip("}?")) if times[0] == "{" else int(times[0] == "+")
        return Row((node,), f"(?:{{}}){times.replace('{', '{{').replace('}', '}}')}", least)

    def _part(self) -> Node:
        sort, piece = self.pieces[self.at]
        self.at += 1
        if sort == "atom":
            return self._atom(piece)
        if sort == "open":
            return self._closed(self.either())
        if sort == "look":
            return Row((self._closed(self.either()),), f"{piece}{{}})", 1, is_negative="!" in piece)
        if sort == "capture":
            return Row((self._part(),), f"(?P<{piece}>{{}})")
        if sort == "gap":
            return Row((One(),), f"(?:{{}}){{{{0,{piece}}}}}?", 0)
        if sort == "end":
            return End(piece)
        raise BadPattern(f"“{piece}” has nothing in front of it", piece)

    def _closed(self, node: Node) -> Node:
        if self._sort() != "close":
            raise BadPattern("a bracket is not closed", "(")
        self.at += 1
        return node

    def _atom(self, piece: str) -> Node:
        terms = [self._term(term) for term in re.findall(r'!?(?:<[^<>]+>|"[^"]+"|[^&]+)', piece)]
        if len(terms) == 1:
            return terms[0]
        whole = One()
        for term in terms:
            whole &= _single(term, piece)
        return whole

    def _term(self, term: str) -> Node:
        is_negated = term[0] == "!" and len(term) > 1
        name = term[is_negated:]
        node = self.resolve(name[1:-1]) if name[0] == "<" else One(frozenset([name.strip('"').lower()]))
        return ~_single(node, term) if is_negated else node


def _single(node: Node, piece: str) -> One:
    """A node as the one word that it has to be to be negated, or to be something else too."""
    if isinstance(node, Row) and len(node.parts) == 1 and node.wrap == "{}":
        return _single(node.parts[0], piece)
    if isinstance(node, One):
        return node
    if isinstance(node, Either):
        ones = [part for part in map(_bare, node.parts) if isinstance(part, One)]
        if ones and all(one == One(one.words) for one in ones):
            return One(frozenset().union(*(one.words or () for one in ones)))
    if isinstance(node, Row) and isinstance(node.parts[0], One) and node.parts[0].marks:
        return node.parts[0]
    raise BadPattern(f"“{piece}” is more than one word, and only single words can be negated or joined by &", piece)


def _bare(node: Node) -> Node:
    return _bare(node.parts[0]) if isinstance(node, Row) and len(node.parts) == 1 and node.wrap == "{}" else node


def captures(written: str) -> list[str]:
    """The names of what a pattern captures, in order."""
    return list(dict.fromkeys(found["capture"] for found in _PIECE.finditer(written) if found["capture"]))
