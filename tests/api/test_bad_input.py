"""What no honest program sends: answered 4xx with a message, and nothing stored."""

import json

import pytest

from reviews.models import Article, Claim, Evidence, Review, State

pytestmark = pytest.mark.django_db

NUL, HALF, WORD = "a\x00b", "a\ud800b", "word"

BODIES = {
    "not JSON": b"{",
    "not UTF-8": b'{"title": "\xff"}',
    "UTF-16": '{"title": "x"}'.encode("utf-16"),
    "a list": b"[]",
    "a word": b'"x"',
    "null": b"null",
    "NaN": b'{"seen": NaN}',
    "infinity": b'{"seen": 1e999}',
    "a long number": b'{"seen": ' + b"9" * 5000 + b"}",
    "keys twice": b'{"seen": 1, "seen": 2}',
    "deep": b'{"evidence": ' + b"[" * 100_000,
    "deep and whole": b'{"evidence": ' + b"[" * 60 + b"]" * 60 + b"}",
    "NUL in a key": json.dumps({NUL: 1}).encode(),
    "half a character in a key": json.dumps({HALF: 1}).encode(),
    "many unknown keys": json.dumps(dict.fromkeys(map(str, range(10_000)))).encode(),
}
WRITES = [
    "articles/",
    "queue/next/",
    "claims/{id}/lease/",
    "claims/{id}/lease/renew/",
    "claims/{id}/lease/release/",
    "claims/{id}/moves/",
]


def counts():
    return [model.objects.count() for model in (Article, Review, Evidence)], Claim.objects.values().get()


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("path", [*WRITES, "PUT claims/{id}/review/"])
def test_body_that_is_no_request_is_refused(ana, claim, path, body):
    before = counts()
    method, _, path = path.rpartition(" ")

    response = ana.call(method or "post", path.format(id=claim.public_id), body)

    assert response.status_code == 400, response.content[:300]
    assert response.json()["detail"]
    assert counts() == before


@pytest.mark.parametrize("path", WRITES)
def test_other_content_types_are_refused(ana, claim, path):
    for kind in (
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
    ):
        assert ana.post(path.format(id=claim.public_id), b"a=1", content_type=kind).status_code == 415, kind


def test_body_above_the_limit_is_refused(ana):
    assert ana.post("articles/", {"title": "x", "text": "x" * 3_100_000}).status_code == 413


WRONG = [None, 1, 1.5, True, [], {}, NUL, HALF, ""]
ARTICLE = {"title": "Bridge", "text": "The council voted 12 to 3."}


@pytest.mark.parametrize(
    ("field", "value"),
    [(field, value) for field in ("title", "text") for value in WRONG]
    + [
        ("url", value)
        for value in [*WRONG[:-1], "javascript:alert(1)", "ftp://a.example", "//a.example", "https:a", "x" * 3000]
    ]
    + [
        ("url", "https://a.example/\u202etxt.exe"),
        ("published", "9999-12-31"),
        ("published", "1066-10-14"),
        ("title", "a\x07b"),
    ]
    + [
        ("published", value)
        for value in [1, True, [], NUL, "yesterday", "2026-02-30", "0000-01-01", "10000-01-01", "2026-01-01T25:00"]
    ]
    + [("publisher", value) for value in [None, 1, [], NUL, "x" * 201]]
    + [("language", value) for value in [None, 1, [], NUL, "English", "<b>"]]
    + [("rights", value) for value in [None, 1, [], "all"]]
    + [
        ("title", "x" * 301),
        ("text", "x" * 1_000_001),
        ("text", " \n "),
        ("text", "a\x07b"),
        ("text", "a" + "\u0301" * 500),
    ]
    + [("id", "1"), ("added_by", 1), ("claims", [])],
)
def test_article_with_a_wrong_field_is_refused_by_its_name(ana, field, value):
    response = ana.post("articles/", ARTICLE | {field: value})

    assert response.status_code == 400, response.content
    if value not in (NUL, HALF):  # refused before the fields are looked at
        assert field in response.json()["errors"]
    assert Article.objects.count() == 0


