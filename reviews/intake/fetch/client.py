"""One request on a connection to a public number.

httpx's own client is not used: it reads proxies and passwords from the environment, keeps cookies, and looks into where a
redirect leads before anybody else could. What is below it does nothing by itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from .connection import Judged, Network
from .errors import Unfetched
from .limits import Deadline, Limits

ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: httpx.Headers
    sent: Iterator[bytes]
    """The page as it arrives."""


@contextmanager
def answer_of(
    url: httpx.URL, told: Mapping[str, str], limits: Limits, network: Network, deadline: Deadline
) -> Iterator[Answer]:
    """Tell a site who asks and what is `told` besides, and give what it answers, to be read inside of the block, where Unfetched is raised for all that goes wrong with it."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers = [("Accept", ACCEPT), ("Accept-Encoding", "gzip"), ("Connection", "close"), *told.items()]
    backend = Judged(network, limits, deadline)
    try:
        with (
            httpcore.ConnectionPool(network.trusted(), network_backend=backend) as pool,
            pool.stream("GET", target, headers=headers) as answer,
        ):
            answer.extensions["network_stream"].is_in_head = False
            yield Answer(answer.status, httpx.Headers(answer.headers), answer.iter_stream())
    except httpcore.TimeoutException:
        raise deadline.missed() from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise Unfetched("garbled") from None
