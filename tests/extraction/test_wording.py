"""A claim reads alone: what is put in stands in the article, or is computed from its day; what fits twice is left loose."""

from datetime import date

import pytest

from reviews.extraction import extract
from reviews.extraction.whole import whole

PUBLISHED = date(2026, 3, 5)  # a Thursday


def worded(text, **options):
    return [claim.wording for claim in extract(text, **{"published": PUBLISHED} | options)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("on Monday", "on 2 March 2026"),
        ("last Monday", "on 2 March 2026"),
        ("yesterday", "on 4 March 2026"),
        ("on Monday night", "on the night of 2 March 2026"),
        ("in October", "in October 2025"),
        ("on 4 February", "on 4 February 2026"),
        ("on 4 February 2025", "on 4 February 2025"),
        ("last month", "in February 2026"),
        ("late last year", "in late 2025"),
        ("last week", "in the week of 23 February 2026"),
        ("in June of this year", "in June of 2026"),
    ],
)
def test_day_is_whole(told, expected):
    text = f"The council of Arden cut 40 jobs at the port {told}."

    assert worded(text) == [f"The council of Arden cut 40 jobs at the port {expected}."]


def test_day_is_written_as_the_article_writes_days():
    text = "The council of Arden cut 40 jobs on Monday. It had cut 12 jobs on March 3, 2025."

    assert worded(text)[0] == "The council of Arden cut 40 jobs on March 2, 2026."


def test_possessive_day_follows_its_noun():
    assert worded("Tuesday’s storm in Arden killed 12 people.") == [
        "The storm of 3 March 2026 in Arden killed 12 people."
    ]


def test_nothing_is_put_in_without_a_day_of_publication():
    assert worded("The council of Arden cut 40 jobs on Monday.", published=None) == [
        "The council of Arden cut 40 jobs on Monday."
    ]


def test_month_of_a_condition_or_a_duty_is_ahead():
    for told in ("Lund leads by 40 seats if his party wins in November.", "Lund now has to win 40 states in November."):
        (claim,) = extract(told, published=date(2024, 9, 3))

        assert "November 2024" in claim.wording


def test_more_than_a_year_ago_stays():
    (claim,) = extract("Lund opened 40 mills more than a year ago.", published=date(2024, 9, 3))

    assert claim.wording == "Lund opened 40 mills more than a year ago."


def test_fire_in_the_name_of_a_body_is_no_incident():
    text = "The attack in Arden killed two people.\n\nAccording to the Brill Fire Department, the incident cost 3 million euros."

    assert "Fire Department cost" not in worded(text)[-1]


def test_hour_that_somebody_speaks_at_keeps_its_full_stop():
    (claim,) = extract("At around 1 a.m., police say the man, armed with a gun, killed 12 people.")

    assert whole(claim) == "At around 1 a.m., police say that the man, armed with a gun, killed 12 people."


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


def test_year_that_something_is_compared_with_is_dated():
    (claim,) = extract("The turnout in Arden was 71%, some 25% higher than last year.", published=date(2024, 9, 3))

    assert claim.wording == "The turnout in Arden was 71%, some 25% higher than in 2023."


def test_what_somebody_has_been_demanding_is_told_so():
    (claim,) = extract("Ada Lund and others have been demanding that the police release 40 films.")

    assert claim.said == "Ada Lund and others have been demanding that"


def test_only_stays_in_front_of_how_many_spoke():
    (claim,) = extract("Only 52 percent of the voters agreed that Karl Lund had 40 clerks.")

    assert claim.said == "Only 52 percent of the voters agreed that"


def test_recording_has_a_single_label():
    text = "The editor was there.\n\n[Begin recording] [Visser] the fire took place at 2120 and cost 40 million. [End recording]"

    assert [claim.said for claim in extract(text)] == ["Visser said that"]


def test_courtesy_s_point_does_not_end_whom_something_is_said_of():
    text = "“It has cost 40 million,” Karl Visser said of Mrs. Lund’s plan."

    assert extract(text)[0].said == "Karl Visser said of Mrs. Lund’s plan:"


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


def test_what_somebody_says_meanwhile_is_a_sentence():
    text = "The search was suspended on Monday, with Ilse Brandt calling the danger of 12 more rockfalls “real”."

    assert worded(text)[-1] == "Ilse Brandt called the danger of 12 more rockfalls “real”."


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


