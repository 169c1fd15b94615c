"""Does the comparison see? Each test spoils one thing in journals that are otherwise in order."""

from dataclasses import replace

import pytest

from tests.load.journals import Journal, Kept, Lease, Verdict, compare

HANDED_IN = Verdict("c1", 1, "f00d", "true", "So it was.")


@pytest.fixture
def ana():
    """Has the claim from second 10 to 20, gives it back, has it again from 40, saves twice and hands it in at 50."""
    return Journal(
        "ana",
        leases=[Lease("c1", 1, "t1", 10, 20, 20), Lease("c1", 3, "t3", 40, 50, 50)],
        moves=[("c1", "take"), ("c1", "release"), ("c1", "take"), ("c1", "submit")],
        drafts={"c1": ("true", "So it was.")},
        verdicts=[HANDED_IN],
    )


@pytest.fixture
def ben():
    """Has it in between, and tries to save when his lease has run out."""
    return Journal("ben", leases=[Lease("c1", 2, "t2", 21, 30, 30)], moves=[("c1", "take")], refused={"Too late."})


KEPT = Kept(
    epochs={"c1": 3, "c2": 0},
    moves=[
        ("c1", "take", "ana"),
        ("c1", "release", "ana"),
        ("c1", "take", "ben"),
        ("c1", "take", "ana"),
        ("c1", "submit", "ana"),
    ],
    drafts=[("c1", "ana", "true", "So it was.")],
    verdicts=[HANDED_IN],
    unfinished=[],
    faults=[],
)


def test_what_is_in_order_has_no_fault(ana, ben):
    assert compare([ana, ben], KEPT) == []


def test_lease_before_the_other_ended_is_seen(ana, ben):
    ben.leases[0].began = 19

    assert compare([ana, ben], KEPT) == ["claim c1 was leased twice at a time, as 1 and 2"]


def test_lease_under_another_ones_number_is_seen(ana, ben):
    ben.leases[0].epoch = 1

    assert compare([ana, ben], KEPT) == ["claim c1 was leased 3 times, and reviewers were told of [1, 1, 3]"]


def test_lease_nobody_was_told_of_is_seen(ana, ben):
    assert compare([ana, ben], replace(KEPT, epochs={"c1": 3, "c2": 1})) == [
        "claim c2 was leased 1 times, and reviewers were told of []"
    ]


def test_token_given_to_two_is_seen(ana, ben):
    ben.leases[0].token = "t1"

    assert compare([ana, ben], KEPT) == ["claim c1 was leased twice with the same token"]


def test_lost_verdict_is_seen(ana, ben):
    assert compare([ana, ben], replace(KEPT, verdicts=[])) == [f"verdicts: acknowledged and not kept: {HANDED_IN}"]


@pytest.mark.parametrize("change", [{"hash": "beef"}, {"code": "false"}, {"summary": "So?"}, {"revision": 2}])
def test_changed_verdict_is_seen(ana, ben, change):
    changed = replace(HANDED_IN, **change)

    assert compare([ana, ben], replace(KEPT, verdicts=[changed])) == [
        f"verdicts: acknowledged and not kept: {HANDED_IN}",
        f"verdicts: kept and never acknowledged: {changed}",
    ]


def test_lost_draft_is_seen(ana, ben):
    assert compare([ana, ben], replace(KEPT, drafts=[])) == [
        "drafts: acknowledged and not kept: ('c1', 'ana', 'true', 'So it was.')"
    ]


def test_move_done_twice_is_seen(ana, ben):
    assert compare([ana, ben], replace(KEPT, moves=[*KEPT.moves, ("c1", "submit", "ana")])) == [
        "moves: kept and never acknowledged: ('c1', 'submit', 'ana')"
    ]


def test_refused_text_that_was_stored_is_seen(ana, ben):
    late = ("c1", "ben", "true", "Too late.")

    assert compare([ana, ben], replace(KEPT, drafts=[*KEPT.drafts, late])) == [
        f"drafts: kept and never acknowledged: {late}",
        "refused and stored all the same: Too late.",
    ]


def test_what_a_reviewer_or_the_history_complains_of_is_told(ana, ben):
    ana.faults.append("queue/next/ was answered 500")

    assert compare([ana, ben], replace(KEPT, unfinished=["c2"], faults=["claim c2: has no story"])) == [
        "claim c2 was never handed in",
        "claim c2: has no story",
        "ana: queue/next/ was answered 500",
    ]
