"""Who has a name of their own, and who is only "the judge" of an article."""

import pytest

from reviews.models import Claimant

NAMED = [
    "Osei Lindqvist",
    "UNICEF",
    "the United Nations",
    "Police Chief Dan Rourke",
    "Unionist Party",
    "The Israeli army",
    "al-Qaeda",
    "Gaza’s health ministry",
    "An Nguyen",
    "L’ONU",
    "El País",
    "Los Angeles Times",
    "A. Smith",
    "Älva Öberg",
    "נתניהו",
    "غوتيريش",
]
UNNAMED = [
    "the judge",
    "The judge",
    "police",
    "Police",
    "Two officials",
    "His lawyer",
    "a witness",
    "A U.S. official",
    "An Israeli spokesman",
    "La juge",
    "l’armée",
    "",
    "17",
]


@pytest.mark.parametrize(
    ("name", "is_named"), [*((name, True) for name in NAMED), *((name, False) for name in UNNAMED)]
)
def test_name_is_proper_if_it_has_a_capital_besides_its_article(name, is_named):
    assert Claimant(name=name).is_named is is_named