def test_it_is_the_subject_of_the_sentence_before():
    text = "The training centre lies outside Arden. It was hit with 40 rockets."

    assert worded(text)[-1].startswith("The training centre was hit with 40 rockets")


def test_definite_noun_is_what_the_article_called_it_before():
    text = "Arden fights a measles outbreak. Officials say the outbreak killed 12 children."
    claim = extract(text, published=PUBLISHED)[-1]

    assert claim.wording == "The measles outbreak killed 12 children."
    (insertion,) = claim.insertions
    assert claim.wording[insertion.start : insertion.end] == text[slice(*insertion.source)] == "measles"
    assert (insertion.replaces, insertion.rule) == (None, "noun")


def test_happening_gets_the_place_and_the_day_of_the_lead():
    text = "A bomb exploded at the market in Arden on Monday. Dozens died in the attack, doctors said."

    assert worded(text)[-1] == "Dozens died in the attack in Arden on 2 March 2026."


PASSAGE = "The assembly met on Monday. The talks went on for hours.\n\nThe raid on Brill has gone on for two days. "


@pytest.mark.parametrize(
    ("told", "wording"),
    [
        ("Five Samoans have been killed.", "Five Samoans have been killed in Brill."),
        ("It was reported that seven people have been killed.", "It was reported that seven people have been killed in Brill."),
        ("There are many wounded civilians.", "There are many wounded civilians in Brill."),
        ("The club added that there were “clashes between youths and soldiers.”", "There were “clashes between youths and soldiers [in Brill].”"),
        ("Over 300 rescuers from the valley responded.", "Over 300 rescuers from the valley responded in Brill."),
        ("Five Samoans have been killed near Dover.", "Five Samoans have been killed near Dover."),
    ],
)  # fmt: skip
def test_harm_gets_the_place_of_its_passage(told, wording):
    assert worded(PASSAGE + told)[-1] == wording


@pytest.mark.parametrize(
    "told",
    [
        "Last month, when the mayor was asked about it, she cut 12 jobs.",
        "For four years Lund and Oakes ran 12 ferries.",
        "Natural gas rose to 3 euros.",
        "The poster who started it told 12 people.",
    ],
)
def test_place_is_not_put_behind_what_is_no_news_of_it(told):
    assert "in Arden" not in worded(f"ARDEN – The attack on Monday killed two people. {told}")[-1]


def test_headline_in_capitals_names_no_place():
    text = "Lund Puts Harbour Plans In Question Before Vote\n\nMore than 300 people responded to the plans."

    assert worded(text) == ["More than 300 people responded to the plans."]


def test_place_is_not_put_in_where_another_was_named():
    text = (
        "A bomb exploded at the market in Arden on Monday. It was the worst week since the siege of Brill. Soldiers in Brill "
        "said the attack killed 12 people."
    )

    assert "Arden" not in worded(text)[-1]


def test_relative_clause_has_its_noun_for_a_subject():
    text = "The motion passed by a wider margin than a motion in May, which got 9 votes in favour and 4 against."

    assert worded(text)[-1] == "A motion in May 2025 got 9 votes in favour and 4 against."


def test_inside_a_quotation_what_is_put_in_stands_in_brackets():
    text = "Arden fights a measles outbreak. “The outbreak killed 12 children,” said Ilse Brandt."

    assert worded(text)[-1] == "“The [measles] outbreak killed 12 children.”"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mayor Ilse Brandt denied the fires were related to the strike.", "Mayor Ilse Brandt denied that"),
        ("Ilse Brandt, the mayor, told reporters on Monday that 12 people had died.", "Ilse Brandt, the mayor, told reporters on 2 March 2026 that"),
        ("According to the ministry, 12 people had died.", "According to the ministry,"),
        ("On Monday, hours before the vote, Ilse Brandt said 12 people had died.", "On 2 March 2026, hours before the vote, Ilse Brandt said that"),
        ("Twelve people had died, officials told the agency.", "Officials told the agency that"),
        ("“We lost 12 people,” said Ilse Brandt, the mayor.", "Ilse Brandt, the mayor, said:"),
        ("The council approved the plan by 9 votes to 4.", None),
    ],
)  # fmt: skip
def test_said_tells_who_says_it_and_how(text, said):
    assert extract(text, published=PUBLISHED)[0].said == said


def test_denial_reads_as_a_denial():
    (claim,) = extract("Mayor Ilse Brandt denied the two fires in Arden were related to the strike.")

    assert whole(claim) == "Mayor Ilse Brandt denied that the two fires in Arden were related to the strike."


