"""A definite noun gets what says which one it is."""

import pytest

from reviews.extraction import extract
from tests.extraction.mentions import as_told

from .conftest import PUBLISHED, worded


def test_fire_in_the_name_of_a_body_is_no_incident():
    text = "The attack in Arden killed two people.\n\nAccording to the Brill Fire Department, the incident cost 3 million euros."

    assert "Fire Department cost" not in worded(text)[-1]


def test_definite_noun_is_what_the_article_called_it_before():
    text = "Arden fights a measles outbreak. Officials say the outbreak killed 12 children."
    claim = extract(text, published=PUBLISHED)[-1]

    assert claim.wording == "The measles outbreak killed 12 children."
    (insertion,) = claim.insertions
    assert claim.wording[insertion.start : insertion.end] == text[slice(*insertion.source)] == "measles"
    assert (insertion.replaces, insertion.rule) == (None, "noun")


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
        # in front of the noun that goes with it, and as an object
        ("The Arden Film Festival opened in Brill.", "The festival website drew 12,000 readers.", "The Arden Film Festival website drew 12,000 readers."),
        ("Arden won the first match of the Brill Cup.", "Arden ended the match with 12 men.", "Arden ended the first match of the Brill Cup with 12 men."),
        # a body that has a capital and no name
        ("The Brandt government fell.", "The Government owed 4 million euros.", "The Brandt Government owed 4 million euros."),
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


def test_group_is_nobody_whom_a_picture_is_credited_to():
    text = (
        "Police stood on Oak Road on Sunday. | Lund Media Group\n\nTwo men were killed and three wounded on Oak Road.\n\n"
        "The association was sitting on a porch when 12 shots fell."
    )

    assert not any("Lund Media" in told for told in worded(text)[-1:])


def test_school_board_is_not_the_board_of_the_school_told_before():
    text = "Ada Finch leads Brandt Memorial School. Tom Lund sat on the school board for 12 years."

    assert worded(text)[-1] == "Tom Lund sat on the school board for 12 years."


def test_country_that_only_the_dateline_names_is_not_the_country_of_another_people():
    news = "Units are fighting Salvadoran soldiers in 12 towns. The main cities of the country have lost 40 schools."

    *_, last = as_told(f"Havana (Cuba), 14 Nov 89 (Radio) -- [Text] {news}")
    assert "Cuba" not in last


def test_what_ties_to_the_verb_does_not_tell_which_force_is_meant():
    text = (
        "The group blames 12 officers of the armed forces for the murder of six priests. "
        "Three of the men in the armed forces were arrested in 2021."
    )

    assert as_told(text)[-1] == "Three of the men in the armed forces were arrested in 2021."
