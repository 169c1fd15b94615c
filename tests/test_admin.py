"""Whatever is typed into the administration is stored right or refused, and an odd copy never takes a feed or list down."""

import json
import logging

import pytest
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.urls import reverse

from factcheck.accounts.models import User
from reviews.models import Claimant, PublicationRevision, Rating, RatingScale
from tests.factories import ClaimantFactory, UserFactory
from tests.pages import form_of
from tests.published import correct, publish, url_of, withdraw

pytestmark = pytest.mark.django_db

MALFORMED = (
    *(
        "5",
        "[1]",
        "{}",
        "null",
        '"x"',
        "true",
        "[[",
        "[" * 5_000,
        "9" * 5_000,
        "1e999",
        '["javascript:alert(1)"]',
        "NaN",
    ),
    *("-1", "99999999999999999999", "\x00", "\u2028", "\u202e", "\ud800".encode("utf-8", "surrogatepass"), "a" * 5_000),
    *("", " ", "\n", "<script>", "{{7*7}}", "https://a.example/\u200b", "ftp://a.example", '["\\ud800"]', "٣", "None"),
)
READERS = (
    "/",
    "/methodology/",
    "/claimreview.json",
    "/claimreview.json?profile=strict",
    "/feed.xml",
    "/sitemap.xml",
    "/api/v1/checks/",
)
FIELDS = {
    "claimant": ("name", "slug", "kind", "description", "same_as"),
    "ratingscale": (
        "code",
        "name",
        "question",
        "ratings-0-code",
        "ratings-0-name",
        "ratings-0-definition",
        "ratings-0-value",
        "ratings-0-position",
        "ratings-0-is_ordinal",
    ),
}


@pytest.fixture
def admin(client, settings):
    settings.REQUIRE_MFA = False
    client.force_login(User.objects.create_superuser("root", password="x"))
    return client


@pytest.fixture
def claim():
    return publish(
        claimant=ClaimantFactory(name="Ada Lund", slug="ada-lund", kind="person", same_as=["https://a.example"])
    )


def test_administration_holds_the_models_that_are_walked_here():
    ours = {model._meta.model_name for model in site._registry if model._meta.app_label == "reviews"}

    assert ours == FIELDS.keys()


@pytest.mark.parametrize(("model", "field"), [(model, field) for model, fields in FIELDS.items() for field in fields])
def test_odd_value_is_stored_right_or_refused_and_readers_go_on(admin, claim, model, field):
    row = Claimant.objects.get() if model == "claimant" else RatingScale.objects.get(code="content")
    address = reverse(f"admin:reviews_{model}_change", args=[row.pk])
    sent = form_of(admin.get(address))
    assert field in sent

    for value in MALFORMED:
        answer = admin.post(address, sent | {field: value})
        assert answer.status_code in {200, 302, 400}, value
        if answer.status_code == 302:
            for stored in (*Claimant.objects.all(), *RatingScale.objects.all(), *Rating.objects.all()):
                stored.full_clean()

    assert admin.get(address).status_code == 200
    publish(verdict="false", claimant=Claimant.objects.get(), start=1, end=30)
    for page in (*READERS, url_of(claim), f"/claimants/{Claimant.objects.get().slug}/"):
        assert admin.get(page, follow=True).status_code == 200, page


@pytest.mark.parametrize(
    "links", [5, [1], "x", {"a": 1}, [["https://a.example"]], ["javascript:alert(1)"], ["https://a.example\ud800"]]
)
def test_links_that_are_none_are_refused_by_the_model(links):
    with pytest.raises(ValidationError, match="same_as"):
        ClaimantFactory.build(same_as=links).full_clean()


def test_links_are_written_one_on_a_line(admin, claim):
    claimant = Claimant.objects.get()
    address = reverse("admin:reviews_claimant_change", args=[claimant.pk])
    sent = form_of(admin.get(address))
    assert sent["same_as"] == "https://a.example"

    admin.post(address, sent | {"same_as": "https://a.example\r\nhttps://b.example/x\r\n"})

    claimant.refresh_from_db()
    assert claimant.same_as == ["https://a.example", "https://b.example/x"]


