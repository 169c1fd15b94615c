import docx
import pytest

from reviews.intake import Unreadable, read
from reviews.intake.kinds import DOCX
from tests.intake.formats.made import changes, r, saved, texts, with_part, word

NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> As of Monday.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_paragraphs_are_read_in_order_and_the_title_is_the_first_line():
    found = read(word("Bridge approved", "The council voted 12 to 3.", "Three were hurt."), name="x.docx")

    assert found.text == "Bridge approved\n\nThe council voted 12 to 3.\n\nThree were hurt."
    assert (found.title, found.kind, found.changes, found.locators) == ("Bridge approved", DOCX, (), ())


def test_document_names_its_title_by_its_style():
    document = docx.Document()
    document.add_paragraph("From our correspondent")
    document.add_heading("Bridge approved", 0)

    assert read(saved(document), name="x.docx").title == "Bridge approved"


def test_tracked_changes_are_accepted_and_deletions_told():
    tracked = (
        r("The council voted ")
        + '<w:del w:id="1" w:author="Jo">'
        + '<w:r><w:delText xml:space="preserve">11 </w:delText></w:r><w:r><w:delText>to 4</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="Jo">{r("12 to 3")}</w:ins>'
        + r(".")
    )

    found = read(word(tracked), name="x.docx")

    assert found.text == "The council voted 12 to 3."
    assert changes(found) == [("deleted", "11 to 4")]


def test_paragraph_whose_end_was_deleted_runs_on():
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="Jo"/></w:rPr></w:pPr>'

    assert texts(word(mark + r("The council "), r("voted."), "Next.")) == ["The council voted.", "Next."]


def test_words_that_were_moved_stand_once():
    moved = f'<w:moveFrom w:id="1" w:author="Jo">{r("Three were hurt.")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2" w:author="Jo">{r("Three were hurt.")}</w:moveTo>'

    assert texts(word(moved, "The council voted.", here)) == ["The council voted.", "Three were hurt."]


@pytest.mark.parametrize(
    ("look", "what"),
    [
        ("<w:strike/>", "deleted"),
        ('<w:dstrike w:val="true"/>', "deleted"),
        ("<w:vanish/>", "hidden"),
        ('<w:sz w:val="2"/>', "hidden"),
        ('<w:color w:val="ffffff"/>', "hidden"),
    ],
)
def test_struck_and_hidden_words_are_left_out_and_told(look, what):
    found = read(word(r("The vote was 12 to 3") + r(", or 13", look) + r(".")), name="x.docx")

    assert (found.text, changes(found)) == ("The vote was 12 to 3.", [(what, ", or 13")])


def test_white_words_on_a_ground_of_their_own_are_read():
    white = '<w:color w:val="FFFFFF"/>'
    head = f"<w:tbl><w:tr><w:tc><w:p>{r('For', white)}</w:p></w:tc></w:tr></w:tbl>"

    assert texts(word(r("In figures", f'<w:highlight w:val="black"/>{white}'), head)) == ["In figures", "For"]


def test_words_of_a_hidden_style_are_hidden_and_what_is_switched_off_is_not():
    document = docx.Document()
    style = document.styles.add_style("Secret", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    document.styles.add_style("Deeper", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).base_style = style
    document.add_paragraph("Nobody reads this.", style="Deeper")
    document.add_paragraph().add_run("Everybody reads this.").font.hidden = False

    found = read(saved(document), name="x.docx")

    assert (found.text, changes(found)) == ("Everybody reads this.", [("hidden", "Nobody reads this.")])


def test_comments_and_running_heads_are_left_out_and_told():
    found = read(word("The council voted.", header="DRAFT 3", comment="Who says so?"), name="x.docx")

    assert found.text == "The council voted."
    assert changes(found) == [("furniture", "DRAFT 3"), ("comment", "Jo Lee: Who says so?")]


def test_footnote_is_no_digit_of_a_figure_and_stands_behind_the_text():
    noted = r("Of the 12") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" wounded, 3 died.")
    document = with_part(word(noted, "Next."), "word/footnotes.xml", NOTES, kind="footnotes")

    found = read(document, name="x.docx")

    assert found.text == "Of the 12 wounded, 3 died.\n\nNext.\n\nAs of Monday."
    assert changes(found) == [("note", "As of Monday.")]


def test_raised_figure_is_no_digit_of_the_one_before():
    assert texts(word(r("12") + r("3", '<w:vertAlign w:val="superscript"/>') + r(" died."))) == ["12³ died."]


def test_rows_of_a_table_keep_their_cells_with_the_heads_first():
    document = docx.Document()
    table = document.add_table(3, 3)
    for line, row in zip(
        [("Party", "For", "Against"), ("Left", "7", ""), ("Right", "5", "3")], table.rows, strict=True
    ):
        for words, cell in zip(line, row.cells, strict=True):
            cell.text = words

    assert texts(saved(document)) == ["Party · For · Against", "Left · 7", "Right · 5 · 3"]


def test_table_that_only_places_an_article_gives_its_paragraphs():
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[1]
    cell.text = "The council voted."
    cell.add_paragraph("Three were hurt.")

    assert texts(saved(document)) == ["The council voted.", "Three were hurt."]


def test_row_that_was_deleted_is_told():
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    gone = '<w:trPr><w:del w:id="1" w:author="Jo"/></w:trPr>'
    rows = f"<w:tr>{gone}{cell.format(r('For'))}{cell.format(r('11'))}</w:tr><w:tr>{cell.format(r('For'))}{cell.format(r('12'))}</w:tr>"

    found = read(word(f"<w:tbl>{rows}</w:tbl>"), name="x.docx")

    assert (found.text, changes(found)) == ("For · 12", [("deleted", "For · 11")])


def test_text_box_is_read_once():
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box.format(r("In figures: 12."))}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box.format(r('In figures: 12.'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert texts(word(r("The council voted.") + drawn)) == ["The council voted.", "In figures: 12."]


def test_half_is_no_twelve():
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    half = f"<m:oMath {m}><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"

    assert texts(word(r("Turnout fell by ") + half + r(" point."))) == ["Turnout fell by 1/2 point."]


def test_soft_hyphen_and_breaks_within_a_paragraph():
    broken = "<w:r><w:t>Ayes 71</w:t><w:br/><w:t>Noes 69 in the coun</w:t><w:softHyphen/><w:t>cil</w:t></w:r>"

    found = read(word(broken), name="x.docx")

    assert found.text == "Ayes 71\nNoes 69 in the council"
    assert changes(found) == [("joined", "coun\u00adcil")]


def test_fields_tell_what_they_show():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'

    assert texts(word(field + r("2 March 2026") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')) == ["2 March 2026"]


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, name="x.docx")
    return str(refused.value)


def test_document_without_words_is_refused():
    assert refusal(word()) == "The text is empty."
    assert "pictures and no words" in refusal(word("<w:r><w:drawing/></w:r>"))


def test_document_with_macros_is_refused():
    assert "holds macros" in refusal(with_part(word("Words."), "word/vbaProject.bin", b"\x00"))


@pytest.mark.parametrize("document", ["<w:document", "<a/>", "", "\x00"])
def test_damaged_document_is_refused(document):
    assert "is damaged" in refusal(with_part(word("Words."), "word/document.xml", document))


@pytest.mark.parametrize("size", [10, 400, 5_000, 20_000])
def test_document_that_was_cut_off_is_refused(size):
    assert "is damaged" in refusal(word("Words.")[:size]) or "not an article" in refusal(word("Words.")[:size])
