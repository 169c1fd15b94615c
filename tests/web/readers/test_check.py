"""The page of a published check: the claim, the verdict, the evidence, and who answers for it."""

import re

import pytest

from reviews.web.readers.caching import FRESH
from reviews.workflow.articles.revisions.revising import revise
from tests.factories import ArticleRevisionFactory, ClaimantFactory
from tests.pages import text_of
from tests.published import publish, source, url_of, withdraw

pytestmark = pytest.mark.django_db


def test_check_page_shows_claim_verdict_answer_and_who_answers_for_it(client, claim):
    text = text_of(client.get(url_of(claim)))

    for expected in (
        "Claim · Vote “The council voted 12 to 3 for the bridge.”",
        "The claim is accurate and nothing that matters is missing.",
        "The minutes give the same figures.",
        "Evidence for Minutes of the council Council · primary · seen",
        "Evidence against None is listed.",
        "How this was checked We read the minutes.",
        "Revisions: 1",
    ):
        assert expected in text


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


def test_json_in_the_page_cannot_end_its_element(client):
    claim = publish(wording="It is </script><!--<script>\u2028&amp;.")

    html = client.get(f"/checks/{claim.public_id}/", follow=True).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1]

    assert '"claimReviewed":"It is \\u003C/script\\u003E\\u003C!--\\u003Cscript\\u003E\\u2028\\u0026amp;."' in block


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", "Evidence against None is listed."),
        ("none_found", "Evidence against We looked for evidence against the claim and found none."),
        ("not_sought", "Evidence against We did not look for evidence against the claim."),
    ],
)
def test_reader_is_told_only_what_the_fact_checker_said_of_evidence_against(client, answer, expected):
    claim = publish(review={"counter_evidence": answer})

    assert expected in text_of(client.get(url_of(claim)))
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["counter_evidence"] == answer


def test_listed_evidence_against_stands_for_itself(client):
    claim = publish(review={"counter_evidence": "none_found", "evidence": [source(stance="contradicts")]})

    assert "found none" not in client.get(url_of(claim)).text


@pytest.mark.parametrize(
    ("contact", "expected"),
    [("", "Factcheck has not named an address for reports yet."), ("errors@news.example", "errors@news.example")],
)
def test_check_names_an_address_for_errors_or_says_that_there_is_none(client, claim, settings, contact, expected):
    settings.CONTACT = contact

    assert f"Found an error? {expected}" in text_of(client.get(url_of(claim))).replace("Tell us : ", "")
    assert expected in text_of(client.get("/methodology/"))


def test_check_shows_the_attribution_of_its_claim_and_asks_both_questions_whatever_its_kind(client):
    one = publish(said="Mayor Ada Finch warned that", wording="The bridge is unsafe.")

    page = " ".join(client.get(url_of(one)).text.split())

    assert '<p class="said-by" lang="en" dir="auto">Mayor Ada Finch warned that</p>' in page
    assert "<b>Is it so?</b> True:" in page
    assert "<b>Was it said?</b> That was not judged." in page


@pytest.mark.parametrize(
    ("wording", "expected"), [("“It fell.”", "Ada Finch said:"), ("The bridge fell.", "Ada Finch said")]
)
def test_colon_stands_in_front_of_a_quotation_only(client, wording, expected):
    one = publish(said="Ada Finch said:", wording=wording)

    assert f'dir="auto">{expected}</p>' in client.get(url_of(one)).text


@pytest.mark.parametrize(
    ("wording", "is_shown"), [("Ada Finch denied that it is unsafe.", False), ("The council voted 12 to 3.", True)]
)
def test_attribution_of_a_denial_stands_in_front_only_where_its_wording_does_not_have_it(client, wording, is_shown):
    one = publish(said="Ada Finch denied that", wording=wording)

    assert ('<p class="said-by"' in client.get(url_of(one)).text) is is_shown


def test_readers_are_told_that_the_newspaper_changed_the_text_since(client, claim, reviewer):
    expected = "The newspaper has changed the text of this article since."
    first = client.get(url_of(claim))
    assert expected not in text_of(first)

    revise(claim.article, f"Another beginning. {claim.revision.text}", by=reviewer, seen=1)

    page = client.get(url_of(claim), headers={"If-None-Match": first["ETag"]})
    assert (page.status_code, expected in text_of(page)) == (200, True)
