"""Words that turn the direction of text round cannot turn round what stands beside them, on any page."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from reviews.models import State
from reviews.templatetags.directions import isolated
from reviews.workflow.checks import approving, publishing
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory, ClaimFactory, UserFactory, claim_at
from tests.published import ask_for_correction, publish, url_of

pytestmark = pytest.mark.django_db

TURN = "\u202e"
VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "line", "circle"}


class Walk(HTMLParser):
    """Gathers where the turning mark stands in the open: in no element that isolates, or in an attribute."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.loose, self.isolated = [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        kept = {"value", "href"} if tag == "input" else {"href"}  # a field isolates what is in it
        self.loose += [f"<{tag} {name}>" for name, value in attrs if name not in kept and TURN in (value or "")]
        if tag not in VOID:
            self.stack.append((tag, tag in {"bdi", "textarea", "script", "q", "option"} or "dir" in dict(attrs)))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if TURN not in data:
            return
        isolating = [tag for tag, isolates in self.stack if isolates]
        # A block's own edges end what a mark in it began; <q> has `dir` in every template that uses it.
        if isolating:
            self.isolated += 1
        else:
            self.loose.append(" ".join(tag for tag, _ in self.stack))


def turned(words):
    return f"{words}{TURN}"


@pytest.fixture
def world():
    """Every kind of name and title with the mark in it, and a claim in each state."""
    people = [
        UserFactory(first_name=turned("Ana"), last_name=turned("Duarte"), reviewer=True, editor=True) for _ in range(2)
    ]
    article = ArticleFactory(title=turned("Bridge"), byline=turned("By"), publisher=turned("Daily"))
    revision = ArticleRevisionFactory(article=article)
    about = {"revision": revision, "wording": turned("It was 12 to 3."), "claimant_role": turned("mayor")}
    claimant = ClaimantFactory(name=turned("Ada Lund"), description=turned("Mayor"))
    claims = [
        claim_at(state, reviewer=people[0], editor=people[1], claimant=claimant, start=n, end=n + 30, **about)
        for n, state in enumerate([State.OPEN, State.IN_REVIEW, State.SUBMITTED, State.APPROVED, State.PUBLISHED])
    ]
    returned = claim_at(State.SUBMITTED, reviewer=people[0], start=10, end=30, claimant=claimant, **about)
    approving.send_back(returned, by=people[1], seen=returned.version, note=turned("Again"))
    again = publish(claim=ClaimFactory(start=11, end=31, claimant=claimant, **about))
    ask_for_correction(again, turned("Wrong"))
    gone = publish(claim=ClaimFactory(start=12, end=32, claimant=claimant, **about))
    publishing.withdraw(gone, by=people[1], seen=gone.version, note=turned("Forged"))
    return people, article, claimant, [*claims, returned, again, gone]


def test_no_page_shows_such_words_in_the_open(client, world):
    people, article, claimant, claims = world
    client.force_login(people[1])
    pages = ["/", "/corrections/", "/search/?q=bridge", f"/claimants/{claimant.slug}/", "/desk/", "/desk/approvals/"]
    pages += [f"/articles/{article.public_id}/", "/desk/articles/", f"/desk/articles/{article.public_id}/"]
    pages += [f"/desk/?state={state}" for state in State] + [f"/desk/?article={article.public_id}"]
    pages += [reverse("claim", args=[claim.public_id]) for claim in claims]
    pages += [reverse("approval", args=[claim.public_id]) for claim in claims if claim.review_revisions.exists()]
    pages += [url_of(claim) for claim in claims if hasattr(claim, "publication")]
    pages += [f"/checks/{claims[4].public_id}/v/1/"]

    walks = {page: Walk(client.get(page, follow=True).text) for page in pages}

    assert {page: walk.loose for page, walk in walks.items() if walk.loose} == {}
    assert sum(walk.isolated for walk in walks.values()) > 100


def test_message_about_a_claim_is_isolated(client, world):
    people, _, _, claims = world
    handed_in = claims[2]
    client.force_login(people[1])
    decision = {"seen": handed_in.version, "revision": 1, "note": "Again."}

    page = client.post(reverse("return", args=[handed_in.public_id]), decision, follow=True)

    assert "It was 12 to 3.</a>” first in the queue, with your note." in page.text
    assert Walk(page.text).loose == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Plain words", "Plain words"),
        ("Turned\u202e round\u2066", "Turned round"),
        ("המועצה", "\u2068המועצה\u2069"),
        ("המועצה\u2069 left", "\u2068המועצה left\u2069"),
    ],
)
def test_words_without_markup_lose_their_marks_and_are_isolated_where_they_need_it(words, shown):
    assert isolated(words) == shown