def test_wording_is_one_sentence_of_the_words_and_the_insertions():
    text = "On Monday,\nthe council\nof Arden cut 40 jobs,"
    (claim,) = extract(text, published=PUBLISHED)

    assert claim.quote == "On Monday,\nthe council\nof Arden cut 40 jobs"
    assert claim.wording == "On 2 March 2026, the council of Arden cut 40 jobs."


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        # the same noun, told with more
        ("Arden fights a measles outbreak.", "The outbreak killed 12 children.", "The measles outbreak killed 12 children."),
        ("The Arden team won 3 games in Brill.", "The entire team was fined 4,000 euros.", "The entire Arden team was fined 4,000 euros."),
        ("Lawyers praised Ilse Brandt’s proposal.", "The proposal cost 4,000 euros.", "Ilse Brandt’s proposal cost 4,000 euros."),
        ("The fund bought a film featuring Ada Finch.", "The film cost 4,000 euros.", "The film featuring Ada Finch cost 4,000 euros."),
        # a name of its kind
        ("The Arden Film Festival opened in Brill.", "The event drew 12,000 visitors.", "The Arden Film Festival drew 12,000 visitors."),
        ("Thousands met at the Brill Convention Centre.", "The facility holds 12,000 people.", "The Brill Convention Centre holds 12,000 people."),
        ("The fund bought Znak, a website, in Brill.", "The site lost 12,000 readers.", "Znak lost 12,000 readers."),
        ("Workers of the Lund Ferry Company struck in Brill.", "The firm lost 4 million euros.", "The Lund Ferry Company lost 4 million euros."),
        # a short name
        ("The Supreme Court of Arden sat in Brill.", "The Supreme Court fined 12 men.", "The Supreme Court of Arden fined 12 men."),
        # an office, a sort of person
        ("Mayor Ilse Brandt spoke in Brill.", "The mayor spent 4,000 euros.", "Mayor Ilse Brandt spent 4,000 euros."),
        ("Peter Lund, a boy from Arden, left Brill.", "Police fined the student 4,000 euros.", "Police fined Peter Lund 4,000 euros."),
        # a country and a town
        ("Police in Norway met in Oslo.", "The country has 12,000 officers.", "Norway has 12,000 officers."),
        ("Firefighters in Arden met.", "The city’s firefighters saved 12 people.", "Arden’s firefighters saved 12 people."),
    ],
)  # fmt: skip
def test_definite_noun_gets_what_says_which_one_it_is(before, told, expected):
    assert worded(f"{before} {told}")[-1] == expected


@pytest.mark.parametrize(
    ("before", "told", "loose"),
    [
        # two that it may be
        ("The Arden Film Festival and the Brill Jazz Festival opened in March.", "The event drew 12,000 visitors.", ["The event"]),
        # one brought up since, of which nothing is told
        ("The Arden team won 3 games in Brill. A team was disqualified.", "The team was fined 4,000 euros.", ["The team"]),
        # an office that nobody has here
        ("Ilse Brandt spoke in Brill.", "The mayor spent 4,000 euros.", ["The mayor"]),
        # an office that two have
        ("Mayor Ilse Brandt met Mayor Peter Lund in Brill.", "The mayor spent 4,000 euros.", ["The mayor"]),
    ],
)  # fmt: skip
def test_definite_noun_that_two_may_be_stays_loose(before, told, loose):
    text = f"{before} {told}"
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (told, loose)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        # what only tells it from others is no name of it
        ("The final match drew 12,000 visitors.", "The match cost 4,000 euros."),
        # what hangs on the verb is not the noun’s
        ("Ada Finch added a question to the form.", "The question cost 4,000 euros."),
        # a noun told before by its verb
        ("Hackers attacked the port. The attack cost 4,000 euros. Experts feared a denial-of-service attack.", "The attack took 12 hours."),
    ],
)  # fmt: skip
def test_nothing_is_put_in_that_does_not_say_which_one_it_is(before, told):
    assert worded(f"{before} {told}")[-1] == told


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        ("The rescuers left Arden.", "They found 12 people.", "The rescuers found 12 people."),
        ("Two rescuers left Arden.", "Their boat saved 12 people.", "Two rescuers’ boat saved 12 people."),
        ("The bank closed in Arden.", "Its owners lost 4 million euros.", "The bank’s owners lost 4 million euros."),
        ("The team left Arden.", "They won 12 games.", "The team won 12 games."),
        ("The rescuers left Arden. They slept in Brill.", "They found 12 people.", "The rescuers found 12 people."),
        ("The Arden team won in Brill. The team left on Monday.", "They won 12 games.", "The Arden team won 12 games."),
        # the claim itself has what is meant
        ("The rescuers left Arden.", "In its first year the bank lost 4 million euros.", "In its first year the bank lost 4 million euros."),
        ("The rescuers left Arden.", "The bank sold its 12 boats.", "The bank sold its 12 boats."),
    ],
)  # fmt: skip
def test_they_and_its_take_up_the_subject_of_the_sentence_before(before, told, expected):
    assert worded(f"{before} {told}")[-1] == expected


