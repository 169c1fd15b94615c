"""Tries to get in: counted exactly, by address and by account, and apart for a browser that was used before."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from factcheck import settings as product
from factcheck.accounts.models import Attempts, PersonEvent
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

TOO_MANY = "Too many failed login attempts"
TOO_MANY_CODES = "Too many codes were tried"
NOW = 58_000_000
"""The half minute, by number, in which all codes of an app are made and tried here: none runs out during a test."""


@pytest.fixture(autouse=True)
def _clock_of_codes_stands_still(monkeypatch):
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([NOW]))


def code_of(secret):
    return auth.format_hotp_value(auth.hotp_value(secret, NOW))


def attempt(client, name="ana", password="wrong", address="192.0.2.1"):
    answer = client.post("/accounts/login/", {"login": name, "password": password}, REMOTE_ADDR=address)
    if answer.status_code == 302:
        return "in"
    return "too many" if TOO_MANY in answer.content.decode() else "wrong"


def attack(name="ana", count=12):
    """Guess from as many addresses."""
    return [attempt(Client(), name, address=f"198.51.100.{n}") for n in range(count)]


def test_wrong_guesses_from_any_number_of_addresses_are_five(reviewer):
    assert attack() == ["wrong"] * 5 + ["too many"] * 7
    assert attempt(Client(), password=PASSWORD) == "too many"


def test_known_device_gets_in_during_an_attack(client, reviewer):
    assert attempt(client, password=PASSWORD) == "in"
    client.post("/accounts/logout/")
    attack()
    for n in range(12):  # and from the same address
        attempt(Client(), f"name{n}")

    assert attempt(client, password=PASSWORD) == "in"


def test_known_device_has_five_guesses_of_its_own(client, reviewer):
    attempt(client, password=PASSWORD)
    client.post("/accounts/logout/")

    assert [attempt(client) for _ in range(6)] == ["wrong"] * 5 + ["too many"]
    assert attempt(client, password=PASSWORD) == "too many"
    assert attempt(Client(), password=PASSWORD) == "in"


@pytest.mark.parametrize("change", ["password", "cookie", "person"])
def test_device_is_not_known_any_more(client, reviewer, change):
    attempt(client, password=PASSWORD)
    client.post("/accounts/logout/")
    if change == "password":
        reviewer.password = make_password(PASSWORD)
        reviewer.save()
    elif change == "cookie":
        client.cookies["device"] = client.cookies["device"].value[:-3] + "abc"
    else:
        UserFactory(username="ben")
    name = "ben" if change == "person" else "ana"
    attack(name)

    assert attempt(client, name, PASSWORD) == "too many"


def test_310_other_names_do_not_flush_the_count(reviewer):
    """Django's caches keep 300 entries where nobody asks for more."""
    attack(count=5)
    for n in range(310):
        attempt(Client(), f"name{n}", address=f"10.0.{n // 250}.{n % 250}")

    assert attempt(Client(), password=PASSWORD) == "too many"


def test_spellings_of_a_name_are_one_account(reviewer):
    assert [attempt(Client(), name, address=f"10.0.0.{n}") for n, name in enumerate(("ana", "Ana", "ANA") * 2)] == (
        ["wrong"] * 5 + ["too many"]
    )


@pytest.mark.parametrize(
    ("addresses", "found"),
    [
        ([f"2001:db8::{n:x}" for n in range(1, 13)], 10),
        ([f"2001:db8:0:{n:x}::1" for n in range(1, 13)], 12),
        ([f"::ffff:192.0.2.{n}" for n in range(1, 13)], 12),
    ],
)
def test_of_ipv6_the_network_counts(addresses, found):
    answers = [attempt(Client(), f"name{n}", address=address) for n, address in enumerate(addresses)]

    assert answers.count("wrong") == found


def test_right_password_is_not_counted(reviewer):
    for _ in range(4):
        attempt(Client())
    for _ in range(3):
        assert attempt(Client(), password=PASSWORD) == "in"

    assert attempt(Client()) == "wrong"
    assert attempt(Client(), password=PASSWORD) == "too many"


def test_window_ends_by_itself(reviewer, settings):
    settings.SIGN_IN_LIMITS = {name: (most, 1) for name, (most, _) in settings.SIGN_IN_LIMITS.items()}
    attack()
    time.sleep(1.1)

    assert attempt(Client(), password=PASSWORD) == "in"


