"""What `manage.py demo` refuses to load, and where."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.models import User
from reviews.management import newsroom
from reviews.models import Article
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_seed_that_finds_no_claim_says_so_and_stores_nothing(tmp_path):
    staff, _ = newsroom.people()
    (tmp_path / "a.txt").write_text("The council voted 12 to 3 for the bridge.")
    (tmp_path / "a.toml").write_text(
        'title = "Bridge"\nadded_by = "ana"\n[[claims]]\nfind = "12 to 3"\nkind = "casualty"\nstate = "open"\n'
    )

    with pytest.raises(newsroom.BadSeed, match="no casualty was found at “12 to 3”"):
        newsroom.load(tmp_path / "a.toml", staff)

    assert Article.objects.count() == 0


@pytest.mark.parametrize("names", [["REQUIRE_MFA"], ["HTTPS"], ["REQUIRE_MFA", "HTTPS"]])
def test_demo_adds_no_known_password_to_a_site_in_earnest(settings, names):
    for name in names:
        setattr(settings, name, True)

    for option in ([], ["--unless-in-use"]):
        with pytest.raises(CommandError, match=" and ".join(f"FACTCHECK_{name}" for name in names)):
            call_command("demo", *option, stdout=StringIO())

    assert not User.objects.exists()


@pytest.mark.parametrize("person", [{"username": "root"}, {"username": "ana", "first_name": "Another"}])
def test_demo_leaves_a_newsroom_of_others_alone(person):
    UserFactory(**person)

    with pytest.raises(CommandError, match=f"^{person['username']} is not of the demonstration"):
        call_command("demo", stdout=StringIO())
    out = StringIO()
    call_command("demo", "--unless-in-use", stdout=out)

    assert out.getvalue().startswith(f"{person['username']} is here already: the demonstration was not loaded.")
    assert (User.objects.count(), Article.objects.count()) == (1, 0)
