"""The command that finds quantities and sentences in texts."""

from tests.commands import answers


def test_find_quantities_gives_spans_and_values(written):
    text = "The pier cost about $3.5 million and took two years."

    [row], _ = answers("find", "quantities", "--batch", written({"id": "q", "text": text}))

    cost, years = row["quantities"]
    assert text[cost["start"] : cost["end"]] == "$3.5 million"
    assert (cost["value"], cost["unit"], cost["bound"]) == (3_500_000, "dollar", "about")
    assert (years["value"], years["unit"], years["bound"]) == (2, "year", "exactly")


def test_find_sentences_gives_spans(written):
    [row], _ = answers("find", "sentences", "--batch", written({"id": "s", "text": "Dr. Imre left. She was late."}))

    assert row == {"id": "s", "sentences": [[0, 14], [15, 28]]}
