"""Words are told whole or not at all."""

import pytest

from tests.extraction.mentions import as_told


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
    assert as_told(text) == [text]


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
    assert as_told(text) == expected
