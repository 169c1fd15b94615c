"""Edits that a newspaper makes, each a function of the text and of chance; every one knows where each old place went."""

from dataclasses import dataclass
from random import Random

ADDED = (
    "The weather was mild that week.",
    "Editors have added this line.",
    "A crowd of 912 people watched the parade on Wednesday.",
)


@dataclass
class Edited:
    """A text in pieces that came from the old one, each with its place there, or were put in (None)."""

    pieces: list[tuple[str, int | None]]

    @property
    def text(self) -> str:
        return "".join(words for words, _ in self.pieces)

    def place_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the old place is now; None if it was cut, torn or left out. A copy is no original: it has no place."""
        at = 0
        for words, old in self.pieces:
            if old is not None and old <= start and end <= old + len(words):
                return at + start - old, at + end - old
            at += len(words)
        return None


def pieces_of(text: str) -> list[tuple[str, int | None]]:
    """Return the paragraphs, each with the blank line behind it."""
    pieces, at = [], 0
    for words in text.split("\n\n"):
        whole = words + "\n\n"
        pieces.append((whole, at))
        at += len(whole)
    return pieces


def moved(text: str, chance: Random) -> Edited:
    pieces = pieces_of(text)
    piece = pieces.pop(chance.randrange(len(pieces)))
    pieces.insert(chance.randrange(len(pieces) + 1), piece)
    return Edited(pieces)


def deleted(text: str, chance: Random) -> Edited:
    pieces = pieces_of(text)
    pieces.pop(chance.randrange(len(pieces)))
    return Edited(pieces)


def doubled(text: str, chance: Random) -> Edited:
    pieces = pieces_of(text)
    words, _ = chance.choice(pieces)
    pieces.insert(chance.randrange(len(pieces) + 1), (words, None))
    return Edited(pieces)


def inserted(text: str, chance: Random) -> Edited:
    pieces = pieces_of(text)
    pieces.insert(chance.randrange(len(pieces) + 1), (chance.choice(ADDED) + "\n\n", None))
    return Edited(pieces)


def changed(text: str, chance: Random) -> Edited:
    """Put another word, or another figure, in the place of one."""
    words = [n for n, letter in enumerate(text) if letter.isalnum()]
    at = chance.choice(words)
    other = str((int(text[at]) + 1) % 10) if text[at].isdigit() else "x" if text[at] != "x" else "y"
    return Edited([(text[:at], 0), (other, None), (text[at + 1 :] + "\n\n", at + 1)])


def figures_changed(text: str, chance: Random) -> Edited:
    """Put other figures everywhere."""
    digits = [n for n, letter in enumerate(text) if letter.isdigit() and chance.random() < 0.7]
    pieces: list[tuple[str, int | None]] = []
    last = 0
    for at in digits:
        pieces += [(text[last:at], last), (str((int(text[at]) + 1) % 10), None)]
        last = at + 1
    return Edited([*pieces, (text[last:] + "\n\n", last)])


EDITS = (moved, deleted, doubled, inserted, changed, figures_changed)
