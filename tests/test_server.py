"""What stands before Django: limits, deadlines, and what a request and an answer become."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpRequest, HttpResponse

from factcheck import server
from factcheck.accounts import devices
from factcheck.accounts.models import User
from factcheck.middleware import refuse_unread

COOKIE = [(b"cookie", b"csrftoken=abc")]


def ask(*messages, method="POST", headers=(), application=None, path=b"/desk/", serving=None):
    """Return status and body of the answer, and how many messages of the body were asked for."""
    sent, taken = [], []

    async def receive():
        if len(taken) == len(messages):
            await asyncio.sleep(60)
        taken.append(None)
        return messages[len(taken) - 1]

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http", "method": method, "raw_path": path, "query_string": b"", "http_version": "1.1", "scheme": "http",
        "server": ("127.0.0.1", "80"), "client": ("127.0.0.1", "9"), "headers": list(headers),
    }  # fmt: skip
    answering = (serving or server.Application(application or echo, 1))(scope, receive, send)
    with ThreadPoolExecutor(1) as beside:  # a browser test may have left a loop in this thread
        beside.submit(asyncio.run, answering).result()
    return sent[0]["status"], sent[1]["body"], len(taken)


def echo(environ, start_response):
    if refused := environ.get(server.REFUSAL):
        start_response(f"{refused} Refused", [])
        return [b""]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["CONTENT_LENGTH"].encode(), b" ", environ["wsgi.input"].read()]


def part(body, more=True):
    return {"type": "http.request", "body": body, "more_body": more}


def test_body_is_given_whole():
    assert ask(part(b"ab"), part(b"c"), part(b"", more=False), headers=COOKIE) == (200, b"3 abc", 3)


def test_body_that_says_it_is_too_large_is_not_read(settings):
    settings.BODY_LIMIT = 2

    assert ask(part(b"abc", more=False), headers=[*COOKIE, (b"content-length", b"3")]) == (413, b"", 0)


def test_body_that_is_too_large_without_saying_so_is_read_no_further(settings):
    settings.BODY_LIMIT = 2

    assert ask(part(b"ab"), part(b"c"), part(b"d"), headers=COOKIE) == (413, b"", 2)


def test_body_that_does_not_arrive_is_not_waited_for(settings):
    settings.BODY_SECONDS = 0.05

    assert ask(part(b"a"), headers=COOKIE)[:2] == (408, b"")


@pytest.mark.parametrize(
    ("headers", "read"),
    [
        ([], 0),
        ([(b"cookie", b"theme=dark")], 0),
        ([(b"cookie", b"theme=dark; sessionid=abc")], 1),
        (COOKIE, 1),
        ([(b"authorization", b"Bearer abc")], 1),
    ],
)
def test_body_that_nobody_vouches_for_is_not_read(headers, read):
    assert ask(part(b"abc", more=False), headers=headers)[2] == read


@pytest.fixture
def busy(settings, tmp_path):
    """A server, of one thread a lane, with two guesses of a password under way that do not end."""
    settings.VAR = tmp_path
    is_over = threading.Event()

    def guessing(environ, start_response):
        if b"guess" in environ["wsgi.input"].read():
            is_over.wait(30)
        environ["wsgi.input"].seek(0)
        return echo(environ, start_response)

    serving = server.Application(guessing, 1)
    with ThreadPoolExecutor(2) as strangers:
        for path in (b"/accounts/login/", b"/accounts/log%69n/"):
            strangers.submit(ask, part(b"guess", more=False), headers=COOKIE, serving=serving, path=path)
        while serving.guessing._work_queue.qsize() < 1:
            time.sleep(0.01)
        yield serving
        is_over.set()


def test_who_saves_reads_or_uses_a_known_device_does_not_wait_for_guesses(busy):
    answered = HttpResponse()
    devices.remember(HttpRequest(), answered, User(pk=7))
    known = [(b"cookie", f"csrftoken=abc; device={answered.cookies['device'].value}".encode())]
    mine = part(b"mine", more=False)

    assert ask(mine, headers=COOKIE, serving=busy)[:2] == (200, b"4 mine")
    assert ask(headers=COOKIE, serving=busy, method="GET", path=b"/accounts/login/")[0] == 200
    assert ask(mine, headers=known, serving=busy, path=b"/accounts/login/")[:2] == (200, b"4 mine")


@pytest.mark.parametrize("cookie", ["csrftoken=abc", "csrftoken=abc; device=forged"])
def test_guess_that_gets_no_turn_is_sent_away(settings, tmp_path, cookie):
    settings.REQUEST_SECONDS, settings.VAR = 0.2, tmp_path

    with server.turn(tmp_path / "guess", 0):
        sent = ask(part(b"mine", more=False), headers=[(b"cookie", cookie.encode())], path=b"/accounts/login/")

    assert sent[0] == 503


def test_where_no_lock_can_be_written_nobody_waits_for_it(settings, tmp_path):
    settings.VAR = tmp_path / "missing"

    assert ask(part(b"mine", more=False), headers=COOKIE, path=b"/accounts/login/")[0] == 200


def test_headers_with_underscores_cannot_pass_for_those_with_hyphens():
    def shows(environ, start_response):
        start_response("200 OK", [])
        return [environ.get("HTTP_X_FORWARDED_FOR", "none").encode(), environ["HTTP_COOKIE"].encode()]

    headers = [(b"x_forwarded_for", b"10.0.0.1"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]

    assert ask(method="GET", headers=headers, application=shows)[:2] == (200, b"nonea=1; b=2")


@pytest.mark.parametrize(("path", "kind"), [("/desk/", "text/html"), ("/api/v1/claims/", "application/problem+json")])
@pytest.mark.parametrize("status", [408, 413, 503])
def test_what_was_not_read_is_answered_in_the_form_of_its_path(rf, path, kind, status):
    response = refuse_unread(None)(rf.post(path, **{server.REFUSAL: status}))

    assert response.status_code == status
    assert response["Content-Type"].startswith(kind)
    assert response.get("Retry-After") == ("5" if status == 503 else None)
