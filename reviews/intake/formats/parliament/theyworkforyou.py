"""Hansard as TheyWorkForYou publishes it: <publicwhip> with speeches and divisions."""

from typing import Any

from reviews.intake.article import Intake
from reviews.intake.formats.markup import name, said

from .record import Record, words

HEADINGS = {"oral-heading", "major-heading", "minor-heading"}
LISTS = {"mplist", "lordlist", "msplist", "mlalist", "mslist", "memberlist"}
NO_SIDES = {"tellerayes", "tellernoes", "id"}
"""What else the figures of a division are called by."""


def read(root: Any) -> Intake:
    record = Record()
    title = day = ""
    for one in root:
        if time := said(one, "time"):
            record.at(("time", time))
        match name(one):
            case tag if tag in HEADINGS:
                record.add(words(one))
                title = title or words(one)
            case "speech":
                record.speech(said(one, "speakername"), _paragraphs(one))
            case "division":
                _division(record, one)
                day = day or said(one, "divdate")
    return record.intake(title=title, day=day or _day_of(root))


def _paragraphs(speech: Any) -> list[str]:
    return [words(one) for one in speech] or [words(speech)]


def _division(record: Record, division: Any) -> None:
    votes: dict[str, str] = {}
    voters: dict[str, list[str]] = {}
    for one in division:
        if name(one) == "divisioncount":
            votes |= {key.rpartition("}")[2]: value for key, value in one.attrib.items() if key not in NO_SIDES}
        elif name(one) in LISTS:
            voters[said(one, "vote")] = [words(voter) for voter in one]
    record.division(votes or {vote: str(len(names)) for vote, names in voters.items()}, voters)


def _day_of(root: Any) -> str:
    """Return the day that the numbers of the speeches begin with: uk.org.publicwhip/debate/2026-03-02a.1.0."""
    identity = next((said(one, "id") for one in root if said(one, "id")), "")
    return identity.rpartition("/")[2][:10]
