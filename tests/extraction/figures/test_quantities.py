import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.extraction.figures import quantities
from tests.extraction.corpora import cases


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities_are_read_as_the_corpus_says(case):
    found = quantities.find(case["text"])

    assert [[q.value if q.value is not None else [q.minimum, q.maximum], q.unit, q.bound] for q in found] == case[
        "quantities"
    ]


def test_quantity_as_json_has_a_value_or_both_ends():
    one, more = quantities.find("It weighs 3 kg and takes 5 to 8 minutes.")

    assert one.as_json() == {"start": 10, "end": 14, "value": 3, "unit": "kilogram", "bound": "exactly"}
    assert more.as_json() == {"start": 25, "end": 39, "minimum": 5, "maximum": 8, "unit": "minute", "bound": "exactly"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_quantities_of_any_text_lie_inside_it(text):
    for quantity in quantities.find(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
