"""Every page in a language in which each message is marked: nothing that people read stands there unmarked."""

from io import BytesIO

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import trans_real

from factcheck.accounts.history import Action as PersonAction
from factcheck.accounts.history import log_event
from factcheck.accounts.models import ApiToken
from factcheck.errors import unavailable
from reviews.models import Correction, Split, State
from reviews.web.readers import pages
from reviews.workflow.checks import publishing
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimantFactory, UserFactory, claim_at
from tests.published import ask_for_correction, correct, publish, source, url_of

from .pseudo import CODE, Page, Pseudo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pseudo(monkeypatch):
    monkeypatch.setitem(trans_real._translations, CODE, Pseudo())
    monkeypatch.setattr(settings, "LANGUAGE_CODE", CODE)


@pytest.fixture
def people():
    return [UserFactory(reviewer=True, editor=True, first_name="Ana"), UserFactory(editor=True, first_name="Eve")]


@pytest.fixture
def claims(people):
    """A claim in each state, of each kind of page."""
    article = ArticleFactory(title="12 : 3")
    revision = ArticleRevisionFactory(article=article)
    about = {"revision": revision, "claimant": ClaimantFactory(name="Ada Lund", description="Mayor")}
    reviewer, editor = people
    return {
        state: claim_at(state, reviewer=reviewer, editor=editor, start=n, end=n + 30, **about)
        for n, state in enumerate(State)
        if state not in (State.DISMISSED, State.WITHDRAWN)
    }


def assert_marked(client, *paths):
    found = {}
    for path in paths:
        answer = client.get(path, follow=True)
        page = Page(answer.text)
        if page.unmarked or page.glued:
            found[path] = {"unmarked": page.unmarked, "glued": page.glued}
    assert found == {}


def assert_answer_marked(answer):
    page = Page(answer.text)
    assert {"unmarked": page.unmarked, "glued": page.glued} == {"unmarked": [], "glued": []}


def test_readers_pages(client, people, claims):
    check = claims[State.PUBLISHED]
    again = publish()
    ask_for_correction(again, "Wrong")
    gone = publish()
    publishing.withdraw(gone, by=people[1], seen=gone.version, note="Forged")
    assert Correction.objects.exists()
    assert_marked(
        client,
        *("/", "/corrections/", "/methodology/", "/search/", "/search/?q=council", "/search/?q=nothing"),
        *(
            url_of(check),
            f"/checks/{check.public_id}/v/1/",
            url_of(again),
            f"/checks/{gone.public_id}/",
            "/no-such-page/",
        ),
        *(f"/claimants/{check.claimant.slug}/", f"/articles/{check.article.public_id}/"),
    )


def test_readers_pages_with_nothing_on_them(client):
    assert_marked(client, "/", "/corrections/", "/search/?q=council")


@pytest.mark.parametrize("contact", ["", "desk@factcheck.example"])
def test_readers_find_where_to_report_an_error(client, settings, contact):
    settings.CONTACT = contact

    assert_marked(client, "/corrections/", "/methodology/", url_of(publish()))


FULL = {
    "review": {
        "rationale": "| a | b |\n|---|---|\n| 1 | 2 |",
        "evidence": [
            source(
                published="2026-10-12",
                excerpt="12 to 3",
                locator="page 2",
                disclosure="Paid by the council",
                stance=stance,
                kind=kind,
            )
            for stance, kind in (("supports", "primary"), ("contradicts", "expert"), ("context", "dataset"))
        ],
    },
}
"""A review with every part that a page may show."""


def test_readers_pages_of_a_check_that_was_corrected_twice(client):
    speaker = {"claimant": ClaimantFactory(name="Ada Lund", kind="person"), "claimant_role": "Mayor"}
    check = publish(verdict="true", attribution="accurate", kind="statement", **speaker, **FULL)
    correct(check, verdict="false", attribution="altered", **FULL)
    correct(check, verdict=None, attribution="altered", **FULL)

    versions = (f"/checks/{check.public_id}/v/{number}/" for number in (1, 2, 3))
    assert_marked(client, "/", url_of(check), *versions, "/corrections/", "/claimants/ada-lund/")


@pytest.mark.parametrize("cue", ["denied", "refused", "rejected", "doubted", "disputed", "did not say", "did not deny"])
def test_readers_pages_of_a_denial(client, cue):
    check = publish(
        kind="statement",
        details={"form": "indirect", "cue": cue, "content": []},
        wording="It was not so.",
        claimant=ClaimantFactory(name="Ada Lund"),
        verdict=None,
        attribution="accurate",
    )

    assert_marked(client, "/", url_of(check), f"/articles/{check.article.public_id}/")


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("vote_tally", {"in_favour": 12, "against": 3, "abstaining": 1, "not_voting": None, "members": 20}),
        ("vote_tally", {"in_favour": 12, "against": 3}),
        ("vote_tally", {"in_favour": 12, "against": 3, "members": 20}),
        ("casualty", {"harm": "killed", "count": 3, "victims": "Miners", "attribution": "The police"}),
        ("casualty", {"harm": "killed", "minimum": 3, "maximum": 5}),
        ("casualty", {"minimum": 3}),
        ("casualty", {"maximum": 3}),
        ("casualty", {"vague": "dozens"}),
    ],
)
def test_readers_pages_of_figures(client, kind, details):
    assert_marked(client, url_of(publish(kind=kind, details=details)))


