"""Kinds of sentences that readers would not have kept: whose words they are, what is cut off, where and when it was."""

from datetime import date

import pytest

from reviews.extraction import extract
from reviews.extraction.figures.dates import datelines
from reviews.extraction.whole import whole


def told(text, **options):
    return [whole(claim) for claim in extract(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union said wages had fallen by 9 percent and the employers threatened to close two plants in Arden.",
            [
                "The union said that wages had fallen by 9 percent.",
                "The employers threatened to close two plants in Arden.",
            ],
        ),
        (
            "Lund said the 12 bridges were unsafe and the council closed them on Monday.",
            ["Lund said that the 12 bridges were unsafe and the council closed them on Monday."],
        ),
        (
            "The mayor said he had 12 letters and he accused the council of delays.",
            ["The mayor said that he had 12 letters and he accused the council of delays."],
        ),
    ],
)
def test_act_of_somebody_else_is_no_part_of_what_was_said(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Arden armed forces killed 12 rebels on Monday.",
        "In Arden, armed forces spokesman Luis Lund said that 12 rebels were killed.",
        "The armed forces of Arden bought 12 used jets in 2021.",
        "The club has a long history of crime, including murder, drug and rape charges for 12 members.",
        "The union said that the tax deals, which now cover five firms, cost 3 million euros.",
        "The firm charges 12 euros for parking.",
    ],
)
def test_sentence_stays_whole(text):
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Detective Ada Lund said the row spilled outside, leaving one man dead and two women wounded.",
            ["Detective Ada Lund said that the row spilled outside, leaving one man dead and two women wounded."],
        ),
        (
            "A paper carried a report, tacitly suggesting that 12 ministers were involved in the plot.",
            ["A paper tacitly suggested that 12 ministers were involved in the plot."],
        ),
        (
            "Lund told the show's \"Early Hour\" that 12 bridges are unsafe.",
            ["Lund said that 12 bridges are unsafe."],
        ),
        (
            "The army said that the claims, considering the rank of the 12 generals, could harm the state.",
            ["The army said that the claims, considering the rank of the 12 generals, could harm the state."],
        ),
        ("“Two men fled.” That victim will survive, police said on Monday.", ["Police said on Monday that that victim will survive."]),
        (
            "The army will announce the number of rebels killed in the raid on Arden.",
            ["The army will announce the number of rebels killed in the raid on Arden."],
        ),
        ("The 12 people taken to the hospital of Arden on 3 May 2021 include: Ada Lund, who was shot in the foot.", []),
        (
            "Port Arden, 22 Dec 89 (El Grafico) -- [Text] The government of Brill yesterday condemned the murder of Jo Lund.",
            ["The government of Brill on 21 December 1989 condemned the murder of Jo Lund."],
        ),
        (
            "The ministry flatly denied charges raised yesterday by a group of 12 officers.",
            ["The ministry flatly denied charges raised yesterday by a group of 12 officers."],
        ),
        (
            "Officials said not all of the 12 men lived there.",
            ["Officials said that not all of the 12 men lived there."],
        ),
        (
            "Lund said approximately 15,000 people were at the fair.",
            ["Lund said that approximately 15,000 people were at the fair."],
        ),
        (
            "The leaders were Jo Lund, Li Brandt, and Ada Oakes, who are wanted for 12 robberies.",
            ["The leaders were Jo Lund, Li Brandt, and Ada Oakes, who are wanted for 12 robberies."],
        ),
        (
            "They want 2 staffers: Jo Lund, who set up the server; and Li Brandt, who erased 12 letters after it became public.",
            ["They want 2 staffers."],
        ),
        ("The official Communique said that 12 officers fled.", ["The official Communique said that 12 officers fled."]),
        ("(Published Sunday, May 31, 2015)", []),
        ("By filing 12 lawsuits, by asking the court to help, or by having someone jailed at the Capitol.", []),
        ("By filing 12 lawsuits, Ada Lund won the vote.", ["By filing 12 lawsuits, Ada Lund won the vote."]),
        ("Raj Lund said\u00a0that 12 reforms have failed.", ["Raj Lund said that 12 reforms have failed."]),
        ("$30,253, which is almost $8,000 more than it costs now.", []),
        (
            "Two men were shot on Oak Avenue.Emmanuel C. Lund, 28, was hurt by 12 shots.",
            ["Two men were shot on Oak Avenue.", "Emmanuel C. Lund, 28, was hurt by 12 shots."],
        ),
        (
            "Ecuador met the 12 envoys. It emphasised that 40 borders have been closed.",
            ["Ecuador met the 12 envoys.", "Ecuador emphasised that 40 borders have been closed."],
        ),
        ("13, 2013 - A second suspect was arrested in the attack in Arden on Monday.", []),
        (
            "Lund’s show let Brandt offer up 12 things, from saying that he feels as good as ever to playing up his stamina.",
            [
                "Lund’s show let Brandt offer up 12 things, from saying that he feels as good as ever to playing up his stamina."
            ],
        ),
        (
            "A police report released several hours after the shooting indicates there were 12 witnesses.",
            ["A police report indicates that there were 12 witnesses."],
        ),
        (
            "Drawing away from the pact made in Brill, it does not talk. It introduces 12 proposals.",
            ["It introduces 12 proposals."],
        ),
        (
            "Officers came in and found two men and two boys had been shot.",
            ["Officers came in and found two men and two boys had been shot."],
        ),
        (
            "After talks were exhausted, two combined teams from Arden and Brill entered 12 homes.",
            ["After talks were exhausted, two combined teams from Arden and Brill entered 12 homes."],
        ),
        (
            "Ada Lund was surprised to hear that 12 dams leak.",
            ["Ada Lund was surprised to hear that 12 dams leak."],
        ),
        (
            "The court declared the following 12 decrees constitutional: on tax, as long as there are problems.",
            ["The court declared the following 12 decrees constitutional."],
        ),
        (
            "Ten men met near Oak Drive.Neighbor Ada Lund said 12 shots were fired.",
            ["Neighbor Ada Lund said that 12 shots were fired."],
        ),
        (
            "Ten men met on Monday at a party.Twenty-year-old Ada Lund saw 12 cars.",
            ["Ten men met on Monday at a party.", "Twenty-year-old Ada Lund saw 12 cars."],
        ),
        ("A report by the Arden News, whose 12 offices are in Brill.", []),
    ],
)  # fmt: skip
def test_words_are_told_whole_or_not_at_all(text, expected):
    assert told(text) == expected


