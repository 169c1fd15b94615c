"""Several windows write one draft: every part is somebody's last word, and nobody's words go without being asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.models import Evidence, Review, State
from reviews.models.review import ASKED
from reviews.workflow.checks import draft_parts, drafting, reviewing
from reviews.workflow.checks.draft_parts import Conflict, Draft, TypedEvidence, Window
from reviews.workflow.checks.drafting import Changed
from reviews.workflow.table.moves import Incomplete
from tests.factories import SOURCE, claim_at, draft, write

pytestmark = pytest.mark.django_db
PRINTED = {"claim-wording": "12 to 3", "claim-members": ""}
BLANK = dict.fromkeys(Evidence.TYPED, "")


def row(**typed):
    return BLANK | typed


class Page:
    """A window as the page of a claim has it: what it shows, and what it had seen."""

    def __init__(self, claim, reviewer):
        self.claim, self.reviewer = claim, reviewer
        self.reload()

    def reload(self):
        self.shown = PRINTED | draft_parts.parts_of(drafting.draft_of(self.claim, self.reviewer))
        self.window = Window.opened(self.shown)

    def save(self, answer_is_lost=False, **typed):
        self.shown |= typed
        self.shown = {part: value for part, value in self.shown.items() if value is not None}
        self.window = Window(self.window.name, self.window.turn + 1, self.window.seen)
        saved = drafting.merge(
            self.claim,
            self.shown,
            by=self.reviewer,
            token=self.claim.lease_token,
            window=self.window,
            printed=PRINTED,
        )
        if not answer_is_lost:
            self.window = self.window.after(self.shown, saved.conflicts)
        return saved


@pytest.fixture
def claim(reviewer):
    return claim_at(State.IN_REVIEW, reviewer=reviewer)


@pytest.fixture
def windows(claim, reviewer):
    return Page(claim, reviewer), Page(claim, reviewer)


def stored(claim, reviewer):
    return draft_parts.parts_of(drafting.draft_of(claim, reviewer))


def test_windows_that_write_different_parts_both_are_kept(windows, claim, reviewer):
    a, b = windows
    a.save(summary="Short.", **{"evidence a": row(url="https://a.example"), "claim-wording": "12 of 15"})

    saved = b.save(rationale="Long.", verdict="true", **{"evidence b": row(title="Half")})

    assert saved.conflicts == []
    assert sorted(saved.brought) == ["claim-wording", "evidence a", "summary"]
    assert stored(claim, reviewer) == {
        "verdict": "true",
        "attribution_verdict": "",
        "summary": "Short.",
        "rationale": "Long.",
        "counter_evidence": "",
        **dict.fromkeys(ASKED, ""),
        "claim-wording": "12 of 15",
        "evidence a": row(url="https://a.example"),
        "evidence b": row(title="Half"),
    }


def test_same_part_in_two_windows_is_a_conflict_and_the_rest_is_saved(windows, claim, reviewer):
    a, b = windows
    a.save(summary="From A.")

    saved = b.save(summary="From B.", rationale="From B.")

    assert saved.conflicts == [Conflict("summary", "From B.", "From A.")]
    assert stored(claim, reviewer)["summary"] == "From A."
    assert stored(claim, reviewer)["rationale"] == "From B."
    assert b.save(summary="From B!").conflicts == [Conflict("summary", "From B!", "From A.")]


def test_erasing_what_another_window_changed_is_a_conflict(windows):
    a, b = windows
    a.save(summary="One.")
    b.reload()
    a.save(summary="Two.")

    assert b.save(summary="").conflicts == [Conflict("summary", "", "Two.")]


def test_same_words_in_both_windows_are_no_conflict(windows):
    a, b = windows
    a.save(summary="Same.")

    assert (b.save(summary="Same.").conflicts, Review.objects.get().summary) == ([], "Same.")


def test_row_that_one_window_removes_goes_unless_another_changed_it(windows, claim, reviewer):
    a, b = windows
    a.save(**{"evidence a": row(title="A"), "evidence b": row(title="B")})
    b.reload()
    a.save(**{"evidence b": row(title="B, changed")})

    saved = b.save(**{"evidence a": None, "evidence b": None})

    assert saved.conflicts == [Conflict("evidence b", None, row(title="B, changed"))]
    assert [part for part in stored(claim, reviewer) if draft_parts.is_row(part)] == ["evidence b"]


def test_row_that_was_removed_elsewhere_comes_back_only_if_it_was_changed_here(windows, claim, reviewer):
    a, b = windows
    a.save(**{"evidence a": row(title="A"), "evidence b": row(title="B")})
    b.reload()
    a.save(**{"evidence a": None, "evidence b": None})

    b.save(**{"evidence b": row(title="B, better")})

    assert [part for part in stored(claim, reviewer) if draft_parts.is_row(part)] == ["evidence b"]


def test_order_is_that_of_the_window_that_changed_it(windows, claim, reviewer):
    a, b = windows
    a.save(**{f"evidence {key}": row(title=key) for key in "abc"})
    b.reload()
    b.shown = {part: b.shown[part] for part in sorted(b.shown, reverse=True)}
    b.save()
    a.save(**{"evidence d": row(title="d")})

    assert [item.title for item in Review.objects.get().evidence.all()] == ["c", "b", "a", "d"]


def test_answer_that_was_lost_makes_no_conflict_with_oneself(windows):
    a, _ = windows
    a.save(summary="First.", answer_is_lost=True)

    saved = a.save(summary="First and second.")

    assert (saved.conflicts, Review.objects.get().summary) == ([], "First and second.")


def test_answer_that_was_lost_does_not_hide_what_another_window_wrote_meanwhile(windows):
    a, b = windows
    a.save(summary="From A.", answer_is_lost=True)
    b.reload()
    b.save(summary="From B.")

    assert a.save(summary="From A again.").conflicts == [Conflict("summary", "From A again.", "From B.")]


def test_request_that_was_held_up_does_not_undo_a_later_one(windows, claim, reviewer):
    a, _ = windows
    early = Window(a.window.name, 1, a.window.seen)
    a.window = Window(a.window.name, 1, a.window.seen)
    a.save(summary="Later.")

    who = {"by": reviewer, "token": claim.lease_token}
    drafting.merge(claim, {"summary": "Earlier."}, **who, window=early, printed=PRINTED)

    assert Review.objects.get().summary == "Later."


def test_correction_that_says_what_the_claim_says_is_none(windows):
    a, _ = windows
    a.save(**{"claim-members": "15"})
    assert Review.objects.get().correction == {"claim-members": "15"}

    a.save(**{"claim-members": ""})
    assert Review.objects.get().correction == {}


def test_correction_that_is_not_in_the_claim_holds_the_review_back(windows, claim, reviewer):
    write(claim, reviewer)
    Page(claim, reviewer).save(**{"claim-members": "15"})

    with pytest.raises(Incomplete) as caught:
        reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert set(caught.value.missing) == {"claim"}


def test_half_a_row_is_kept_and_named_when_it_is_handed_in(windows, claim, reviewer):
    write(claim, reviewer)
    half = row(url="example", published="soon", kind="x" * 500, title=" Minutes  of\nit ")
    Page(claim, reviewer).save(**{"evidence half": half, "evidence empty": row(accessed="2026-03-02")})
    assert Evidence.objects.get(key="half").row == half

    with pytest.raises(Incomplete) as caught:
        reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)

    assert set(caught.value.missing) == {f"evidence.1.{name}" for name in ("url", "published", "kind", "stance")}


def test_what_is_handed_in_is_tidy(windows, claim, reviewer):
    typed = row(url=" records.example/a ", title=" Minutes  of\nit ", kind="primary", stance="supports", excerpt="a\nb")
    write(claim, reviewer, evidence=[])
    Page(claim, reviewer).save(summary=" It is so. ", **{"evidence a": typed})

    content = reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token).content

    (item,) = content["evidence"]
    assert (item["url"], item["title"], item["excerpt"]) == ("https://records.example/a", "Minutes of it", "a\nb")
    assert content["summary"] == "It is so."


def test_whole_draft_is_replaced_at_the_version_that_was_seen_only(claim, reviewer):
    write(claim, reviewer)
    who = {"by": reviewer, "token": claim.lease_token}
    for seen, is_unseen in ((None, True), (0, False), (2, False)):
        with pytest.raises(Changed) as caught:
            drafting.save_draft(claim, Draft(), **who, seen=seen)
        assert caught.value.is_unseen is is_unseen

    again = drafting.save_draft(claim, draft(summary="Anew."), **who, seen=1)

    assert (again.version, Review.objects.get().summary) == (2, "Anew.")


def test_program_that_replaces_a_draft_keeps_the_rows_that_stay_and_the_correction(claim, reviewer):
    write(claim, reviewer)
    key = Evidence.objects.get().key
    Evidence.objects.update(archive_url="https://archive.example/1", archive_sha256="0" * 64)
    Page(claim, reviewer).save(**{"claim-members": "15"})

    write(claim, reviewer, evidence=[TypedEvidence("https://new.example", "New", "primary", "context"), SOURCE])

    kept = Evidence.objects.get(key=key)
    assert (kept.position, kept.archive_url) == (1, "https://archive.example/1")
    assert Review.objects.get().correction == {"claim-members": "15"}


PARTS = ("summary", "rationale", "evidence a", "evidence b")
STEPS = st.lists(st.tuples(st.sampled_from(range(3)), st.sampled_from(PARTS), st.booleans()), min_size=2, max_size=25)


@given(STEPS)
def test_no_words_go_that_their_eraser_had_not_seen(steps):
    """Whatever three windows do, a text that was saved is replaced only by a window that showed it, or wrote it itself."""
    known: dict[tuple[int, str], object] = {}
    kept: dict[str, object] = {}
    windows = [Window.opened({}) for _ in range(3)]
    writers: dict[str, list[object]] = {}
    for number, (who, part, reloads) in enumerate(steps):
        if reloads:
            known |= {(who, name): kept.get(name) for name in PARTS}
            windows[who] = Window.opened({name: value for name, value in kept.items() if value})
        text = f"text {number}"
        value = row(title=text) if draft_parts.is_row(part) else text
        old, window = kept.get(part), windows[who]
        takes = drafting.decides(part, value, old, window, writers) == "take"
        assert takes == (not old or known.get((who, part)) == old)
        if takes:
            kept[part] = known[who, part] = value
            writers[part] = [window.name, window.turn]
            windows[who] = Window(window.name, window.turn, window.seen | {part: draft_parts.mark(value)})
