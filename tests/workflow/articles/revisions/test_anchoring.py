"""No claim is ever put on other words: two hundred edits whose effect is known, and the traps one by one."""

from random import Random

import pytest

from reviews.extraction import extract
from reviews.intake.text import canonical
from reviews.management.newsroom import SEEDS
from reviews.models import Claim
from reviews.workflow.articles.revisions.anchoring import Anchoring

from .edits import EDITS, Edited, inserted, moved

TEXTS = [canonical(path.read_text("utf-8")) for path in sorted((SEEDS / "articles").glob("*.txt"))]
CLAIMS = {text: extract(text) for text in TEXTS}
EXACT, MOVED, CHANGED, ORPHAN = Claim.Anchor


def found(old: str, new: str, words: str, at: int = 0):
    start = old.index(words, at)
    return Anchoring(old, new).find(start, start + len(words))


def in_words(text: str, span) -> list[str]:
    return text[slice(*span)].split()


def spans_of(claim):
    """Yield every place that a claim holds besides its own."""
    yield from ((one.start, one.end) for one in claim.figures)
    yield from (tuple(one.source) for one in claim.insertions if one.source)
    yield from claim.loose
    if claim.claimant and claim.claimant.mention:
        yield tuple(claim.claimant.mention)


@pytest.mark.parametrize("number", range(200))
def test_claim_is_found_again_on_its_own_words_or_waits(number):
    chance = Random(number)
    text = chance.choice(TEXTS)
    edit = chance.choice(EDITS)
    edited = edit(text, chance)
    if chance.random() < 0.5:  # a second edit elsewhere: what both left alone must still be right
        edited = Edited([*edited.pieces, ("One more line was added at the end.\n\n", None)])
    new = edited.text.rstrip("\n")
    anchoring = Anchoring(text, new)

    for claim in CLAIMS[text]:
        result = anchoring.find(claim.start, claim.end)
        if edit in (moved, inserted):
            assert result.is_again
        if not result.is_again:
            assert result.anchor == (CHANGED if result.span else ORPHAN)
            continue
        assert new[slice(*result.span)] == claim.quote
        assert result.span == edited.place_of(claim.start, claim.end)
        for span in spans_of(claim):
            place = anchoring.carry(span, (claim.start, claim.end), result)
            assert place is None or in_words(new, place) == in_words(text, span)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_same_text_has_every_claim_where_it_was_with_all_its_places(text):
    anchoring = Anchoring(text, text)

    for claim in CLAIMS[text]:
        result = anchoring.find(claim.start, claim.end)
        assert (result.anchor, result.span) == (EXACT, (claim.start, claim.end))
        assert [anchoring.carry(span, result.span, result) for span in spans_of(claim)] == [*spans_of(claim)]


A, B, C = (
    "The council met on Monday in the old hall. It was cold.",
    "The dam cost 30 million crowns. Nobody objected then.",
    "Later the mayor thanked the firefighters. They went home.",
)
OLD = f"{A}\n\n{B}\n\n{C}"
CLAIM = "The dam cost 30 million crowns"


@pytest.mark.parametrize(
    ("new", "anchor"),
    [
        (f"{A}\n\nIt rained.\n\n{B}\n\n{C}", EXACT),
        (f"{A} It rained. {B}\n\n{C}", EXACT),
        (f"{B}\n\n{A}\n\n{C}", MOVED),
        (OLD.replace("30", "31"), CHANGED),
        (OLD.replace("30 million", "30.5 million"), CHANGED),
        (OLD.replace("crowns.", "crowns less."), CHANGED),
        (OLD.replace("crowns.", "crowns?"), CHANGED),
        (OLD.replace("The dam", "It is not true that The dam"), CHANGED),
        (f"{A}\n\n{B}\n\n{B}\n\n{C}", CHANGED),  # which of the two?
        (f"{A}\n\n{B}\n\n{C}\n\n{B}", EXACT),  # the copy has other neighbours
        (f"{A}\n\n{C}", ORPHAN),
    ],
)
def test_what_befell_a_claim_is_found(new, anchor):
    assert found(OLD, new, CLAIM).anchor == anchor


def test_first_of_two_that_went_is_not_put_on_the_second():
    old = f"{B}\n\n{A}\n\n{B}\n\n{C}"
    new = f"{A}\n\n{B}\n\n{C}"

    assert not found(old, new, CLAIM).is_again
    assert found(old, new, CLAIM, at=20).span == (new.index(CLAIM), new.index(CLAIM) + len(CLAIM))


def test_words_that_stand_too_often_wait():
    assert found("\n".join(["It rained."] * 50), "\n".join(["It rained."] * 49), "It rained").anchor == CHANGED


def test_candidate_of_a_changed_claim_is_what_took_its_place():
    new = OLD.replace("30 million", "at least 41 million")

    result = found(OLD, new, CLAIM)

    assert (result.anchor, new[slice(*result.span)]) == (CHANGED, "The dam cost at least 41 million crowns")


def test_line_that_breaks_elsewhere_leaves_the_words_the_same():
    new = OLD.replace("cost 30", "cost  30")

    result = found(OLD, new, CLAIM)

    assert (result.anchor, in_words(new, result.span)) == (EXACT, CLAIM.split())


def test_place_in_words_that_changed_is_not_carried():
    anchoring = Anchoring(OLD, OLD.replace("The council", "The senate"))
    claim = (OLD.index(CLAIM), OLD.index(CLAIM) + len(CLAIM))
    result = anchoring.find(*claim)

    assert result.anchor == EXACT
    assert anchoring.carry((0, 11), claim, result) is None
    assert anchoring.carry((OLD.index("mayor"), OLD.index("mayor") + 5), claim, result) is not None


@pytest.mark.parametrize(
    "script", ["理事会は橋を建てることを決めた。雨が降った。", "قرر المجلس بناء الجسر. سقط المطر."]
)
def test_scripts_without_blanks_or_from_the_right_are_anchored_too(script):
    first = script.split("。")[0].split(".")[0]

    assert found(script, f"{script}\n\n{script[:2]}", first).anchor == EXACT
    assert found(script, script.replace(first, first[:-2]), first).anchor != EXACT


@pytest.mark.long
def test_long_text_takes_a_moment():
    lines = [f"In year {n} the town counted {n * 7} houses and {n % 13} mills." for n in range(12_000)]
    old = "\n".join(lines)
    lines[6_000] = "Nobody counted."
    anchoring = Anchoring(old, "\n".join(lines))

    assert anchoring.find(0, 30).anchor == EXACT
    place = old.index("In year 6000")
    assert anchoring.find(place, place + 40).anchor in (CHANGED, ORPHAN)
