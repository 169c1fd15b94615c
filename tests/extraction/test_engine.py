from datetime import date

from reviews.extraction import extract

ARTICLE = """\
Council Reopens the Bridge

ARDEN – The council voted 9-2 on Tuesday to reopen the Arden bridge, which was closed after two people were killed there in 2021.

“The bridge is safe,” said Ilse Brandt, the mayor of Arden. She added that it had carried more than 4,000 cars a day.

The harbour office fired its director on Monday.

READ ALSO: Tunnel to stay closed, says minister
"""


def test_article_gives_each_claim_once_and_in_order():
    claims = extract(ARTICLE, published=date(2024, 5, 8))

    assert [claim.kind for claim in claims] == ["vote_tally", "casualty", "statement", "statement", "quantity", "event"]
    assert [claim.start for claim in claims] == sorted({claim.start for claim in claims})


def test_heading_and_promotion_give_nothing():
    start, end = ARTICLE.index("ARDEN"), ARTICLE.index("READ ALSO")

    assert all(start <= claim.start < claim.end <= end for claim in extract(ARTICLE))


def test_every_claim_names_its_rule_and_its_factors():
    claims = extract(ARTICLE, published=date(2024, 5, 8))

    assert all(claim.rule for claim in claims)
    assert all(claim.factors for claim in claims)


def test_claim_as_json_is_the_contract():
    (claim,) = extract("“The bridge is safe,” said Ilse Brandt, the mayor of Arden.")

    written = claim.as_json()
    assert written["claimant"] == {"name": "Ilse Brandt", "role": "the mayor of Arden", "mention": [27, 38]}
    assert written["sentence"] == [0, 59]
    assert written["details"] == {"form": "direct", "cue": "said", "cue_span": [22, 26], "content": [[0, 21]]}
    assert sorted(written) == sorted(
        ["start", "end", "quote", "kind", "sentence", "claimant", "check_worthiness", "factors", "details", "rule"]
    )


def test_happening_inside_a_statement_is_part_of_it():
    assert [claim.kind for claim in extract("Ilse Brandt said the council approved the bridge.")] == ["statement"]


def test_vote_inside_a_statement_is_a_claim_of_its_own():
    kinds = [claim.kind for claim in extract("Ilse Brandt said the council approved the bridge by nine votes to two.")]

    assert kinds == ["statement", "vote_tally"]


def test_vote_against_a_motion_is_no_statement_about_it():
    assert [claim.kind for claim in extract("The council rejected the motion by nine votes to two.")] == ["vote_tally"]
