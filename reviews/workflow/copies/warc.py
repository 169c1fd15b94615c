"""A copy as archives of the web exchange it (WARC 1.1): put together from what was kept, the same whenever it is asked for."""

from datetime import UTC
from http import HTTPStatus
from io import BytesIO
from uuid import UUID

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from reviews.models import Copy


def warc(copy: Copy) -> bytes:
    """Return a compressed archive of one record: the response of a site, or a file that somebody gave.

    Of a response the headers that were kept stand in it; its body is unpacked.
    """
    archive = BytesIO()
    writer = WARCWriter(archive, gzip=True, warc_version="1.1")
    writer.write_record(
        writer.create_warc_record(
            copy.address or copy.asked or f"urn:uuid:{UUID(copy.public_id)}",
            "resource" if copy.by_hand else "response",
            payload=BytesIO(bytes(copy.body.data)),
            length=copy.body.size,
            http_headers=None if copy.by_hand else _headers(copy),
            warc_content_type=copy.content_type if copy.by_hand else "",
            warc_headers_dict={
                "WARC-Record-ID": f"<urn:uuid:{UUID(copy.public_id)}>",
                "WARC-Date": f"{copy.kept_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
                "WARC-Payload-Digest": f"sha256:{copy.body.sha256}",
            },
        )
    )
    return archive.getvalue()


def _headers(copy: Copy) -> StatusAndHeaders:
    told = {"Content-Type": copy.content_type, "Content-Length": str(copy.body.size), **copy.headers}
    return StatusAndHeaders(f"200 {HTTPStatus.OK.phrase}", list(told.items()), protocol="HTTP/1.1")
