import pytest

from reviews.extraction.text import quotations


def found(text):
    return [text[quote.start : quote.end] for quote in quotations.find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ‘yes’ twice.", ["‘yes’"]),
        ("He said 'yes' twice.", ["'yes'"]),
        ("Il a dit « oui » deux fois.", ["« oui »"]),
        ("Er sagte „ja“ und ging.", ["„ja“"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("她说「好」就走了。", ["「好」"]),
        ("“He said ‘yes’ to me,” she said.", ["“He said ‘yes’ to me,”"]),
        ("It’s the players’ choice, isn’t it?", []),
        ("In the ’90s it wasn't so.", []),
        ("The mayor 's plan for the 'old mill'.", ["'old mill'"]),
        ('A 6\'2" man with a 12" ruler.', []),
        ("“It goes on", ["“It goes on"]),
        ("It ended here,“ he said.", []),
        ("“It ended here,“ he said.", ["“It ended here,“"]),
        ("He said “ yes ” twice.", ["“ yes ”"]),
    ],
)
def test_quotation_marks_are_paired(text, expected):
    assert found(text) == expected


def test_open_quotation_is_not_closed():
    (quote,) = quotations.find("“It goes on", 0, 11)

    assert not quote.closed
    assert quote.inner == (1, 11)
