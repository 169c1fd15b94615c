"""Every example of every rule, and what a slip in a file of a language says."""

import pytest

from reviews.extraction import lexicons, rules
from reviews.extraction.clauses import cuts
from reviews.extraction.document import Document
from reviews.extraction.kinds import counted, votes
from reviews.extraction.kinds.casualties import groups, links
from reviews.extraction.kinds.casualties.links import letters
from reviews.extraction.kinds.statements.frames import recorded
from reviews.extraction.kinds.votes import pairs, results
from reviews.extraction.lexicons import Slip
from reviews.extraction.rules import Rule
from reviews.extraction.rules.records import Source


def _pairs(rule, document):
    for reading in document.readings:
        for _, line in pairs.lines(reading, [*pairs.candidates(reading)], rule.file):
            yield line


def _counts(rule, document):
    return (pairs.line_of_counts(rules.load(rule.language, rule.file), reading) for reading in document.readings)


def _numbers(rule, document):
    return (counted.line(rules.load(rule.language, rule.file), reading) for reading in document.readings)


def _results(rule, document):
    return (results.line(rules.load(rule.language, rule.file), reading) for reading in document.readings)


def _units(rule, document):
    return (cuts.line(unit) for _, units in document.units for unit in units)


def _frames(rule, document):
    return (recorded.line(unit) for _, units in document.units for unit in units)


def _people(rule, document):
    for reading in document.readings:
        yield links.line(reading, letters.line(reading, groups.find(reading)))


LINES = {
    "pairs": _counts,
    "decisions": _pairs,
    "voted_down": _pairs,
    "sides": _numbers,
    "tolls": _numbers,
    "attributions": _frames,
    "clauses": _units,
    "links": _people,
    "margins": _results,
}
"""The sentences of a document as the rules of each file see them."""


def examples(kind):
    return [
        pytest.param(rule, text, id=f"{rule.language}/{rule.file}, {rule.name}: {text}")
        for language in lexicons.languages()
        for rule in rules.every(language)
        for text in getattr(rule, kind)
    ]


def fired(rule: Rule, text: str) -> bool:
    lines = LINES[rule.file](rule, Document(text, language=rule.language))
    return any(match.rule == rule for line in lines for match in line.matches())


@pytest.mark.parametrize(("rule", "text"), examples("fires"))
def test_rule_fires_in_its_examples(rule, text):
    assert fired(rule, text)


@pytest.mark.parametrize(("rule", "text"), examples("silent"))
def test_rule_is_silent_in_its_counterexamples(rule, text):
    assert not fired(rule, text)


def test_names_of_rules_tell_them_apart():
    names = [
        (rule.language, rule.file, rule.name) for language in lexicons.languages() for rule in rules.every(language)
    ]

    assert len(names) == len(set(names))


GOOD = 'lexicon = "votes"\n\n[parts]\nside = "<sides>"\n\n[[rule]]\nname = "a vote"\npattern = "<vote>"\nfires = ["They vote."]\n'


