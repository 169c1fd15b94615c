"""The README says what the code does, or fails here."""

import re
from pathlib import Path

from django.core.management import get_commands

from reviews.workflow.table.moves import diagram
from tests.commands import printed

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def names_in_table(heading: str) -> list[str]:
    """Return the code words in the first column of the table under `heading`."""
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_readme_shows_the_states_of_the_table():
    assert README.split("```mermaid\n")[1].split("\n```")[0] == diagram()


def test_readme_lists_every_command():
    ours = {name for name, app in get_commands().items() if app in {"reviews", "factcheck.accounts"}}

    assert {name.split()[0] for name in names_in_table("Commands")} == ours


def test_readme_lists_every_setting():
    sources = [ROOT / "factcheck/settings.py", *ROOT.glob("reviews/management/commands/*.py"), ROOT / "Makefile"]
    used = {
        name for path in sources for name in re.findall(r"\b(?:FACTCHECK_[A-Z_]+|DATABASE_URL)\b", path.read_text())
    }

    assert set(names_in_table("Settings")) == used


def test_readme_explains_what_the_program_explains(tmp_path, monkeypatch):
    section = README.split("## What finds a claim")[1].split("\n## ")[0]
    article = tmp_path / "article.txt"
    article.write_text(re.search(r"^> (.+)$", section, re.MULTILINE)[1])
    monkeypatch.setenv("COLUMNS", "100")

    explained = printed("extract", str(article), "--published=2026-03-04", "--explain")

    assert section.split("```text\n")[1].split("\n```")[0] == explained.strip()


def test_readme_pictures_exist():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)

    assert len(pictures) == 2
    assert all((ROOT / picture).stat().st_size > 10_000 for picture in pictures)


def test_readme_folders_exist():
    section = README.split("## How a claim travels")[1].split("## People")[0]
    named = re.findall(r"^\| `([a-z_/.]+)`", section, re.MULTILINE)

    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []
