"""Search over the whole desk."""

import pytest

from reviews.features.search.desk import MOST, MOST_WORDS
from tests.factories import ArticleFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.published import XSS

pytestmark = pytest.mark.django_db


def found(client, query):
    return client.get("/desk/search/", {"q": query}).text


def test_claims_articles_evidence_and_people_are_found_by_all_their_words(client, reviewer):
    client.force_login(reviewer)
    claim = ClaimFactory(wording="The harbour office fired its director.", claimant=ClaimantFactory(name="Ada Finch"))
    ClaimFactory(wording="The harbour is deep.")
    article = ArticleFactory(title="Harbour in winter")
    worked_on = claim_at("submitted", wording="It was so.")
    UserFactory(username="harbourmaster", first_name="Hedda", reviewer=True)

    page = found(client, "HARBOUR finch")
    assert claim.public_id in page
    assert "is deep" not in page
    assert article.public_id in found(client, "winter")
    assert worked_on.public_id in found(client, "minutes council")
    assert "/desk/?person=harbourmaster" in found(client, "hedda")
    assert "Nothing at the desk has all these words." in found(client, "winter hedda")


@pytest.mark.parametrize("query", ["", "  ", XSS, "%", "\\", "' OR 1=1 --", "x" * 5_000, "a " * 500, "\x00"])
def test_whatever_is_typed_nothing_breaks(client, reviewer, query):
    client.force_login(reviewer)
    ClaimFactory()

    answer = client.get("/desk/search/", {"q": query})

    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text


def test_percent_sign_is_a_sign(client, reviewer):
    client.force_login(reviewer)
    ClaimFactory(wording="It rose by 5% in May.")
    ClaimFactory(wording="It rose by 5 points.")

    assert "5 points" not in found(client, "5%")


def test_many_are_cut_off_and_that_is_said(client, reviewer, django_assert_max_num_queries):
    client.force_login(reviewer)
    for number in range(MOST + 1):
        ClaimFactory(wording=f"The pier number {number} is safe.")

    with django_assert_max_num_queries(7):
        page = found(client, "pier " * MOST_WORDS)

    assert page.count('class="row-claim"') == MOST
    assert "There may be more" in page


def test_who_has_no_role_finds_nothing(client):
    client.force_login(UserFactory())
    assert client.get("/desk/search/", {"q": "a"}).status_code == 403
    client.logout()
    assert client.get("/desk/search/", {"q": "a"}).status_code == 302