def test_limits_are_ten_tries_at_most_in_any_five_minutes():
    for name in ("account", "code", "device", "device_code"):
        most, seconds = product.SIGN_IN_LIMITS[name]
        assert 2 * most * 300 / seconds <= 10  # at worst before and after the end of a window


def test_counts_that_are_over_are_thrown_away(reviewer):
    attempt(Client())
    Attempts.objects.update(over_at=timezone.now() - timedelta(seconds=1))
    before = Attempts.objects.count()
    for n in range(150):
        attempt(Client(), f"name{n}", address=f"10.0.0.{n}")

    assert before == 4  # three limits, and the wrong ones of this hour
    assert not Attempts.objects.filter(over_at__lt=timezone.now() - timedelta(seconds=1)).exists()


def test_guessing_through_the_admin_is_the_same_door(client):
    UserFactory(username="root", is_staff=True, is_superuser=True)
    for n in range(12):
        answer = client.post(
            "/admin/login/", {"username": "root", "password": "wrong"}, follow=True, REMOTE_ADDR=f"10.0.0.{n}"
        )

    assert answer.redirect_chain[0][0].startswith("/accounts/login/")
    assert Attempts.objects.count() == 0  # nothing is compared there
    assert attempt(Client(), "root", PASSWORD) == "in"


@pytest.fixture
def second_step(editor):
    """Return a function that tries a code from a browser which typed the password of eve."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(editor, secret)

    def attempt_code(code, address="192.0.2.1"):
        client = Client(REMOTE_ADDR=address)
        attempt(client, "eve", PASSWORD, address)
        answer = client.post("/accounts/2fa/authenticate/", {"code": code})
        if answer.status_code == 302:
            return "in"
        return "too many" if TOO_MANY_CODES in answer.content.decode() else "wrong"

    attempt_code.secret = secret
    return attempt_code


@pytest.mark.parametrize("code", ["000000", "12345678"])
def test_codes_are_guessed_five_times_from_any_number_of_addresses(second_step, code):
    assert [second_step(code, f"10.0.0.{n}") for n in range(12)] == ["wrong"] * 5 + ["too many"] * 7


def test_code_cannot_be_used_again_after_others_filled_the_cache(second_step):
    code = code_of(second_step.secret)
    assert second_step(code) == "in"
    for n in range(700):
        cache.set(f"other-{n}", n)

    assert second_step(code) == "wrong"


@pytest.mark.django_db(transaction=True)
def test_64_guesses_at_once_are_counted_exactly():
    UserFactory(username="ana")

    def guess(n):
        try:
            return attempt(Client(), address=f"10.0.0.{n}")
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(guess, range(64)))

    assert (answers.count("wrong"), answers.count("too many")) == (5, 59)
    assert sorted(Attempts.objects.filter(count__gt=1).values_list("count", flat=True)) == [
        5,
        5,
    ]  # and the wrong ones of this hour
    assert [event.data["tries"] for event in PersonEvent.objects.filter(action="failed")] == [1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["code of the app", "recovery code"])
def test_one_code_sent_by_five_at_once_opens_once(kind):
    eve, secret = UserFactory(username="eve"), auth.generate_totp_secret()
    auth.TOTP.activate(eve, secret)
    codes = RecoveryCodes.activate(eve)
    code = code_of(secret) if kind == "code of the app" else codes.get_unused_codes()[0]
    clients = [Client() for _ in range(5)]
    for client in clients:
        attempt(client, "eve", PASSWORD)

    def send(client):
        try:
            return client.post("/accounts/2fa/authenticate/", {"code": code}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        answers = sorted(pool.map(send, clients))

    assert answers == [200] * 4 + [302]


def test_code_that_proved_a_change_does_not_sign_in(second_step, editor):
    """Asked "is it still you?" somebody types a code; whoever sees it typed cannot use it."""
    code = code_of(second_step.secret)
    client = Client()
    client.force_login(editor)
    assert client.post("/accounts/2fa/reauthenticate/", {"code": code}).status_code == 302

    assert second_step(code) == "wrong"


def test_recovery_codes_are_guessed_no_more_often_when_asked_if_it_is_still_you(second_step, editor):
    codes = RecoveryCodes.activate(editor)
    client = Client()
    client.force_login(editor)
    guesses = [client.post("/accounts/2fa/reauthenticate/", {"code": "00000000"}).text for _ in range(6)]

    assert [TOO_MANY_CODES in text for text in guesses] == [False] * 5 + [True]
    assert second_step(codes.get_unused_codes()[0]) == "too many"
