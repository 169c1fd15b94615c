"""What is sent without a session: every address of the desk, in each way that a browser asks."""

import re

import pytest
from allauth.mfa.totp.internal import auth
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, get_resolver

from reviews.models import Article, Review, State
from tests.factories import PASSWORD, claim_at

from .conftest import code_of, sign_in

pytestmark = pytest.mark.django_db

RATIONALE = 'We <b>read</b> "it".\r\n\r\n  Twice: اثنان & שתיים.\r\n'
SCRIPT = {"HX-Request": "true"}
OF_EDITORS = ("/approvals/", "/drift/", "/weights/", "/feeds/look/", "/feeds/add/")


def desk_paths() -> list[str]:
    """Every address under /desk/, with a claim that does not exist."""
    (desk,) = [part for part in urls() if str(part.pattern) == "desk/"]
    found = [re.sub("<[^>]*>", "0" * 32, path) for path in paths(desk)]
    assert len(found) > 25
    return found


def paths(part):
    """Return every address below a part of the addresses."""
    if isinstance(part, URLPattern):
        return [f"/{part.pattern}"]
    return [f"/{part.pattern}{path[1:]}" for below in part.url_patterns for path in paths(below)]


def urls():
    return [part for root in get_resolver().url_patterns if hasattr(root, "url_patterns") for part in root.url_patterns]


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def sent_without_a_session(client, path, fields, **options) -> str:
    answer = client.post(path, fields, **options)
    assert answer.status_code == 401
    return answer.content.decode()


def signed_in_with(client, html, name="ana"):
    fields = {"login": name, "password": PASSWORD, "next": hidden(html, "next"), "kept": hidden(html, "kept")}
    return client.post("/accounts/login/", fields, follow=True)


@pytest.mark.parametrize("path", desk_paths())
@pytest.mark.parametrize("method", ["get", "post"])
def test_script_is_told_to_ask_for_the_password_again(client, path, method):
    answer = getattr(client, method)(path, headers=SCRIPT)

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Session")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", desk_paths())
def test_stranger_who_opens_an_address_of_the_desk_is_led_to_sign_in_and_to_a_page(client, reviewer, path):
    led = client.get(path)
    page = client.post("/accounts/login/", {"login": "ana", "password": PASSWORD, "next": path}, follow=True)

    assert led["Location"] == f"/accounts/login/?next={path}"
    assert page.status_code in {200, 403, 404}  # no claim has that name; some are for editors
    assert any(part in path for part in ("0" * 32, *OF_EDITORS)) or page.status_code == 200


def test_take_next_leads_to_the_queue(client, reviewer):
    page = client.post("/accounts/login/", {"login": "ana", "password": PASSWORD, "next": "/desk/next/"}, follow=True)

    assert (page.status_code, page.request["PATH_INFO"]) == (200, "/desk/")


def test_address_of_a_button_leads_to_its_page(client, reviewer):
    here = f"/desk/claims/{claim_at(State.OPEN).public_id}/"
    pages = [here, f"{here}mend/", f"{here}precedents/", f"{here}comments/"]
    client.force_login(reviewer)

    for path in [path for path in desk_paths() if path.startswith("/desk/claims/")]:
        address = here + path.split("/", 4)[4]
        page = client.get(address, follow=True)
        nearest = max((one for one in pages if address.startswith(one)), key=len)
        assert (page.status_code, page.request["PATH_INFO"]) == (200, nearest)


@pytest.mark.parametrize("path", desk_paths())
def test_text_comes_back_after_signing_in_and_is_never_sent_by_itself(client, reviewer, path):
    html = sent_without_a_session(client, path, {"note": RATIONALE, "seen": "3"})
    stored = Session.objects.count()
    page = signed_in_with(client, html)

    assert stored == 0
    assert page.status_code == 200
    assert page.request["PATH_INFO"] == path
    assert page.context["kept"].fields == [["note", RATIONALE], ["seen", "3"]]
    assert "&lt;b&gt;read&lt;/b&gt;" in page.content.decode()


def test_text_is_sent_again_once(client, reviewer):
    claim = claim_at(State.IN_REVIEW, reviewer=reviewer)
    path = f"/desk/claims/{claim.public_id}/review/"
    fields = {"token": claim.lease_token, "rationale": RATIONALE}
    signed_in_with(client, sent_without_a_session(client, path, fields))
    nothing_yet = Review.objects.count()

    client.post(path, fields)
    after = client.get(path)

    assert nothing_yet == 0
    assert Review.objects.get().rationale == RATIONALE.replace("\r\n", "\n")
    assert "Nothing was done with this yet" not in after.content.decode()


def test_wrong_password_does_not_lose_the_text(client, reviewer):
    html = sent_without_a_session(client, "/desk/articles/add/", {"text": "The bridge."})
    wrong = client.post("/accounts/login/", {"login": "ana", "password": "no", "kept": hidden(html, "kept")})

    assert hidden(wrong.content.decode(), "kept") == hidden(html, "kept")


