"""A real browser against a real server. A missing Chromium is a failure, not a skip."""

import os
import shutil
import time

import pytest
from django.core.cache import caches
from django.db import connection

from reviews.models import State
from tests.factories import PASSWORD, UserFactory, claim_at

RATIONALE = "We read the minutes.\n\nThey say “12 to 3”, <b>twice</b> & in full."

# Playwright keeps an event loop in this thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "The browser tests need Chromium: apt-get install chromium"
    return {"executable_path": chromium, "args": ["--no-sandbox", "--disable-background-networking"]}


BUSY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""
PATIENCE = 10
"""Seconds for the requests of a page that is closed to come to their end."""


@pytest.fixture(autouse=True)
def _fresh_limits(transactional_db):
    caches["default"].clear()
    yield
    if connection.vendor == "postgresql":  # emptying the tables would meet a request that still holds one of them
        _wait_until_idle()


def _wait_until_idle():
    until = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(BUSY)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)


@pytest.fixture
def open_desk(live_server, new_context):
    """Return a function that signs somebody in and returns their page. Anything a page complains of fails the test."""
    complaints = []

    def open_as(user, **options):
        page = new_context(base_url=live_server.url, **options).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto("/accounts/login/?next=/desk/")
        page.locator("main [name=login]").fill(user.username)
        page.locator("main [name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{live_server.url}/desk/")
        return page

    yield open_as
    # A refusal is a page like others, and a lost network is no fault of the page; the browser's console complains of both.
    expected = ("responded with a status of 4", "net::ERR_", "htmx:sendError", "htmx:afterRequest")
    assert [text for text in complaints if not any(part in text for part in expected)] == []


@pytest.fixture
def ana(transactional_db):
    return UserFactory(username="ana", first_name="Ana", last_name="Duarte", reviewer=True)


@pytest.fixture
def eve(transactional_db):
    return UserFactory(username="eve", first_name="Eve", last_name="Lindqvist", editor=True)


def sign_in(page, user, password=PASSWORD):
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_in_elsewhere(page, user):
    """Sign out and in again in another window of the same browser, and return that window's page."""
    other = page.context.new_page()
    other.goto("/desk/")
    other.get_by_role("button", name="Sign out").click()
    other.goto("/accounts/login/")
    sign_in(other, user)
    return other


def end_session(page):
    page.context.clear_cookies(name="sessionid")


def claim_in_hand(page, user):
    claim = claim_at(State.IN_REVIEW, reviewer=user)
    page.goto(f"/desk/claims/{claim.public_id}/")
    return claim
