"""A copy goes out as programs for archives read it."""

from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from reviews.workflow.copies.keeping import keep_file
from reviews.workflow.copies.warc import warc
from tests.features.evidence.made import PAGE, copy_of, fetched, pdf

pytestmark = pytest.mark.django_db


def record_in(data):
    [record] = [(one, one.content_stream().read()) for one in ArchiveIterator(BytesIO(data), check_digests="raise")]
    return record


def test_page_goes_out_as_the_sites_response(reviewer, monkeypatch):
    copy = copy_of(by=reviewer, monkeypatch=monkeypatch)

    record, body = record_in(warc(copy))

    headers = record.rec_headers
    assert (record.rec_type, body) == ("response", PAGE)
    assert headers["WARC-Target-URI"] == "https://records.example/minutes/1"
    assert headers["WARC-Date"] == "2026-11-27T22:30:00Z"
    assert headers["WARC-Payload-Digest"] == f"sha256:{fetched().sha256}"
    assert record.http_headers["ETag"] == '"1"'
    assert record.http_headers["Content-Type"] == "text/html"
    assert warc(copy) == warc(copy)


def test_file_without_an_address_goes_out_as_a_resource(reviewer):
    copy = keep_file(pdf("Minutes"), name="minutes.pdf", address="", by=reviewer)

    record, body = record_in(warc(copy))

    assert (record.rec_type, body) == ("resource", pdf("Minutes"))
    assert record.rec_headers["Content-Type"] == "application/pdf"
    assert record.rec_headers["WARC-Target-URI"].replace("-", "") == f"urn:uuid:{copy.public_id}"
