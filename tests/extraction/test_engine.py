from datetime import date

import pytest

from reviews.extraction import extract

ARTICLE = """\
Council Reopens the Bridge

ARDEN – The council voted 9-2 on Tuesday to reopen the Arden bridge, which was closed after two people were killed there in 2021.

“The bridge is safe,” said Ilse Brandt, the mayor of Arden. She added that it had carried more than 4,000 cars a day.

The harbour office in Arden fired its director on Monday.

READ ALSO: Tunnel to stay closed, says minister
"""


def quotes(text):
    return [claim.quote for claim in extract(text)]


def test_article_gives_each_claim_once_and_in_order():
    claims = extract(ARTICLE, published=date(2024, 5, 8))

    assert [(claim.kind, claim.wording) for claim in claims] == [
        ("vote_tally", "The council voted 9-2 on 7 May 2024 to reopen the Arden bridge."),
        ("casualty", "The Arden bridge was closed after two people were killed there in 2021."),
        ("statement", "“The bridge is safe.”"),
        ("statement", "It had carried more than 4,000 cars a day."),
        ("event", "The harbour office in Arden fired its director on 6 May 2024."),
    ]
    assert [claim.start for claim in claims] == sorted({claim.start for claim in claims})


def test_heading_and_promotion_give_nothing():
    start, end = ARTICLE.index("ARDEN"), ARTICLE.index("READ ALSO")

    assert all(start <= claim.start < claim.end <= end for claim in extract(ARTICLE))


def test_headline_with_a_full_stop_gives_nothing():
    lead = "A federal court ruled on Monday against the state's procedure for removing 300 voters from its rolls."

    assert quotes(f"Federal court rules against removing of 300 voters.\n\n{lead}") == [lead[:-1]]
    assert quotes(f"Ilse Brandt: Court Was Wrong to Drop 300 Voters.\n\n{lead}") == [lead[:-1]]
    assert quotes(f"Court removes 300 voters; \nMember of court panel says state has 90 rolls.\n\n{lead}") == [
        lead[:-1]
    ]
    assert quotes(f"It rained. 40 of My Patients Were Presidents in 1999.\n\n{lead}") == [lead[:-1]]


def test_first_sentence_that_only_opens_the_article_is_no_headline():
    first = "The ferry sank off Cape Arden on Monday with 40 people on board."

    assert quotes(f"{first}\n\nThe ferry sank at noon, the owner said.")[0] == first[:-1]


def test_caption_gives_nothing():
    text = "Ada Lund shot 40 men in Arden. View Full Caption\n\nThe police held 40 men in Arden on Monday."

    assert quotes(text) == ["The police held 40 men in Arden on Monday"]


def test_what_is_told_to_the_reader_or_the_browser_is_no_claim():
    assert (
        quotes("It rained. Your taxes were paid by the ministry in Arden. Call 1-800-SPEAK-UP about the 40 men.") == []
    )
    assert quotes('It rained. <tweet author="the police arrested 40 men in Arden"> was told.') == []


def test_dateline_is_nobody_s_words():
    for dateline in ("ARDEN ― ", "ARDEN CITY | "):
        assert quotes(f"{dateline}The bridge has cost 40 million dollars, Ilse Brandt said.\n\nIt rained.") == [
            "The bridge has cost 40 million dollars"
        ]


def test_every_claim_names_its_rule_and_its_factors():
    claims = extract(ARTICLE, published=date(2024, 5, 8))

    assert all(claim.rule for claim in claims)
    assert all(claim.factors for claim in claims)