def test_readers_pages_of_a_long_article(client):
    article = ArticleFactory(title="Bridge", rights="whole", byline="Ann Lee", url="https://daily.example/bridge")
    text = "The council voted 12 to 3 for the bridge.\n\n" + "Nothing else was said of it.\n\n" * 4000
    publish(revision=ArticleRevisionFactory(article=article, text=text))

    assert_marked(client, f"/articles/{article.public_id}/", f"/articles/{article.public_id}/{article.slug}/?page=2")


def test_readers_pages_of_excerpts_in_a_language_that_runs_the_other_way(client):
    article = ArticleFactory(title="الجسر", language="ar")
    revision = ArticleRevisionFactory(article=article, text="First.\n\nSecond paragraph.\n\nThird.")
    publish(revision=revision, start=8, end=24)

    assert_marked(client, f"/articles/{article.public_id}/")


def test_readers_pages_of_long_lists(client, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 1)
    monkeypatch.setattr(pages.one_page, "__defaults__", (1,))
    for _ in range(3):
        correct(publish())

    assert_marked(client, "/", "/?page=2", "/corrections/?page=2", "/search/?q=council&page=2")


def test_readers_are_told_why_they_get_no_page(client):
    client.raise_request_exception = False

    assert_marked(client, "/claimreview.json?profile=other", "/?page=99", "/?q=%00")


def test_readers_get_back_what_they_typed_in_words_of_their_language(rf):
    with translation.override(CODE):
        page = Page(unavailable(rf.post("/desk/articles/add/", {"title": "Two words"})).text)

    assert (page.unmarked, page.glued) == ([], [])


def test_readers_are_told_that_the_database_is_away(client):
    def refuse(*_):
        raise OperationalError

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        assert_marked(client, "/")


def test_desk(client, people, claims):
    client.force_login(people[0])
    article = claims[State.OPEN].article.public_id
    assert_marked(
        client,
        *("/desk/", "/desk/?state=proposed", "/desk/articles/", "/desk/articles/add/", f"/desk/articles/{article}/"),
        *(reverse("claim", args=[claim.public_id]) for claim in claims.values()),
        *(reverse("mend", args=[claim.public_id]) for claim in claims.values()),
        f"/desk/articles/{article}/edit/",
        "/desk/articles/?put_away",
    )
    triage = {name: reverse(f"triage-{name}", args=[article]) for name in ("open", "dismiss", "back")}
    assert_answer_marked(client.post(triage["open"], {}))
    waiting = {"claim": f"{claims[State.OPEN].public_id}:{claims[State.OPEN].version}"}
    assert_answer_marked(client.post(triage["dismiss"], waiting, headers={"hx-request": "true"}))
    assert_answer_marked(client.post(triage["back"], {}, headers={"hx-request": "true"}))
    assert_answer_marked(client.post(f"/desk/articles/{article}/edit/", {"title": ""}))
    assert_answer_marked(client.post(f"/desk/articles/{article}/put-away/"))
    mended = reverse("mend-kind", args=[claims[State.OPEN].public_id])
    assert_answer_marked(client.post(mended, {"kind": "event", "seen": 99}))


def test_approvals(client, people, claims):
    client.force_login(people[1])
    assert_marked(
        client,
        "/desk/approvals/",
        *(reverse("approval", args=[claims[state].public_id]) for state in (State.SUBMITTED, State.APPROVED)),
    )


def test_account(client, people):
    assert_marked(client, "/accounts/login/", "/accounts/signup/", "/accounts/inactive/")
    client.force_login(people[0])
    assert_marked(
        client,
        *(
            "/accounts/",
            "/accounts/password/change/",
            "/accounts/2fa/",
            "/accounts/2fa/totp/activate/",
            "/accounts/logout/",
        ),
    )


def test_account_with_everything(client, people):
    ana, eve = people
    ApiToken.issue(ana, name="importer")
    ApiToken.issue(ana, days=-1)
    log_event(ana.pk, PersonAction.ROLES, by=eve.pk, roles=ana.rights)
    log_event(ana.pk, PersonAction.FAILED, tries=10, region="192.0.2.0/24")
    client.force_login(ana)
    client.post("/accounts/language/", {"language": ""})
    assert_marked(client, "/accounts/")
    assert_answer_marked(client.post("/accounts/language/", {"language": "tlh"}))
    assert_answer_marked(client.post("/accounts/password/change/", {"oldpassword": "wrong"}))


def test_desk_without_anything(client, people):
    client.force_login(people[0])
    assert_marked(client, "/desk/", "/desk/?after=none&kind=nonsense", "/desk/articles/", "/desk/articles/?after=none")
    assert_answer_marked(client.post("/desk/articles/add/", {"text": "", "rights": "excerpts"}))
    assert_answer_marked(client.post("/desk/articles/add/", {"file": BytesIO(b"%PDF-"), "title": "Bridge"}))


def test_article_that_is_split(client, people):
    article = ArticleFactory(title="1984", language="fr", language_origin="recognised")
    revision = ArticleRevisionFactory(article=article)
    split = Split.objects.create(revision=revision, by=people[0])
    client.force_login(people[0])
    for stage in Split.Status:
        split.stage, split.found, split.kept, split.unread = stage, 20, 10, [[0, 9]]
        split.seen_at = timezone.now()
        split.save()
        assert_marked(client, "/desk/articles/", reverse("desk-article", args=[article.public_id]))
    mark = reverse("article-mark", args=[article.public_id])
    assert_answer_marked(client.post(mark, {"words": "not there", "kind": "vote_tally"}))