def test_reports_speak_for_themselves_where_they_allege():
    text = "The court of Arden got reports alleging that the firm had hidden 12 million euros."

    assert "Reports alleged that the firm had hidden 12 million euros." in told(text)


# "It" that speaks


def test_body_of_the_sentence_before_speaks_on_as_it():
    text = "The ministry of health published 12 letters on Monday. It emphasised that 1,200 homes had no water."

    *_, claim = extract(text)
    assert (claim.said, claim.loose) == ("The ministry of health emphasised that", ())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry and the union met on Monday. It emphasised that 1,200 homes had no water.", "It"),
        ("The vote was on Monday. His lawyer said that 1,200 homes had no water.", "His"),
    ],
)
def test_who_speaks_is_asked_where_nobody_can_tell(text, word):
    *_, claim = extract(text)

    assert claim.said.startswith(word)
    assert [text[start:end] for start, end in claim.loose] == [word]


def test_subject_without_a_known_gender_goes_before_a_reporter_named_far_above():
    text = (
        "Reporter John Hale has the story.\n\nA man was shot in a tavern.\n\n"
        "Labrin Dale-Parker, 34, was struck several times. He was taken to Arden Hospital with 12 wounds."
    )

    assert told(text)[-1] == "Labrin Dale-Parker was taken to Arden Hospital with 12 wounds."


@pytest.mark.parametrize("opening", ["In New Arden", "Near Selvany Falls", "Across Marwick", "Labrin Dale's mother"])
def test_place_or_owner_that_opens_a_sentence_does_not_speak(opening):
    text = f"{opening}, Ilse Brandt looks at the lake. The tower fell down twice, she said."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Ilse Brandt"]


