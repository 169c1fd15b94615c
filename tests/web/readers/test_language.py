"""A reader's language is chosen by what the browser asks for; what programs read is the same for everybody."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.urls import get_resolver, reverse
from django.utils.translation import get_language_from_request

from tests.published import ask_for_correction, correct, publish, url_of, withdraw

pytestmark = pytest.mark.django_db
ARABIC, ENGLISH = {"Accept-Language": "ar"}, {"Accept-Language": "en"}
LISTS = ["/", "/corrections/", "/methodology/", "/search/"]
FOR_PROGRAMS = ["/feed.xml", "/claimreview.json", "/claimreview.json?profile=strict", "/sitemap.xml", "/robots.txt"]
NGINX = (Path(settings.BASE_DIR) / "nginx.conf").read_text()


@pytest.fixture
def paths():
    """The pages of a check that was corrected and is checked again, and what programs read of it."""
    claim = correct(publish(kind="statement", attribution="accurate"), verdict="false")
    ask_for_correction(claim)
    return [*LISTS, url_of(claim), f"/checks/{claim.public_id}/v/1/", f"/articles/{claim.article.public_id}/"]


def html_of(response) -> str:
    return re.search("<html[^>]*>", response.text)[0]


def test_page_is_in_the_language_that_the_reader_asks_for(client, paths):
    for path in paths:
        english, arabic = (client.get(path, headers=asked, follow=True) for asked in (ENGLISH, ARABIC))

        assert (html_of(english), html_of(arabic)) == ('<html lang="en">', '<html lang="ar" dir="rtl">'), path
        assert english["ETag"] != arabic["ETag"], path
        assert (english["Vary"], arabic["Vary"]) == ("Accept-Language", "Accept-Language"), path
        assert (english.cookies, arabic.cookies) == ({}, {}), path


@pytest.mark.parametrize(
    ("asked", "language"),
    [("fr", "en"), ("*", "en"), ("ar-EG", "ar"), ("fr,ar;q=0.8,en;q=0.5", "ar"), ("en-GB,ar;q=0.9", "en")],
)
def test_page_is_in_the_first_language_of_the_reader_that_the_site_has(client, asked, language):
    assert f'lang="{language}"' in html_of(client.get("/", headers={"Accept-Language": asked}))


def test_page_of_one_language_does_not_answer_for_that_of_another(client, paths):
    for path in paths:
        english = client.get(path, headers=ENGLISH, follow=True)
        again = client.get(english.request["PATH_INFO"], headers=ARABIC | {"If-None-Match": english["ETag"]})

        assert again.status_code == 200, path
        assert html_of(again) == '<html lang="ar" dir="rtl">', path


def refuse(*_):
    raise OperationalError


def test_kept_page_of_one_language_is_never_given_to_a_reader_of_the_other(client, paths):
    kept = [path for path in paths if not path.startswith("/articles/")]
    client.raise_request_exception = False
    for path in kept:
        client.get(path, headers=ARABIC)
    with connection.execute_wrapper(refuse):
        same, other = ([client.get(path, headers=asked) for path in kept] for asked in (ARABIC, ENGLISH))

    assert {(answer.status_code, html_of(answer)) for answer in same} == {(200, '<html lang="ar" dir="rtl">')}
    assert {answer["Vary"] for answer in same} == {"Accept-Language"}
    assert {(answer.status_code, html_of(answer)) for answer in other} == {(503, '<html lang="en">')}


def test_notice_of_a_check_that_was_withdrawn_is_in_the_language_of_the_reader(client):
    path = f"/checks/{withdraw(publish()).public_id}/"

    answers = [client.get(path, headers=asked) for asked in (ENGLISH, ARABIC)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert [html_of(answer) for answer in answers] == ['<html lang="en">', '<html lang="ar" dir="rtl">']


@pytest.mark.parametrize("path", FOR_PROGRAMS)
def test_what_programs_read_is_the_same_in_every_language(client, paths, path):
    english = client.get(path, headers=ENGLISH)
    arabic = client.get(path, headers=ARABIC)

    assert (english.status_code, "Vary" in english) == (200, False)
    assert (arabic.content, arabic.headers) == (english.content, english.headers)


@pytest.mark.parametrize("path", FOR_PROGRAMS[:-1])
def test_what_programs_read_is_kept_for_every_language(client, paths, path):
    english = client.get(path, headers=ENGLISH)
    with connection.execute_wrapper(refuse):
        arabic = client.get(path, headers=ARABIC)

    assert (arabic.status_code, arabic.content) == (200, english.content)


def test_claim_review_in_a_page_is_the_same_in_every_language(client):
    path = url_of(publish(kind="statement", attribution="accurate", verdict=None))
    review = re.compile("<script type=.application/ld.json.>(.*?)</script>", re.DOTALL)

    english, arabic = (client.get(path, headers=asked).text for asked in (ENGLISH, ARABIC))

    assert '"alternateName":"Accurate quotation"' in review.search(english)[1]
    assert review.search(arabic)[1] == review.search(english)[1]


def test_figure_is_drawn_alike_in_every_language(client):
    path = url_of(publish(details={"in_favour": 1200, "against": 3, "members": 1350}))
    english, arabic = (client.get(path, headers=asked).text for asked in (ENGLISH, ARABIC))

    drawn = re.compile(r'class="drawn \w+" width="[^"]*"')
    assert drawn.findall(english)[0] == 'class="drawn filled" width="88.89%"'
    assert drawn.findall(arabic) == drawn.findall(english)
    assert "1,200" in arabic


# The proxy that is shipped ---------------------------------------------------------------------------------------


def proxied(asked: str) -> str:
    """Return what nginx.conf makes of an Accept-Language, as nginx reads a map: the first expression that fits."""
    (rules,) = re.findall(r"map \$http_accept_language \$language \{(.*?)\n    \}", NGINX, re.DOTALL)
    for expression, language in re.findall(r'"~\*(.+?)" (\w+);', rules):
        if re.search(expression, asked, re.IGNORECASE):
            return language
    return ""


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "*",
        "en",
        "AR",
        "ar-EG",
        "ar-EG,ar;q=0.9,en-US;q=0.8,en;q=0.7",
        "en-US,en;q=0.9,ar;q=0.8",
        "fr-FR, fr;q=0.9, ar;q=0.8, en;q=0.7",
        "fr,de;q=0.5",
        "arn,en;q=0.5",
        "enm,ar;q=0.5",
        "tzm-ar,en;q=0.5",
        "he,en-GB;q=0.5",
    ],
)
def test_proxy_asks_for_the_language_that_the_site_would_choose(asked):
    def chosen(header):
        return get_language_from_request(RequestFactory().get("/", headers={"Accept-Language": header}))

    assert chosen(proxied(asked)) == chosen(asked)


def test_proxy_keeps_every_page_by_that_language():
    (pages,) = re.findall(r"location ~ (\S+) \{\s+proxy_pass [^}]*proxy_ignore_headers Vary;", NGINX)
    shown = {
        reverse(pattern.name, kwargs=dict.fromkeys(pattern.pattern.converters, 1) | ids(pattern))
        for pattern in get_resolver("reviews.web.readers.urls").url_patterns
        if "." not in str(pattern.pattern) and str(pattern.pattern) not in {"healthz", "readyz"}
    }

    assert {path for path in shown if not re.search(pages, path)} == set()
    assert [
        path for path in ("/desk/", "/accounts/login/", "/api/v1/", "/static/x.css") if re.search(pages, path)
    ] == []


def ids(pattern) -> dict[str, str]:
    return {"public_id": "0" * 32} if "public_id" in pattern.pattern.converters else {}
