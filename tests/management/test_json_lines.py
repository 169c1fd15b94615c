"""What the commands that read lines of JSON refuse, line by line."""

import pytest

from tests.commands import answers, run

from .conftest import ARTICLE

BAD = {
    "no JSON": (b"hello", None, "The line is not JSON."),
    "empty": (b"", None, "The line is not JSON."),
    "no object": (b"[1]", None, "The line is not a JSON object."),
    "not UTF-8": (b'{"id": "\xff"}', None, "The line is not UTF-8."),
    "too deep": (b"[" * 200_000, None, "The line is not JSON."),
    "too many digits": (b'{"id": ' + b"9" * 5000 + b"}", None, "The line is not JSON."),
    "no id": ({"text": "a"}, None, "id must be a string or a whole number."),
    "id of a wrong type": ({"id": True, "text": "a"}, None, "id must be a string or a whole number."),
    "no text": ({"id": "x"}, "x", "text must be a string."),
    "text of a wrong type": ({"id": "x", "text": 5}, "x", "text must be a string."),
    "NUL": ({"id": "x", "text": "ab\0"}, "x", "text has a NUL character at position 2."),
    "lone surrogate": (
        b'{"id": "x", "text": "a\\ud800"}',
        "x",
        "text has half a character (a lone surrogate) at position 1.",
    ),
    "too long": ({"id": 4, "text": "é" * 500_001}, 4, "text is longer than 1,000,000 bytes."),
}


@pytest.mark.parametrize(
    "command", [("extract",), ("find", "quantities"), ("find", "sentences"), ("score",)], ids=" ".join
)
@pytest.mark.parametrize(("line", "known", "error"), BAD.values(), ids=BAD)
def test_bad_line_gets_its_error_in_its_place_and_the_batch_goes_on(written, command, line, known, error):
    batch = written({"id": "before", "text": "Yes."}, line, {"id": "after", "text": "No."})

    (before, refused, after), complaint = answers(*command, "--batch", batch)

    assert refused == {"id": known, "error": error}
    assert (before["id"], after["id"]) == ("before", "after")
    assert "error" not in before | after
    assert complaint == "Lines that were no valid input: 1"


@pytest.mark.parametrize("published", ["2023-02-30", "yesterday", "", 20231213, ["2023-12-13"], {}, True])
def test_bad_date_is_an_error_of_its_line(written, published):
    [row], complaint = answers("extract", "--batch", written({"id": "x", "text": ARTICLE, "published": published}))

    assert row == {"id": "x", "error": "published must be a date such as 2023-12-13."}
    assert complaint == "Lines that were no valid input: 1"


def test_huge_line_is_passed_over(written):
    batch = written(b'{"id": 1, "text": "' + b"a" * 9_000_000 + b'"}', {"id": 2, "text": "No."})

    (huge, after), _ = answers("score", "--batch", batch)

    assert huge == {"id": None, "error": "The line is longer than 8,000,000 bytes."}
    assert after["id"] == 2


@pytest.mark.parametrize(
    "arguments",
    [("extract", "missing.txt"), ("extract", "--batch", "missing.txt"), ("score", "--batch", "missing.txt")],
)
def test_missing_file_is_named(arguments):
    assert run(*arguments) == ("", "missing.txt: No such file or directory")
