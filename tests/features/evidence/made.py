"""Pages and copies for tests."""

from datetime import UTC, datetime
from hashlib import sha256

from reviews.fetching import Fetched
from reviews.workflow.copies import keeping

ADDRESS = "https://records.example/minutes"
PAGE = b"""<!doctype html><html lang="en"><head><title>Minutes of the council</title></head><body><article><h1>Minutes</h1>
<p>The council of Marwick passed its budget for the year by 31 votes to 18 on Monday evening after a long debate.</p>
<p>Two members abstained, and the mayor said that the budget was the best that the county could afford this year.</p>
</article></body></html>"""
KEPT_AT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)


def fetched(body=PAGE, content_type="text/html; charset=utf-8", address="https://records.example/minutes/1"):
    digest = sha256(body).hexdigest()
    return Fetched(address, (ADDRESS,), 200, content_type, "", body, {"ETag": '"1"'}, KEPT_AT, digest)


def copy_of(body=PAGE, *, by, monkeypatch, **page):
    monkeypatch.setattr(keeping, "fetch", lambda address: fetched(body, **page))
    return keeping.keep_page(ADDRESS, by=by)


def pdf(*pages):
    """Return a PDF with a line of text on each page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>endobj",
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
    ]
    for n, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
        parts += [
            f"{4 + 2 * n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * n} 0 R>>endobj",
            f"{5 + 2 * n} 0 obj<</Length {len(drawn)}>>stream\n{drawn}\nendstream endobj",
        ]
    return "\n".join(["%PDF-1.4", *parts, "trailer<</Root 1 0 R>>", "startxref", "0", "%%EOF"]).encode()
