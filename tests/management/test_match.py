"""The command that looks for what was checked before."""

from tests.commands import answers


def test_match_ranks_the_corpus(written):
    corpus = written(
        {"id": "c1", "claim": "The ferry carried a million people.", "title": None, "date": "3 May 2021"},
        {"id": 2, "claim": "Wages rose.", "title": "Did wages rise?", "verdict": 5},
        name="corpus.jsonl",
    )

    rows, complaint = answers(
        "match",
        "--corpus",
        corpus,
        "--batch",
        written({"id": "q", "text": "Have the wages risen or rose?"}, {"id": "z", "text": "?"}),
    )

    assert [match["id"] for match in rows[0]["ranking"]] == [2]
    assert rows[0]["ranking"][0]["score"] > 0
    assert rows[1] == {"id": "z", "ranking": []}
    assert complaint is None


def test_match_knows_the_claimants_of_the_corpus(written):
    corpus = written(
        {"id": "once", "claim": "The tower leans.", "claimant": "Ada Imre"},
        {"id": "often", "claim": "The tower leans.", "speaker": "Bo Farrow"},
        {"id": "other", "claim": "Something else.", "speaker": "Bo Farrow"},
        name="corpus.jsonl",
    )

    [row], _ = answers("match", "--corpus", corpus, "--batch", written({"id": 1, "text": "a leaning tower"}))

    assert [match["id"] for match in row["ranking"]] == ["often", "once"]


def test_bad_line_of_a_corpus_stops_the_match_and_is_named(written):
    corpus = written({"id": 1, "claim": "Wages rose."}, {"id": 2}, name="corpus.jsonl")

    rows, complaint = answers("match", "--corpus", corpus, "--batch", written({"id": 1, "text": "wages"}))

    assert rows == []
    assert complaint == f"{corpus}, line 2: claim must be a string."
