"""A short name becomes the whole name with its office; a pronoun becomes the person that the article means."""

from reviews.extraction import extract
from tests.extraction.mentions import as_told

from .conftest import PUBLISHED, worded


def test_who_of_an_act_is_the_person_before():
    text = "Peter Lund, who described the deal as “a sham”, told the council that 12 people left."

    assert worded(text)[0] == "Peter Lund described the deal as “a sham”."


def test_they_may_be_those_that_the_sentence_before_names_together():
    text = "Officers arrived to find Brian Banes and Carl Clark with wounds. They were taken to a hospital in Arden where 2 died."
    claim = extract(text)[-1]

    assert claim.wording.startswith("They")
    assert [text[start:end] for start, end in claim.loose] == ["They"]


def test_name_that_only_describes_brings_nothing_in_front_of_it_along():
    text = "Several Ada Finch voters met in Arden. Finch spent 12 million euros."

    assert worded(text)[-1] == "Ada Finch spent 12 million euros."


def test_headline_names_nobody():
    text = "What Arden Could Do When Up Against Lund.\n\nIn 2007, Arden accepted a request for 40 ships."

    assert worded(text)[-1].startswith("In 2007, Arden accepted")


def test_we_of_a_transcript_is_quoted_and_elsewhere_loose():
    text = "[Keller] The fleet has 40 ships.\n\n[Visser] We lost 30 ships in 1988.\n\n[Keller] It was 30 in 1988."
    claims = extract(text)

    assert [(claim.said, claim.wording) for claim in claims][:2] == [
        ("Keller said that", "The fleet has 40 ships."),
        ("Visser said:", "“We lost 30 ships in 1988.”"),
    ]
    (claim,) = extract("The town lost our 30 ships in 1988.")
    assert [claim.quote[start:end] for start, end in claim.loose] == ["our"]


def test_short_name_is_the_whole_name_with_its_office():
    text = "Harbour director Ilse Brandt resigned on Monday. The court fined Brandt 4,000 euros."

    assert worded(text)[1] == "The court fined harbour director Ilse Brandt 4,000 euros."


def test_office_in_two_words_goes_with_the_name_and_an_age_does_not():
    text = "The bill helped Republican Secretary of State Jon Husk in 2011.\n\nThe court said that Husk had sent 40 letters."
    assert worded(text)[-1] == "Republican Secretary of State Jon Husk had sent 40 letters."

    text = "Police held 43 year old Matthew Wilson of Arden. Wilson was arrested for murder in Arden."
    assert worded(text)[-1] == "Matthew Wilson was arrested for murder in Arden."


def test_what_a_club_intends_to_do_is_no_office():
    text = "The club intends to hammer Democrat Hillary Lund with ads.\n\nThe council said that Lund had 40 clerks."

    assert worded(text)[-1] == "Democrat Hillary Lund had 40 clerks."


def test_pronoun_is_who_the_article_means():
    text = "Ilse Brandt led the port of Arden for years. She spent 3 million euros on a yacht."

    assert worded(text)[-1] == "Ilse Brandt spent 3 million euros on a yacht."


def test_only_an_office_goes_with_a_name():
    text = "Harbour director Ilse Brandt resigned on Monday. The way Brandt left the port cost 3 million euros."

    assert worded(text)[-1] == "The way harbour director Ilse Brandt left the port cost 3 million euros."


def test_verb_behind_a_modal_is_no_office():
    text = "Harbour director Ilse Brandt resigned on Monday. The fine of 3,000 euros could embitter Brandt’s friends."

    assert worded(text)[-1] == "The fine of 3,000 euros could embitter harbour director Ilse Brandt’s friends."


def test_pronoun_that_two_may_be_stays_loose():
    text = "Peter Lund and Tom Oakes met in Arden. He spent 3 million euros on a yacht."
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (
        "He spent 3 million euros on a yacht.",
        ["He"],
    )


def test_he_is_not_a_place_in_the_claim():
    text = "Peter Lund led the port of Arden. He sold 12 boats to Brill Harbour."

    assert worded(text)[-1] == "Peter Lund sold 12 boats to Brill Harbour."


def test_her_in_front_of_where_somebody_was_taken_is_no_owner():
    text = "Harbour director Ilse Brandt fell ill on Monday. The council of Arden sent her away for 12 weeks."

    assert worded(text)[-1] == "The council of Arden sent harbour director Ilse Brandt away for 12 weeks."


def test_surname_with_an_article_is_not_made_a_person():
    text = "Ada Brandt left the house. Whoever met the Brandts paid 12 euros. The club paid the Brandt 12 euros."

    assert "The club paid the Brandt 12 euros." in as_told(text)
