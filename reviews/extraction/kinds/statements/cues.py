"""The words that report: "said", "has repeatedly said", "called for"."""

from dataclasses import dataclass
from functools import cache

from reviews.extraction import lexicons
from reviews.extraction.text.grammar import inflection
from reviews.extraction.text.grammar.unit import Tokens, Unit
from reviews.extraction.text.grammar.vocabulary import REPORTING


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb in one of its forms, with the lists of the lexicon it stands in."""

    base: str
    lists: frozenset[str]
    form: str
    particles: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its place: the whole verb group `first:after` ("has repeatedly said") around `head`."""

    verb: Verb
    head: int
    first: int
    after: int
    particle: str | None
    is_passive: bool
    is_negated: bool

    @property
    def words(self) -> Tokens:
        """The verb as the cue is printed, with what negates it: "said", "did not deny"."""
        return self.first if self.is_negated else self.head, self.after

    def takes(self, *lists: str) -> bool:
        """Whether the verb stands in one of the lists."""
        return not self.verb.lists.isdisjoint(lists)

    @property
    def is_gerund(self) -> bool:
        """Whether it is "saying" rather than "says"."""
        return self.verb.form == "gerund"


@cache
def lexicon(language: str) -> dict[str, Verb]:
    """Every form of every reporting verb."""
    entries = lexicons.load(language, "cues")
    particles = entries.get("particles", {})
    lists: dict[str, set[str]] = {base: set() for base in particles}
    for name in (*REPORTING, "act", "deny", "recount"):
        for base in entries.get(name, ()):
            lists.setdefault(base, set()).add(name)
    found: dict[str, Verb] = {}
    for base, names in lists.items():
        tails = tuple(sorted((tuple(tail.split()) for tail in particles.get(base, ())), key=len, reverse=True))
        for forms in inflection.spellings(base, language):
            for form, word in forms._asdict().items():
                found.setdefault(word, Verb(base, frozenset(names), form, tails))
    return found


def find(unit: Unit) -> list[Cue]:
    """Return the reporting verbs of a unit in order."""
    known = lexicon(unit.language)
    if known.keys().isdisjoint(unit.vocabulary):
        return []
    places = [at for at, tag in enumerate(unit.tags) if tag in "VEG"]
    return [_cue(unit, verb, at) for at in places if (verb := known.get(unit.tokens[at].lower))]


def _cue(unit: Unit, verb: Verb, head: int) -> Cue:
    first = head
    while first and unit.tags[first - 1] in "RBHM":
        first -= 1
    group = unit.tags[first:head].rstrip("R")
    tail = next((tail for tail in verb.particles if _follows(unit, head + 1, tail)), ())
    is_passive = group.endswith("B") and unit.tags[head] == "E"
    is_negated = any(_negates(unit, position) for position in range(first, head))
    return Cue(verb, head, first, head + 1 + len(tail), " ".join(tail) or None, is_passive, is_negated)


def _negates(unit: Unit, position: int) -> bool:
    return unit.is_listed(position, "not") or unit.lower(position).endswith(("n’t", "n't"))


def _follows(unit: Unit, position: int, words: tuple[str, ...]) -> bool:
    return all(unit.lower(position + number) == word for number, word in enumerate(words))


def denies(cue: str, language: str) -> bool:
    """Whether a cue says that something is not so: "denied", "has repeatedly disputed", "did not say"."""
    verbs = [verb for word in cue.lower().split() if (verb := lexicon(language).get(word))]
    is_negated = any(
        word in lexicons.words(language, "grammar", "not") or "n’t" in word or "n't" in word for word in cue.split()
    )
    return is_negated or any("deny" in verb.lists for verb in verbs)