@pytest.mark.parametrize("heading", ["FULL TEXT", "MRTA Says", "Stop TTIP"])
def test_words_in_capitals_are_not_she(heading):
    text = f"Ilse Brandt spoke about the treaty.\n\n{heading} was read by many. She said the treaty has 12 parts."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Ilse Brandt"]


def test_somebody_may_be_called_like_a_month():
    text = "Bernard August leads the school. The two women were friends, August said."

    assert [claim.claimant.name for claim in extract(text) if claim.claimant] == ["Bernard August"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A statement posted on the website Arden.com", "Arden.com"),
        ("A report released hours after the fire", "A report"),
    ],
)
def test_nobody_is_called_a_statement(source, expected):
    *_, claim = extract(f"{source} said 12 people moved out.")

    assert claim.claimant.name == expected


@pytest.mark.parametrize("reporter", ["News4's Darcy Lund reports.", "Ann Oakes has the details."])
def test_who_made_the_report_is_not_taken_up(reporter):
    text = f"{reporter} Two people went to the fire station. She said another 12 people were treated."

    *_, claim = extract(text)
    assert (claim.claimant, claim.said) == (None, "She said that")


@pytest.mark.parametrize("subject", ["A man", "The man who owns the home"])
def test_he_is_nobody_named_where_somebody_new_was_told_of(subject):
    text = f"Neighbor Ben Lund was awake. {subject} spoke with the paper. He said 12 people were there."

    *_, claim = extract(text)
    assert (claim.claimant, claim.said) == (None, "He said that")


def test_country_that_only_the_dateline_names_is_not_the_country_of_another_people():
    news = "Units are fighting Salvadoran soldiers in 12 towns. The main cities of the country have lost 40 schools."

    *_, last = told(f"Havana (Cuba), 14 Nov 89 (Radio) -- [Text] {news}")
    assert "Cuba" not in last


def test_surname_with_an_article_is_not_made_a_person():
    text = "Ada Brandt left the house. Whoever met the Brandts paid 12 euros. The club paid the Brandt 12 euros."

    assert "The club paid the Brandt 12 euros." in told(text)


# Where and when


def test_crime_that_somebody_is_charged_with_happened_nowhere():
    text = "Two riots began in Arden. Jo Lund had been sentenced to 30 years in prison for double murder."

    assert told(text)[-1] == "Jo Lund had been sentenced to 30 years in prison for double murder."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Two men were shot at Oak Sports Bar on Monday.", "Three others were wounded when 50 rounds were fired at Oak Sports Bar."),
        ("Two men were shot near Brill on Monday.", "Three others were wounded when 50 rounds were fired near Brill."),
        ("Two men were shot in Arden on Monday.", "Three others were wounded when 50 rounds were fired in Arden."),
    ],
)  # fmt: skip
def test_place_is_told_as_the_article_has_it(opening, expected):
    assert told(f"{opening} Three others were wounded when 50 rounds were fired.")[-1] == expected


def test_his_is_asked_where_an_officer_told_of_a_man():
    text = "Officer Hilal Lund says Malcolm Hall was booked. A roster indicates that his 12 bonds had not been set."

    *_, claim = extract(text)
    assert [text[start:end] for start, end in claim.loose] == ["his"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The IMF report stated that 12 banks are weak. It called the plan “a farce of 12 acts”.",
            "The IMF report called the plan “a farce of 12 acts”.",
        ),
        (
            "The Arden council passed it by 40 votes to 12. The contempt resolution was sent to the court on Monday.",
            "The Arden council contempt resolution was sent to the court on 2 March 2026.",
        ),
        (
            "There is something that concerns Henry Crespo, president of the club. “No one is writing 12 songs,” he said.",
            "Henry Crespo, president of the club, said: “No one is writing 12 songs.”",
        ),
        (
            "Bill Lund’s presidency ended in 2001. There is no chance Ada Brandt will run for the presidency, Lund said.",
            "Bill Lund said that there is no chance Ada Brandt will run for the presidency.",
        ),
        (
            "Ed Lund, who led the party during the 2000 election, spoke. Lund said 12 talks should wait until after the election.",
            "Ed Lund said that 12 talks should wait until after the election.",
        ),
        (
            "Josh Lund said Monday that 12 reforms have failed.",
            "Josh Lund said on 2 March 2026 that 12 reforms have failed.",
        ),
        (
            "The Times has a report that showed the businessman and his 12 firms lost money in 2021.",
            "The Times has a report that showed the businessman and his 12 firms lost money in 2021.",
        ),
        (
            "Tim Kane is a lawyer. As governor of Arden he did not interfere with 11 executions.",
            "As governor of Arden Tim Kane did not interfere with 11 executions.",
        ),
        (
            "Ada Keller left. In a March 2016 meeting with the board of the Arden Post Keller said that 12 dams leak.",
            "Ada Keller said that 12 dams leak.",
        ),
    ],
)
def test_what_is_put_in_is_what_was_meant(text, expected):
    assert told(text, published=date(2026, 3, 5))[-1] == expected


