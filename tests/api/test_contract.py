"""The calls other programs rely on: their shapes and codes."""

import pytest
from django.db import connection

from reviews.models import Claim, Evidence, Split, State
from reviews.workflow.articles import splitting
from tests.api.conftest import Caller
from tests.factories import TEXT, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at

pytestmark = pytest.mark.django_db

EVIDENCE = {"url": "https://records.example/1", "title": "Minutes", "kind": "primary", "stance": "supports"}
REVIEW = {
    "verdict": "true",
    "summary": "The minutes give the same figures.",
    "rationale": "We read the *minutes*.",
    "evidence": [EVIDENCE],
}


# Not base64, a word for a place, a word for an offset, a number that no row has.
CURSORS = ["cursor=%C3%A9", "cursor=cD14eXo%3D", "cursor=bz1hYmM%3D", "cursor=cD05OTk5OTk5OTk5OTk5OTk5OTk5OQ%3D%3D"]


def move(caller, claim, action, **more):
    return caller.post(f"claims/{claim['id']}/moves/", {"action": action, "seen": claim["version"]} | more)


def test_claim_goes_from_the_queue_to_the_public_and_back(ana, eve, anybody):
    ClaimFactory()

    taken = ana.post("queue/next/").json()
    claim, token = taken["claim"], taken["lease"]["token"]
    assert (claim["state"], taken["lease"]["epoch"]) == ("in_review", 1)
    assert claim["actions"] == ["submit", "dismiss"]
    saved = ana.put(f"claims/{claim['id']}/review/", {"token": token} | REVIEW)
    assert (saved.status_code, saved.json()["verdict"]) == (200, "true")
    claim = move(ana, claim, "submit", token=token).json()
    assert (claim["state"], claim["review"]["revision"], claim["actions"]) == ("submitted", 1, [])
    seen = eve.get(f"claims/{claim['id']}/").json()
    assert seen["actions"] == ["return", "approve"]
    claim = move(eve, seen, "approve", revision=1).json()
    claim = move(eve, claim, "publish").json()
    assert claim["state"] == "published"
    assert claim["check"].endswith(f"/checks/{claim['id']}/the-council-voted-12-to-3-for-the-bridge/")
    check = anybody.get(f"checks/{claim['id']}/").json()
    assert (check["verdict"]["code"], check["verdict"]["value"], check["revision"]) == ("true", 5, 1)
    claim = move(eve, claim, "correct", note="The minutes were amended.", kind="minor").json()
    assert (claim["state"], claim["check"] is None) == ("in_review", False)
    claim = move(eve, claim, "withdraw", note="Forged.").json()
    assert (claim["state"], claim["check"]) == ("withdrawn", None)
    assert anybody.get(f"checks/{claim['id']}/").status_code == 404


def test_claim_has_the_agreed_members(ana):
    ClaimFactory(claimant=ClaimantFactory(name="Mayor Lund", slug="mayor-lund"), claimant_role="mayor")

    claim = ana.get("claims/").json()["results"][0]

    assert list(claim) == [
        *("id", "version", "state", "kind", "quote", "wording", "details"),
        *("claimant", "article", "actions", "review", "check"),
        *("said", "insertions", "loose", "figures"),
    ]
    assert claim["claimant"] == {"name": "Mayor Lund", "role": "mayor", "slug": "mayor-lund"}
    assert claim["actions"] == ["dismiss"]


