"""Debates in Akoma Ntoso: <speech by="#…"> with <from> and paragraphs, and the counts of a <voting>."""

from typing import Any

from reviews.intake.article import Intake
from reviews.intake.formats.markup import name, said

from .record import Record, words

SPEECHES = {"speech", "question", "answer"}
LINES = {"heading", "subheading", "num", "p", "narrative", "summary", "scene", "docTitle", "block", "li"}
"""What stands alone on a line."""
NO_WORDS = {"meta", "coverPage", "toc", "authorialNote"}


def read(root: Any) -> Intake:
    return _Reader(root).intake()


class _Reader:
    def __init__(self, root: Any) -> None:
        self._root = root
        self._record = Record()
        self._named = {
            said(one, "eId") or said(one, "id"): said(one, "showAs") for one in root.iterfind(".//{*}references/*")
        }
        self._votings = {said(one, "href").lstrip("#"): one for one in root.iter("{*}voting")}

    def intake(self) -> Intake:
        self._read(self._root)
        for voting in self._votings.values():
            self._division(voting)
        title = next((words(one) for one in self._root.iter("{*}docTitle", "{*}heading")), "")
        return self._record.intake(title=title, day=self._day())

    def _read(self, parent: Any) -> None:
        for one in parent:
            if time := said(one, "startTime"):
                self._record.at(("time", time))
            if name(one) in SPEECHES:
                self._speech(one)
            elif name(one) in LINES and not _holds_lines(one):
                self._record.add(words(one))
            elif name(one) not in NO_WORDS:
                self._read(one)
            voting = self._votings.pop(said(one, "eId") or said(one, "id"), None)
            if voting is not None:
                self._division(voting)

    def _speech(self, speech: Any) -> None:
        speaker = self._shown(said(speech, "by"))
        for one in speech:
            if name(one) == "from":
                speaker = words(one) or speaker
            elif name(one) in {"num", "heading"}:
                self._record.add(words(one))
            elif not (_holds_lines(one) or name(one) in NO_WORDS):
                self._record.speech(speaker, [words(one)])
                speaker = ""
            else:
                self._read([one])

    def _division(self, voting: Any) -> None:
        self._record.division(
            {
                self._shown(said(one, "refersTo") or said(one, "id")): said(one, "value")
                for one in voting.iter("{*}count")
            }
        )

    def _shown(self, reference: str) -> str:
        key = reference.lstrip("#")
        return self._named.get(key) or key

    def _day(self) -> str:
        dates = [said(one, "date") for one in self._root.iterfind(".//{*}FRBRWork/{*}FRBRdate")]
        return next(filter(None, dates), "")


def _holds_lines(element: Any) -> bool:
    return any(name(one) in LINES | SPEECHES for one in element)
