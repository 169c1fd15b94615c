"""What is told of a page that was fetched, and what its site is told."""

import gzip
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from reviews.intake import read
from reviews.intake.fetch import Unfetched, fetch
from reviews.intake.fetch.spelling import plain
from tests.intake.fetch.listener import head, listening, network, redirect, says

PAGE = """<html lang="sv"><head><title>Bron</title><meta property="og:site_name" content="Hamnbladet">
<meta property="article:published_time" content="2026-03-02T08:00:00+01:00"></head><body><article><h1>Bron</h1>
<p>Nämnden röstade 12 mot 3 för bron på måndagen, efter en lång debatt i staden.</p></article></body></html>"""


def test_page_is_told_with_what_led_to_it():
    def answer(stream, path):
        if path == "/a?b=%C3%A9":
            return stream.sendall(redirect(f"//news.example:{site.port}/b#top"))
        return says(
            gzip.compress(PAGE.encode("latin-1")),
            "Content-Type: text/html; charset=ISO-8859-1",
            "Content-Encoding: gzip",
            'ETag: "1"',
            "Last-Modified: Mon, 02 Mar 2026 07:00:00 GMT",
            "Set-Cookie: a=b",
        )(stream, path)

    with listening(answer=answer) as site:
        names = {"old.example": ["127.0.0.1"], "news.example": ["127.0.0.1"]}
        page = fetch(site.at("/a?b=é#part", host="old.example"), network=network(site, names=names))

    assert page.address == f"http://news.example:{site.port}/b"
    assert page.hops == (f"http://old.example:{site.port}/a?b=%C3%A9",)
    assert (page.status, page.content_type, page.encoding) == (200, "text/html; charset=ISO-8859-1", "gzip")
    assert page.body == PAGE.encode("latin-1")
    assert page.sha256 == sha256(page.body).hexdigest()
    assert page.headers == {"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 07:00:00 GMT"}
    assert timedelta() <= datetime.now(UTC) - page.fetched < timedelta(minutes=1)
    article = read(page.body, name=page.address, content_type=page.content_type)
    assert (article.title, article.publisher, article.published.date().isoformat()) == (
        "Bron",
        "Hamnbladet",
        "2026-03-02",
    )
    assert "Nämnden röstade" in article.text


def test_site_is_told_who_asks_and_nothing_else(monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("default login ana password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))

    def answer(stream, path):
        there = head("Set-Cookie: a=b; Path=/", "Location: /b", "Content-Length: 0", status="302 Found")
        stream.sendall(there if path == "/a" else head("Content-Length: 2") + b"ok")

    with listening(answer=says()) as proxy, listening(answer=answer) as site:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.at())
        names = {"news.example": ["127.0.0.1"]}
        fetch(site.at("/a", host="news.example"), agent="Factcheck (+x)", network=network(site, proxy, names=names))

    assert proxy.connections == 0
    for path, asked in zip(("/a", "/b"), site.requests, strict=True):
        lines = asked.strip().split("\r\n")
        assert lines[0] == f"GET {path} HTTP/1.1"
        assert dict(line.split(": ") for line in lines[1:]) == {
            "Host": f"news.example:{site.port}",
            "User-Agent": "Factcheck (+x)",
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }


def test_next_number_is_tried_where_the_first_does_not_answer():
    with listening(answer=says()) as site:
        names = {"news.example": ["::1", "127.0.0.1"]}
        public = network(site, names=names, judge=lambda number: number == ip_address("::1"))

        assert fetch(site.at(host="news.example"), network=public).body == b"<p>Hello</p>"


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/xhtml+xml", "application/pdf", "application/rss+xml", "TEXT/HTML;x=y"]
)
def test_what_can_be_read_is_fetched(kind):
    with listening(answer=says(b"x", *[f"Content-Type: {kind}"] * bool(kind))) as site:
        assert fetch(site.at(), network=network(site)).content_type == kind


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG:443/A?b=C#d", "https://example.org/A?b=C"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org?q=½@:80", "https://example.org/?q=%C2%BD@:80"),
        ("https://ar.example.org/wiki/غزة", "https://ar.example.org/wiki/%D8%BA%D8%B2%D8%A9"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://a_b.example.org/%7Ea%20b", "https://a_b.example.org/%7Ea%20b"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/"),
        ("https://3com.example/", "https://3com.example/"),
    ],
)
def test_plain_address_is_taken(address, expected):
    assert str(plain(address)) == expected


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return the path of a certificate for news.example, with its key, that only the tests trust."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
    return path


@pytest.fixture
def secure(certificate):
    """Give a site with the certificate, and the names that it was asked for before it was known who asks."""
    told = []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    tls.sni_callback = lambda _, name, __: told.append(name)
    with listening(answer=says(), tls=tls) as site:
        site.names = told
        yield site


NAMES = {"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}


def test_site_is_asked_for_by_its_name_and_proves_it(secure, certificate):
    known = network(secure, names=NAMES)
    trusting = replace(known, trusted=lambda: ssl.create_default_context(cafile=str(certificate)))

    page = fetch(secure.at(scheme="https", host="news.example"), network=trusting)

    assert (page.body, secure.names) == (b"<p>Hello</p>", ["news.example"])
    assert f"Host: news.example:{secure.port}\r\n" in secure.requests[0]
    with pytest.raises(Unfetched) as error:
        fetch(secure.at(scheme="https", host="other.example"), network=trusting)
    assert (error.value.code, len(secure.requests)) == ("untrusted", 1)


def test_site_that_nobody_vouches_for_is_not_believed(secure):
    with pytest.raises(Unfetched) as error:
        fetch(secure.at(scheme="https", host="news.example"), network=network(secure, names=NAMES))

    assert (error.value.code, secure.names, secure.requests) == ("untrusted", ["news.example"], [])


class Plain:
    """A site that answers a greeting of TLS in plain words."""

    def wrap_socket(self, connection, **_):
        connection.recv(65_536)
        connection.sendall(head(status="400 Bad Request"))
        raise OSError


def test_site_without_tls_is_unreachable_by_https():
    with listening(answer=says(), tls=Plain()) as site, pytest.raises(Unfetched) as error:
        fetch(site.at(scheme="https"), network=network(site))

    assert error.value.code == "unreachable"


def test_site_sends_nothing_again_that_is_known():
    def answer(stream, path):
        if 'If-None-Match: "7"' in site.requests[-1]:
            return stream.sendall(b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n')
        return says(b"Words", "Content-Type: text/plain", 'ETag: "7"', "Last-Modified: Mon, 02 Mar 2026 07:00:00 GMT")(
            stream, path
        )

    with listening(answer=answer) as site:
        first = fetch(site.at(), network=network(site))
        again = fetch(site.at(), network=network(site), known=first.headers)

    assert (first.is_unchanged, first.body) == (False, b"Words")
    assert (again.is_unchanged, again.body, again.headers) == (True, b"", {"ETag": '"7"'})
    assert "If-Modified-Since: Mon, 02 Mar 2026 07:00:00 GMT" in site.requests[-1]


@pytest.mark.parametrize("known", [None, {}, {"ETag": "é"}, {"ETag": '"\x01"'}])
def test_site_that_says_unchanged_unasked_is_refused(known):
    with (
        listening(answer=lambda stream, _: stream.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")) as site,
        pytest.raises(Unfetched) as error,
    ):
        fetch(site.at(), network=network(site), known=known)

    assert error.value.code == "refused"
