"""What changed between two revisions, for whoever reads the second."""

import pytest

from reviews.models import State
from reviews.web.desk.claim.context.differences import differences
from tests.factories import claim_at

pytestmark = pytest.mark.django_db


def test_differences_tell_another_speaker_and_a_figure_that_became_zero():
    before = claim_at(State.SUBMITTED).review_revisions.get().content
    claim = before["claim"] | {"claimant": "Mira Castell", "claimant_role": "Mayor"}
    after = before | {"claim": claim | {"details": claim["details"] | {"against": 0}}}

    found = {
        change.label: "".join(piece.text for piece in change.pieces if piece.change == "new")
        for change in differences(before, after)
    }

    assert found == {"Who said it": "Mira Castell, Mayor", "Figures": "0"}


def test_differences_tell_of_another_kept_copy():
    before = claim_at(State.SUBMITTED).review_revisions.get().content
    copy = {"id": "0" * 32, "sha256": "f" * 64, "kept": "2026-11-27T22:30:00+00:00", "address": "", "asked": ""}
    after = before | {"evidence": [before["evidence"][0] | {"copy": copy | {"by_hand": True}}]}

    [change] = differences(before, after)

    assert "".join(piece.text for piece in change.pieces if piece.change == "new").strip() == f"Kept copy: {'f' * 64}"


def test_differences_name_evidence_that_came_and_went():
    claim = claim_at(State.SUBMITTED)
    before = claim.review_revisions.get().content
    after = before | {"evidence": [], "rationale": "We read the minutes twice."}

    found = {
        change.label: "".join(f"[{piece.change}]{piece.text}" for piece in change.pieces)
        for change in differences(before, after)
    }

    assert found["How this was checked"] == "[same]We read the minutes[new] twice[same]."
    assert found["Evidence 1"].startswith("[gone]Address: https://records.example/vote")


def test_differences_of_long_texts_are_found_by_lines():
    claim = claim_at(State.SUBMITTED)
    before = claim.review_revisions.get().content
    lines = [f"We read line {n} of the minutes.\n" for n in range(2000)]
    after = before | {"rationale": "".join([*lines[:700], "Here we stopped.\n", *lines[700:]])}

    (change,) = differences(before | {"rationale": "".join(lines)}, after)

    assert [piece.text for piece in change.pieces if piece.change == "new"] == ["Here we stopped.\n"]