def freeze_oddly(shown, number=2, **changes):
    """Put an odd copy before readers, as an older version of the program could."""
    publication, live = shown.publication, shown.publication.live
    publication.live = PublicationRevision.objects.create(
        publication=publication,
        number=number,
        review_revision=_spare_revision(shown),
        content=live.content | changes,
        content_hash="odd",
        published_by=live.published_by,
    )
    publication.save()


def _spare_revision(claim):
    first = claim.review_revisions.first()
    first.pk, first.number = None, 99
    first.save()
    return first


@pytest.mark.parametrize(
    "changes",
    [
        {"claimant": {"name": "Ada Lund", "slug": "ada-lund", "kind": "person", "same_as": 5}},
        {"claimant": {"name": "Ada Lund", "slug": "ada-lund", "kind": "person", "same_as": [1, None]}},
        {"claimant": {"name": 7, "slug": "x", "kind": "person", "same_as": []}},
        {"article": None},
        {"verdict": 5},
        {"evidence": None},
    ],
    ids=json.dumps,
)
def test_odd_copy_costs_a_line_in_the_log_and_no_feed(client, claim, caplog, changes):
    other = publish(start=3, end=36, wording="Another check.")
    freeze_oddly(claim, **changes)

    with caplog.at_level(logging.ERROR, "reviews"):
        pages = {page: client.get(page) for page in READERS}

    assert {page: response.status_code for page, response in pages.items()} == dict.fromkeys(READERS, 200)
    for page in ("/", "/claimreview.json", "/feed.xml"):
        assert other.public_id in pages[page].text
    is_logged = f"The check {claim.public_id}, revision 2, cannot be shown" in caplog.text
    assert is_logged or all(claim.public_id in pages[page].text for page in ("/", "/claimreview.json", "/feed.xml"))
    if "claimant" in changes:
        assert client.get(url_of(claim)).status_code == 200


ODD_COPIES = ({"article": None}, {"verdict": 5}, {"evidence": None}, {"claim": None}, {"verdict": {"name": ["x"]}})


@pytest.mark.parametrize("changes", ODD_COPIES, ids=json.dumps)
def test_odd_copy_costs_programs_no_list(client, claim, caplog, changes):
    other = publish(start=3, end=36, wording="Another check.")
    freeze_oddly(claim, **changes)
    article, slug = claim.article.public_id, claim.claimant.slug

    with caplog.at_level(logging.ERROR, "reviews"):
        listed = client.get("/api/v1/checks/")
        beside = [client.get(f"/api/v1/articles/{article}/{more}") for more in ("", "annotations/")]
        paths = (f"/articles/{article}/", f"/claimants/{slug}/", "/search/?q=council")
        walked = [client.get(path, follow=True) for path in paths]

    assert [response.status_code for response in (listed, *beside)] == [200, 200, 200]
    assert [one["id"] for one in listed.json()["results"]][:1] == [other.public_id]
    assert all(response.status_code in {200, 404} for response in walked)
    assert client.get(f"/api/v1/checks/{claim.public_id}/").status_code in {200, 404}


def test_odd_copy_of_what_was_corrected_or_withdrawn_costs_no_list(client, claim):
    correct(claim)
    freeze_oddly(claim, number=3, claim=None)
    assert client.get("/corrections/").status_code == 200

    claim.refresh_from_db()
    withdraw(claim)

    assert (client.get("/feed.xml").status_code, client.get("/corrections/").status_code) == (200, 200)
    gone = client.get(f"/checks/{claim.public_id}/", follow=True)
    assert (gone.status_code, "The source was forged." in gone.text) == (410, True)


def test_odd_copy_can_be_superseded(client, claim):
    freeze_oddly(claim, claimant={"name": "Ada Lund", "slug": "ada-lund", "kind": "person", "same_as": 5})
    claim.refresh_from_db()

    client.force_login(UserFactory(reviewer=True, editor=True))
    claim.claimant.refresh_from_db()
    corrected = correct(claim)

    assert corrected.publication.revisions.last().content["claimant"]["same_as"] == ["https://a.example"]
    assert client.get("/claimreview.json").status_code == 200
