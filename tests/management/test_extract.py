"""The command that reads a text: its claims on a terminal, as JSON, and line by line."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.commands import answers, run
from tests.intake.formats.made import word

from .conftest import ARTICLE

ROOT = Path(__file__).parents[2]


def test_extract_reads_the_language_that_is_named(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("« Le pont est sûr », a déclaré Anne Morel.")

    (found,), complaint = answers("extract", str(article), "--language", "fr", "--format", "jsonl")

    assert (found["kind"], found["claimant"]["name"], complaint) == ("statement", "Anne Morel", None)


def test_extract_batch_reads_the_language_that_is_named(written):
    batch = written({"id": 1, "text": "Según Ana López, el puente abrirá en mayo."})

    (answer,), _ = answers("extract", "--batch", batch, "--language", "es")

    assert answer["claims"][0]["claimant"]["name"] == "Ana López"


@pytest.mark.parametrize("language", ["xx", "", "English!", "e" * 300])
def test_extract_refuses_what_is_no_language(written, language):
    _, complaint = run("extract", written({"id": 1, "text": ""}), "--language", language)

    assert "There is no language" in complaint


FRENCH, DUTCH = "Selon Anne Morel, le pont rouvrira en mai.", "De raad stemde met 12 tegen 3 voor de brug."


def test_extract_recognises_the_language_and_says_so(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(FRENCH)

    table, _ = run("extract", str(article))
    (told,), _ = answers("extract", str(article), "--format", "jsonl")

    assert table.splitlines()[-1] == "read as French"
    assert told["claimant"]["name"] == "Anne Morel"


@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_extract_says_that_there_are_no_rules_for_a_language(tmp_path, form):
    article = tmp_path / "article.txt"
    article.write_text(DUTCH)

    told, complaint = io.StringIO(), io.StringIO()
    call_command("extract", str(article), "--format", form, stdout=told, stderr=complaint)

    assert "There are no rules for Dutch: no claims were looked for." in complaint.getvalue()
    assert "0 claims" not in told.getvalue()
    if form == "json":
        assert json.loads(told.getvalue()) == {"claims": [], "findings": [], "language": "nl", "rules": False}


def test_extract_batch_recognises_each_line_unless_it_says_its_language(written):
    batch = written(
        {"id": 1, "text": FRENCH},
        {"id": 2, "text": DUTCH},
        {"id": 3, "text": DUTCH, "language": "en"},
        {"id": 4, "text": DUTCH, "language": "xx"},
        {"id": 5, "text": "Bridge"},
        {"id": 6, "text": DUTCH, "language": None},
    )

    (french, dutch, said, odd, short, empty), _ = answers("extract", "--batch", batch)

    assert french["claims"][0]["claimant"]["name"] == "Anne Morel"
    assert dutch == {"id": 2, "claims": [], "language": "nl", "rules": False}
    assert said.keys() == short.keys() == {"id", "claims"}
    assert odd == {"id": 4, "error": "There is no language 'xx' here. Give its code, such as en or fr-CA."}
    assert "error" in empty


def test_extract_batch_answers_each_line_in_order(written):
    batch = written({"id": "a", "text": ARTICLE, "published": "2024-05-15"}, {"id": 7, "text": ""})

    (first, second), complaint = answers("extract", "--batch", batch)

    assert [claim["kind"] for claim in first["claims"]] == ["vote_tally", "statement"]
    assert first["claims"][0]["details"]["date"] == "2024-05-14"
    assert first["claims"][1]["claimant"]["name"] == "Ines Brack"
    assert (first["id"], second) == ("a", {"id": 7, "claims": []})
    assert complaint is None


def test_an_instant_is_as_good_as_a_date(written):
    batch = written(
        {"id": 1, "text": ARTICLE, "published": "2024-05-15T08:30:00Z"}, {"id": 2, "text": ARTICLE, "published": None}
    )

    (dated, undated), _ = answers("extract", "--batch", batch)

    assert dated["claims"][0]["details"]["date"] == "2024-05-14"
    assert undated["claims"][0]["details"]["date"] is None


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_json_holds_claims_and_findings(article):
    shown = json.loads(run("extract", article, "--published", "2024-05-15", "--format", "json")[0])

    assert [claim["quote"] for claim in shown["claims"]] == [
        ARTICLE[claim["start"] : claim["end"]] for claim in shown["claims"]
    ]
    assert shown["findings"][0]["computed"]["margin"] == 9


def test_json_lines_are_the_claims_one_by_one(article):
    lines, _ = answers("extract", article, "--format", "jsonl")

    assert [claim["kind"] for claim in lines] == ["vote_tally", "statement"]


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_table_fits_the_terminal(article, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = run("extract", article)[0].splitlines()

    assert lines[0].split() == ["KIND", "CLAIM", "WHO", "FIGURES", "WORTH"]
    assert max(map(len, lines)) <= max(columns, 80)
    assert lines[1].startswith("vote tally  The council of Port Alder")
    assert "12 for, 3" in lines[1]


def test_table_keeps_control_characters_from_the_terminal(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text("“The \x1b[31mferry\x07 is \u202elate,” said Ines Brack.", encoding="utf-8")

    shown = run("extract", str(path))[0] + run("extract", str(path), "--explain")[0]

    assert "Ines Brack" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_explanation_names_rule_and_factors(article):
    shown = run("extract", article, "--explain")[0]

    assert "1. vote tally at " in shown
    assert "found by      clause" in shown
    assert "claimant      Ines Brack, the mayor" in shown
    assert "vote tally +0.78" in shown
    assert "base -1." in shown


def test_article_may_be_a_document_or_a_mail_with_its_day(tmp_path):
    document, mail = tmp_path / "a", tmp_path / "b"
    document.write_bytes(word("The council voted 12 to 3 for the bridge."))
    mail.write_bytes(
        b"Received: x\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\nThe council voted 12 to 3 for the bridge on Monday."
    )

    (found,), _ = answers("extract", str(document), "--format", "jsonl")
    (dated,), _ = answers("extract", str(mail), "--format", "jsonl")

    assert found["details"]["in_favour"] == 12
    assert "2026-03-02" in json.dumps(dated)


@pytest.mark.parametrize(("content", "complaint"), [(b"a\0b", "NUL"), (b"a" * 1_000_001, "longer")])
def test_unusable_article_is_refused(tmp_path, content, complaint):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)

    out, said = run("extract", str(path))

    assert out == ""
    assert complaint in said


@pytest.mark.parametrize(
    "arguments", [[], ["a.txt", "--batch", "b"], ["a.txt", "--published", "soon"], ["a.txt", "--format", "xml"]]
)
def test_wrong_arguments_are_refused(arguments):
    with pytest.raises(CommandError):
        call_command("extract", *arguments)


def test_from_a_shell_it_needs_no_database_and_ends_with_1_after_a_bad_line():
    done = subprocess.run(
        [sys.executable, "manage.py", "extract", "--batch", "-"],
        cwd=ROOT,
        env={"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "FACTCHECK_SECRET_KEY": "x" * 50, "PATH": ""},
        input=json.dumps({"id": 1, "text": ARTICLE}) + "\nbad\n",
        capture_output=True,
        text=True,
    )

    assert [json.loads(line).get("error") for line in done.stdout.splitlines()] == [None, "The line is not JSON."]
    assert done.stderr.strip() == "CommandError: Lines that were no valid input: 1"
    assert done.returncode == 1