def test_text_comes_back_behind_the_second_factor(client, editor):
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(editor, secret)
    html = sent_without_a_session(client, "/desk/articles/add/", {"text": "The bridge."})
    asked = signed_in_with(client, html, "eve")
    page = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)}, follow=True)

    assert "One more step" in asked.content.decode()
    assert page.context["kept"].fields == [["text", "The bridge."]]


def test_text_comes_back_when_the_second_factor_is_missing(client, editor, settings):
    settings.REQUIRE_MFA = True
    client.force_login(editor)

    led = client.post("/desk/articles/add/", {"text": "The bridge."})
    by_script = client.post("/desk/articles/add/", {"text": "The bridge."}, headers=SCRIPT)
    settings.REQUIRE_MFA = False

    assert led["Location"] == "/accounts/2fa/totp/activate/"
    assert by_script.status_code == 403
    assert client.get("/desk/articles/add/").context["kept"].fields == [["text", "The bridge."]]


def test_somebody_new_in_this_browser_does_not_get_the_text(client, reviewer, editor):
    sign_in(client)
    client.post("/accounts/logout/")
    html = sent_without_a_session(client, "/desk/articles/add/", {"text": "A secret of Ana."})
    page = signed_in_with(client, html, "eve")

    assert "A secret of Ana" not in page.content.decode()
    assert "was thrown away" in page.content.decode()
    assert "kept" not in client.session


def test_token_of_an_earlier_session_loses_nothing(reviewer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)

    by_script = client.post("/desk/articles/add/", {"text": "The bridge."}, headers=SCRIPT)
    page = client.post("/desk/articles/add/", {"text": "The bridge.", "csrfmiddlewaretoken": "old"}, follow=True)

    assert by_script.status_code == 401
    assert page.context["kept"].fields == [["text", "The bridge."]]
    assert Article.objects.count() == 0


def test_sign_in_form_that_is_too_old_still_carries_the_text(reviewer):
    client = Client(enforce_csrf_checks=True)
    html = sent_without_a_session(client, "/desk/articles/add/", {"text": "The bridge."})
    client.force_login(reviewer)  # in another window

    page = client.post(
        "/accounts/login/", {"login": "ana", "password": PASSWORD, "kept": hidden(html, "kept")}, follow=True
    )

    assert page.context["kept"].fields == [["text", "The bridge."]]


@pytest.mark.parametrize("path", ["/accounts/logout/", "/accounts/password/change/", "/desk/next/"])
def test_button_with_an_old_token_leads_to_its_page_anew(reviewer, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)

    page = client.post(path, {"oldpassword": PASSWORD}, follow=True)

    assert page.status_code == 200
    assert "Nothing was done yet: here it is again." in page.content.decode()
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
    ],
)
def test_form_of_another_site_is_not_kept(client, reviewer, headers):
    stranger = client.post("/desk/articles/add/", {"text": "Prepared."}, headers=headers)
    client.force_login(reviewer)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    inside = strict.post("/desk/articles/add/", {"text": "Prepared."}, headers=headers)

    assert stranger.status_code == 302
    assert inside.status_code == 403
    assert "kept" not in client.session


def test_what_is_carried_cannot_be_made_up(client, reviewer):
    html = sent_without_a_session(client, "/desk/articles/add/", {"text": "The bridge."})
    fields = {"login": "ana", "password": PASSWORD, "kept": hidden(html, "kept")[:-2] + "xx"}

    page = client.post("/accounts/login/", fields, follow=True)

    assert page.request["PATH_INFO"] == "/desk/mine/"
    assert "kept" not in client.session


def test_secrets_and_files_are_not_carried(client, reviewer):
    file = SimpleUploadedFile("minutes <1>.txt", b"The council met.")
    html = sent_without_a_session(client, "/desk/articles/add/", {"file": file, "title": "T", "NewPassword": "abc"})
    page = signed_in_with(client, html)

    assert "“<bdi>minutes &lt;1&gt;.txt</bdi>” cannot be kept" in html
    assert page.context["kept"].fields == [["title", "T"]]
    assert "minutes &lt;1&gt;.txt" in page.content.decode()


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/logout/", "/accounts/tokens/1/end/"])
def test_pages_of_the_account_carry_nothing(client, reviewer, path):
    answer = client.post(path, {"oldpassword": PASSWORD, "password1": "x", "password2": "x"})

    assert answer.status_code == 302
    assert PASSWORD not in str(answer.headers)


def test_an_article_of_a_megabyte_comes_back_whole(client, reviewer):
    text = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(333_000))
    page = signed_in_with(client, sent_without_a_session(client, "/desk/articles/add/", {"text": text}))

    assert page.context["kept"].fields == [["text", text]]


def test_it_can_be_thrown_away(client, reviewer):
    signed_in_with(client, sent_without_a_session(client, "/desk/articles/add/", {"text": "The bridge."}))

    page = client.post("/accounts/kept/", follow=True)

    assert page.request["PATH_INFO"] == "/desk/articles/add/"
    assert "The bridge." not in page.content.decode()
