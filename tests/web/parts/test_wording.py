"""A claim as it reads: who says it, what was put in and from where."""

import pytest
from django.urls import reverse

from reviews.web.parts.wording import Origin, Piece, Source, Wording
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimFactory
from tests.published import XSS

TEXT = "The council met on Monday.\n\nIt voted 12 to 3 for the bridge."
COUNCIL = {"start": 0, "end": 11, "for": [28, 30], "source": [0, 11], "rule": "subject"}
DATE = {"start": 25, "end": 41, "for": None, "source": None, "rule": "date"}
WORDING = "The council voted 12 to 3 on 2 March 2026."


def claim(**changes):
    revision = ArticleRevisionFactory.build(article=ArticleFactory.build(added_by=None), text=TEXT)
    made = {"revision": revision, "start": 28, "end": 60, "wording": WORDING, "insertions": [COUNCIL, DATE]}
    return ClaimFactory.build(**made | changes)


def stored(**changes):
    revision = ArticleRevisionFactory(text=TEXT)
    return ClaimFactory(**{"revision": revision, "start": 28, "end": 60, "quote": TEXT[28:60]} | changes)


def test_inserted_words_are_pieces_of_their_own_with_their_origin():
    read = Wording.of(claim(), Source(TEXT, "A title"))

    assert read.pieces == (
        Piece("The council", 1),
        Piece(" voted 12 to 3"),
        Piece(" on 2 March 2026", 2),
        Piece("."),
    )
    assert read.origins[0] == Origin(
        "The council",
        "from the article’s first paragraph",
        "The council met on Monday. It voted 12 to 3 for the bridge.",
    )
    assert read.origins[1].where == "computed from the day of publication"
    assert str(read) == WORDING


def test_text_that_opens_with_its_title_has_a_headline_and_a_first_paragraph():
    source = Source("Bridge\nThe council met.\nIt voted.", "Bridge")

    assert [source.place(at) for at in (0, 7, 24)] == [
        "from the article’s headline",
        "from the article’s first paragraph",
        "from the article’s second paragraph",
    ]


@pytest.mark.parametrize("span", [(-1, 4), (5, 5), (30, 99), (9, 3)])
def test_insertion_that_does_not_fit_its_wording_is_not_shown(span):
    odd = DATE | dict(zip(("start", "end"), span, strict=True))

    assert Wording.of(claim(insertions=[odd])).pieces == (Piece(WORDING),)


@pytest.mark.parametrize(
    ("said", "wording", "expected"),
    [
        ("Ada Finch warned that", "The bridge is unsafe.", "Ada Finch warned that the bridge is unsafe."),
        ("Ada Finch warned that", "Lindgate is unsafe.", "Ada Finch warned that Lindgate is unsafe."),
        ("Ada Finch warned that", "March was wet.", "Ada Finch warned that March was wet."),
        ("Ada Finch said:", "“I was there.”", "Ada Finch said: “I was there.”"),
        ("Ada Finch denied that", "Ada Finch denied that it is unsafe.", "Ada Finch denied that it is unsafe."),
        ("", "The bridge is unsafe.", "The bridge is unsafe."),
    ],
)
def test_speaker_stands_in_front_in_one_sentence(said, wording, expected):
    assert str(Wording.of(claim(said=said, wording=wording, insertions=[]))) == expected


def test_capital_of_a_word_that_the_article_has_small_goes():
    one = claim(said="Ada Finch said that", quote="roads are closed", wording="Roads are closed.", insertions=[])

    assert str(Wording.of(one)) == "Ada Finch said that roads are closed."


@pytest.mark.django_db
def test_rows_and_heading_underline_what_was_inserted_and_tell_its_origin(desk):
    one = stored(wording=WORDING, insertions=[COUNCIL, DATE])

    row = desk.get(reverse("queue")).text
    article = desk.get(reverse("desk-article", args=[one.article.public_id])).text
    heading = desk.get(reverse("claim", args=[one.public_id])).text

    for page in (row, article, heading):
        assert page.count('<span class="inserted"') == 2
        assert "inserted: computed from the day of publication" in page
    assert "inserted: from earlier in the article" in row
    assert f'aria-describedby="origins-{one.public_id}"' in row
    assert "inserted: from the article’s first paragraph:" in article
    assert '<span class="inserted" tabindex="0" aria-describedby="origin-claim-1">The council</span>' in heading
    assert 'id="origin-claim-1"' in heading


@pytest.mark.django_db
def test_words_of_others_are_inert_in_the_pieces_and_their_origins(desk):
    revision = ArticleRevisionFactory(text=f"{XSS} met.\n\nIt voted 12 to 3.")
    start = len(XSS) + 7
    put_in = {"start": 0, "end": len(XSS), "for": None, "source": [0, len(XSS)], "rule": "subject"}
    one = ClaimFactory(revision=revision, start=start, end=start + 17, wording=f"{XSS} voted.", insertions=[put_in])

    for page in (reverse("queue"), reverse("claim", args=[one.public_id])):
        assert "<script>alert" not in desk.get(page).text
        assert "<img src=x" not in desk.get(page).text
