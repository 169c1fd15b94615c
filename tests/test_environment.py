"""`.env.example` names what the code reads, and nothing else, with the defaults of the code."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck import env

ROOT = Path(__file__).parent.parent
READ = re.compile(r'env\.\w+\(\s*"(\w+)"(?:,\s*(?:default=)?("[^"]*"|[\w.]+))?')


def read_by_code() -> dict[str, str]:
    files = [ROOT / "factcheck" / "settings.py", ROOT / "reviews" / "management" / "commands" / "serve.py"]
    return {name: default for file in files for name, default in READ.findall(file.read_text())}


def explained() -> dict[str, str]:
    return dict(re.findall(r"^#? ?([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE))


def test_every_name_is_explained_and_every_explained_name_is_read():
    assert set(explained()) == set(read_by_code())
    assert len(explained()) > 15


@pytest.mark.parametrize("name", sorted(explained()))
def test_each_name_stands_under_a_sentence(name):
    lines = (ROOT / ".env.example").read_text().splitlines()
    at = next(n for n, line in enumerate(lines) if re.match(rf"#? ?{name}=", line))
    group = lines[max(n for n in range(at) if not lines[n]) : at]

    assert any(re.match(r"# .*\w.*[.:]", line) for line in group)


def test_shown_defaults_are_those_of_the_code():
    plain = {"True": "on", "False": "off"}
    code = {name: plain.get(default, default.strip('"')) for name, default in read_by_code().items()}
    shown = re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert dict(shown) == {name: code[name] for name, _ in shown}


def test_compose_file_sets_only_names_that_exist():
    own = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}
    compose = (ROOT / "compose.yaml").read_text()
    named = set(re.findall(r"\b((?:FACTCHECK|POSTGRES|DATABASE)_[A-Z_]+)\b", compose))

    assert named - own <= set(explained())
    assert "postgresql-client-17" in (ROOT / "Dockerfile").read_text()
    assert "image: postgres:17" in compose


@pytest.mark.parametrize(
    ("value", "options"),
    [
        ("smtp://mail.example", {"host": "mail.example", "port": 25, "username": "", "password": ""}),
        (
            "smtp+starttls://desk:s%40cret@mail.example",
            {"host": "mail.example", "port": 587, "username": "desk", "password": "s@cret", "use_tls": True},
        ),
        ("smtps://mail.example:466", {"host": "mail.example", "port": 466, "use_ssl": True}),
    ],
)
def test_mail_server_is_named_by_its_address(monkeypatch, value, options):
    monkeypatch.setenv("FACTCHECK_MAIL", value)

    found = env.mail("FACTCHECK_MAIL", "off")["default"]["OPTIONS"]

    assert {name: found[name] for name in options} == options
    assert found["timeout"] == 20


@pytest.mark.parametrize("value", ["", "on", "mail.example", "http://mail.example", "smtp://", "smtp:mail.example"])
def test_what_is_no_mail_server_stops_the_start_up(monkeypatch, value):
    monkeypatch.setenv("FACTCHECK_MAIL", value)

    with pytest.raises(ImproperlyConfigured, match="FACTCHECK_MAIL must be an address"):
        env.mail("FACTCHECK_MAIL", "off")
