"""The day of an article: what its page says for programs, or else prints at the head of this article.

A day of another story, of a comment or of an event, the year of a copyright and the clock of a site are none.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from dateparser import parse
from lxml.html import HtmlElement

from .chosen.furniture import is_of_another

META = (
    "article:published_time", "og:article:published_time", "datepublished", "publish-date", "publish_date", "publishdate", "published-date", "published_date",
    "published_time", "pubdate", "publicationdate", "publication_date", "publication-date", "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc:date",
    "parsely-pub-date", "sailthru.date", "article.published", "article:published", "originalpublicationdate", "citation_publication_date", "citation_date", "bt:pubdate", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "prism.publicationdate", "displaydate", "created", "date", "article_date_original", "ptime", "dateposted",
)  # fmt: skip
"""Names of what a page tells programs of its day, the surest first; in lower case."""
DAY = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|d')?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?(?:19|20)\d{2}\b"
    r"|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}\b|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}\b|\b\d{1,2}/\d{1,2}/(?:19|20)\d{2}\b"
    r"|\b(?:19|20)\d{2}/\d{1,2}/\d{1,2}\b|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
)
IN_NUMBERS = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})")
HOUR = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?\s*m?\b", re.IGNORECASE)
IN_ADDRESS = re.compile(r"[/-]((?:19|20)\d{2})(?:[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})|(\d{2})(\d{2}))(?=[/-])")
UPDATED = re.compile(
    r"\b(updated?|modified|revised|aktualisiert|stand|mis à jour|actualizado|atualizado|aggiornato|bijgewerkt|обновлено|آخر تحديث|עודכן)\b",
    re.IGNORECASE,
)
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ar", "id", "tr")
"""Whose months are known where a page does not say its language, or says another."""
MAIL = re.compile(r"(\w{3}, )?\d{1,2} \w{3} \d{4} \d{2}:\d{2}")
FIRST_YEAR = 1700
FARTHEST = timedelta(hours=14)
HALF_AN_HOUR = timedelta(minutes=30)
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)
NEAR = 70
"""Characters before a day on its line that say what it is the day of."""


@dataclass(frozen=True)
class Day:
    """An instant in the zone of the page, and the words that it was read from."""

    instant: datetime | None = None
    words: str = ""
    has_hour: bool = True
    is_local: bool = True
    """Whether its clock is that of the page, without a zone."""


@dataclass(frozen=True)
class Line:
    """A line at the head of an article, with the time that it tells programs."""

    text: str
    stamp: str = ""


def published(tree: HtmlElement, told: dict[str, Any], head: list[Line], address: str, language: str) -> Day:
    """Return the day of an article: what is `told` of it, or the page says, or stands in the lines of its `head`."""
    printed = list(_printed(head, language))
    own = [day for day in printed if not UPDATED.search(day.words)]
    timed = [line.stamp for line in head if line.stamp and not UPDATED.search(line.text[:NEAR])]
    marked = _known(*_marked(tree), *timed, str(told.get("dateCreated") or ""))
    known = _known(str(told.get("datePublished") or ""), *_meta(tree)) or marked
    if known:
        return _in_its_zone(known[0], [*known[1:], *marked, *own, *_of_address(address)])
    late = [line.stamp for line in head if line.stamp]
    return next(iter([*own, *_of_address(address), *printed, *_known(*late)]), Day())


def _known(*stamps: str) -> list[Day]:
    return [day for day in map(_stamp, stamps) if day.instant]


def _meta(tree: HtmlElement) -> Iterator[str]:
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower().strip()
        told.setdefault(name, (meta.get("content") or "").strip())
    yield from (told[name] for name in META if told.get(name))


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield what elements mark as the day of publication."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        is_marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if is_marked and not is_of_another(element):
            yield (element.get("datetime") or element.get("content") or element.get("title") or "").strip()


def _stamp(stamp: str) -> Day:
    """Read what was written for programs."""
    tidy = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", stamp.strip()[:60])
    read = parsedate_to_datetime if MAIL.match(tidy) else datetime.fromisoformat
    with suppress(ValueError, TypeError, IndexError):
        found = read(tidy)
        if found.year >= FIRST_YEAR:
            has_hour, is_local = len(tidy) > len("2026-03-02"), not found.tzinfo
            return Day(found.replace(tzinfo=found.tzinfo or UTC), stamp, has_hour=has_hour, is_local=is_local)
    return next(_printed([Line(stamp)], "en"), Day())


def _printed(head: list[Line], language: str) -> Iterator[Day]:
    """Yield the days that stand in lines of the head of an article, with their hours."""
    for line in (one.text for one in head):
        end = 0
        for found in DAY.finditer(line):
            before, end = line[max(end, found.start() - NEAR) : found.start()], found.end()
            day = _read(found[0], language, _label(before) + found[0])
            hour = HOUR.search(line, found.end()) or HOUR.search(before)
            if day.instant:
                yield _at(day, hour) if hour else day


def _label(before: str) -> str:
    """Return what a day is called on its line."""
    return re.split(r"[.;,|·]\s", before)[-1].lstrip(" ,.;:|·–—-")


def _at(day: Day, hour: re.Match[str]) -> Day:
    hours, minutes, half = int(hour[1]), int(hour[2]), (hour[3] or "").lower()
    hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    if hours > 23 or minutes > 59 or not day.instant:
        return day
    return Day(day.instant.replace(hour=hours, minute=minutes), day.words)


def _read(words: str, language: str, line: str) -> Day:
    if numbers := IN_NUMBERS.fullmatch(words):
        return _of_numbers(numbers, language, line)
    languages = list(dict.fromkeys([*filter(None, [language[:2].lower()]), *LANGUAGES]))
    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    found = None
    with suppress(ValueError, OverflowError):
        found = parse(re.sub(r"(?<=\d)(st|nd|rd|th|º)\b", "", words), languages=languages, settings=settings)
    return Day(found.replace(tzinfo=UTC), line, has_hour=False) if found else Day()


def _of_numbers(numbers: re.Match[str], language: str, line: str) -> Day:
    """Read a day in numbers: in America the month comes first, and elsewhere where only that makes a day."""
    first, mark, second, year = numbers.groups()
    is_american = mark == "/" and language.lower() in {"", "en", "en-us"}
    for day, month in sorted([(first, second), (second, first)], key=lambda one: (one[0] == first) is is_american):
        with suppress(ValueError):
            return Day(datetime(int(year), int(month), int(day), tzinfo=UTC), line, has_hour=False)
    return Day()


def _of_address(address: str) -> list[Day]:
    found = IN_ADDRESS.search(address)
    if not found:
        return []
    year, month, number = filter(None, found.groups())
    day = _read(f"{number} {month} {year}" if month.isalpha() else f"{year}-{month:0>2}-{number:0>2}", "en", found[0])
    return [day] if day.instant else []


def _in_its_zone(first: Day, others: list[Day]) -> Day:
    """Return a day that is known, in the zone of the page: as another stamp has it, or the clock of the page."""
    if not first.instant or first.is_local or first.instant.utcoffset() or not first.has_hour:
        return first
    for other in others:
        offset = _offset(first.instant, other)
        if offset:
            return Day(first.instant.astimezone(timezone(offset)), first.words, is_local=False)
        if other.is_local and not other.has_hour and other.instant:
            return other if _is_next_to(first.instant, other.instant) else first
    return first


def _offset(instant: datetime, other: Day) -> timedelta | None:
    """Return how far the clock of a page is from that of the world, if another day is of the same moment."""
    if not other.instant or not other.has_hour:
        return None
    if other.instant.utcoffset() and abs(other.instant - instant) <= A_MINUTE:
        return other.instant.utcoffset()
    offset = other.instant - instant.replace(second=0, microsecond=0)
    offset -= offset % A_MINUTE
    return offset if other.is_local and abs(offset) <= FARTHEST and not offset % HALF_AN_HOUR else None


def _is_next_to(instant: datetime, day: datetime) -> bool:
    """Whether an instant may have been on a printed day, though at Greenwich it was on the one before or behind."""
    ahead, behind = day - instant, instant - (day + A_DAY)
    return timedelta() < ahead <= FARTHEST or timedelta() <= behind <= FARTHEST
