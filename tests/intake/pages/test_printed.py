import pytest

from .made import between, changes


@pytest.mark.parametrize(
    "struck",
    [
        "<del>9</del>",
        "<s>9</s>",
        "<strike>9</strike>",
        '<span style="text-decoration: line-through">9</span>',
        '<span style="text-decoration-line:line-through">9</span>',
        '<span class="line-through">9</span>',
        '<em class="wrong">9</em>',
    ],
)
def test_what_is_struck_out_is_told_and_not_read(struck):
    body, head = (
        f"<p>The week costs {struck} 7 million crowns.</p>",
        "<style>.wrong{text-decoration:line-through}</style>",
    )

    assert between(body, head=head) == ["The week costs 7 million crowns."]
    assert changes(body, head=head) == [("deleted", "9")]


def test_what_was_inserted_is_read():
    assert between("<p>The week costs <ins>some</ins> 7 million.</p>") == ["The week costs some 7 million."]


def test_struck_paragraphs_are_told_whole():
    body = "<del><p>It costs 9 million.</p></del><p>It costs 7 million.</p>"

    assert between(body) == ["It costs 7 million."]
    assert changes(body) == [("deleted", "It costs 9 million.")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<b hidden>bribes</b>",
        '<b style="display: none">bribes</b>',
        '<b style="visibility:hidden;color:red">bribes</b>',
        '<b style="position:absolute;left:-9999px">bribes</b>',
        '<b aria-hidden="true">bribes</b>',
        '<b class="sr-only">bribes</b>',
        '<b class="a visually-hidden">bribes</b>',
        '<b class="d-none">bribes</b>',
        '<b class="secret">bribes</b>',
        "<dialog>bribes</dialog>",
        "<template>bribes</template>",
        "<noscript>bribes</noscript>",
        "<svg><text>bribes</text></svg>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden):
    assert between(f"<p>No {hidden} boat sails.</p>", head="<style>p .x{} .secret{display:none}</style>") == [
        "No boat sails."
    ]


@pytest.mark.parametrize(
    "seen",
    [
        '<b class="hidden md:inline">12</b>',
        '<b class="d-none d-md-inline">12</b>',
        '<b class="paper">12</b>',
        '<b aria-hidden="true">12</b><b class="sr-only">twelve</b>',
        '<span class="tooltip">12<span class="tooltiptext">on Thursday</span></span>',
        "<b>12</b><span> (opens in a new tab)</span>",
        '<b style="opacity:1">12</b>',
    ],
)
def test_what_a_reader_sees_is_read_though_it_is_hidden_from_others(seen):
    head = "<style>@media print{.paper{display:none}}</style>"

    assert between(f"<p>They let {seen} boats out.</p>", head=head) == ["They let 12 boats out."]


def test_hidden_words_of_the_article_are_told_and_those_of_the_page_are_not():
    told = changes("<p>No <i hidden>more</i> boat sails.</p>", before='<div class="sr-only">Skip to the text</div>')

    assert told == [("hidden", "more")]


def test_more_than_half_of_a_page_is_never_hidden():
    from .made import FIRST, page, read

    assert FIRST in read(page().replace("<article>", '<article style="display:none">'))["text"]


def test_notes_of_colleagues_in_word_are_told_and_not_read():
    body = (
        "<p>It costs 7 million<span class=MsoCommentReference><a class=msocomanchor href='#c'>[JL1]</a></span>.</p>"
        "<div style='mso-element:comment-list'><p class=MsoCommentText>Ask Ines</p></div>"
    )

    assert between(body) == ["It costs 7 million."]
    assert changes(body) == [("comment", "[JL1]"), ("comment", "Ask Ines")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<time datetime='2026-05-07'>Thursday</time>", "Thursday"),
        ("<a href='/maro'>Ines Maro</a>", "Ines Maro"),
        ("<button class='term'>demurrage</button>", "demurrage"),
        ("<data value='7'>seven</data> <abbr title='x'>PM</abbr>", "seven PM"),
        ("<my-term>quay</my-term> <label>two</label> <output>3</output>", "quay two 3"),
        ("<math><mn>7</mn><mo>%</mo></math>", "7%"),
        ("<math><mfrac><mn>2</mn><mn>3</mn></mfrac></math>", "2/3"),
        ("<math><msup><mn>10</mn><mn>4</mn></msup></math>", "10⁴"),
        ("CO<sub>2</sub>", "CO2"),
        ("<q>no boat</q>", "“no boat”"),
        ("<q>he said <q>no</q> twice</q>", "“he said ‘no’ twice”"),
        ("<q>“no boat”</q>", "“no boat”"),
    ],
)
def test_words_in_a_line_stay_in_it(written, read):
    assert between(f"<p>They spoke of {written} there.</p>") == [f"They spoke of {read} there."]


def test_quotation_marks_are_those_of_the_language():
    assert between("<p>Sie rief <q>kein Boot</q> dort.</p>", lang="de") == ["Sie rief „kein Boot“ dort."]


def test_button_between_words_is_read_wherever_they_stand():
    assert between("<div>The fee is <button>40 crowns</button> a day.</div>") == ["The fee is 40 crowns a day."]


def test_button_outside_a_sentence_is_none_of_it():
    assert between("<div><button>Share</button></div><p>No boat sails.</p>") == ["No boat sails."]