REVIEW = {
    "verdict": "true",
    "summary": "So.",
    "rationale": "So.",
    "evidence": [{"url": "https://a.example", "title": "A", "kind": "primary", "stance": "supports"}],
}


def with_evidence(**changes):
    return {"evidence": [REVIEW["evidence"][0] | changes]}


@pytest.mark.parametrize(
    "changes",
    [
        *({"token": value} for value in [None, 1, [], ""]),
        *({"verdict": value} for value in [1, True, [], {}, "TRUE", "accurate", NUL]),
        *({"attribution_verdict": value} for value in [1, [], "true"]),
        *({"summary": value} for value in [None, 1, [], "x" * 281, NUL, HALF]),
        *({"rationale": value} for value in [None, 1, {}, "x" * 50_001]),
        *({"evidence": value} for value in [None, "x", {}, [1], [[]], [None], REVIEW["evidence"] * 101]),
        *(
            with_evidence(url=value)
            for value in [
                None,
                "",
                WORD,
                "javascript:alert(1)",
                "jav\tascript:x",
                "data:text/html,x",
                "//a.example",
                "http://",
            ]
        ),
        *(with_evidence(title=value) for value in [None, "", 1, "x" * 301]),
        *(with_evidence(kind=value) for value in [None, "", "rumour", 1, []]),
        *(with_evidence(stance=value) for value in [None, "", "for", 1]),
        *(with_evidence(published=value) for value in [1, "soon", "2026-13-01", "9999999-01-01", []]),
        *(with_evidence(published=value) for value in ["9999-12-31", "1066-10-14"]),
        with_evidence(title="a\x1bb"),
        with_evidence(url="https://a.example/\u200bb"),
        with_evidence(secret=1),
        {"approved_by": 1},
    ],
    ids=lambda changes: json.dumps(changes)[:60],
)
def test_review_with_a_wrong_field_is_refused(ana, claim, changes):
    response = ana.put(f"claims/{claim.public_id}/review/", {"token": claim.lease_token} | REVIEW | changes)

    assert response.status_code == 400, response.content
    assert (Review.objects.count(), Evidence.objects.count()) == (0, 0)


@pytest.mark.parametrize("field", ["token", "summary", "rationale", "evidence"])
def test_review_that_leaves_words_out_is_refused(ana, claim, field):
    review = {"token": claim.lease_token} | REVIEW
    del review[field]

    response = ana.put(f"claims/{claim.public_id}/review/", review)

    assert (response.status_code, list(response.json()["errors"])) == (400, [field])


@pytest.mark.parametrize(
    "changes",
    [
        *({"seen": value} for value in [None, "1", 1.0, True, -1, 2**31, 2**63, []]),
        *({"action": value} for value in [None, 1, "", "take", "release", "destroy", [], NUL]),
        *({"revision": value} for value in ["1", True, -1, 2**63]),
        *({"note": value} for value in [None, 1, [], "x" * 5001, NUL]),
        *({"kind": value} for value in [None, 1, "huge", "retraction"]),
        {"state": "published"},
    ],
    ids=str,
)
def test_move_with_a_wrong_field_is_refused(ana, claim, changes):
    asked = {"action": "dismiss", "seen": claim.version, "token": claim.lease_token}

    response = ana.post(f"claims/{claim.public_id}/moves/", asked | changes)

    assert response.status_code == 400, response.content
    claim.refresh_from_db()
    assert claim.state == State.IN_REVIEW


@pytest.mark.parametrize("query", ["cursor=%00", "state=%00", "article=%ED%A0%80", "%00=1", "kind[]=x"])
def test_query_that_cannot_be_stored_is_refused(ana, query):
    assert ana.get(f"claims/?{query}").status_code == 400


@pytest.mark.parametrize("path", ["claims/%00/", "checks/%ED%A0%80/", "claims/..%2f/"])
def test_path_that_cannot_be_stored_is_refused(ana, path):
    assert ana.get(path).status_code in {400, 404}
