"""Was this checked before? What two wordings of one claim have in common."""

import pytest

from reviews.extraction.matching import Corpus
from reviews.extraction.matching.terms import stem, terms
from reviews.extraction.matching.wording import Wording

EARLIER = [
    {
        "id": "ferry",
        "claim": "The ferry to Alder Island carried 1,200,000 passengers in 2021.",
        "title": "Did a million people take the ferry?",
    },
    {"id": "wages", "claim": "Wages of nurses rose by 4 percent.", "title": "Nurses’ wages"},
    {
        "id": "wolves",
        "claim": "Gray wolves lost their protection.",
        "title": "Wolves and the law",
        "text": "Hunters had asked for it.",
    },
    {"id": "tax", "claim": "The city doubled the tax on parking.", "title": "Parking tax", "claimant": "Ines Brack"},
    {
        "id": "bridge",
        "claim": "Two bridges were closed after the flood.",
        "title": "Closed bridges",
        "date": "14 March 2022",
    },
]


def found(sentence, corpus=EARLIER):
    return [match.id for match in Corpus(corpus).rank(sentence)]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("1200000 people took that boat", "ferry"),
        ("a nurse’s pay went up 4%", "wages"),
        ("They took protections away from the #GrayWolves!", "wolves"),
        ("“The parking taxes are doubling,” he said", "tax"),
        ("Is it true that 2 bridges are closed?", "bridge"),
        ("See pic.twitter.com/wages1 https://example.org/nurses — the hunters got what they wanted", "wolves"),
        ("What happened on 14 March?", "bridge"),
    ],
)
def test_the_same_claim_in_other_words_comes_first(sentence, first):
    assert found(sentence)[0] == first


WORDINGS = {
    "vote": "The UN General Assembly’s resolution of 12 December 2023 on Gaza passed with 153 in favour and 10 against.",
    "truce": "The UN General Assembly’s resolution of 27 October 2023 on Gaza passed with 121 in favour and 14 against.",
    "fire": "A fire at the grain terminal of Lindgate killed 12 people and injured 30 on 24 February 2026.",
    "flood": "A flood in Lindgate killed 21 people and injured 3 on 24 March 2026.",
    "sale": "Norvik Grain sold its terminal in Lindgate to Marsh Holdings for $3.5 million in 2025.",
    "purchase": "Norvik Grain bought the terminal in Odda for $35 million in 2019.",
    "rents": "Rents in Marwick rose by a third between 2019 and 2025, the housing ministry said.",
    "wages": "Wages in Marwick rose by a fifth between 2019 and 2025, the labour ministry said.",
    "support": "President Joe Biden said that Israel is losing support because of indiscriminate bombing.",
    "debt": "President Joe Biden said that Israel is losing money because of its debt.",
    "ferry": "The parliament of Odda passed the ferry bill by 52 votes to 48 on 13 March 2026.",
    "budget": "The parliament of Odda rejected the budget by 52 votes to 48 on 13 March 2025.",
}
"""Claims as they stand alone, each with one beside it that is easily mistaken for it."""


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("On December 12, the Assembly voted 153-10 for a ceasefire in the Gaza Strip.", "vote"),
        ("121 countries were for the General Assembly’s October text on Gaza, fourteen were not.", "truce"),
        ("Twelve died and thirty were hurt when Lindgate’s grain silo burned down on Feb. 24.", "fire"),
        (
            "In 2025 Marsh Holdings bought the Lindgate terminal from Norvik for three and a half million dollars.",
            "sale",
        ),
        ("According to the ministry of housing, tenants in Marwick paid 33 percent more than in 2019.", "rents"),
        ("Pay in Marwick is 20 percent higher than in 2019.", "wages"),
        ("Israel was warned by Biden that its indiscriminate bombardment was costing it global backing.", "support"),
        ("On 13/03/2026 the ferry bill was adopted by Odda’s lawmakers, fifty-two in favour.", "ferry"),
    ],
)
def test_the_same_claim_out_of_another_article_comes_before_the_one_beside_it(words, first):
    assert found(words, [{"id": name, "claim": claim} for name, claim in WORDINGS.items()])[0] == first


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Tenants in Marwick pay 33 percent more than before.", "third"),
        ("Tenants in Marwick pay 10 percent more than before.", "tenth"),
        ("Thirty were wounded by the blaze in Marwick.", "fire"),
        ("Marwick’s lawmakers approved it.", "parliament"),
    ],
)
def test_words_that_stand_for_others_are_found(words, first):
    claims = {
        "tenth": "Rents in Marwick rose by a tenth.",
        "parliament": "The parliament of Marwick adopted the bill.",
        "fire": "A fire in Marwick injured 12 people.",
        "third": "Rents in Marwick rose by a third.",
        "mayor": "The mayor of Marwick read the bill.",
    }
    assert found(words, [{"id": name, "claim": claim} for name, claim in claims.items()])[0] == first


def test_nothing_in_common_finds_nothing():
    assert found("Qwertz!") == []
    assert found("") == []
    assert found("the of and") == []


def test_an_empty_corpus_finds_nothing():
    assert Corpus([]).rank("The ferry is late.") == []


