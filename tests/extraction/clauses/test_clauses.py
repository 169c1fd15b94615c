"""What a claim is: a clause with its subject, one proposition, and whose words it is."""

import pytest

from reviews.extraction import clauses
from reviews.extraction.document import Document
from reviews.extraction.kinds import statements
from reviews.extraction.speakers.resolve import Speakers


def cut(text, language="en"):
    document = Document(text, language=language)
    told = [clauses.Said(*read) for read in statements.read(document, Speakers(document))]
    return [text[clause.start : clause.end] for clause in clauses.find(document, told)]


def spoken(text):
    document = Document(text)
    told = [clauses.Said(*read) for read in statements.read(document, Speakers(document))]
    return [
        (clause.said.claimant.name if clause.said and clause.said.claimant else None, text[clause.start : clause.end])
        for clause in clauses.find(document, told)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parliament has repealed the act, and nobody noticed.", ["Parliament has repealed the act", "nobody noticed"]),
        (
            "The ship sank off Cape Arden and the crew was rescued.",
            ["The ship sank off Cape Arden", "the crew was rescued"],
        ),
        (
            "The 29 clerks wounded by a bomb and the two guards shot by a thief were buried.",
            ["The 29 clerks wounded by a bomb and the two guards shot by a thief were buried"],
        ),
        (
            "Police said that a bomb, which was hidden on the fifth floor, went off on Monday.",
            ["a bomb, which was hidden on the fifth floor, went off on Monday"],
        ),
        ("Ada Lund said that the council accused her of theft.", ["the council accused her of theft"]),
        ("A guard accused of theft left in May.", ["A guard accused of theft left in May"]),
        ("Israel and Egypt signed the accord in 1979.", ["Israel and Egypt signed the accord in 1979"]),
        (
            "Lund ran a red light and killed a cyclist on Monday.",
            ["Lund ran a red light and killed a cyclist on Monday"],
        ),
        (
            "The motion passed by a wider margin than one in May, which got 9 votes.",
            ["The motion passed by a wider margin than one in May", "which got 9 votes"],
        ),
        (
            "Lund, who had been fined in 2019, ran a red light.",
            ["Lund, who had been fined in 2019, ran a red light"],
        ),
        ("The dam is old; the town lies below it.", ["The dam is old", "the town lies below it"]),
        ("The reports planted by the firm misled 40 voters.", ["The reports planted by the firm misled 40 voters"]),
        ("This came as the council voted to close the ferry.", ["the council voted to close the ferry"]),
        (
            "Turnout fell, while the number of spoiled ballots rose.",
            ["Turnout fell", "the number of spoiled ballots rose"],
        ),
        ("An apartment building collapsed in Arden.", ["An apartment building collapsed in Arden"]),
        ("The drive itself started in November.", ["The drive itself started in November"]),
        ("ARDEN – The council met on Monday.", ["The council met on Monday"]),
        (
            "Police blamed the guards for this delay, which was widespread in Arden.",
            ["Police blamed the guards for this delay", "which was widespread in Arden"],
        ),
        (
            "She returned amid rumours that she would leave and that she would resign.",
            ["She returned amid rumours that she would leave and that she would resign"],
        ),
        ("Hours later, mass protests in Arden broke out.", ["Hours later, mass protests in Arden broke out"]),
        (
            "In a talk, statements made by Senator Ada Lund and nominee Karl Visser regarding ships were praised.",
            ["In a talk, statements made by Senator Ada Lund and nominee Karl Visser regarding ships were praised"],
        ),
        ("The army sustained 20 killed and 10 wounded.", ["The army sustained 20 killed and 10 wounded"]),
        (
            "Brandt is seizing upon a New York Times report that Lund lost money.",
            ["Brandt is seizing upon a New York Times report that Lund lost money"],
        ),
        (
            "They sat in Arden, with both President Karl Lund and his wife Ada expected to speak.",
            ["They sat in Arden, with both President Karl Lund and his wife Ada expected to speak"],
        ),
        (
            "Lund read the letter, which state news media claimed to own.",
            ["Lund read the letter, which state news media claimed to own"],
        ),
        ("Nor was it the fault of the council.", ["Nor was it the fault of the council"]),
        ("That surpasses the record of 2012.", ["That surpasses the record of 2012"]),
        ("Has the council approved the bridge?", []),
        ("Council Approves New Bridge\n\nIt rained.", ["It rained"]),
        ("The only bridge in town.", []),
    ],
)
def test_clause_is_cut_where_another_subject_begins(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "This is the first plan, which adds to the old one.",
        "Visser accused Karl Lund, who was born in Cuba, of helping a spy.",
        "The men shot sergeant Karl Lund, who drove the car, and Corporal Jan Visser.",
        "Lund gave up control over the port, which earns 3 million.",
        "Police found a gun at 9 Mill Road in Arden, Kansas, which left two people dead.",
        "The delay followed the arrest of two members of that group, which occurred in May.",
        "Brandt forced Lund, who was under questioning from the council, to admit that nobody paid.",
    ],
)
def test_relative_clause_that_may_be_told_of_two_stays_where_it_is(text):
    assert cut(text) == [text.rstrip(".")]


