import pytest

from .made import between, changes, page, read


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("<p>It costs 7<br>million crowns.</p>", ["It costs 7 million crowns."]),
        ("<p>It costs 7\n   million&nbsp;crowns.</p>", ["It costs 7 million crowns."]),
        ("<p>It opens again.<br><br>So it was said.</p>", ["It opens again.", "So it was said."]),
        ("<p>It opens again.<br>So it was said.</p>", ["It opens again.", "So it was said."]),
        ("<p>twenty-<br>five boats sailed.</p>", ["twenty-five boats sailed."]),
        ("<p>The har&shy;bour<wbr>master left.</p>", ["The harbourmaster left."]),
        ("<p>Har\u200bbour</p>", ["Harbour"]),
        ("<pre>The harbour board of Arden has met today\nand will meet again.\n\nNobody came.</pre>",
         ["The harbour board of Arden has met today and will meet again.", "Nobody came."]),
        ("<div>No boat <b>sails</b>.<div>None.</div>Not one.</div>", ["No boat sails.", "None.", "Not one."]),
    ],
)  # fmt: skip
def test_lines_are_those_of_the_sentences(written, lines):
    assert between(written) == lines


def test_words_that_were_broken_are_told():
    assert changes("<p>It costs 7<br>million, the har&shy;bour says.</p>") == [
        ("joined", "harbour"),
        ("joined", "7 million,"),
    ]


def test_items_of_a_list_are_items():
    assert between("<p>They want:</p><ul><li>to close</li><li><p>to <a href='/o'>open</a> in June</p></li></ul>") == [
        "They want:",
        "- to close",
        "- to open in June",
    ]


def test_table_is_read_by_rows_and_a_figure_keeps_its_heading():
    rows = (
        "<table><caption>The vote</caption><thead><tr><th>Member</th><th>Votes</th><th>Seat</th></tr></thead>"
        "<tr><td>Maro</td><td>14</td><td>north</td></tr><tr><th>Lee</th><td>–3%</td><td></td></tr></table>"
    )

    assert between(rows) == ["The vote", "Member · Votes · Seat", "Maro · Votes: 14 · north", "Lee · Votes: –3%"]


def test_table_without_headings_or_with_wide_cells_is_read_as_it_stands():
    assert between("<table><tr><td>In favour</td><td>14</td></tr></table>") == ["In favour · 14"]
    assert between(
        "<table><tr><th colspan=2>Votes</th><th>x</th></tr><tr><td>a</td><td>1</td><td>2</td></tr></table>"
    ) == [
        "Votes · x",
        "a · 1 · 2",
    ]


def test_table_that_frames_a_page_is_none():
    framed = "<table><tr><td><p>The first of them sailed.</p><p>So did the last.</p></td><td>Menu</td></tr></table>"

    assert between(framed)[:2] == ["The first of them sailed.", "So did the last."]


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a'><figcaption>The port in 1994</figcaption></figure>",
        "<div class='image-caption'>The port in 1994</div>",
    ],
)
def test_caption_stands_apart(caption):
    assert between(caption) == []
    assert changes(caption) == [("caption", "The port in 1994")]


@pytest.mark.parametrize(
    "pulled",
    [
        "<blockquote class='pull-quote'><p>“We read of it in the paper”</p></blockquote>",
        "<div class='pullquote'>We read of it in the paper</div>",
    ],
)
def test_pulled_quotation_is_read_once(pulled):
    assert between(pulled) == []
    assert changes(pulled)[0][0] == "repeated"


def test_quotation_that_stands_only_there_is_read():
    assert between("<blockquote><p>We shall sail all the same, whatever they decide.</p></blockquote>") == [
        "We shall sail all the same, whatever they decide."
    ]


def test_correction_stands_apart():
    note = "Correction: An earlier version of this article said that the port closes for nine weeks."

    assert between(f"<p>{note}</p>") == []
    assert changes(f"<p>{note}</p>") == [("correction", note)]
    assert changes("", behind=f"<div><p>{note}</p></div>") == [("correction", note)]


def test_letters_are_put_together():
    assert read(page("<p>Cafe\u0301 owners met.</p>"))["text"].split("\n\n")[1] == "Café owners met."