@pytest.mark.parametrize(
    ("before", "told", "loose"),
    [
        ("Arden has a harbour.", "Their boat saved 12 people.", ["Their"]),
        ("No rescuers left Arden.", "They found 12 people.", ["They"]),
        ("Growth is slower in Arden, the fund said.", "It cut 12 jobs.", ["It"]),
    ],
)  # fmt: skip
def test_pronoun_without_a_subject_that_fits_stays_loose(before, told, loose):
    text = f"{before} {told}"
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (told, loose)


def test_it_is_crucial_that_stands_for_nothing():
    claim = extract("The bank closed in Arden. It is crucial that 12 people left.", published=PUBLISHED)[-1]

    assert claim.loose == ()


def test_he_is_not_a_place_in_the_claim():
    text = "Peter Lund led the port of Arden. He sold 12 boats to Brill Harbour."

    assert worded(text)[-1] == "Peter Lund sold 12 boats to Brill Harbour."


def test_quotation_that_its_cue_interrupts_is_one():
    text = "“The plan, though old,” harbour director Ilse Brandt said, “would cost 12 people their work.”"

    assert worded(text) == ["“The plan, though old, would cost 12 people their work.”"]


def test_name_is_taken_up_over_the_end_of_a_paragraph():
    assert worded("The Arden Courier closed.\n\nIt cut 12 jobs.")[-1] == "The Arden Courier cut 12 jobs."


def test_noun_is_not_taken_up_over_the_end_of_a_paragraph():
    text = "The rescuers left Arden.\n\nThey found 12 people."
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == ("They found 12 people.", ["They"])


@pytest.mark.parametrize(
    ("told", "expected", "loose"),
    [
        ("Last year", "“[In 2025] the bank cut 12 jobs.”", []),
        ("Yesterday", "“Yesterday the bank cut 12 jobs.”", ["Yesterday"]),
    ],
)
def test_year_is_certain_in_a_quotation_and_a_day_is_not(told, expected, loose):
    text = f"“{told} the bank cut 12 jobs,” said Ilse Brandt."
    claim = extract(text, published=PUBLISHED)[-1]

    assert (claim.wording, [text[start:end] for start, end in claim.loose]) == (expected, loose)


@pytest.mark.parametrize(
    "text",
    [
        "A reporter for Harbour Today saw 12 ships at the pier.",
        "The council cut 40 jobs before her Sunday walk.",
    ],
)
def test_day_that_is_part_of_a_name_or_describes_a_noun_stays(text):
    assert worded(text) == [text]


def test_her_in_front_of_where_somebody_was_taken_is_no_owner():
    text = "Harbour director Ilse Brandt fell ill on Monday. The council of Arden sent her away for 12 weeks."

    assert worded(text)[-1] == "The council of Arden sent harbour director Ilse Brandt away for 12 weeks."


@pytest.mark.parametrize("told", ["The number of attacks worldwide has risen.", "The attack of 1994 killed 12 guards."])
def test_place_of_the_story_is_not_put_behind_what_is_of_elsewhere(told):
    text = f"ARDEN – The attack in Arden on Monday killed two people.\n\n{told}"

    assert worded(text)[-1] == told


def test_its_that_opens_a_subject_is_the_subject_before():
    text = "The Harbour Club met in Arden. Its rules, printed in York on Monday, cost 12 euros."

    assert worded(text)[-1] == "The Harbour Club’s rules, printed in York on 2 March 2026, cost 12 euros."


def test_its_in_front_of_the_subject_is_the_subject():
    text = "The Harbour Club met in Arden. In its first year the council of York cut 12 jobs."

    assert worded(text)[-1] == "In its first year the council of York cut 12 jobs."
