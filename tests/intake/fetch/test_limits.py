"""However a site behaves, a fetch of it ends, within its limits and with the right reason."""

import gzip
import re
import socket
import struct
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from reviews.intake.fetch import Unfetched, fetch
from reviews.intake.fetch.errors import SENTENCES
from reviews.intake.fetch.limits import Limits
from tests.intake.fetch.listener import Answer, head, listening, network, redirect, says

SOON = Limits(seconds=0.3, redirects=1000)
SMALL = Limits(body=100_000)
ROOT = Path(__file__).parents[3]


def raw(*parts: bytes) -> Answer:
    return lambda stream, _: stream.sendall(b"".join(parts))


def then_silent(*parts: bytes) -> Answer:
    """Send something and wait until the other side hangs up."""

    def answer(stream, _):
        stream.sendall(b"".join(parts))
        stream.recv(1)

    return answer


def forever(part: bytes, *, before: bytes = b"", pause: float = 0) -> Answer:
    def answer(stream, _):
        stream.sendall(before)
        while True:
            stream.sendall(part)
            time.sleep(pause)

    return answer


def reset(stream, _):
    stream.sendall(head("Content-Length: 100") + b"beginning")
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def led_on_slowly(stream, path):
    time.sleep(0.02)
    stream.sendall(redirect(f"/{len(path)}{path[:20]}"))


def packed(body: bytes, *, length: int | None = None) -> bytes:
    return head("Content-Encoding: gzip", f"Content-Length: {length or len(body)}") + body


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])


