import pytest

from reviews.extraction.document import Document
from reviews.extraction.text import sentences
from tests.extraction.mentions import as_told


def split(text, language="en"):
    return [text[start:end] for start, end in sentences.split(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge is open. The tunnel is not.", ["The bridge is open.", "The tunnel is not."]),
        ("Is it open? Yes! Good.", ["Is it open?", "Yes!", "Good."]),
        ("Dr. Weil met Sen. Diaz. They left.", ["Dr. Weil met Sen. Diaz.", "They left."]),
        ("The U.S. Senate met. It adjourned.", ["The U.S. Senate met.", "It adjourned."]),
        (
            "The Franco-U.S. Cultural Institute met. It adjourned.",
            ["The Franco-U.S. Cultural Institute met.", "It adjourned."],
        ),
        ("It closed the harbour.Ada Finch left.", ["It closed the harbour.", "Ada Finch left."]),
        ("It closed.“It is safe,” he said.", ["It closed.", "“It is safe,” he said."]),
        (
            "They work at Arden.Media now, see www.Arden.example today.",
            ["They work at Arden.Media now, see www.Arden.example today."],
        ),
        ("She moved to the U.S. He stayed.", ["She moved to the U.S.", "He stayed."]),
        ("They met at 9 a.m. Nobody spoke.", ["They met at 9 a.m.", "Nobody spoke."]),
        ("They met at 9 a.m. Monday in Arden. It rained.", ["They met at 9 a.m. Monday in Arden.", "It rained."]),
        ("They met at 9 p.m. EST in Arden.", ["They met at 9 p.m. EST in Arden."]),
        (
            "Greenfield Inc. Chairman Jo Lee left. The rest stayed.",
            ["Greenfield Inc. Chairman Jo Lee left.", "The rest stayed."],
        ),
        ("She left Greenfield Inc. The rest stayed.", ["She left Greenfield Inc.", "The rest stayed."]),
        ("J. K. Field spoke. He left.", ["J. K. Field spoke.", "He left."]),
        ("It is No. 5 of nine. No. The sixth.", ["It is No. 5 of nine.", "No.", "The sixth."]),
        ("It rose by 3.5 percent. It fell.", ["It rose by 3.5 percent.", "It fell."]),
        ("It was built in 1934. [12] It was closed. [3][4]", ["It was built in 1934. [12]", "It was closed. [3][4]"]),
        ("It was closed. 4 When it reopened, 12 came.", ["It was closed. 4", "When it reopened, 12 came."]),
        ("It was closed. 4 Kenyans came.", ["It was closed.", "4 Kenyans came."]),
        ("“It is safe.” She left.", ["“It is safe.”", "She left."]),
        ("“It is safe,” she said. “We tested it.”", ["“It is safe,” she said.", "“We tested it.”"]),
        (
            "She wrote, “It is safe. We tested it.” Nobody read it.",
            ["She wrote, “It is safe. We tested it.”", "Nobody read it."],
        ),
        ("“Is it safe?” she asked.", ["“Is it safe?” she asked."]),
        ("He waited … and left. It rained.", ["He waited … and left.", "It rained."]),
        ("(It was late.) She left.", ["(It was late.)", "She left."]),
        ("Did she just — Oh, never mind. It rained.", ["Did she just —", "Oh, never mind.", "It rained."]),
        ("We need a — Do you have one?", ["We need a —", "Do you have one?"]),
        ("He saw a play — The Lost Key — and left.", ["He saw a play — The Lost Key — and left."]),
        ("The mayor — Ann Weil — left.", ["The mayor — Ann Weil — left."]),
        ("The mayor — Will Field — left.", ["The mayor — Will Field — left."]),
        ("The mayor — I think — left.", ["The mayor — I think — left."]),
        ("Figure 2.1 The harbour at dawn.", ["Figure 2.1", "The harbour at dawn."]),
        ("Figure 2.1 shows the harbour.", ["Figure 2.1 shows the harbour."]),
        ("The harbour at dawn. (photo: Ann Weil)", ["The harbour at dawn.", "(photo: Ann Weil)"]),
        ("Greenfield Inc. (formerly Arden) closed.", ["Greenfield Inc. (formerly Arden) closed."]),
        (
            "Sen. Ann P. Weil (D-Pa.) left. Lee C. Diaz stayed.",
            ["Sen. Ann P. Weil (D-Pa.) left.", "Lee C. Diaz stayed."],
        ),
        ("See p. 12 and c. 1900. It is old.", ["See p. 12 and c. 1900.", "It is old."]),
        ("George F. Will wrote it. May did not.", ["George F. Will wrote it.", "May did not."]),
        ("He lives at 12 Mill St. She does not.", ["He lives at 12 Mill St.", "She does not."]),
        ("He lives in St. John with Dr. Weil. It rained.", ["He lives in St. John with Dr. Weil.", "It rained."]),
        ("The mill (est. 1904) closed. It rained.", ["The mill (est. 1904) closed.", "It rained."]),
        ("ARDEN, Ore. (AP) — The bridge closed. It rained.", ["ARDEN, Ore. (AP) — The bridge closed.", "It rained."]),
        ("ARDEN, Ore. - The bridge closed.", ["ARDEN, Ore. - The bridge closed."]),
        ("Former Fla. Gov. Ann Weil left. It rained.", ["Former Fla. Gov. Ann Weil left.", "It rained."]),
        ("She lives in Arden, Fla. Weil does not.", ["She lives in Arden, Fla.", "Weil does not."]),
        ("He was ill. (She was not.)", ["He was ill.", "(She was not.)"]),
        ("The polls closed at 9 p.m. - an hour late.", ["The polls closed at 9 p.m. - an hour late."]),
        ("She spoke in Arden, N.Y. “The bridge is safe.”", ["She spoke in Arden, N.Y.", "“The bridge is safe.”"]),
        ("A.J. “Bud” Weil spoke.", ["A.J. “Bud” Weil spoke."]),
        ("It stood on Arden.org. “Nobody asked,” he said.", ["It stood on Arden.org.", "“Nobody asked,” he said."]),
        ("“We did it!” Mr. Weil shouted. Nobody heard.", ["“We did it!” Mr. Weil shouted.", "Nobody heard."]),
        ("“Where is it?” Ann Weil asked.", ["“Where is it?” Ann Weil asked."]),
        ("“Where is it?” Ann Weil left.", ["“Where is it?”", "Ann Weil left."]),
        ("“Where is it?” He asked twice.", ["“Where is it?”", "He asked twice."]),
        ("Yahoo! Japan paid. Hurrah! Arden won.", ["Yahoo! Japan paid.", "Hurrah!", "Arden won."]),
        ("Sales rose. eBay fell. iron rusts", ["Sales rose.", "eBay fell. iron rusts"]),
        ("They live in the U.S. Many live in Arden.", ["They live in the U.S.", "Many live in Arden."]),
        ("They live in the U.S. According to Weil, few do.", ["They live in the U.S.", "According to Weil, few do."]),
        ("They live in the U.S. Two are old.", ["They live in the U.S.", "Two are old."]),
        ("He waited. . . . Nobody came. . . and it rained.", ["He waited. . . .", "Nobody came. . . and it rained."]),
        ("Was it Monday? .. yeah, it was.", ["Was it Monday? .. yeah, it was."]),
        ("Nobody came. ... Then it rained.", ["Nobody came.", "...", "Then it rained."]),
        ("No end mark here", ["No end mark here"]),
        ("  spaced out.   Twice.  ", ["spaced out.", "Twice."]),
        ("", []),
    ],
)
def test_text_is_split_into_sentences(text, expected):
    assert split(text) == expected


