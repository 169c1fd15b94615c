import pytest

from reviews.extraction.document import Document


def blocks(text, language="en"):
    return [(block.kind, text[block.start : block.end]) for block in Document(text, language=language).blocks]


def test_every_line_is_a_paragraph_when_lines_are_whole():
    text = "The bridge is open again after two years of work.\nThe tunnel is closed, and nobody knows for how long."

    assert [kind for kind, _ in blocks(text)] == ["paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The bridge is open again after two years of work, and the\n"
        "tunnel, which was to follow in the spring of next year, is\n"
        "closed.\n\nNobody knows for how long it will be."
    )

    assert [kind for kind, _ in blocks(text)] == ["paragraph", "paragraph"]
    assert blocks(text)[0][1].endswith("closed.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A Bridge Reopens", "heading"),
        ("READ ALSO: Tunnel to stay closed", "promo"),
        ("Read more: the history of the bridge", "promo"),
        ("By Ilse Brandt and Tomas Reuter", "byline"),
        ("Published 3 May 2024", "byline"),
        ("• The bridge is open", "item"),
        ("By May the bridge had been open for a year.", "paragraph"),
        ("It is open.", "paragraph"),
    ],
)
def test_line_among_paragraphs_has_a_kind(line, kind):
    text = f"The bridge is open again.\n\n{line}\n\nNobody knows for how long."

    assert blocks(text)[1] == (kind, line)


def test_text_of_a_single_line_is_prose_even_without_a_full_stop():
    assert blocks("Unemployment fell to 4.1 percent") == [("paragraph", "Unemployment fell to 4.1 percent")]


def test_prose_leaves_out_headings_and_promotion():
    text = "A Bridge Reopens\n\nThe bridge is open again.\n\nREAD ALSO: Tunnel to stay closed"
    document = Document(text)

    assert [text[start:end] for start, end in document.prose] == ["The bridge is open again."]
