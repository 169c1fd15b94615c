"""The command that lists the rules."""

import json

import pytest
from django.core.management import CommandError

from reviews.extraction import lexicons, rules
from tests.commands import printed


def page(*options):
    return printed("rules", *options)


def test_page_lists_every_rule_with_its_examples():
    every = [rule for language in lexicons.languages() for rule in rules.every(language)]
    listed = json.loads(page("--format", "json"))

    assert [(row["language"], row["file"], row["name"]) for row in listed] == [
        (rule.language, rule.file, rule.name) for rule in every
    ]
    text = page()
    for rule in every:
        assert f"{rule.language}/{rule.file}, line {rule.line}: {rule.name}\n" in text
        assert all(example in text for example in (*rule.fires, *rule.silent))
    assert page("--format", "html").count("<section") == len(every)


def test_page_tells_what_a_record_says():
    (row,) = (row for row in json.loads(page("--language", "en", "--format", "json")) if row["name"] == "tied by to")

    assert (row["pattern"], row["captures"]) == ("one:<count> to:to other:<count>", ["one", "to", "other"])
    assert (
        "pattern   one:<count> to:to other:<count>\ncaptures  one\ncaptures  to\ncaptures  other\n"
        "fires     The council voted 12 to 3 for the bridge.\n"
    ) in page("--language", "en")


def test_command_says_where_a_slip_is(tmp_path, monkeypatch):
    (tmp_path / "en" / "rules").mkdir(parents=True)
    file = tmp_path / "en" / "rules" / "slips.toml"
    file.write_text('[[rule]]\nname = "a slip"\n', encoding="utf-8")
    monkeypatch.setattr(lexicons, "folder", lambda language: tmp_path / language)
    monkeypatch.setattr(rules, "_of", rules._of.__wrapped__)

    with pytest.raises(CommandError, match=r"slips\.toml:1: the rule has no “pattern”"):
        page("--language", "en")
