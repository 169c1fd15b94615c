"""A claim as it reads on the desk and to readers: who says it, what was put in and from where, what is loose."""

import pytest
from django.urls import reverse

from reviews.content.figures import figures_in
from reviews.models import State, facts
from reviews.web.parts.wording import Origin, Piece, Source, Wording
from reviews.workflow.checks import reviewing
from reviews.workflow.table import leases
from tests.factories import ArticleFactory, ArticleRevisionFactory, ClaimFactory, UserFactory, claim_at
from tests.pages import on_one_line
from tests.published import XSS, publish, url_of

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


@pytest.fixture
def ana():
    return UserFactory(reviewer=True)


@pytest.fixture
def desk(client, ana):
    client.force_login(ana)
    return client


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
    assert read.origins[1].told == "computed from the day of publication"
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
    said = claim(said="Ada Finch said that", quote="roads are closed", wording="Roads are closed.", insertions=[])

    assert str(Wording.of(said)) == "Ada Finch said that roads are closed."


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


# What is loose -------------------------------------------------------------------------------------------------------


def in_hand(ana, **changes):
    one = stored(**{"wording": "It voted 12 to 3 for the bridge.", "loose": [[28, 30]]} | changes)
    leases.take(one, by=ana, seen=one.version)
    return one


def press(desk, one, name, *place, **changes):
    sent = {"seen": one.version, "token": one.lease_token, "claim-wording": one.wording}
    answers = {"verdict": "true", "summary": "The minutes give the same figures.", "rationale": "We read the minutes."}
    return desk.post(reverse(name, args=[one.public_id, *place]), sent | answers | changes, follow=name == "name")


@pytest.mark.django_db
def test_loose_word_is_asked_for_and_handing_in_waits_for_the_answer(desk, ana):
    one = in_hand(ana)
    address = reverse("claim", args=[one.public_id])

    assert 'Who or what is <q dir="auto">It</q>?' in desk.get(address).text
    answer = press(desk, one, "submit")
    assert answer.status_code == 422
    assert "Say who or what “It” is" in answer.text

    press(desk, one, "save", **{"claim-wording": "The council voted 12 to 3 for the bridge."})
    one.refresh_from_db()
    assert (one.loose, one.wording) == ([], "The council voted 12 to 3 for the bridge.")
    assert "wording" not in reviewing.missing_from(one.reviews.get(), one)


@pytest.mark.django_db
def test_wording_is_clear_when_its_fact_checker_says_so(desk, ana):
    one = in_hand(ana)

    assert press(desk, one, "confirm").status_code == 302

    one.refresh_from_db()
    assert one.loose == []
    told = one.events.get(action="confirm")
    assert (told.by, told.data["words"]) == (ana, ["It"])
    assert "said that the wording is clear as it stands" in desk.get(reverse("claim", args=[one.public_id])).text


ASKED = "The Acme Company bought a ferry. Mayor Ada Lund saw her. It sank."


def asked(ana, **changes):
    one = stored(revision=ArticleRevisionFactory(text=ASKED), start=57, end=65, quote="It sank.", wording="It sank.")
    type(one).objects.filter(pk=one.pk).update(loose=[[57, 59]], kind="event", details={}, **changes)
    one.refresh_from_db()
    leases.take(one, by=ana, seen=one.version)
    return one


@pytest.mark.django_db
def test_candidates_of_the_article_are_buttons_for_who_may_press_them(desk, ana):
    one = asked(ana)
    address = reverse("claim", args=[one.public_id])
    buttons = [
        f'<button form="review" formaction="{address}review/wording/57-59/24-31/" dir="auto">a ferry</button>',
        f'<button form="review" formaction="{address}review/wording/57-59/0-16/" dir="auto">The Acme Company</button>',
    ]

    assert " ".join(buttons) in on_one_line(desk.get(address))
    desk.force_login(UserFactory(reviewer=True))
    assert "review/wording/57" not in desk.get(address).text


@pytest.mark.django_db
def test_chosen_candidate_stands_in_the_wording_with_its_origin_and_what_was_typed_is_saved(desk, ana):
    one = asked(ana)

    answer = press(desk, one, "name", "57-59", "24-31", summary="It did.")

    one.refresh_from_db()
    assert (one.wording, one.loose) == ("A ferry sank.", [])
    assert one.insertions == [{"start": 0, "end": 7, "for": [57, 59], "source": [24, 31], "rule": "chosen"}]
    assert one.reviews.get().summary == "It did."
    assert "from the article’s first paragraph" in answer.text
    told = one.events.get(action="describe")
    assert (told.by, told.data["before"]["wording"], told.data["after"]["wording"]) == (
        ana,
        "It sank.",
        "A ferry sank.",
    )
    assert told.data["claim"] == facts(one, "wording", "insertions", "loose")


@pytest.mark.django_db
@pytest.mark.parametrize("place", [["57-59", "0-3"], ["0-3", "24-31"], ["x", "y"], ["57-59", "24-31 9"], ["\0", "\0"]])
def test_words_that_were_not_offered_are_not_put_in(desk, ana, place):
    one = asked(ana)

    answer = press(desk, one, "name", *place)

    one.refresh_from_db()
    assert answer.status_code in (200, 400)
    assert (one.wording, one.loose) == ("It sank.", [[57, 59]])


