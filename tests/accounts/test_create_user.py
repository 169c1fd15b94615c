"""The command that makes an account: its password comes from standard input or is made up."""

import io

import pytest

from factcheck.accounts.models import User
from tests.commands import printed, refusal
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(line))


def test_user_signs_in_with_the_password_from_standard_input(typed):
    typed(f"{PASSWORD}\n")

    output = printed("create_user", "ana", "--reviewer", "--first-name", "Ana", "--last-name", "Duarte")

    ana = User.objects.get()
    assert ana.check_password(PASSWORD)
    assert (ana.is_reviewer, ana.is_editor, ana.is_staff, ana.is_superuser) == (True, False, False, False)
    assert output == "Ana Duarte can sign in as ana, fact-checker.\n"


def test_generated_password_is_printed_alone_on_its_line():
    lines = printed("create_user", "eve", "--editor", "--admin", "--generate").splitlines()

    eve = User.objects.get()
    assert eve.check_password(lines[-1])
    assert (eve.is_reviewer, eve.is_editor, eve.is_staff, eve.is_superuser) == (False, True, True, True)


@pytest.mark.parametrize(
    ("username", "password", "message"),
    [
        ("ana", "", "too short"),
        ("ana", "password1234", "too common"),
        ("anaduarte", "anaduarte-12", "too similar to the username"),
        ("ana duarte", PASSWORD, "Enter a valid username"),
        ("", PASSWORD, "cannot be blank"),
        ("a" * 151, PASSWORD, "at most 150 characters"),
        ("taken", PASSWORD, "already exists"),
    ],
)
def test_user_is_refused_with_a_reason_and_not_half_made(typed, username, password, message):
    UserFactory(username="taken")
    typed(password)

    assert message in refusal("create_user", username)
    assert User.objects.count() == 1