@pytest.mark.parametrize(
    ("old", "new", "line", "wrong"),
    [
        ('pattern = "<vote>"', 'pattern = "<vot>"', 8, "in “a vote”: <vot> is no list of words of the language “en”"),
        ('pattern = "<vote>"', 'pattern = "(<vote>"', 8, "in “a vote”: a bracket is not closed"),
        ('pattern = "<vote>"', 'pattern = "<vote> | "', 8, "in “a vote”: nothing stands between two signs, or at an end"),
        ('pattern = "<vote>"', 'pattern = "* <vote>"', 8, "in “a vote”: “*” has nothing in front of it"),
        ('pattern = "<vote>"', 'pattern = "(?<= <vote>*) a"', 8, "in “a vote”: look-behind requires fixed-width pattern"),
        ('pattern = "<vote>"\n', "", 6, "the rule has no “pattern”"),
        ('fires = ["They vote."]', "fires = []", 6, "the rule has no “fires”"),
        ('fires = ["They vote."]', 'fires = "They vote."', 9, "“fires” is a list of texts"),
        ('fires = ["They vote."]', 'fires = ["They vote."]\nvetoes = []', 10, "a rule has no “vetoes”, only name, pattern, tells, needs, unless, where, fires, silent"),
        ('fires = ["They vote."]', 'fires = ["They vote."]\nwhere = ["a"]', 10, "“a” compares no two figures"),
        ('fires = ["They vote."]', 'fires = ["They vote."]\nunless = ["<no>"]', 10, "in “a vote”: <no> is no list of words of the language “en”"),
        ('side = "<sides>"', 'vote = "<vote>"', 4, "<vote> is made of itself"),
        ('side = "<sides>"', 'side = "<poll"', 4, "nothing can be read from “<poll” on"),
        ("[parts]", "[parts", 3, "Expected ']' at the end of a table declaration"),
    ],
)  # fmt: skip
def test_slip_in_a_file_says_its_line(tmp_path, old, new, line, wrong):
    file = tmp_path / "votes.toml"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(Slip) as slip:
        rules.together([Source(file, "en")])[1]["votes"].check()

    assert str(slip.value) == f"{file}:{line}: {wrong}"


def test_slip_in_a_lexicon_says_its_line(tmp_path, monkeypatch):
    (tmp_path / "xx").mkdir()
    file = tmp_path / "xx" / "votes.toml"
    file.write_text('vote = ["vote"]\nnone = ["no"\nlone = ["only"]\n', encoding="utf-8")
    monkeypatch.setattr(lexicons, "folder", lambda language: tmp_path / language)

    with pytest.raises(Slip) as slip:
        lexicons.load("xx", "votes")

    assert str(slip.value) == f"{file}:3: Unclosed array"


GERMAN = {
    "numbers": 'group = "."\ndecimal = ","\nconjunction = ["und"]\narticle = ["ein"]\n[small]\ndrei = 3\n',
    "votes": (
        'vote = ["stimmte", "stimmten", "Stimmen"]\n[sides]\nin_favour = ["dafür", "Ja-Stimmen"]\n'
        'against = ["dagegen", "Nein-Stimmen"]\nabstaining = ["Enthaltungen"]\n'
    ),
    "rules/pairs": 'lexicon = "votes"\n[[rule]]\nname = "so viele zu so vielen"\npattern = "one:<count> zu other:<count>"\nfires = ["12 zu 3"]\n',
    "rules/decisions": 'lexicon = "votes"\n[[rule]]\nname = "Stimmen"\ntells = "vote"\npattern = "<vote> ..3 <pair> | <pair> ..1 <vote>"\nfires = ["12 zu 3 Stimmen"]\n',
    "rules/sides": 'lexicon = "votes"\n[[rule]]\nname = "so viele auf einer Seite"\npattern = "count:<count> (Abgeordnete | <vote>){0,4}? side:<sides>"\nfires = ["29 dagegen"]\n',
}


@pytest.mark.parametrize(
    ("text", "tallies"),
    [
        ("Der Bundestag stimmte mit 393 zu 206 Stimmen für das Gesetz.", [[393, 206, None]]),
        ("Der Rat billigte ihn mit 23 Ja-Stimmen gegen 14 Nein-Stimmen bei drei Enthaltungen.", [[23, 14, 3]]),
        ("Die Mehrheit war knapp: 31 Abgeordnete stimmten dafür, 29 dagegen.", [[31, 29, None]]),
        ("Die Eulen siegten mit 3 zu 2 Toren.", []),
    ],
)
def test_language_comes_by_data_alone(tmp_path, monkeypatch, text, tallies):
    (tmp_path / "xy" / "rules").mkdir(parents=True)
    for name, data in GERMAN.items():
        (tmp_path / "xy" / f"{name}.toml").write_text(data, encoding="utf-8")
    monkeypatch.setattr(lexicons, "folder", lambda language: tmp_path / language)

    found = votes.find(Document(text, language="xy"))

    assert [[claim.details[side] for side in ("in_favour", "against", "abstaining")] for claim in found] == tallies