@pytest.mark.django_db
def test_wording_that_was_typed_at_the_same_time_wins_over_a_candidate(desk, ana):
    one = asked(ana)
    typed = {"claim-wording": "The ferry Arden sank."}

    press(desk, one, "name", "57-59", "24-31", **typed)

    one.refresh_from_db()
    assert (one.wording, one.insertions) == ("The ferry Arden sank.", [])


@pytest.mark.django_db
def test_candidate_is_not_put_in_without_the_lease(desk, ana):
    one = asked(ana)

    answer = press(desk, one, "name", "57-59", "24-31", token="another")

    one.refresh_from_db()
    assert (answer.status_code, one.wording) == (409, "It sank.")


@pytest.mark.django_db
def test_corrected_figures_leave_what_is_loose_and_what_was_inserted(ana):
    one = in_hand(ana, insertions=[DATE])

    reviewing.describe(one, by=ana, token=one.lease_token, wording=one.wording, details=one.details | {"against": 4})

    assert (one.loose, one.insertions) == ([[28, 30]], [DATE])


@pytest.mark.django_db
def test_other_wording_has_no_insertions_of_the_program(ana):
    one = in_hand(ana, insertions=[DATE])

    reviewing.describe(one, by=ana, token=one.lease_token, wording="The council voted.", details=one.details)

    one.refresh_from_db()
    assert (one.loose, one.insertions) == ([], [])


# For readers ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_check_says_how_its_claim_is_told_and_asks_both_questions_whatever_its_kind(client):
    one = publish(said="Mayor Ada Finch warned that", wording="The bridge is unsafe.")

    page = " ".join(client.get(url_of(one)).text.split())

    assert '<p class="said-by" lang="en" dir="auto">Mayor Ada Finch warned that</p>' in page
    assert "<b>Is it so?</b> True:" in page
    assert "<b>Was it said?</b> That was not judged." in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wording", "told"), [("“It fell.”", "Ada Finch said:"), ("The bridge fell.", "Ada Finch said")]
)
def test_colon_stands_in_front_of_a_quotation_only(client, wording, told):
    one = publish(said="Ada Finch said:", wording=wording)

    assert f'dir="auto">{told}</p>' in client.get(url_of(one)).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wording", "is_told"), [("Ada Finch denied that it is unsafe.", False), ("The council voted 12 to 3.", True)]
)
def test_denial_is_told_in_front_only_where_its_wording_does_not_say_so(client, wording, is_told):
    one = publish(said="Ada Finch denied that", wording=wording)

    assert ('<p class="said-by"' in client.get(url_of(one)).text) is is_told


@pytest.mark.django_db
def test_denial_of_a_figure_that_is_worded_as_its_opposite_warns_the_editor(client):
    client.force_login(UserFactory(editor=True))
    one = claim_at(State.SUBMITTED, said="Ada Finch denied that", wording="The council voted 12 to 3.")

    warned = client.get(reverse("approval", args=[one.public_id])).context["warnings"][0]

    assert "Word it as “Ada Finch denied that …”" in warned


def test_every_figure_that_can_be_drawn_is():
    vote = {"in_favour": 12, "against": 3}
    dead, paid = {"count": 4, "harm": "killed"}, {"value": 5}
    quote = "12 for, 3 not, 4 dead, 5 paid"
    figures = [
        {"kind": "vote_tally", "start": 40, "end": 53, "details": vote},
        {"kind": "casualty", "start": 55, "end": 61, "details": dead},
        {"kind": "quantity", "start": 63, "end": 69, "details": paid},
    ]
    told = {"kind": "vote_tally", "details": vote, "figures": figures, "quote": quote}

    def drawn(claim):
        return [(figure.name, figure.quote) for figure in figures_in(claim, 40)]

    assert drawn(told) == [("The vote", "12 for, 3 not"), ("The figure", "4 dead")]
    assert drawn(told | {"figures": []}) == [("The vote", "")]
    assert drawn(told | {"figures": figures[1:]}) == [("The vote", ""), ("The figure", "4 dead")]


def test_figures_of_a_kind_are_drawn_on_one_scale():
    held = [{"kind": "casualty", "start": 0, "end": 1, "details": {"count": count}} for count in (12, 3, 40)]
    told = {"kind": "casualty", "details": held[0]["details"], "figures": held, "quote": "quote"}

    assert [figure.bars[0].start for figure in figures_in(told, 0)] == [24.0, 6.0, 80.0]


@pytest.mark.django_db
def test_article_in_a_language_without_rules_says_so(desk):
    german = ArticleRevisionFactory(article=ArticleFactory(language="de")).article
    english = ArticleRevisionFactory(article=ArticleFactory(language="en-GB")).article

    assert "no rules for German" in desk.get(reverse("desk-article", args=[german.public_id])).text
    assert "found nothing to check" in desk.get(reverse("desk-article", args=[english.public_id])).text