def test_claim_as_json_is_the_contract():
    (claim,) = extract("“The bridge cost 4 million euros,” said Ilse Brandt, the mayor of Arden.")

    written = claim.as_json()
    assert written["claimant"] == {"name": "Ilse Brandt", "role": "the mayor of Arden", "mention": [40, 51]}
    assert (written["said"], written["wording"]) == (
        "Ilse Brandt, the mayor of Arden, said:",
        "“The bridge cost 4 million euros.”",
    )
    assert written["details"] == {"form": "direct", "cue": "said", "cue_span": [35, 39], "content": [[0, 34]]}
    assert [(figure["kind"], figure["details"]["value"]) for figure in written["figures"]] == [("quantity", 4000000)]
    assert {*written} == {
        "start", "end", "quote", "kind", "sentence", "said", "wording", "insertions", "loose", "claimant", "details", "figures",
        "check_worthiness", "factors", "rule",
    }  # fmt: skip


def test_figure_makes_the_kind_whoever_tells_it():
    (claim,) = extract("Ilse Brandt said the council approved the bridge by nine votes to two.")

    assert (claim.kind, claim.said, claim.wording) == (
        "vote_tally",
        "Ilse Brandt said that",
        "The council approved the bridge by nine votes to two.",
    )


def test_vote_against_a_motion_is_no_statement_about_it():
    assert [claim.kind for claim in extract("The council rejected the motion by nine votes to two.")] == ["vote_tally"]


def test_colour_is_no_claim():
    assert extract("It rained. The council seems tired, and the evening was long.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Is the first of 9 candidates not to publish her taxes.",
        "It rained. Filed for 6 bankruptcies in 2011.",
        "It rained. 125 weekdays.",
        "It rained. 25 captured.",
        "It rained. The 30 rooms which Ilse Brandt rented from the council of Arden.",
    ],
)
def test_what_is_no_sentence_is_no_claim(text):
    assert quotes(text) == []


def test_figure_of_somebody_s_words_needs_no_sentence():
    assert quotes("The mayor of Arden spoke to the agency of “between 36 and 40 people under the rubble”.")


def test_what_is_told_to_everybody_is_no_claim():
    assert (
        quotes("Ilse Brandt said: “If you drink and drive in Arden, you are losing the licence of the ministry.”") == []
    )
    assert quotes("Ilse Brandt said: “You closed the bridge and fired 40 clerks of the ministry.”") != []


def test_judgment_of_a_thing_told_before_is_no_claim():
    assert quotes("Ilse Brandt said: “This was a terrible mistake of the ministry in Arden.”") == []
    assert quotes("Ilse Brandt said: “This was the third fire of the ministry in Arden.”") != []


def test_what_the_writer_did_is_no_claim():
    assert quotes("It rained. We know that the station of the ministry in Arden was closed.") == []
    assert quotes("We were arrested by the police in Arden. The police arrested our guide in Arden.") == [
        "The police arrested our guide in Arden"
    ]


def test_acquittal_is_a_claim():
    assert quotes("All of the men, including Karl Lund, were acquitted.") != []


def test_captured_things_are_no_casualties():
    (claim,) = extract("The police captured 46 M-16 rifles in Arden.")

    assert claim.kind == "quantity"


def test_party_lines_are_no_body():
    (claim,) = extract("The measure passed along party lines, 230-198.")

    assert (claim.kind, claim.details["body"]) == ("vote_tally", None)


def test_row_of_tolls_is_one_claim():
    toll = "150 soldiers, 95 civilians, and hundreds of rebels killed"

    assert quotes(f"The raid was the deadliest since 2018, with officials reporting {toll}.")[-1] == toll


def test_whom_to_call_is_no_claim():
    assert not extract("Anyone who saw the 12 boats should call the police of Arden at (555) 123-4567.")


def test_what_is_printed_twice_is_one_claim():
    text = "The storm killed two sailors in Arden.\n\nThe storm killed two sailors in Arden."

    assert len(extract(text)) == 1


def test_quotation_without_a_verb_is_no_claim():
    assert not extract("“Indiscriminately, in the streets of Arden,” said Ilse Brandt, the mayor of Arden.")


def test_end_of_a_quotation_that_nobody_is_said_to_have_spoken_is_no_claim():
    assert quotes(
        "Karl Oakes was pleased.\n\nWe could have won 3 or 4 games by then.” The hall in Arden has 400 seats."
    ) == ["The hall in Arden has 400 seats"]