def test_article_is_taken_in_once(ana):
    article = {"title": "Bridge", "text": TEXT, "published": "2026-03-02", "url": "https://news.example/1"}

    first, again = ana.post("articles/", article), ana.post("articles/", article | {"title": "Other"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["title"] == "Bridge"
    assert [claim["quote"] in TEXT for claim in first.json()["claims"]] == [True] * Claim.objects.count()


def test_long_article_is_taken_in_and_split_later(ana):
    text = "\n\n".join(f"The council voted {n + 5} to {n} for bridge {n}." for n in range(600))
    sent = {"title": "Bridges", "text": text}

    first, again = ana.post("articles/", sent), ana.post("articles/", sent)

    assert (first.status_code, again.status_code) == (202, 200)
    assert (first.json()["split"], first.json()["found"], first.json()["claims"]) == ("waiting", 0, [])
    address = f"articles/{first.json()['id']}/"
    assert first.headers["Location"].endswith(f"/api/v1/{address}")
    splitting.run(Split.objects.get().pk)
    done = ana.get(address).json()
    assert (done["split"], done["found"], len(done["claims"])) == ("done", Claim.objects.count(), Claim.objects.count())


def test_readers_are_not_told_how_an_article_was_split(anybody):
    article = anybody.get(f"articles/{claim_at(State.PUBLISHED).revision.article.public_id}/").json()

    assert (article["split"], article["found"]) == (None, None)


def test_words_are_stored_on_one_line_where_they_belong_on_one(ana):
    article = ana.post("articles/", {"title": " Bridge\r\n vote ", "text": TEXT, "publisher": "The\tExample"}).json()

    assert (article["title"], article["publisher"]) == ("Bridge vote", "The Example")


def test_queue_is_empty_when_nothing_waits(ana):
    response = ana.post("queue/next/")

    assert (response.status_code, response.content) == (204, b"")


def test_lease_is_given_renewed_and_released(ana):
    claim = ClaimFactory()
    path = f"claims/{claim.public_id}/lease/"

    lease = ana.post(path).json()["lease"]
    assert ana.post(path).status_code == 409
    assert Caller(UserFactory(reviewer=True)).post(path).status_code == 409
    renewed = ana.post(path + "renew/", {"token": lease["token"]}).json()["lease"]
    assert renewed["expires_at"] > lease["expires_at"]
    assert ana.post(path + "renew/", {"token": "0" * 32}).status_code == 409
    assert ana.post(path + "release/", {"token": lease["token"]}).json()["state"] == "open"
    assert ana.post(path + "release/", {"token": lease["token"]}).status_code == 409


def test_conflict_tells_how_the_claim_is_now(ana):
    claim = claim_at(State.IN_REVIEW)

    response = ana.post(f"claims/{claim.public_id}/lease/")

    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["claim"] == ana.get(f"claims/{claim.public_id}/").json()
    assert "for 30 more minutes" in response.json()["detail"]


def test_draft_of_a_lost_lease_is_refused(ana, reviewer):
    claim = claim_at(State.IN_REVIEW)

    response = ana.put(f"claims/{claim.public_id}/review/", {"token": claim.lease_token} | REVIEW)

    assert response.status_code == 409
    assert claim.reviews.count() == 0


def test_incomplete_submission_names_what_is_missing(ana, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)

    response = ana.post(
        f"claims/{claim.public_id}/moves/", {"action": "submit", "seen": claim.version, "token": claim.lease_token}
    )

    assert (response.status_code, set(response.json()["missing"])) == (
        422,
        {"verdict", "summary", "rationale", "evidence"},
    )


@pytest.mark.parametrize(
    ("state", "action", "missing"),
    [
        ("submitted", "return", "note"),
        ("submitted", "approve", "revision"),
        ("published", "correct", "note"),
        ("published", "withdraw", "note"),
    ],
)
def test_move_without_what_it_needs_is_incomplete(eve, state, action, missing):
    claim = claim_at(state)

    response = eve.post(f"claims/{claim.public_id}/moves/", {"action": action, "seen": claim.version})

    assert (response.status_code, list(response.json()["missing"])) == (422, [missing])


def test_move_by_an_older_version_is_stale(eve):
    claim = claim_at(State.SUBMITTED)

    response = eve.post(f"claims/{claim.public_id}/moves/", {"action": "approve", "seen": 1, "revision": 1})

    assert response.status_code == 409
    assert response.json()["claim"]["version"] == claim.version


def test_author_does_not_approve_their_own_review():
    both = UserFactory(reviewer=True, editor=True)
    claim = claim_at(State.SUBMITTED, reviewer=both)

    response = Caller(both).post(
        f"claims/{claim.public_id}/moves/", {"action": "approve", "seen": claim.version, "revision": 1}
    )

    assert response.status_code == 403


def test_lists_are_filtered_and_paged(ana, anybody):
    first, second = claim_at(State.PUBLISHED), ClaimFactory()

    assert [claim["id"] for claim in ana.get("claims/").json()["results"]] == [second.public_id, first.public_id]
    assert [claim["id"] for claim in ana.get("claims/?state=open").json()["results"]] == [second.public_id]
    article = first.revision.article.public_id
    assert [claim["id"] for claim in ana.get(f"claims/?article={article}").json()["results"]] == [first.public_id]
    assert anybody.get("checks/?verdict=false").json()["results"] == []
    assert [check["id"] for check in anybody.get("checks/?verdict=true&kind=vote_tally").json()["results"]] == [
        first.public_id
    ]


@pytest.mark.parametrize(
    "query",
    [
        "state=lost",
        "kind=joke",
        "colour=red",
        *CURSORS,
        "state=open&state2=x",
        "verdict=true",
        "state=open&state=submitted",
    ],
)
def test_unknown_filter_of_claims_is_refused(ana, query):
    assert ana.get(f"claims/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["state=published", "verdict=lie", "kind=joke", "status=draft", "ordering=pk", *CURSORS]
)
def test_unknown_filter_of_checks_is_refused(anybody, query):
    assert anybody.get(f"checks/?{query}").status_code == 400


def test_annotations_point_at_the_words(anybody):
    claim = claim_at(State.PUBLISHED)

    found = anybody.get(f"articles/{claim.revision.article.public_id}/annotations/").json()

    (item,) = found["first"]["items"]
    quote, position = item["target"]["selector"]
    assert quote["exact"] == claim.quote
    assert claim.revision.text[position["start"] : position["end"]] == claim.quote
    assert item["body"]["value"] == "True. The minutes give the same figures."


def test_published_article_shows_readers_its_checks_only(anybody, ana):
    claim = claim_at(State.PUBLISHED)
    ClaimFactory(revision=claim.revision, start=5, wording="CANARY of the desk")
    path = f"articles/{claim.revision.article.public_id}/"

    assert "CANARY" not in anybody.get(path).content.decode()
    assert [check["id"] for check in anybody.get(path).json()["claims"]] == [claim.public_id]
    assert [len(ana.get(path).json()["claims"]), "CANARY" in ana.get(path).content.decode()] == [2, True]


def test_unpublished_article_is_not_there_for_readers(anybody, ana):
    path = f"articles/{ClaimFactory().revision.article.public_id}/"

    assert (anybody.get(path).status_code, anybody.get(path + "annotations/").status_code) == (404, 404)
    assert ana.get(path).status_code == 200


DESK = [
    ("get", "claims/"),
    ("get", "claims/{id}/"),
    ("post", "articles/"),
    ("post", "queue/next/"),
    ("post", "claims/{id}/lease/"),
    ("post", "claims/{id}/lease/renew/"),
    ("post", "claims/{id}/lease/release/"),
    ("put", "claims/{id}/review/"),
    ("post", "claims/{id}/moves/"),
]


@pytest.mark.parametrize(("method", "path"), DESK)
def test_desk_asks_for_a_token_and_a_role(anybody, method, path):
    path = path.format(id=ClaimFactory().public_id)
    without_role = Caller(UserFactory())

    refused = anybody.call(method, path, {} if method != "get" else None)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert without_role.call(method, path, {} if method != "get" else None).status_code == 403


def test_stranger_finds_nothing_at_any_id(ana, anybody):
    for path in (f"claims/{'0' * 32}/", "claims/1/", "claims/9223372036854775808/", "checks/x/", "nowhere/"):
        assert ana.get(path).status_code == 404, path
        assert anybody.get(f"checks/{'0' * 32}/").status_code == 404


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic YTpi", "Token x", "Bearer \u00e9"])
def test_wrong_token_is_refused(db, header):
    response = Caller().get("checks/", Authorization=header.encode().decode("latin-1"))

    assert response.status_code == 401


def test_token_of_somebody_who_left_is_refused(ana, reviewer):
    reviewer.is_active = False
    reviewer.save()

    assert ana.get("claims/").status_code == 401


def test_public_answers_are_cacheable_and_private_ones_are_not(anybody, ana):
    claim = claim_at(State.PUBLISHED)

    public = anybody.get(f"checks/{claim.public_id}/")
    assert "public" in public.headers["Cache-Control"]
    assert "Cookie" not in public.headers.get("Vary", "")
    assert not public.cookies
    assert ana.get("claims/").headers["Cache-Control"] == "private, no-store"
    assert ana.get(f"checks/{claim.public_id}/").headers["Cache-Control"] == "private, no-store"


LOOSE = "The Acme Company bought a ferry. Mayor Ada Lund saw her. It sank."
IT = {
    "loose": [57, 59],
    "words": "It",
    "may_mean": [{"words": "a ferry", "source": [24, 31]}, {"words": "The Acme Company", "source": [0, 16]}],
}


def loose_claim():
    revision = ArticleRevisionFactory(text=LOOSE)
    words = {"start": 57, "end": 65, "quote": "It sank.", "wording": "It sank.", "loose": [[57, 59], [40, 43]]}
    return ClaimFactory(revision=revision, kind="event", details={}, **words)


def test_claim_alone_comes_with_what_its_loose_words_may_mean(ana):
    claim = loose_claim()

    assert ana.get(f"claims/{claim.public_id}/").json()["candidates"] == [IT]
    assert ana.post("queue/next/").json()["claim"]["candidates"] == [IT]
    assert "candidates" not in ana.get("claims/").json()["results"][0]


def test_claim_that_is_clear_has_no_candidates_and_no_text_is_read_for_them(ana, django_assert_num_queries):
    claim = ClaimFactory()
    ana.get("claims/")

    with django_assert_num_queries(2 + (connection.vendor == "postgresql")):  # token, claim
        assert ana.get(f"claims/{claim.public_id}/").json()["candidates"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts_do_not_grow(ana, anybody, count, django_assert_num_queries):
    claims = [claim_at(State.PUBLISHED) for _ in range(count)]
    ana.get("claims/")  # writes down that the token is in use

    counted = connection.vendor == "postgresql"  # the call, which SQLite counts in a file beside the database
    with django_assert_num_queries(2 + counted):  # token, claims
        assert len(ana.get("claims/").json()["results"]) == count
    with django_assert_num_queries(1):
        assert len(anybody.get("checks/").json()["results"]) == count
    with django_assert_num_queries(4 + counted):  # token, article, how far its splitting is, claims
        ana.get(f"articles/{claims[0].revision.article.public_id}/")


def test_unforeseen_method_is_refused(anybody, ana):
    for method in ("DELETE", "PATCH", "TRACE", "OPTIONS"):
        response = ana.call(method, "claims/")
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


# The draft's version -------------------------------------------------------------------------------------------------


@pytest.fixture
def held(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


def save(ana, held, *, headers=None, **changes):
    body = {"token": held.lease_token} | REVIEW | changes
    return ana.put(f"claims/{held.public_id}/review/", body, **headers or {})


def test_draft_is_replaced_at_the_version_that_was_seen(ana, held):
    first = save(ana, held)
    assert (first.json()["version"], first["ETag"]) == (1, '"1"')

    assert save(ana, held, seen=1, summary="Second.").json()["version"] == 2
    assert save(ana, held, headers={"If-Match": '"2"'}, summary="Third.").json()["version"] == 3

    draft = ana.get(f"claims/{held.public_id}/review/")
    assert (draft.json()["summary"], draft["ETag"]) == ("Third.", '"3"')


@pytest.mark.parametrize(
    ("sent", "headers", "status"),
    [
        ({}, {}, 428),
        ({"seen": 0}, {}, 409),
        ({"seen": 2}, {}, 409),
        ({}, {"If-Match": '"7"'}, 412),
        ({}, {"If-Match": "*"}, 412),
        ({}, {"If-Match": '"' + "9" * 40 + '"'}, 412),
    ],
)
def test_draft_that_was_not_seen_is_told_and_not_replaced(ana, held, sent, headers, status):
    save(ana, held)

    response = save(ana, held, headers=headers, summary="Blind.", **sent)

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert (response.json()["draft"]["version"], response.json()["draft"]["summary"]) == (1, REVIEW["summary"])
    assert ana.get(f"claims/{held.public_id}/review/").json()["summary"] == REVIEW["summary"]


def test_version_of_a_draft_that_is_none_is_refused(ana, held):
    response = save(ana, held, seen=3)

    assert (response.status_code, response.json()["draft"]) == (409, None)
    assert ana.get(f"claims/{held.public_id}/review/").status_code == 404


def test_half_a_row_typed_on_the_desk_is_told_and_not_handed_in(ana, held):
    save(ana, held)
    Evidence.objects.update(url="no address", published="soon")

    row = ana.get(f"claims/{held.public_id}/review/").json()["evidence"][0]
    refused = ana.post(f"claims/{held.public_id}/moves/", {"action": "submit", "seen": 2, "token": held.lease_token})

    assert (row["url"], row["published"], row["kind"]) == ("no address", "soon", "primary")
    assert refused.status_code == 422
    assert set(refused.json()["missing"]) == {"evidence.0.url", "evidence.0.published"}


def test_article_says_whether_the_program_has_rules_for_its_language(ana):
    german, english = (
        ana.post("articles/", {"title": "Bridge", "text": f"{language}: {TEXT}", "language": language}).json()
        for language in ("de", "en-GB")
    )

    assert (german["rules"], english["rules"]) == (False, True)
    assert german["claims"] == []


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (TEXT, {}, ("en", "recognised", True)),
        ("Der Rat stimmte am Montag für die Brücke.", {}, ("de", "recognised", False)),
        ("Bridge", {}, ("en", "assumed", True)),
        (TEXT, {"language": "fr-CA"}, ("fr-CA", "given", True)),
    ],
)
def test_article_says_what_language_it_is_in_and_how_that_is_known(ana, text, given, expected):
    told = ana.post("articles/", {"title": "Bridge", "text": text} | given).json()

    assert (told["language"], told["language_origin"], told["rules"]) == expected


def test_language_of_an_article_is_changed_and_its_text_split_again(ana):
    article = ana.post("articles/", {"title": "Bridge", "text": TEXT}).json()

    answer = ana.post(f"articles/{article['id']}/language/", {"language": "de"})

    assert (answer.status_code, answer.json()["language"], answer.json()["rules"]) == (200, "de", False)
    assert {claim["state"] for claim in answer.json()["claims"]} == {"dismissed"}


def test_long_article_whose_language_is_changed_waits(ana):
    text = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for the bridge." for n in range(500))
    article = ana.post("articles/", {"title": "Bridge", "text": text}).json()

    answer = ana.post(f"articles/{article['id']}/language/", {"language": "de"})

    assert (answer.status_code, answer.json()["split"]) == (202, "waiting")


@pytest.mark.parametrize("body", [{}, {"language": "xx"}, {"language": None}, {"language": ["fr"]}])
def test_what_is_no_language_is_refused_with_its_field(ana, body):
    article = ana.post("articles/", {"title": "Bridge", "text": TEXT}).json()

    answer = ana.post(f"articles/{article['id']}/language/", body)

    assert answer.status_code == 400
    assert "language" in answer.text
    assert ana.get(f"articles/{article['id']}/").json()["language"] == "en"


def test_language_is_changed_by_the_desk_alone(anybody, ana):
    article = ana.post("articles/", {"title": "Bridge", "text": TEXT}).json()

    assert anybody.post(f"articles/{article['id']}/language/", {"language": "fr"}).status_code == 401
    assert ana.post(f"articles/{'0' * 32}/language/", {"language": "fr"}).status_code == 404


@pytest.mark.parametrize("wording", ["It voted 12 to 3.", "The council voted 12 to 3."])
def test_loose_claim_is_handed_in_once_its_wording_is_corrected_or_confirmed(ana, wording):
    claim = ClaimFactory(wording="It voted 12 to 3.", quote="It voted 12 to 3", loose=[[0, 2]])
    token = ana.post(f"claims/{claim.public_id}/lease/").json()["lease"]["token"]
    review = {"token": token, "verdict": "true", "attribution_verdict": None, "summary": "So.", "rationale": "Read."}
    review["evidence"] = [{"url": "https://a.example/", "title": "Minutes", "kind": "primary", "stance": "supports"}]
    saved = ana.put(f"claims/{claim.public_id}/review/", review).json()
    submit = {"action": "submit", "seen": 2, "token": token}

    refused = ana.post(f"claims/{claim.public_id}/moves/", submit)
    worded = ana.put(f"claims/{claim.public_id}/review/", review | {"seen": saved["version"], "wording": wording})
    taken = ana.post(f"claims/{claim.public_id}/moves/", submit)

    assert (refused.status_code, worded.status_code, taken.status_code) == (422, 200, 200)
    assert "wording" in refused.text
    assert (taken.json()["wording"], taken.json()["loose"]) == (wording, [])
