"""Articles that programs hand in, and what desk and readers are told of them."""

import pytest

from reviews.models import Claim, Split, State
from reviews.workflow.articles import splitting
from tests.factories import TEXT, ClaimFactory, claim_at

pytestmark = pytest.mark.django_db


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


def test_article_says_whether_the_program_has_rules_for_its_language(ana):
    dutch, english = (
        ana.post("articles/", {"title": "Bridge", "text": f"{language}: {TEXT}", "language": language}).json()
        for language in ("nl", "en-GB")
    )

    assert (dutch["rules"], english["rules"]) == (False, True)
    assert dutch["claims"] == []


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (TEXT, {}, ("en", "recognised", True)),
        ("Der Rat stimmte am Montag für die Brücke.", {}, ("de", "recognised", True)),
        ("De raad stemde maandag voor de brug.", {}, ("nl", "recognised", False)),
        ("Bridge", {}, ("en", "assumed", True)),
        (TEXT, {"language": "fr-CA"}, ("fr-CA", "given", True)),
    ],
)
def test_article_says_what_language_it_is_in_and_how_that_is_known(ana, text, given, expected):
    told = ana.post("articles/", {"title": "Bridge", "text": text} | given).json()

    assert (told["language"], told["language_origin"], told["rules"]) == expected


def test_language_of_an_article_is_changed_and_its_text_split_again(ana):
    article = ana.post("articles/", {"title": "Bridge", "text": TEXT}).json()

    answer = ana.post(f"articles/{article['id']}/language/", {"language": "nl"})

    assert (answer.status_code, answer.json()["language"], answer.json()["rules"]) == (200, "nl", False)
    assert {claim["state"] for claim in answer.json()["claims"]} == {"dismissed"}


def test_long_article_whose_language_is_changed_waits(ana):
    text = "\n\n".join(f"The council of Port Alder voted {n + 5} to {n} for the bridge." for n in range(500))
    article = ana.post("articles/", {"title": "Bridge", "text": text}).json()

    answer = ana.post(f"articles/{article['id']}/language/", {"language": "nl"})

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
