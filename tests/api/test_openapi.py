"""The description is complete, and the server keeps to it whatever it is sent."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from factcheck.accounts.models import ApiToken
from reviews.api.callers import AnonymousWriteThrottle
from reviews.models import State
from tests.factories import UserFactory, claim_at


def test_description_is_made_without_a_warning(tmp_path):
    call_command("spectacular", file=str(tmp_path / "schema.yml"), validate=True, fail_on_warn=True)


@pytest.mark.parametrize("path", ["schema/", "docs/"])
def test_description_is_for_everybody_and_any_cache(client, path):
    response = client.get(f"/api/v1/{path}")  # without a database

    assert (response.status_code, response.headers["Cache-Control"]) == (200, "public, max-age=60")
    assert not response.cookies
    assert client.post(f"/api/v1/{path}").status_code == 405


def test_docs_need_nothing_inline(client):
    page = client.get("/api/v1/docs/").content.decode()

    assert [word for word in ("<script>", "<style", "style=", " on") if word in page.replace("\n", "")] == []


@pytest.mark.long
@pytest.mark.parametrize("state", [State.IN_REVIEW, State.PUBLISHED])
def test_server_keeps_to_its_description(live_server, tmp_path, state, monkeypatch):
    """Fuzz every operation; the ids it sends are those of a claim in `state` and of its article."""
    monkeypatch.setattr(AnonymousWriteThrottle, "rate", "1000/s", raising=False)
    user = UserFactory(reviewer=True, editor=True)
    claim = claim_at(state, reviewer=user if state == State.IN_REVIEW else None)
    articles = f'[[operations]]\ninclude-path-regex = "/articles/"\nparameters = {{ "path.id" = "{claim.article.public_id}" }}\n'
    config = tmp_path / "schemathesis.toml"
    config.write_text(f'[parameters]\n"path.id" = "{claim.public_id}"\n\n{articles}')

    done = subprocess.run(
        [
            Path(sys.executable).parent / "schemathesis",
            f"--config-file={config}",
            "run",
            f"{live_server.url}/api/v1/schema/",
            "--phases=examples,coverage,fuzzing",
            "--max-examples=10",
            "--workers=4",  # the server of the tests keeps each waiting for a moment
            # A key used twice or a claim in another state is refused though it fits the description.
            "--exclude-checks=positive_data_acceptance",
            "--seed=1",
            "--generation-database=none",
            "--no-color",
            f"--header=Authorization: Bearer {ApiToken.issue(user)}",
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stdout[-9000:] + done.stderr[-2000:]
