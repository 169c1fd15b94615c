"""One schema of details: whatever fills it in, asks for it, describes it or draws it has the same keys."""

from typing import get_args

import pytest

from reviews.api.schema import described
from reviews.content.details import CHOICES, LABELS, NAMED, in_words
from reviews.content.figures import figures_in
from reviews.extraction import extract, findings, lexicons
from reviews.extraction.claims import ExtractedClaim
from reviews.extraction.details import CAST, KINDS, SHAPES, SIDES, Bound, Harm, fields
from reviews.management import claim_table
from reviews.models import Kind
from reviews.web.desk.claim.forms.details_form import FORMS
from tests.factories import TALLY

TEXT = (
    "The council of Lindgate voted 12 to 3 for the bridge on Monday, with two abstentions, a majority of 9. "
    "Five people, including three children, were killed and at least 12 wounded in the fire, up from two, the police said. "
    "“The bridge will cost $3.5 million,” Mayor Ann Lee said. Rents rose by about 2.5 percent last year, one in five pays twice. "
    "It was the deadliest fire in the region since 1987. The court struck down the licence of the ferry on Friday. "
    "Ayes 71\nNoes 69\n"
)
OWN = {
    "vote_tally": {"named", "told"},
    "casualty": {"figure", "part_of", "listed"},
    "statement": {"cue_span", "content"},
}
"""What no field of the form shows; the names of each side have a field for each."""


class Watched(dict[str, object]):
    """Details that may be asked for the fields of these kinds, and for nothing else."""

    def __init__(self, details, *kinds):
        super().__init__(details)
        self.known = {name for kind in kinds for name in fields(kind)}

    def __getitem__(self, name):
        assert name in self.known
        return super().__getitem__(name)

    def get(self, name, default=None):
        assert name in self.known
        return super().get(name, default)


@pytest.fixture(scope="module")
def claims():
    return extract(TEXT)


def held(claims):
    return [*claims, *(figure for claim in claims for figure in claim.figures)]


def test_kinds_are_those_of_the_schema():
    assert list(KINDS) == Kind.values == list(LABELS) == list(FORMS)


def test_extraction_fills_in_every_field_of_a_kind_in_order(claims):
    known = {one.kind: list(one.details) for one in held(claims) if one.details}

    assert known == {kind: list(fields(kind)) for kind in KINDS if kind != "event"}
    assert all(list(one.details) == known.get(one.kind, []) for one in held(claims))


@pytest.mark.parametrize("kind", KINDS)
def test_people_have_a_name_for_every_field_but_the_programs_own(kind):
    assert list(LABELS[kind]) == [name for name in fields(kind) if name not in OWN.get(kind, ())]


@pytest.mark.parametrize("kind", KINDS)
def test_form_has_a_field_for_every_name(kind):
    named = [f"named_{side}" for side in CAST] if kind == "vote_tally" else []

    assert list(FORMS[kind].base_fields) == [*LABELS[kind], *named]


def choices(hint):
    """Return the values that a type of the schema knows; none where any will do."""
    return [value for one in get_args(hint) or (hint,) for value in get_args(getattr(one, "__value__", None))]


def test_every_value_of_a_choice_has_its_word():
    known = {value for kind, labels in LABELS.items() for name in labels for value in choices(fields(kind)[name])} - {
        int,
        float,
        str,
    }

    assert known == set(CHOICES)


def test_sides_have_the_same_names_everywhere():
    assert CAST == SIDES[:3] == tuple(NAMED)


def test_lexicons_know_no_other_harms_and_bounds():
    harms, bounds = set(get_args(Harm.__value__)), {*get_args(Bound.__value__), "up", "down"}
    for language in lexicons.languages():
        tables = lexicons.load(language, "casualties")
        assert {name for table in ("past", "gerund", "state", "of", "toll") for name in tables.get(table, {})} <= harms
        assert {name for side in lexicons.load(language, "bounds").values() for name in side} <= bounds


@pytest.mark.parametrize(("kind", "shape"), SHAPES.items())
def test_description_for_programs_has_every_field(kind, shape):
    schema = described(shape)

    assert list(schema.get("properties", {})) == list(fields(kind))
    assert "required" not in schema


def test_description_for_programs_allows_what_is_not_given():
    schema = described(SHAPES["casualty"])["properties"]

    assert schema["count"] == {"type": ["integer", "null"]}
    assert schema["listed"] == {"type": ["string", "null"], "enum": ["all", "some", "beside", None]}
    assert schema["harm"] == {"type": "string", "enum": list(get_args(Harm.__value__))}
    assert schema["figure"] == {"type": "array", "items": {"type": "integer"}}


def watched(one):
    return Watched(one.details, one.kind)


def test_surfaces_ask_for_no_other_field(claims):
    for claim in claims:
        figures = [figure.as_figure() | {"details": watched(figure)} for figure in claim.figures]
        frozen = {"kind": claim.kind, "details": watched(claim), "figures": figures, "quote": claim.quote}
        assert isinstance(figures_in(frozen, claim.start), list)
        assert all(words for _, words in in_words(claim.kind, watched(claim)))
    alone = [
        ExtractedClaim(one.start, one.end, one.quote, one.kind, one.sentence, details=Watched(one.details, *KINDS))
        for one in held(claims)
    ]
    assert {found.rule for found in findings(alone)} >= {"votes cast", "margin told", "part of the whole"}
    assert all(claim_table.figures(one) for one in held(claims) if one.kind == "statement")
    cells = [claim_table.FIGURES[one.kind](watched(one)) for one in held(claims) if one.kind != "event"]
    assert "12 for, 3 against, 2 abstaining" in cells


def test_tests_tally_is_one():
    assert TALLY.keys() <= fields("vote_tally").keys()


def test_details_are_labelled_by_their_names():
    details = {"in_favour": 9, "against": None, "outcome": "", "named": {"in_favour": ["Ann", "Bo"], "against": []}}

    assert list(in_words("vote_tally", details)) == [("In favour", "9"), ("Named: in favour", "Ann, Bo")]
    assert list(in_words("casualty", {"harm": "killed", "figure": [1, 3]})) == [("Harm", "killed")]
