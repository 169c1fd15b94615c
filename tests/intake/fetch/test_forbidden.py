"""No connection to an address that is not public: told by listeners on this machine, and by the sockets of this process."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.intake.fetch import Unfetched, fetch
from reviews.intake.fetch.addresses import is_public
from tests.intake.fetch.listener import Listener, connections_of_this_process, listening, network, redirect, says
from tests.intake.fetch.spellings import FORBIDDEN, HIDDEN, HIDINGS, NUMBERS, SPELT_NUMBERS, SPELT_ODDLY, in_brackets

REFUSED = {"misspelt", "forbidden"}


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening(answer=says()) as found:
        yield found


def refused(address: str, **known) -> tuple[str, list]:
    """Return the code with which an address is refused, and what was connected to on the way."""
    with connections_of_this_process() as connected, pytest.raises(Unfetched) as error:
        fetch(address, network=network(**known))
    return error.value.code, connected


def assert_only_this_is_reached(listener: Listener, before: int) -> None:
    """Whoever was refused did not connect, and a fetch that is allowed does."""
    with connections_of_this_process() as connected:
        assert fetch(listener.at(), network=network(listener)).body == b"<p>Hello</p>"
    assert connected == [(str(listener.number), listener.port)]
    assert listener.connections == before + 1


def test_there_are_many_spellings():
    assert len(FORBIDDEN) + len(SPELT_ODDLY) > 240
    assert len(set(SPELT_ODDLY)) == len(SPELT_ODDLY)


@pytest.mark.parametrize("spelling", FORBIDDEN)
def test_number_that_is_not_public_is_never_connected_to(spelling, listener):
    before = listener.connections

    assert refused(spelling.format(port=listener.port), ports=(listener.port,)) == ("forbidden", [])
    assert_only_this_is_reached(listener, before)


@pytest.mark.parametrize("spelling", SPELT_ODDLY, ids=ascii)
def test_odd_spelling_is_refused_even_where_all_numbers_are_public(spelling, listener):
    before = listener.connections

    code, connected = refused(
        spelling.format(port=listener.port),
        ports=(listener.port,),
        judge=lambda _: True,
        names={"news.example": ["127.0.0.1"], "localhost": ["127.0.0.1"]},
    )

    assert (code in REFUSED, connected) == (True, [])
    assert_only_this_is_reached(listener, before)


@pytest.mark.parametrize("number", SPELT_NUMBERS)
def test_name_with_a_number_that_is_not_public_is_never_connected_to(number, listener):
    for numbers in ([number], ["93.184.216.34", "2606:2800:21f::1", number], [number, "93.184.216.34"]):
        names = {"news.example": numbers}

        assert refused(listener.at(host="news.example"), ports=(listener.port,), names=names) == ("forbidden", [])


@pytest.mark.parametrize("version", [4, 6])
def test_listener_of_either_kind_is_reached_only_where_the_judge_is_told_so(version):
    with listening(version, answer=says()) as listener:
        assert refused(listener.at(), ports=(listener.port,)) == ("forbidden", [])
        assert_only_this_is_reached(listener, 0)


TARGETS = [
    "{address}", "http://house.example:{port}/", "//{host}:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://169.254.169.254/latest/",
    "http://2130706433:{port}/", "http://127.1:{port}/", "http://user@{host}:{port}/", "http://{host}:{port}\\@news.example/", "file:///etc/passwd",
    "http://localhost:{port}/", "http:\t//{host}:{port}/", "http://news.example:22/", "//0/", "gopher://{host}:{port}/",
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("hop", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(("ours", "theirs"), [(4, 6), (6, 4)], ids=["to IPv6", "to IPv4"])
def test_redirect_is_judged_at_every_hop(target, hop, ours, theirs):
    with listening(theirs, answer=says()) as house, listening(ours, answer=says()) as site:
        host = in_brackets(str(house.number))
        bad = target.format(address=house.at(), host=host, port=house.port)
        known = {
            "names": {"news.example": [str(site.number)], "house.example": [str(house.number)]},
            "ports": (house.port,),
        }
        last = bad

        def answer(stream, path):
            n = int(path.strip("/"))
            stream.sendall(redirect(last if n == hop else f"/{n + 1}"))

        site.answer = answer
        start = site.at("/1", host="news.example")
        with pytest.raises(Unfetched) as error:
            fetch(start, network=network(site, **known))
        assert error.value.code in REFUSED
        assert (site.connections, house.connections) == (hop, 0)

        last = house.at()
        reached = fetch(start, network=network(site, house, **known))
        assert (reached.address, len(reached.hops), house.connections) == (house.at(), hop, 1)


@pytest.mark.parametrize(("ours", "theirs"), [(4, 6), (6, 4)], ids=["to IPv6", "to IPv4"])
def test_name_that_is_bound_to_another_number_is_judged_again(ours, theirs):
    with listening(ours, answer=says()) as site, listening(theirs, answer=says()) as house:
        asked = []
        numbers = chain([site.number], repeat(house.number))

        def look_up(host):
            asked.append(host)
            return [next(numbers)]

        public = network(site, ports=(house.port,))
        rebinding = replace(public, resolve=look_up)
        site.answer = lambda stream, _: stream.sendall(redirect(house.at(host="news.example")))

        with pytest.raises(Unfetched) as error:
            fetch(site.at(host="news.example"), network=rebinding)
        assert (error.value.code, asked, house.connections) == ("forbidden", ["news.example"] * 2, 0)

        numbers = chain([site.number], repeat(house.number))
        assert fetch(site.at(host="news.example"), network=replace(network(site, house), resolve=look_up)).hops
        assert (len(asked), house.connections) == (4, 1)


def test_name_is_looked_up_once_for_a_connection():
    with listening(answer=says()) as site:
        numbers = iter([[site.number]])

        page = fetch(site.at(host="news.example"), network=replace(network(site), resolve=lambda _: next(numbers)))

        assert page.body == b"<p>Hello</p>"


def test_peer_is_judged_after_connecting():
    with listening(answer=says()) as site:
        judged = []

        def judge(number):
            judged.append(number)
            return len(judged) == 1

        code, connected = refused(site.at(), ports=(site.port,), judge=judge)

        assert (code, connected, judged) == ("forbidden", [("127.0.0.1", site.port)], [site.number] * 2)
    assert site.requests == []


PUBLIC = ["1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "198.17.255.255", "223.255.255.255",
          "2606:4700::1111", "2a00:1450::1", "2001:200::1", "64:ff9b::808:808"]  # fmt: skip


@pytest.mark.parametrize("number", PUBLIC)
def test_public_number_is_public(number):
    assert is_public(ip_address(number))


@pytest.mark.parametrize("number", [number for numbers in NUMBERS.values() for number in numbers])
def test_other_number_is_not(number):
    assert not is_public(ip_address(number))


@given(st.ip_addresses(v=4) | st.sampled_from(HIDDEN))
def test_no_number_becomes_public_by_hiding(number):
    for name, hide in HIDINGS.items():
        assert not is_public(hide(number)) or (name == "NAT64" and is_public(number))
