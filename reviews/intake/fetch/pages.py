"""From an address to the page at it, through all that it leads on to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from .body import body_of
from .client import Answer, answer_of
from .connection import INTERNET, Network
from .errors import Unfetched
from .limits import LIMITS, Deadline, Limits
from .spelling import plain

LEADS_ON = {301, 302, 303, 307, 308}
PAGE = re.compile(r"text/.+|application/(xhtml\+xml|xml|pdf|json|.+\+xml|.+\+json)", re.IGNORECASE)
"""Types of what can be read: texts, web pages, PDF, feeds. A site that names no type is believed to send a page."""
TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,80}", re.ASCII)
KEPT = ("Content-Disposition", "Content-Language", "Date", "ETag", "Last-Modified", "Link", "X-Robots-Tag")
"""Headers that say of a page when it is from, what it is called and what may be done with it."""
CONDITIONS = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
"""How a site is asked to send nothing unless the page is another than the one with these headers."""
UNCHANGED = 304


@dataclass(frozen=True)
class Fetched:
    """A page as it was at one moment. `content_type` is as sent, with its charset, and so is `encoding`; `body` is unpacked."""

    address: str
    """Where the page is in the end."""
    hops: tuple[str, ...]
    """What led there, from the address that was asked for."""
    status: int
    content_type: str
    encoding: str
    body: bytes
    headers: dict[str, str]
    """Those of KEPT that were sent."""
    fetched: datetime
    sha256: str
    """Of `body`."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the site says that the page is the one that was `known`; then there is no body."""
        return self.status == UNCHANGED


def fetch(
    address: str,
    *,
    agent: str = "Factcheck",
    known: Mapping[str, str] | None = None,
    limits: Limits = LIMITS,
    network: Network = INTERNET,
) -> Fetched:
    """Fetch the page at an address of the public web. Raises Unfetched for everything that goes wrong.

    `known` are the headers of the page as it was fetched before: the site need not send the same again.
    It may take all the seconds of `limits`: nothing that others wait for should be held meanwhile, as a transaction.
    """
    deadline = Deadline(limits.seconds)
    told = {"User-Agent": agent} | _conditions(known or {})
    hops: list[str] = []
    while len(hops) <= limits.redirects:
        url = plain(address, base="".join(hops[-1:]), ports=network.ports)
        with answer_of(url, told, limits, network, deadline) as answer:
            if answer.status not in LEADS_ON:
                return _page(answer, [*hops, str(url)], limits, is_known=len(told) > 1)
        if not (address := answer.headers.get("Location", "")):
            raise Unfetched("garbled")
        hops.append(str(url))
    raise Unfetched("redirects", redirects=limits.redirects)


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    told = {asks: known.get(name, "") for asks, name in CONDITIONS.items()}
    return {asks: value for asks, value in told.items() if value and value.isascii() and value.isprintable()}


def _page(answer: Answer, addresses: list[str], limits: Limits, *, is_known: bool) -> Fetched:
    is_unchanged = is_known and answer.status == UNCHANGED
    if not is_unchanged:
        _refuse_what_is_no_page(answer)
    body = b"" if is_unchanged else body_of(answer, limits)
    return Fetched(
        address=addresses[-1],
        hops=tuple(addresses[:-1]),
        status=answer.status,
        content_type=answer.headers.get("Content-Type", ""),
        encoding=answer.headers.get("Content-Encoding", ""),
        body=body,
        headers={name: answer.headers[name] for name in KEPT if name in answer.headers},
        fetched=datetime.now(UTC),
        sha256=sha256(body).hexdigest(),
    )


def _refuse_what_is_no_page(answer: Answer) -> None:
    status = answer.status
    if status in {404, 410}:
        raise Unfetched("not-found", status=status)
    if status >= 500:
        raise Unfetched("failing", status=status)
    if status not in {200, 203}:
        raise Unfetched("refused", status=status)
    kind = answer.headers.get("Content-Type", "").split(";")[0].strip()
    if kind and not PAGE.fullmatch(kind):
        raise Unfetched("not-a-page", type=kind if TYPE.fullmatch(kind) else "?")