def test_text_may_end_in_a_quotation_after_an_abbreviation():
    assert split('He met Mr. "Roe') == ['He met Mr. "Roe']


def test_arabic_question_mark_ends_a_sentence():
    assert split("هل الجسر آمن؟ نعم.", "ar") == ["هل الجسر آمن؟", "نعم."]


def test_sentence_at_finds_the_sentence_around_a_position():
    document = Document("One is here. Two is there.\nThree follows.")

    found = [
        document.text[slice(*document.sentence_at(document.text.index(word)))] for word in ("here", "there", "follows")
    ]

    assert found == ["One is here.", "Two is there.", "Three follows."]


def test_sentence_of_an_unclosed_quotation_does_not_swallow_the_paragraph():
    assert split("He said “it is safe. We tested it. Good.") == ["He said “it is safe.", "We tested it.", "Good."]


def test_sentence_ends_at_a_road_before_those_who_tell_the_news():
    text = "The shop on Oak Ave. Officers said two men were hurt. He met Ann Lund at Ute Ave. Brill Street is closed."

    assert "Officers said that two men were hurt." in as_told(text)


def test_saint_behind_a_dash_ends_no_sentence():
    text = "ST. LOUIS (KMOX) –St. Louis police arrested 12 men."

    assert as_told(text)[0].startswith("St. Louis police arrested 12 men")