GZIPPED = gzip.compress(bytes(range(256)) * 40)
CHUNKED = head("Transfer-Encoding: chunked")
CASES = {
    "says nothing": (then_silent(), SOON, "too-slow"),
    "head byte by byte": (forever(b"x", before=b"HTTP/1.1 200 OK\r\nX: ", pause=0.01), SOON, "too-slow"),
    "page byte by byte": (forever(b"x", before=head(), pause=0.01), SOON, "too-slow"),
    "chunks of a byte": (forever(b"1\r\nx\r\n", before=CHUNKED, pause=0.01), SOON, "too-slow"),
    "packed, byte by byte": (forever(b"\0", before=head("Content-Encoding: gzip") + GZIPPED[:10], pause=0.01), SOON, "too-slow"),
    "stops in the middle": (then_silent(head("Content-Length: 100"), b"beginning"), SOON, "too-slow"),
    "each redirect late": (led_on_slowly, SOON, "too-slow"),
    "endless": (forever(b"x" * 10_000, before=head()), SMALL, "too-large"),
    "endless in chunks": (forever(b"4\r\nword\r\n" * 1000, before=CHUNKED), SMALL, "too-large"),
    "endless by default": (forever(b"x" * 100_000, before=head()), Limits(), "too-large"),
    "says that it is large": (then_silent(head("Content-Length: 100001")), SMALL, "too-large"),
    "one byte more": (says(b"x" * 100_001), SMALL, "too-large"),
    "unpacks to much": (raw(packed(bomb(2))), replace(SMALL, ratio=10**9), "too-large"),
    "unpacks to many times as much": (raw(packed(bomb(20))), Limits(body=10**9), "too-large"),
    "unpacks without end": (forever(bomb(1)[10:], before=head("Content-Encoding: gzip") + bomb(1)), SMALL, "too-large"),
    "one long header": (raw(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 1_000_000), Limits(), "too-large"),
    "headers without end": (forever(b"X: y\r\n" * 1000, before=b"HTTP/1.1 200 OK\r\n"), Limits(), "too-large"),
    "wait, without end": (forever(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" * 100), Limits(), "too-large"),
    "trailers without end": (forever(b"X: y\r\n" * 1000, before=CHUNKED + b"0\r\n"), Limits(), "garbled"),
    "chunk with a long name": (forever(b"x" * 1000, before=CHUNKED + b"1;"), Limits(), "garbled"),
    "redirects without end": (lambda stream, path: stream.sendall(redirect(path + "x")), Limits(), "redirects"),
    "redirects to itself": (lambda stream, _: stream.sendall(redirect("#top")), Limits(), "redirects"),
    "redirects to nowhere": (raw(head("Content-Length: 0", status="302 Found")), Limits(), "garbled"),
    "shorter than it says": (raw(head("Content-Length: 100"), b"beginning"), Limits(), "garbled"),
    "two lengths": (raw(head("Content-Length: 5", "Content-Length: 6"), b"123456"), Limits(), "garbled"),
    "length of many digits": (raw(head("Content-Length: " + "9" * 5000)), Limits(), "garbled"),
    "length below nothing": (raw(head("Content-Length: -1")), Limits(), "garbled"),
    "last chunk is missing": (raw(CHUNKED, b"4\r\nword\r\n"), Limits(), "garbled"),
    "chunk of no size": (raw(CHUNKED, b"zz\r\nword\r\n"), Limits(), "garbled"),
    "packed and cut": (raw(packed(GZIPPED[:-20])), Limits(), "garbled"),
    "packed and spoilt": (raw(packed(GZIPPED[:-8] + bytes(8))), Limits(), "garbled"),
    "not packed": (raw(packed(b"<p>Hello</p>")), Limits(), "garbled"),
    "badly packed": (raw(packed(GZIPPED[:10] + b"\xff" * 20)), Limits(), "garbled"),
    "packed twice": (says(gzip.compress(GZIPPED), "Content-Encoding: gzip, gzip"), Limits(), "garbled"),
    "packed otherwise": (says(b"x", "Content-Encoding: br"), Limits(), "garbled"),
    "no HTTP": (raw(b"220 mail.example ESMTP\r\n"), Limits(), "garbled"),
    "hangs up": (raw(), Limits(), "garbled"),
    "resets": (reset, Limits(), "garbled"),
    "zero in a header": (raw(head("X: a\0b")), Limits(), "garbled"),
    "other protocol": (raw(head("Upgrade: websocket", status="101 Switching Protocols")), Limits(), "garbled"),
    "picture": (says(b"x", "Content-Type: image/png"), Limits(), "not-a-page"),
    "film": (says(b"x", "Content-Type: video/mp4; codecs=x"), Limits(), "not-a-page"),
    "program": (says(b"x", "Content-Type: application/octet-stream"), Limits(), "not-a-page"),
    "odd type": (says(b"x", "Content-Type: %(status)s <b>"), Limits(), "not-a-page"),
    **{str(status): (says(status=f"{status} Odd"), Limits(), "not-found") for status in (404, 410)},
    **{str(status): (says(status=f"{status} Odd"), Limits(), "failing") for status in (500, 503, 599, 999)},
    **{str(status): (says(status=f"{status} Odd"), Limits(), "refused") for status in (202, 206, 300, 400, 401, 403, 418, 429, 451)},
    **{str(status): (raw(head(status=f"{status} Odd")), Limits(), "refused") for status in (204, 304)},
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_site_ends_a_fetch_with_the_right_reason(name):
    answer, limits, code = CASES[name]
    with listening(answer=answer) as site, pytest.raises(Unfetched) as error:
        fetch(site.at(), limits=limits, network=network(site))

    assert error.value.code == code
    assert site.connections
    assert re.fullmatch(r"[A-Z][^%<]+\.", str(error.value))


def test_sixth_redirect_is_not_followed():
    with listening(answer=CASES["redirects without end"][0]) as site, pytest.raises(Unfetched):
        fetch(site.at(), network=network(site))

    assert [request.split()[1] for request in site.requests] == ["/", "/x", "/xx", "/xxx", "/xxxx", "/xxxxx"]


def test_page_of_just_the_limit_is_fetched():
    with listening(answer=says(b"x" * 100_000)) as site:
        assert len(fetch(site.at(), limits=SMALL, network=network(site)).body) == 100_000


def test_page_that_is_packed_well_is_fetched():
    line = b"<li>The council voted 12 to 3 for the bridge.</li>\n"
    with listening(answer=raw(packed(gzip.compress(line * 15_000)))) as site:
        assert len(fetch(site.at(), network=network(site)).body) == len(line) * 15_000


def test_name_that_nobody_answers_for_is_given_up():
    def late(_):
        time.sleep(0.5)
        return []

    with listening(answer=says()) as site:
        asked = replace(network(site), resolve=late)
        with pytest.raises(Unfetched) as error:
            fetch(site.at(host="news.example"), limits=replace(SOON, seconds=0.05), network=asked)

    assert (error.value.code, site.connections) == ("too-slow", 0)


def test_certificate_that_does_not_come_is_given_up():
    with listening(answer=says()) as site, pytest.raises(Unfetched) as error:
        fetch(site.at(scheme="https"), limits=SOON, network=network(site))

    assert error.value.code == "too-slow"


@pytest.mark.parametrize("names", [{}, {"news.example": []}], ids=["no such name", "no number"])
def test_name_without_a_number_is_unreachable(names):
    with listening(answer=says()) as site, pytest.raises(Unfetched) as error:
        fetch(site.at(host="news.example"), network=network(site, names=names))

    assert (error.value.code, site.connections) == ("unreachable", 0)


def test_site_that_does_not_listen_is_unreachable():
    with listening(answer=says()) as site:
        known = network(site)
    with pytest.raises(Unfetched) as error:
        fetch(site.at(), network=known)

    assert error.value.code == "unreachable"


def test_every_reason_has_its_sentence():
    modules = [ROOT / "reviews" / "fetching.py", *(ROOT / "reviews" / "intake" / "fetch").glob("*.py")]
    raised = {
        code
        for module in modules
        for call in re.findall(r"Unfetched\((.*)\)", module.read_text())
        for code in re.findall(r'"([a-z-]+)"', call)
    }

    assert raised == set(SENTENCES)
