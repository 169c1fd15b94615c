"""What programs read: every address works, corrections reach subscribers, nothing withdrawn lingers."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.db import OperationalError, connection

from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory
from tests.published import correct, publish, url_of, withdraw

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "http://127.0.0.1:8000"


def entries(client) -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get("/feed.xml").content).findall(f"{ATOM}entry")


def text_in(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}")


def test_entry_says_verdict_claim_and_answer(client):
    claim = publish(verdict="mixed")

    (entry,) = entries(client)

    assert text_in(entry, "title") == "Mixed: “The council voted 12 to 3 for the bridge.”"
    assert text_in(entry, "summary") == "<p>The minutes give the same figures.</p>"
    assert text_in(entry, "id") == f"{SITE}/checks/{claim.public_id}/"
    assert entry.find(f"{ATOM}link").get("href") == SITE + url_of(claim)


def test_correction_is_the_same_entry_updated_with_its_reason_first(client):
    claim, other = publish(), publish()
    before = {text_in(entry, "id"): text_in(entry, "updated") for entry in entries(client)}
    correct(claim, reason="Two votes <were> counted twice.", verdict="false")

    first, second = entries(client)

    assert [text_in(first, "id"), text_in(second, "id")] == [
        f"{SITE}/checks/{one.public_id}/" for one in (claim, other)
    ]
    assert datetime.fromisoformat(text_in(first, "updated")) >= datetime.fromisoformat(before[text_in(first, "id")])
    assert text_in(first, "title").startswith("False: ")
    assert text_in(first, "summary") == (
        "<p>Substantial: Two votes &lt;were&gt; counted twice.</p><p>The minutes give the same figures.</p>"
    )


def test_withdrawal_reaches_subscribers_without_the_old_answer(client):
    claim = withdraw(publish(), "The minutes were forged.")

    (entry,) = entries(client)

    assert text_in(entry, "id") == f"{SITE}/checks/{claim.public_id}/"
    assert text_in(entry, "title") == "Withdrawn: “The council voted 12 to 3 for the bridge.”"
    assert text_in(entry, "summary") == "<p>Withdrawn: The minutes were forged.</p>"


def test_feed_stays_well_formed_whatever_was_typed(client):
    publish(wording="A\x0bb \x1f c.", review={"summary": "]]> &lt;"})

    (entry,) = entries(client)

    assert text_in(entry, "title") == "True: “Ab  c.”"


def test_sitemap_has_addresses_that_work_without_a_redirect(client):
    article = ArticleFactory(language="he", title="גשר")
    revision = ArticleRevisionFactory(article=article)
    publish(claimant=ClaimantFactory(name="ראש העיר", slug="ראש-העיר"), revision=revision, wording='גשר & "נהר".')
    gone = withdraw(publish())

    found = ElementTree.fromstring(client.get("/sitemap.xml").content).iter(f"{SITEMAP}loc")
    paths = [loc.text.removeprefix(SITE) for loc in found]

    assert len(paths) == 6
    assert [client.get(path).status_code for path in paths] == [200] * 6
    assert url_of(gone) not in paths


def test_robots_are_kept_from_the_desk_and_led_to_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert {"Disallow: /desk/", "Disallow: /accounts/", f"Sitemap: {SITE}/sitemap.xml"} <= set(lines)
    assert "Disallow: /checks/" not in lines


def test_site_without_its_database_is_up_but_not_ready(client, monkeypatch):
    def refuse():
        raise OperationalError("no database")

    monkeypatch.setattr(connection, "cursor", refuse)

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_site_that_reads_a_database_which_was_taken_away_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(connection, "is_usable", lambda: False)
    monkeypatch.setattr(connection, "close", lambda: None)

    assert client.get("/readyz").status_code == 503


def test_health_is_reported_without_and_with_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        alive = client.get("/healthz")
    ready = client.get("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 200)
    assert alive["Cache-Control"] == ready["Cache-Control"] == "private, no-store"
