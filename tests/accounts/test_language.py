"""The language of one's own pages, and what their scripts say."""

import pytest
from django.conf import settings
from django.utils import translation

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client):
    ana = UserFactory(first_name="Ana", reviewer=True)
    client.force_login(ana)
    return ana


def choose(client, language):
    return client.post("/accounts/language/", {"language": language}, headers={"accept-language": "en"}, follow=True)


def test_account_page_answers_in_the_chosen_language_at_once(client, ana):
    answer = choose(client, "ar")

    ana.refresh_from_db()
    assert ana.language == "ar"
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert 'src="/accounts/words/ar.js"' in answer.text
    assert '<html lang="ar" dir="rtl">' in client.get("/desk/", headers={"accept-language": "en"}).text


def test_without_a_choice_the_browser_says_it(client, ana):
    choose(client, "ar")

    assert '<html lang="en">' in choose(client, "").text
    ana.refresh_from_db()
    assert ana.language == ""


@pytest.mark.parametrize("language", ["tlh", "AR", "ar\x0b", " "])
def test_language_that_the_site_does_not_speak_is_refused(client, ana, language):
    answer = choose(client, language)

    assert (answer.status_code, "Select a valid choice." in answer.text) == (422, True)
    ana.refresh_from_db()
    assert ana.language == ""


def test_choosing_keeps_roles_that_somebody_else_gave_meanwhile(client, ana):
    type(ana).objects.filter(pk=ana.pk).update(is_editor=True)
    choose(client, "ar")

    ana.refresh_from_db()
    assert (ana.language, ana.is_editor) == ("ar", True)


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_scripts_get_their_words_in_a_language_without_signing_in(client, language):
    answer = client.get(f"/accounts/words/{language}.js", headers={"accept-language": "tlh"})

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == 'text/javascript; charset="utf-8"'
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert "Set-Cookie" not in answer.headers
    assert all(name in answer.text for name in ("django.gettext", "django.ngettext", "django.interpolate"))


def test_there_are_no_words_of_another_language(client):
    assert client.get("/accounts/words/tlh.js").status_code == 404
    assert translation.get_language() == settings.LANGUAGE_CODE
