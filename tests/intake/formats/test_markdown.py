from datetime import UTC, datetime

from reviews.intake import read
from reviews.intake.kinds import MARKDOWN

from .made import changes, texts


def lines(text: str) -> list[str]:
    return texts(text.encode(), "x.md")


def test_text_is_read_as_it_is_set():
    text = "# Bridge *approved*\n\nThe council [voted](https://a.example) **12 to 3**\nfor it.  \nYes &amp; yes.\n\n- First\n- Second\n\n> Quoted.\n"

    found = read(text.encode(), name="x.md")

    assert found.kind == MARKDOWN
    assert found.text.split("\n\n") == [
        "Bridge approved", "The council voted 12 to 3 for it.\nYes & yes.", "First", "Second", "Quoted.",
    ]  # fmt: skip


def test_front_matter_tells_of_the_article_and_is_no_text():
    found = read(
        b'---\ntitle: "Bridge approved"\nauthor: Jo Lee\ndate: 2026-03-02\n---\nThe council voted.\n', name="x.md"
    )

    assert (found.text, found.title, found.byline) == ("The council voted.", "Bridge approved", "Jo Lee")
    assert (found.published, found.published_from) == (datetime(2026, 3, 2, tzinfo=UTC), "2026-03-02")


def test_heading_is_the_title_and_a_rule_no_front_matter():
    assert read(b"# Bridge #\n\nThe council voted.", name="x.md").title == "Bridge"
    assert lines("The council voted.\n\n---\n\nNext.") == ["The council voted.", "Next."]


def test_what_is_struck_or_commented_is_left_out_and_told():
    found = read(b"It was ~~11~~ 12.\n\n<!-- check this -->\n\nAnd<!-- why? --> yes.", name="x.md")

    assert found.text == "It was 12.\n\nAnd yes."
    assert changes(found) == [("deleted", "11"), ("comment", "check this"), ("comment", "why?")]


def test_note_is_no_digit_and_stands_behind_the_text():
    found = read(b"Of the 12[^1] wounded, 3 died.\n\n[^1]: As of\n  Monday.\n\nNext.", name="x.md")

    assert found.text == "Of the 12 wounded, 3 died.\n\nNext.\n\nAs of Monday."
    assert changes(found) == [("note", "As of Monday.")]


def test_rows_of_a_table_keep_their_cells():
    assert lines("| Party | For |\n|---|---|\n| Left | 7 |\n") == ["Party · For", "Left · 7"]


def test_tags_within_are_dropped_and_their_words_stay():
    assert lines("Words <b>and</b> more.\n\n<div>In a block, 3 &lt; 4.</div>\n") == [
        "Words and more.",
        "In a block, 3 < 4.",
    ]


def test_only_the_name_tells_that_a_text_is_markdown():
    assert read(b"# Bridge\n\nWords.", name="x.txt").text == "# Bridge\n\nWords."
