"""The same text in two papers is one story; two stories of one matter are two."""

import random
import re
from pathlib import Path

import pytest

from reviews.intake.near import CANDIDATE, SIZE, are_near, likeness, sketch

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "articles").glob("*.txt"))
TEXTS = [path.read_text() for path in SEEDS]
AGENCY = TEXTS[0]
OTHER = """The General Assembly of the United Nations backed a humanitarian ceasefire in Gaza by a large majority.
In New York, 153 countries said yes to the text that Egypt and Mauritania had brought in, while ten were opposed and 23 did not
take sides. Diplomats spoke of a signal to the Security Council, where the United States had stopped a similar text some days before.
A spokeswoman for the secretary-general said that he hoped for a lasting end of the fighting. Israel's envoy spoke against the text."""


def changed(text: str, part: float) -> str:
    """Return the text with a part of its words put into others."""
    chance = random.Random(7)
    return re.sub(r"\w+", lambda word: "otherwise" if chance.random() < part else word[0], text)


def is_found(one: str, other: str) -> bool:
    """As a database finds it, and the texts then decide."""
    return len({*sketch(one)} & {*sketch(other)}) >= CANDIDATE and are_near(one, other)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "copy",
    [
        lambda text: text,
        lambda text: f"Another headline, by our own staff\n\n{text}\n\nAll rights reserved.",
        lambda text: changed(text, 0.05),
        lambda text: changed(text, 0.1),
        lambda text: text[: len(text) // 2],
        lambda text: text.upper().replace("\n", "  "),
        lambda text: text.replace("’", "'").replace("“", '"').replace("”", '"'),
    ],
)
def test_copy_with_other_words_and_paragraphs_is_the_same_story(text, copy):
    assert is_found(text, copy(text))


def test_different_stories_are_different():
    pairs = [(one, other) for one in [*TEXTS, OTHER] for other in [*TEXTS, OTHER] if one < other]

    assert [pair for pair in pairs if are_near(*pair)] == []
    assert 0 <= likeness(AGENCY, OTHER) < 0.1


def test_story_that_quotes_a_paragraph_of_another_is_its_own():
    paragraph = next(line for line in AGENCY.split("\n") if len(line.split()) > 30)

    assert not are_near(AGENCY, f"{OTHER}\n{paragraph}")


@pytest.mark.parametrize("text", ["", "Too short to tell.", " ".join(["vote"] * 500), "\ud800" * 40])
def test_text_without_enough_words_is_like_none(text):
    assert (sketch(text), likeness(text, text)) == ([], 0.0)


def test_sketch_is_the_same_on_every_machine_and_small():
    found = sketch(AGENCY)

    assert len(found) == SIZE
    assert found == sorted(set(found))
    assert found[0] == -9101700857076110000
    assert all(-(2**63) <= number < 2**63 for number in found)


def test_script_without_blanks_has_words_too():
    text = "联合国大会周二以压倒性多数通过决议要求在加沙立即实现人道主义停火一百五十三个国家投票赞成十个国家反对二十三个国家弃权"

    assert is_found(text, f"新闻标题{text.replace('周二', '昨天')}")
