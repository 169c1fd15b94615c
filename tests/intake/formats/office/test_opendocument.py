import pytest

from reviews.intake import Unreadable, read
from reviews.intake.kinds import ODT
from tests.intake.formats.made import changes, zipped

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
)
STYLES = """<office:automatic-styles>
<style:style style:name="Gone"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Deeper" style:parent-style-name="Gone"/>
<style:style style:name="Struck"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>
</office:automatic-styles>"""
HEADER = f"""<office:document-styles {SPACES}><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>DRAFT 3</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"""


def text_document(*paragraphs: str, **parts: str) -> bytes:
    """Return an .odt with paragraphs, as plain words or as XML."""
    body = "".join(words if words.startswith("<") else f"<text:p>{words}</text:p>" for words in paragraphs)
    content = f"<office:document-content {SPACES}>{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    told = {"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"}
    return zipped(told | {name.replace("_", "."): data for name, data in parts.items()})


def texts(*paragraphs: str) -> list[str]:
    return read(text_document(*paragraphs), name="x.odt").text.split("\n\n")


def test_paragraphs_and_their_title():
    found = read(
        text_document(
            '<text:h text:style-name="Title">Bridge approved</text:h>', "The council voted 12<text:s text:c='9'/>to 3."
        ),
        name="x.odt",
    )

    assert found.text == "Bridge approved\n\nThe council voted 12 to 3."
    assert (found.title, found.kind, found.changes) == ("Bridge approved", ODT, ())


def test_deletions_that_somebody_tracked_are_told():
    tracked = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info/><text:p>11 to 4</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )

    found = read(text_document(tracked, "It was <text:change text:change-id='c1'/>12 to 3."), name="x.odt")

    assert (found.text, changes(found)) == ("It was 12 to 3.", [("deleted", "11 to 4")])


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("It was 12<text:span text:style-name='Struck'>, or 13</text:span>.", ("deleted", ", or 13")),
        ("It was 12<text:span text:style-name='Gone'>, or 13</text:span>.", ("hidden", ", or 13")),
        ("It was 12<text:hidden-text text:string-value=', or 13'/>.", ("hidden", ", or 13")),
        ("It was 12.<office:annotation><text:p>Who says so?</text:p></office:annotation>", ("comment", "Who says so?")),
        ("<text:p>It was 12.</text:p><text:p text:style-name='Deeper'>Secret</text:p>", ("hidden", "Secret")),
        (
            "<text:p>It was 12.</text:p><text:section text:display='none'><text:p>Secret</text:p></text:section>",
            ("hidden", "Secret"),
        ),
    ],
)
def test_what_is_left_out_is_told(words, change):
    found = read(text_document(words), name="x.odt")

    assert (found.text, changes(found)) == ("It was 12.", [change])


def test_running_heads_are_told():
    assert changes(read(text_document("Words.", styles_xml=HEADER), name="x.odt")) == [("furniture", "DRAFT 3")]


def test_note_stands_behind_the_text():
    note = "<text:note><text:note-citation>3</text:note-citation><text:note-body><text:p>As of Monday.</text:p></text:note-body></text:note>"

    assert texts(f"Of the 12{note} wounded, 3 died.", "Next.") == [
        "Of the 12 wounded, 3 died.",
        "Next.",
        "As of Monday.",
    ]


def test_raised_figure_is_no_digit_of_the_one_before():
    assert texts("12<text:span text:style-name='Up'>3</text:span> died.") == ["12³ died."]


def test_rows_of_a_table_keep_their_cells():
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        + "</table:table-row>"
        for cells in (("Party", "For"), ("Left", "7"))
    )

    assert texts(f"<table:table><table:table-header-rows>{rows}</table:table-header-rows></table:table>") == [
        "Party · For",
        "Left · 7",
    ]


def test_lists_and_text_boxes_are_read_and_the_list_of_contents_is_not():
    items = "<text:list><text:list-item><text:p>First.</text:p></text:list-item></text:list>"
    box = "<draw:frame><draw:text-box><text:p>In figures: 12.</text:p></draw:text-box></draw:frame>"
    contents = (
        "<text:table-of-content><text:index-body><text:p>Bridge 1</text:p></text:index-body></text:table-of-content>"
    )

    assert texts(contents, items, f"Words.{box}") == ["First.", "Words.", "In figures: 12."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text_document("<text:p><draw:frame><draw:image/></draw:frame></text:p>"), "pictures and no words"),
        (text_document(), "is empty"),
        (
            text_document("Words.", **{"META-INF/manifest_xml": "<manifest:encryption-data/>"}),
            "protected with a password",
        ),
        (text_document("Words.", content_xml="<office:document-content"), "is damaged"),
        (text_document("Words.", content_xml=""), "is damaged"),
        (text_document("Words.", content_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "XML entities"),
    ],
)
def test_document_that_gives_nothing_says_why(data, said):
    with pytest.raises(Unreadable) as refused:
        read(data, name="x.odt")
    assert said in str(refused.value)