def test_relatives_are_not_he():
    text = "Jimmy Lund is charged with two counts of murder. Relatives said he rented 12 rooms."

    assert told(text)[-1] == "Relatives said that Jimmy Lund rented 12 rooms."


def test_what_ties_to_the_verb_does_not_tell_which_force_is_meant():
    text = (
        "The group blames 12 officers of the armed forces for the murder of six priests. "
        "Three of the men in the armed forces were arrested in 2021."
    )

    assert told(text)[-1] == "Three of the men in the armed forces were arrested in 2021."


def test_this_morning_is_the_day_of_the_article():
    text = "The mayor of Arden this morning condemned the murder of 12 priests."

    assert told(text, published=date(2026, 3, 5)) == [
        "The mayor of Arden on the morning of 5 March 2026 condemned the murder of 12 priests."
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "A shooting near Oak Ave. hurt two men.",
        "A shooting in Main Street hurt two men.",
        "A paper, whose offices are in Mexico, wrote of a shooting.",
    ],
)
def test_address_or_seat_is_no_place_of_the_story(opening):
    *_, last = told(f"{opening} Ten people were wounded.")

    assert last == "Ten people were wounded."


def test_sentence_ends_at_a_road_before_those_who_tell_the_news():
    text = "The shop on Oak Ave. Officers said two men were hurt. He met Ann Lund at Ute Ave. Brill Street is closed."

    assert "Officers said that two men were hurt." in told(text)


def test_saint_behind_a_dash_ends_no_sentence():
    text = "ST. LOUIS (KMOX) –St. Louis police arrested 12 men."

    assert told(text)[0].startswith("St. Louis police arrested 12 men")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port Arden, 25 Jul 89 (ANP) -- [Text] The army met today.", date(1989, 7, 25)),
        ("ARDEN, Jan. 3, 2014 (AP) — A man fell.", date(2014, 1, 3)),
        ("A man fell\n\nPosted: Monday, Sept. 21, 2015\n\nA man fell.", date(2015, 9, 21)),
        ("story updated at 4:04pm on August 10, 2013\n\nA man fell.", date(2013, 8, 10)),
        ("A man fell\n\nThursday, February 23, 2006\n\nA man fell.", date(2006, 2, 23)),
        ("A man fell on May 3, 2013, police said.", None),
        ("Arden, 31 June 1989 (ANP) -- A man fell.", None),
        ("A man fell. " * 200 + "\n\nPosted: May 3, 2013", None),
    ],
)
def test_article_tells_its_own_day(text, expected):
    assert datelines.day(text, "en") == expected


def test_days_are_counted_from_the_dateline_unless_the_day_is_told():
    text = "Port Arden, 25 Jul 89 (ANP) -- The army said today that it had seized 12 guns."

    assert told(text) == ["The army said on 25 July 1989 that it had seized 12 guns."]
    assert "4 March 2026" in told(text, published=date(2026, 3, 4))[0]


def test_other_languages_tell_no_day_of_their_own():
    assert datelines.day("Arden, 25 juillet 1989 -- Posted: May 3, 2013", "fr") is None