def test_person_in_front_of_who_is_told_of_rather_than_the_thing_around():
    text = "The city rolled out a carpet for Ilse Brandt, who had breakfast there."
    document = Document(text)

    *_, relative = clauses.find(document, [])

    assert text[slice(*relative.antecedent)] == "Ilse Brandt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt said the council had met.", [("Ilse Brandt", "the council had met")]),
        (
            "Ilse Brandt left at noon and said that the bridge was safe.",
            [(None, "Ilse Brandt left at noon"), ("Ilse Brandt", "the bridge was safe")],
        ),
        ("Ilse Brandt denied the fires were related.", [("Ilse Brandt", "the fires were related")]),
        (
            "Twelve are missing, officials told the agency, adding that divers had left.",
            [("officials", "Twelve are missing"), ("officials", "divers had left")],
        ),
        (
            "Ilse Brandt noted on Monday, the dead were all unvaccinated.",
            [("Ilse Brandt", "the dead were all unvaccinated")],
        ),
        (
            "“The dam is safe. It was tested. Engineers from the capital came twice last year, and the results were printed "
            "in full,” said Ilse Brandt. “Nobody has asked us for them so far.”",
            [
                ("Ilse Brandt", "The dam is safe."),
                ("Ilse Brandt", "It was tested."),
                (
                    "Ilse Brandt",
                    "Engineers from the capital came twice last year, and the results were printed in full",
                ),
                ("Ilse Brandt", "Nobody has asked us for them so far."),
            ],
        ),
        ("The plan, Ilse Brandt said, would fail.", [("Ilse Brandt", "The plan, Ilse Brandt said, would fail")]),
        ("The bridge is old, Ilse Brandt said, as she bristled at questions.", [("Ilse Brandt", "The bridge is old")]),
        (
            "Though the move cost little, Ilse Brandt said, raising the dam would cost 5 million.",
            [("Ilse Brandt", "Though the move cost little, Ilse Brandt said, raising the dam would cost 5 million")],
        ),
        (
            "According to Ilse Brandt, the buyer, who owns the Arden mill, was instructed by a friend to sell it.",
            [("Ilse Brandt", "the buyer, who owns the Arden mill, was instructed by a friend to sell it")],
        ),
        (
            "The study -- which notes that 58 firms would owe taxes -- should be read.",
            [("The study", "58 firms would owe taxes")],
        ),
        (
            "The firms hid their profits, reporting different numbers to offices to hide how they avoided the tax.",
            [
                (
                    None,
                    "The firms hid their profits, reporting different numbers to offices to hide how they avoided the tax",
                )
            ],
        ),
        (
            "“You squeezed the clerks,” Ilse Brandt said, referencing the drive to “cross-sell” to everybody.",
            [("Ilse Brandt", "You squeezed the clerks")],
        ),
        (
            "The clerk answered the phone at the bar and hung up.",
            [(None, "The clerk answered the phone at the bar and hung up")],
        ),
        (
            "Supporters in Congress say the plan, built by the office, has brought 40 ships.",
            [("Supporters", "the plan, built by the office, has brought 40 ships")],
        ),
        (
            "Experts found Lund would raise taxes on low- and middle-income people.",
            [("Experts", "Lund would raise taxes on low- and middle-income people")],
        ),
        (
            "The gap between what Lund says his plan would do and how it works has endured.",
            [(None, "The gap between what Lund says his plan would do and how it works has endured")],
        ),
        (
            "With members worried about the price, Lund is sending a letter: “It is safe.”",
            [("Lund", "It is safe.")],
        ),
        (
            "Ada Lund said this week that ships would leave and suggested that it would cost 4 million.",
            [("Ada Lund", "ships would leave"), ("Ada Lund", "it would cost 4 million")],
        ),
        (
            "Lund, the mayor, stressed her support of the raid that killed a spy and said she had known.",
            [(None, "Lund, the mayor, stressed her support of the raid that killed a spy"), ("Lund", "she had known")],
        ),
        (
            "Ilse Brandt said at a stop in Arden, Ohio, that it cost 4 million.",
            [("Ilse Brandt", "it cost 4 million")],
        ),
        (
            "In a message posted on Friday, Ilse Brandt said she had left.",
            [("Ilse Brandt", "she had left")],
        ),
        ("The former first lady said she had left.", [("The former first lady", "she had left")]),
        (
            "Ilse Brandt added that Karl Lund, head of the “northern front,” was hurt.",
            [("Ilse Brandt", "Karl Lund, head of the “northern front,” was hurt")],
        ),
        (
            "The car was near, when the troops, who were late, fired at it believing they were rebels.",
            [(None, "The car was near, when the troops, who were late, fired at it"), ("The car", "they were rebels")],
        ),
        ("A boy who survived the fire said it began at noon.", [("A boy", "it began at noon")]),
        ("The press has begun talking about ships.", [(None, "The press has begun talking about ships")]),
        (
            "The plan would make the people feel that they are safe.",
            [(None, "The plan would make the people feel that they are safe")],
        ),
        ("But that gap has grown.", [(None, "that gap has grown")]),
        ("Ilse Brandt refused to sign the accord.", [(None, "Ilse Brandt refused to sign the accord")]),
        ("Data shows that rents have risen.", [(None, "Data shows that rents have risen")]),
        (
            "Ilse Brandt described the plan as a “sham”.",
            [("Ilse Brandt", "Ilse Brandt described the plan as a “sham”")],
        ),
        (
            "The search ended on Monday, with Ilse Brandt calling it “hopeless”.",
            [
                (None, "The search ended on Monday"),
                ("Ilse Brandt", "Ilse Brandt calling it “hopeless”"),
            ],
        ),
        (
            "Ilse Brandt described seeing 35 bodies.",
            [("Ilse Brandt", "Ilse Brandt described seeing 35 bodies")],
        ),
        ("Ilse Brandt criticised building the pier.", [(None, "Ilse Brandt criticised building the pier")]),
        (
            "The council began a hearing that had been put off.",
            [(None, "The council began a hearing that had been put off")],
        ),
    ],
)
def test_somebody_s_words_are_a_quotation_or_a_finite_clause(text, expected):
    assert spoken(text) == expected


def test_other_languages_give_sentences():
    text = "Le conseil a voté lundi. Selon la mairie, le pont a coûté 3 millions d’euros."

    assert cut(text, "fr")[0] == "Le conseil a voté lundi"
