"""Debates in the TEI of ParlaMint: utterances <u> in segments, and notes for who speaks and how was voted."""

from collections.abc import Iterator
from typing import Any

from reviews.intake.article import Intake
from reviews.intake.formats.markup import child, name, said

from .record import Record, words

ASIDES = frozenset({"note", "vocal", "kinesic", "incident", "gap", "pb", "time"})
VOTE = "vote-"


def read(root: Any) -> Intake:
    return _Reader(root).intake()


class _Reader:
    def __init__(self, root: Any) -> None:
        self._root = root
        self._record = Record()
        self._people = {said(person, "id"): _name(person) for person in root.iter("{*}person")}
        self._speaker = ""
        self._votes: dict[str, str] = {}

    def intake(self) -> Intake:
        for body in self._root.iter("{*}body"):
            self._read(body)
        self._end_votes()
        return self._record.intake(title=_title(self._root), day=_day(self._root))

    def _read(self, parent: Any) -> None:
        for one in parent:
            kind = said(one, "type") if name(one) == "note" else ""
            if not kind.startswith(VOTE):
                self._end_votes()
            match name(one):
                case "note" if kind.startswith(VOTE) and words(one).isdecimal():
                    self._votes[kind.removeprefix(VOTE)] = words(one)
                case "note" if kind == "speaker":
                    self._speaker = words(one)
                case "pb" if said(one, "n"):
                    self._record.at(("page", said(one, "n")))
                case "u":
                    self._utterance(one)
                case "div" | "text":
                    self._read(one)
                case "head" | "note" | "p":
                    self._record.add(words(one))

    def _utterance(self, utterance: Any) -> None:
        who = said(utterance, "who").lstrip("#")
        speaker = self._speaker or self._people.get(who, "") or who
        for one in utterance:
            if name(one) == "pb" and said(one, "n"):
                self._record.at(("page", said(one, "n")))
            elif name(one) == "seg":
                self._record.speech(speaker, [_segment(one)])
                speaker = ""
            elif name(one) == "note":
                self._record.add(words(one))
        self._speaker = ""

    def _end_votes(self) -> None:
        self._record.division(self._votes)
        self._votes = {}


def _segment(segment: Any) -> str:
    """Return what a segment says; where each word is an element, a mark says which of them have no space between."""
    if next(segment.iter("{*}w", "{*}pc"), None) is None:
        return words(segment, without=ASIDES)
    return "".join(_tokens(segment)).strip()


def _tokens(segment: Any) -> Iterator[str]:
    for token in segment.iter("{*}w", "{*}pc"):
        if name(token.getparent()) != "w":  # a word within a word is how it is to be read
            yield (token.text or "").strip() + ("" if said(token, "join") in {"right", "both"} else " ")


def _name(person: Any) -> str:
    found = child(person, "persName")
    if found is None:
        return ""
    first = [words(one) for one in found if name(one) in {"forename", "nameLink"}]
    last = [words(one) for one in found if name(one) == "surname"]
    return " ".join(first + last) or words(found)


def _title(root: Any) -> str:
    titles = [*root.iterfind("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")]
    return next((words(title) for title in titles if said(title, "type") in {"main", ""}), "")


def _day(root: Any) -> str:
    for path in ("{*}teiHeader//{*}setting/{*}date", "{*}teiHeader//{*}sourceDesc//{*}date"):
        for date in root.iterfind(path):
            if when := said(date, "when") or said(date, "from"):
                return when
    return ""
