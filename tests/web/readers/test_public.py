"""What readers see and what proxies keep: published checks, the same for everybody."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck import errors
from reviews.models import Publication, Rating, RatingScale, State
from reviews.web.readers import caching
from reviews.web.readers.caching import FRESH
from reviews.workflow.checks import publishing, reviewing
from reviews.workflow.table import leases
from tests.factories import (
    ArticleFactory,
    ArticleRevisionFactory,
    ClaimantFactory,
    ClaimFactory,
    UserFactory,
    claim_at,
    write,
)
from tests.published import XSS, ask_for_correction, correct, publish, source, url_of, withdraw

pytestmark = pytest.mark.django_db

LISTS = ["home", "corrections", "methodology", "search", "feed", "claimreview", "sitemap"]


@pytest.fixture
def claim():
    return publish()


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_check_page_tells_claim_verdict_answer_and_who_answers_for_it(client, claim):
    text = text_of(client.get(url_of(claim)))

    for told in (
        "Claim · Vote “The council voted 12 to 3 for the bridge.”",
        "The claim is accurate and nothing that matters is missing.",
        "The minutes give the same figures.",
        "Evidence for Minutes of the council Council · primary · seen",
        "Evidence against None is listed.",
        "How this was checked We read the minutes.",
        "Revisions: 1",
    ):
        assert told in text


def test_check_page_draws_the_tally_with_its_arithmetic(client):
    tally = {"in_favour": 12, "against": 3, "abstaining": 1, "not_voting": None, "members": 20}

    html = client.get(url_of(publish(details=tally))).content.decode()

    assert re.findall(r'class="drawn (\w+)" width="([\d.]+)%"', html) == [
        ("filled", "60.0"),
        ("hatched", "15.0"),
        ("outlined", "5.0"),
        ("dashed", "20.0"),
    ]
    assert "12 + 3 + 1 = 16 of 20 members." in html


def test_quotation_is_marked_apart_from_a_verdict_on_what_was_said(client):
    only_said = publish(kind="statement", verdict=None, attribution="accurate")
    both = publish(kind="statement", verdict="false", attribution="accurate")

    first, second = (client.get(url_of(claim)).content.decode() for claim in (only_said, both))

    assert '<span class="said large">Accurate quotation</span>' in first
    assert "Whether it is so was not judged." in first
    assert 'class="verdict' not in first
    assert '<span class="verdict v1 large">False</span>' in second
    assert '<span class="said large">Accurate quotation</span>' in second


@pytest.mark.parametrize("path", ["/checks/{id}/another-slug/", "/checks/{id}/"])
def test_check_with_another_slug_moved_to_its_address(client, claim, path):
    response = client.get(path.format(id=claim.public_id))

    assert (response.status_code, response["Location"]) == (301, url_of(claim))


def test_corrected_check_shows_the_new_verdict_and_what_changed(client, claim):
    correct(claim, reason="Two votes were counted twice.", verdict="mostly-true", review={"summary": "Nearly."})

    text = text_of(client.get(url_of(claim)))

    assert "Mostly true" in text
    assert "Nearly." in text
    assert "Substantial ·" in text  # announced as an update, but the verdict changed
    assert "Two votes were counted twice. Verdict: True → Mostly true" in text
    assert "Revisions: 1 · 2" in text


def test_version_stays_as_it_stood_and_leads_to_the_current_one(client, claim):
    correct(claim, verdict="false", review={"summary": "Not at all."})

    response = client.get(reverse("check-version", args=[claim.public_id, 1]))

    html = response.content.decode()
    assert "The minutes give the same figures." in html
    assert "Not at all." not in html
    assert f'href="{url_of(claim)}">Read the check as it stands now' in html
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in html
    assert "application/ld+json" not in html


def test_version_that_never_was_is_not_found(client, claim):
    for number in (0, 2, 2**63, 10**30):
        assert client.get(f"/checks/{claim.public_id}/v/{number}/").status_code == 404


def test_withdrawn_check_is_gone_with_its_notice_and_nothing_else(client):
    claim = withdraw(
        publish(review={"summary": "SECRET-ANSWER", "rationale": "SECRET-WAY"}), "The <b>source</b> was forged."
    )

    for path in (url_of(claim), f"/checks/{claim.public_id}/", f"/checks/{claim.public_id}/v/1/"):
        response = client.get(path)
        assert response.status_code == 410
        assert "The &lt;b&gt;source&lt;/b&gt; was forged." in response.content.decode()
        assert b"SECRET" not in response.content
        assert response["Cache-Control"] == FRESH


def test_what_is_not_published_is_nowhere(client, claim):
    """Each canary stands where a careless query would find it."""
    mayor = ClaimantFactory(name="CANARY Mayor", slug="canary-mayor")
    for state in (State.OPEN, State.IN_REVIEW, State.SUBMITTED, State.APPROVED, State.DISMISSED):
        article = ArticleFactory(title="CANARY title")
        revision = ArticleRevisionFactory(article=article, text="CANARY text. " * 9)
        claim_at(state, revision=revision, wording="CANARY wording.", claimant=mayor)
    withdrawn = withdraw(publish(review={"summary": "CANARY answer"}, claimant=mayor))
    author = UserFactory(reviewer=True)
    leases.take(open_claim := ClaimFactory(revision=claim.revision, start=41, end=60), by=author, seen=1)
    write(open_claim, author, summary="CANARY draft")

    paths = [*map(reverse, LISTS), url_of(claim), f"/articles/{claim.article.public_id}/{claim.article.slug}/"]
    for path in paths:
        assert b"CANARY" not in client.get(path).content, path
    assert "No check has these words." in client.get("/search/?q=CANARY").content.decode()
    assert client.get("/claimants/canary-mayor/").status_code == 404
    assert client.get(f"/articles/{withdrawn.article.public_id}/{withdrawn.article.slug}/").status_code == 404


def test_words_that_the_desk_is_changing_stay_inside(client):
    claim = publish(claimant=ClaimantFactory(name="Vance", slug="vance"))
    url = url_of(claim)
    editor, author = UserFactory(editor=True), UserFactory(reviewer=True)
    publishing.correct(claim, by=editor, seen=claim.version, note="Wording.")
    leases.take(claim, by=author, seen=claim.version)
    said = {"wording": "CANARY wording", "details": claim.details, "claimant": "CANARY", "claimant_role": "CANARY"}
    reviewing.describe(claim, by=author, token=claim.lease_token, **said)

    for path in (url, "/sitemap.xml", "/claimants/vance/", "/", "/claimreview.json"):
        response = client.get(path)
        assert response.status_code == 200
        assert b"canary" not in response.content.lower(), path
    assert client.get("/claimants/canary/").status_code == 404
    assert b"/claimants/vance/" in client.get("/sitemap.xml").content


def test_corrected_speaker_is_the_one_that_readers_and_programs_are_told(client):
    claim = publish(
        kind="statement", attribution="accurate", verdict=None, claimant=ClaimantFactory(name="Ann Vance", slug="vance")
    )
    editor, author = UserFactory(editor=True), UserFactory(reviewer=True)
    publishing.correct(claim, by=editor, seen=claim.version, note="It was somebody else.")
    leases.take(claim, by=author, seen=claim.version)
    said = {
        "wording": claim.wording,
        "details": claim.details,
        "claimant": "Osei Lindqvist",
        "claimant_role": "Treasurer",
    }
    reviewing.describe(claim, by=author, token=claim.lease_token, **said)
    leases.release(claim, by=author, token=claim.lease_token)
    publish(claim=claim, verdict=None, attribution="accurate")

    page = client.get(url_of(claim)).content.decode()

    assert '<a href="/claimants/osei-lindqvist/"><bdi>Osei Lindqvist</bdi></a>, <bdi>Treasurer</bdi>' in page
    assert '"claimReviewed":"Osei Lindqvist said: ' in page
    assert '"author":{"@type":"Person","name":"Osei Lindqvist","jobTitle":"Treasurer"}' in page
    assert client.get("/claimants/vance/").status_code == 404
    assert client.get("/claimants/osei-lindqvist/").status_code == 200


def test_public_page_opens_no_session_for_people_who_are_signed_in(claim, django_assert_num_queries):
    signed_in = Client()
    signed_in.force_login(UserFactory(reviewer=True))

    with django_assert_num_queries(2):  # as for everybody
        response = signed_in.get(url_of(claim))

    assert (response["Vary"], response.cookies) == ("Accept-Language", {})
    assert response.content == Client().get(url_of(claim)).content


@pytest.mark.parametrize("name", LISTS)
def test_public_page_sets_no_cookie_and_may_be_kept_by_a_proxy(client, claim, name):
    response = client.get(reverse(name))

    assert response.cookies == {}
    assert response.get("Vary") == ("Accept-Language" if response["Content-Type"].startswith("text/html") else None)
    assert response["Cache-Control"] == FRESH
    assert client.get(reverse(name), headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("page", ["check", "version", "article", "claimant"])
def test_page_of_one_thing_is_cacheable_and_knows_when_it_changed(client, page):
    claim = publish(claimant=ClaimantFactory(slug="vance"))
    article = claim.article
    path = {
        "check": url_of(claim),
        "version": f"/checks/{claim.public_id}/v/1/",
        "article": f"/articles/{article.public_id}/{article.slug}/",
        "claimant": "/claimants/vance/",
    }[page]
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    since = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})
    correct(claim)
    after = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, since.status_code, after.status_code) == (200, 304, 304, 200)
    assert (first.cookies, first["Vary"], first["Cache-Control"]) == ({}, "Accept-Language", FRESH)
    assert (again["ETag"], again["Cache-Control"], again.content) == (first["ETag"], FRESH, b"")


def test_new_version_of_the_program_makes_new_etags(client, claim, settings, monkeypatch):
    before = client.get(url_of(claim))["ETag"]
    monkeypatch.setattr(caching, "build", lambda: "another")

    assert client.get(url_of(claim), headers={"If-None-Match": before}).status_code == 200


def test_check_page_asks_the_database_twice_once_and_once(client, claim, django_assert_num_queries):
    with django_assert_num_queries(2):  # the check, its corrections
        first = client.get(url_of(claim))
    with django_assert_num_queries(1):
        client.get(url_of(claim))
    with django_assert_num_queries(1):
        assert client.get(url_of(claim), headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/", 3),  # what changed last, count, checks
        ("/corrections/", 3),
        ("/claimants/vance/", 6),  # the claimant, any check, what changed last, count, checks, verdicts
        ("/search/?q=council", 3),  # what changed last, the ranked, the published among them
        ("/methodology/", 3),  # scales, ratings, what changed last
        ("/feed.xml", 4),  # what changed last, checks, corrections, withdrawn
        ("/claimreview.json", 4),
        ("/claimreview.json?profile=strict", 3),
        ("/sitemap.xml", 4),
    ],
)
def test_list_asks_no_more_for_three_than_for_one(client, django_assert_num_queries, count, path, queries):
    vance = ClaimantFactory(slug="vance")
    for _ in range(count):
        correct(publish(claimant=vance))
    client.get("/methodology/")  # what is read once for each process

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_article_asks_no_more_for_three_claims_than_for_one(client, django_assert_num_queries, count):
    revision = ArticleRevisionFactory()
    for number in range(count):
        publish(revision=revision, start=number * 10, end=number * 10 + 9)
    article = revision.article

    with django_assert_num_queries(4):  # the article, what changed last, its text, the checks
        response = client.get(f"/articles/{article.public_id}/{article.slug}/")

    assert len(re.findall(r'class="note ', response.content.decode())) == count


def test_article_marks_claims_in_place_and_notes_lead_back(client):
    revision = ArticleRevisionFactory(text="One two three. Four five six.")
    outer = publish(revision=revision, start=0, end=13, verdict="false")
    inner = publish(revision=revision, start=4, end=7, kind="quantity", details={})

    html = client.get(f"/articles/{revision.article.public_id}/{revision.article.slug}/").content.decode()

    assert f'id="claim-{outer.public_id}"></span><mark class="claim v1">One </mark>' in html
    assert '<mark class="claim v5 around around-1">two</mark>' in html
    assert 'href="#note-2" aria-label="Note 2: True">2</a>' in html
    assert f'href="#claim-{inner.public_id}" aria-label="Back to claim 2 in the text">2</a>' in html
    assert re.sub(r"<[^>]+>", "", re.search(r'passage-text">(.*?)</p>', html)[1]) == "One two2 three1. Four five six."


def test_check_leads_to_its_claim_in_the_article_whatever_is_published_before_it(client):
    revision = ArticleRevisionFactory(text="One two three. Four five six.")
    claim = publish(revision=revision, start=15, end=19)
    publish(revision=revision, start=0, end=3)

    place = f"/articles/{revision.article.public_id}/{revision.article.slug}/#claim-{claim.public_id}"
    assert f'<a href="{place}">read it in the article</a>' in client.get(url_of(claim)).content.decode()
    assert (
        f'<span id="claim-{claim.public_id}"></span><mark class="claim v5">Four</mark>'
        in client.get(place).content.decode()
    )


def test_unnamed_source_has_no_page_that_another_article_would_share(client):
    judge = ClaimantFactory(name="The judge", slug="the-judge")
    claim = publish(claimant=judge)
    publish(claimant=judge)

    page = client.get(url_of(claim)).content.decode()
    assert "Said by <bdi>The judge</bdi>" in page
    assert client.get("/claimants/the-judge/").status_code == 404
    assert "the-judge" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(("rights", "shown"), [("whole", True), ("excerpts", False)])
def test_article_shows_only_what_its_rights_allow(client, rights, shown):
    article = ArticleFactory(rights=rights)
    revision = ArticleRevisionFactory(article=article, text="First.\n\nSecond paragraph.\n\nThird.\n\nFourth here.")
    publish(revision=revision, start=8, end=24)

    html = client.get(f"/articles/{article.public_id}/{article.slug}/").content.decode()

    assert "Second paragraph" in html
    assert [word in html for word in ("First.", "Third.", "Fourth here.")] == [shown] * 3
    assert html.count('class="gap"') == (0 if shown else 2)


def test_long_article_is_shown_in_parts_and_a_check_leads_to_its_own(client):
    article = ArticleFactory(rights="whole")
    lines = [f"The bridge has its paragraph {number:04}." for number in range(2_000)]
    text = "\n\n".join(lines)
    start = text.index(lines[1_500])
    claim = publish(revision=ArticleRevisionFactory(article=article, text=text), start=start, end=start + 20)

    first = client.get(f"/articles/{article.public_id}/{article.slug}/")
    link = re.search(r'href="(/articles/[^"#]*)#claim-', client.get(url_of(claim)).text)[1]
    there = client.get(link, follow=True)

    assert lines[0] in first.text
    assert (lines[1_500][24:] in first.text, lines[1_500][24:] in there.text) == (False, True)
    assert f'id="claim-{claim.public_id}"' in there.text
    assert len(there.text) < 2 * len(text)
    last = re.search(r"Part \d+ of (\d+)", first.text)[1]
    shown = "".join(
        client.get(f"/articles/{article.public_id}/{article.slug}/?page={n}").text for n in range(1, int(last) + 1)
    )
    assert [line for line in lines if line[24:] not in shown] == []
    assert client.get(f"/articles/{article.public_id}/{article.slug}/?page={int(last) + 1}").status_code == 404


def test_article_from_right_to_left_says_so(client):
    article = ArticleFactory(language="he", title="המועצה הצביעה", rights="whole")
    revision = ArticleRevisionFactory(article=article, text="המועצה הצביעה ביום שלישי בעד הגשר.")
    claim = publish(revision=revision, start=0, end=13, kind="event", details={})

    response = client.get(f"/articles/{article.public_id}/{article.slug}/")

    assert '<div class="passages" lang="he" dir="rtl">' in response.content.decode()
    check = client.get(f"/checks/{claim.public_id}/", follow=True).content.decode()
    assert '<h1 class="headline" lang="he" dir="auto">”המועצה הצביעה.“</h1>' in check


def test_text_of_others_is_inert_wherever_it_stands(client):
    mayor = ClaimantFactory(
        name=XSS, description=XSS, slug="mayor", same_as=["javascript:alert(1)", "https://a.example"]
    )
    article = ArticleFactory(title=XSS, byline=XSS, publisher=XSS, url="javascript:alert(1)")
    revision = ArticleRevisionFactory(article=article, text=XSS + " more")
    evidence = source(
        title=XSS, publisher=XSS, excerpt=XSS, locator=XSS, disclosure=XSS, url="https://a.example/?q=<script>alert(1)</script>",
        archive_url="data:text/html,x", archive_sha256="0" * 64,
    )  # fmt: skip
    review = {"summary": XSS, "rationale": f"{XSS} [x](javascript:alert(1)) <b onclick=x>y</b>", "evidence": [evidence]}
    claim = publish(
        revision=revision, start=0, end=len(XSS), claimant=mayor, claimant_role=XSS, kind="statement", review=review,
        details={"form": XSS},
    )  # fmt: skip
    correct(claim, reason=XSS, review=review, verdict="false")
    gone = withdraw(publish(wording=f"It {XSS}."), XSS)

    paths = [
        "/", "/corrections/", "/claimants/mayor/", f"/search/?q={XSS}", "/feed.xml", "/claimreview.json",
        url_of(claim), f"/checks/{claim.public_id}/v/1/", url_of(gone), f"/articles/{article.public_id}/{article.slug}/",
    ]  # fmt: skip
    for path in paths:
        html = client.get(path, follow=True).content.decode()
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
        assert not re.search(r"(href|src)=.?(javascript|data):", html), path
        assert not re.search(r"<[^>]+\son\w+=", re.sub(r'"[^"]*"', "", html)), path


def test_json_in_the_page_cannot_end_its_element(client):
    claim = publish(wording="It is </script><!--<script>\u2028&amp;.")

    html = client.get(f"/checks/{claim.public_id}/", follow=True).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1]

    assert '"claimReviewed":"It is \\u003C/script\\u003E\\u003C!--\\u003Cscript\\u003E\\u2028\\u0026amp;."' in block


@pytest.mark.parametrize(
    "path", ["/?page=0", "/?page=9", "/?page=x", "/?page=-1", "/?page=²", "/corrections/?page=99999999999"]
)
def test_page_that_is_none_is_not_found(client, claim, path):
    assert client.get(path).status_code == 404


def test_pages_follow_each_other(client):
    for _ in range(21):
        publish()

    first, second = client.get("/").content.decode(), client.get("/?page=2").content.decode()

    assert (first.count('class="check-line"'), second.count('class="check-line"')) == (20, 1)
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?page=1"' in second


@pytest.mark.parametrize(
    "path", ["/", "/corrections/", "/search/", "/search/?q=nothing", "/feed.xml", "/claimreview.json", "/sitemap.xml"]
)
def test_empty_site_says_what_to_do_next(client, path):
    response = client.get(path)

    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        assert re.search(r'class="empty"', response.content.decode())


def test_public_pages_are_for_reading_only(client, claim):
    for path in ("/", url_of(claim), "/feed.xml", "/healthz"):
        assert client.post(path).status_code == 405


def test_addresses_come_from_the_settings_not_from_the_request(client, claim, settings):
    settings.SITE_URL = "https://checks.example"
    settings.ALLOWED_HOSTS = ["evil.example"]
    settings.USE_X_FORWARDED_HOST = False

    for path in (url_of(claim), "/feed.xml", "/claimreview.json", "/sitemap.xml", "/robots.txt"):
        html = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "worse.example"}).content.decode()
        assert "https://checks.example" in html, path
        assert "evil.example" not in html, path
        assert "worse.example" not in html, path


def test_missing_page_needs_no_database(settings):
    response = Client().get("/nothing/here")

    assert response.status_code == 404
    assert "Search the checks" in response.content.decode()
    assert response.cookies == {}


@pytest.mark.parametrize(
    ("status", "view"), [(400, "bad_request"), (403, "permission_denied"), (404, "not_found"), (500, "server_error")]
)
def test_error_page_asks_neither_database_nor_session(rf, django_assert_num_queries, status, view):
    arguments = () if status == 500 else (ValueError("<b>why</b>") if status == 400 else Exception(""),)
    with django_assert_num_queries(0):
        response = getattr(errors, view)(rf.get("/x"), *arguments)

    assert response.status_code == status
    assert f"Error {status}" in response.content.decode()
    assert b"<b>why" not in response.content


def test_health_is_told_without_and_with_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        alive = client.get("/healthz")
    ready = client.get("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 200)
    assert alive["Cache-Control"] == ready["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "Evidence against None is listed."),
        ("none_found", "Evidence against We looked for evidence against the claim and found none."),
        ("not_sought", "Evidence against We did not look for evidence against the claim."),
    ],
)
def test_reader_is_told_only_what_the_fact_checker_said_of_evidence_against(client, answer, told):
    claim = publish(review={"counter_evidence": answer})

    assert told in text_of(client.get(url_of(claim)))
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["counter_evidence"] == answer


def test_listed_evidence_against_stands_for_itself(client):
    claim = publish(review={"counter_evidence": "none_found", "evidence": [source(stance="contradicts")]})

    assert "found none" not in client.get(url_of(claim)).text


def test_correction_stands_above_the_conclusion(client, claim):
    correct(claim, verdict="false")

    text = text_of(client.get(url_of(claim)))

    above = text[text.index("read it in the article") : text.index("What we found")]
    assert "Substantial" in above
    assert "A figure was wrong." in above
    assert "True → False" in above


def test_version_tells_above_its_conclusion_only_of_its_own_correction(client, claim):
    correct(claim, reason="The first reason.")
    correct(claim, reason="The second reason.")

    for number, told in ((1, ""), (2, "The first reason."), (3, "The second reason.")):
        text = text_of(client.get(f"/checks/{claim.public_id}/v/{number}/"))
        above = text[: text.index("What we found")]
        assert re.findall(r"The \w+ reason\.", above) == [told] * bool(told)


def test_check_that_is_checked_again_says_so_everywhere_and_not_what_the_desk_says_of_it(client, claim):
    claim.claimant = ClaimantFactory(name="Ada Lund", slug="ada-lund")
    claim.save()
    correct(claim)
    pages = (url_of(claim), "/", "/search/?q=bridge", "/claimants/ada-lund/", "/feed.xml", "/api/v1/checks/")
    before = {page: client.get(page) for page in pages}
    assert not any(
        "hecked again" in response.text or "hecking this again" in response.text for response in before.values()
    )

    ask_for_correction(claim)

    for page in pages:
        response = client.get(page, headers={"If-None-Match": before[page].headers.get("ETag", "")})
        assert response.status_code == 200, page
        assert "misread" not in response.text, page
        if "api" in page:
            assert response.json()["results"][0]["rechecked"] is not None
        else:
            assert re.search("hecked again|hecking this again", response.text), page
    assert f"corrected {claim.publication.live.published_at:%-d}" in text_of(client.get("/"))


def test_mark_goes_when_the_correction_stands(client, claim):
    correct(claim)

    assert "checking this again" not in client.get(url_of(claim)).text
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["rechecked"] is None


def test_note_for_the_desk_is_not_what_readers_are_told(client, claim):
    correct(claim, reason="The minutes give 13 votes.")

    for page in (url_of(claim), "/corrections/", "/feed.xml", "/claimreview.json"):
        text = client.get(page).text
        assert "The minutes give 13 votes." in text, page
        assert "misread" not in text, page


def test_rewording_a_rating_changes_the_date_of_the_page_that_defines_it(client, claim):
    old = timezone.now() - timedelta(days=3)
    RatingScale.objects.update(changed_at=old)
    Rating.objects.update(changed_at=old)
    Publication.objects.update(changed_at=old)
    since = client.get("/methodology/").headers["Last-Modified"]

    rating = Rating.objects.get(code="mixed")
    rating.definition = "Half and half."
    rating.save()

    response = client.get("/methodology/", headers={"If-Modified-Since": since})
    assert response.status_code == 200
    assert "Half and half." in response.text
    assert response.headers["Last-Modified"] != since


@pytest.mark.parametrize(
    ("contact", "told"),
    [("", "Factcheck has not named an address for reports yet."), ("errors@news.example", "errors@news.example")],
)
def test_check_names_an_address_for_errors_or_says_that_there_is_none(client, claim, settings, contact, told):
    settings.CONTACT = contact

    assert f"Found an error? {told}" in text_of(client.get(url_of(claim))).replace("Tell us : ", "")
    assert told in text_of(client.get("/methodology/"))