def test_scores_fall_and_ties_keep_the_order_of_the_corpus():
    twins = [{"id": number, "claim": "The ferry is late."} for number in (3, 1, 2)]
    ranking = Corpus([*twins, {"id": 9, "claim": "The ferry to the island is often very late in winter."}]).rank(
        "late ferry"
    )

    assert [match.id for match in ranking] == [3, 1, 2, 9]
    assert [match.score for match in ranking] == sorted((match.score for match in ranking), reverse=True)


def test_at_most_as_many_as_asked_for_are_given():
    many = Corpus({"id": number, "claim": f"Ferry number {number} is late."} for number in range(300))

    assert len(many.rank("ferry")) == 20
    assert len(many.rank("ferry", limit=3)) == 3
    assert len(many.rank("ferry", limit=250)) == 250


def test_a_rare_word_tells_more_than_a_common_one():
    corpus = [
        *({"id": number, "claim": f"The harbour has crane {number}."} for number in range(20)),
        {"id": "x", "claim": "A lighthouse fell."},
    ]

    assert found("The harbour and the lighthouse", corpus)[0] == "x"


def test_the_claim_counts_more_than_the_text_below_it():
    corpus = [
        {"id": "below", "claim": "Nothing new.", "text": "The lighthouse fell."},
        {"id": "claim", "claim": "The lighthouse fell."},
    ]

    assert found("lighthouse", corpus) == ["claim", "below"]


def test_of_two_like_claims_the_one_whose_claimant_is_checked_often_comes_first():
    corpus = [
        {"id": "once", "claim": "The tower leans.", "claimant": "Ada Imre"},
        {"id": "often", "claim": "The tower leans.", "claimant": "Bo Farrow"},
        *({"id": number, "claim": "Something else.", "claimant": "Bo Farrow"} for number in range(9)),
    ]

    assert found("the leaning tower", corpus) == ["often", "once"]


def test_the_order_of_words_does_not_matter_but_their_number_does():
    corpus = [
        {"id": "long", "claim": "The tower leans to the sea on the side of the old harbour wall."},
        {"id": "short", "claim": "The tower leans."},
    ]

    assert found("leans, the tower", corpus) == ["short", "long"]


@pytest.mark.parametrize(
    ("sentence", "nearer", "farther"),
    [
        ("the harbourmaster", ("the harbour", ""), ("the airport", "")),
        ("late ferry", ("late ferry", ""), ("ferry late", "")),
        ("the tower", ("it leans", "the tower"), ("it leans", "")),
    ],
)
def test_parts_of_words_their_order_and_the_title_make_wordings_alike(sentence, nearer, farther):
    wording = Wording(sentence)

    assert wording.likeness(*nearer) > wording.likeness(*farther)


@pytest.mark.parametrize(
    ("sentence", "nearer", "farther"),
    [
        ("The harbour cost $1.2 million.", "it cost 1,300,000 dollars", "it cost 9,400,000 dollars"),
        ("A third of the ferries are late.", "it is 0.3 of them", "it is 0.9 of them"),
        ("The ferry carried 80 to 90 people.", "it took 91 of us", "it took 20 of us"),
        ("The ferry lost 400 passengers.", "it lost riders", "it lost 7 of us"),
        ("The ferry lost 400 passengers.", "it lost 390 of us", "it lost riders"),
    ],
)
def test_near_figures_make_wordings_alike_and_distant_ones_keep_them_apart(sentence, nearer, farther):
    wording = Wording(sentence)

    assert wording.figures(nearer) > wording.figures(farther)


def test_letters_that_few_of_the_compared_have_make_wordings_more_alike():
    wording = Wording("harbour, beacon", ["a harbour", "the harbour", "our harbour", "one beacon"])

    assert wording.likeness("beacon", "") > wording.likeness("harbour", "") > wording.likeness("airport", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Votes, voted, voting", ["vot", "vot", "vot"]),
        ("1,200 of 3.5", ["1200", "3.5"]),
        ("two U.S. cities told us, and the US told WHO", ["2", "us", "citi", "told", "us", "told", "who"]),
        ("@AdaBrack #Stop2Tax", ["ada", "brack", "stop", "2", "tax"]),
        ("the mayor’s office", ["mayor", "offic"]),
        ("it isn’t https://example.org/a?b", []),
        ("snake_case", ["snak", "cas"]),
    ],
)
def test_terms_are_what_is_compared(text, expected):
    assert list(terms(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("gas", "gas"),
        ("stopped", "stop"),
        ("falling", "fall"),
        ("class", "class"),
        ("cities", "citi"),
        ("string", "string"),
        ("immigrants", "immigr"),
        ("immigration", "immigr"),
    ],
)
def test_stem_takes_endings_off(word, expected):
    assert stem(word) == expected


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "#" * 100_000, "A" * 50_000 + "#" + "aB" * 50_000, "1," * 50_000, "'" * 100_000, "\0\ud800"]
)
def test_any_text_can_be_asked(text):
    assert Corpus(EARLIER).rank(text) == []


@pytest.mark.parametrize("text", ["😀😀", "१२ ①② ² ٣٫٤", "İSTANBUL ß", "ferry " * 17_000])
def test_odd_claims_and_odd_sentences_meet(text):
    earlier = [{"id": "odd", "claim": text}, {"id": "", "claim": ""}]

    assert found(text, earlier) == (["odd"] if list(terms(text)) else [])


def test_an_id_given_twice_is_ranked_twice():
    assert found("ferry", [{"id": "a", "claim": "The ferry sank."}] * 2) == ["a", "a"]
