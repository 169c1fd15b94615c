"""What readers get by arithmetic rests on the article, on what is published, and on the claim at hand; on nothing else."""

import re
from datetime import UTC, datetime

import pytest

from reviews.content.findings import in_words
from reviews.content.published import content_of
from reviews.models import Claim, PublicationRevision, ReviewRevision, State
from reviews.workflow.articles import by_hand, intake
from reviews.workflow.checks import approving, publishing, reviewing
from reviews.workflow.table import leases, moves
from reviews.workflow.table.acts import Action
from reviews.workflow.table.moves import Stale
from tests import published
from tests.factories import TALLY, UserFactory, write
from tests.pages import on_one_line

pytestmark = pytest.mark.django_db

TEXT = "The Assembly passed it by 153 to 10, a wider margin than the Senate, which voted 52 to 48 on Monday."
HOLDS = "The margins are 143 and 4: the comparison holds."
CANARY = 777_777
WORDS = "canarybird"


@pytest.fixture
def people(db):
    return UserFactory(reviewer=True), UserFactory(editor=True)


@pytest.fixture
def claims(people):
    """The comparison that is checked, and the vote beside it that the desk works on."""
    day = datetime(2026, 3, 4, tzinfo=UTC)
    article = intake.add_article(by=people[0], title="Vote", text=TEXT, published=day, open_from=0).article
    found = Claim.objects.filter(revision__article=article)
    return found.get(quote__contains="153 to 10"), found.get(quote__contains="52 to 48")


def take(claim, by):
    claim.refresh_from_db()
    leases.take(claim, by=by, seen=claim.version)


def correct_figures(claim, by):
    """Type the canary into the claim's figures, and its words into the draft."""
    take(claim, by)
    details = claim.details | {"against": CANARY, "body": WORDS}
    reviewing.describe(claim, by=by, token=claim.lease_token, wording=claim.wording, details=details)
    write(claim, by, summary=WORDS, rationale=WORDS)


def nothing(claim, reviewer, editor):
    pass


def drafted(claim, reviewer, editor):
    correct_figures(claim, reviewer)


def handed_in(claim, reviewer, editor):
    correct_figures(claim, reviewer)
    reviewing.submit(claim, by=reviewer, seen=claim.version, token=claim.lease_token)


def approved(claim, reviewer, editor):
    handed_in(claim, reviewer, editor)
    approving.approve(claim, by=editor, seen=claim.version, revision=1)


def dismissed(claim, reviewer, editor):
    correct_figures(claim, reviewer)
    moves.move(claim, Action.DISMISS, by=reviewer, seen=claim.version, token=claim.lease_token, data={"note": WORDS})


def withdrawn(claim, reviewer, editor):
    approved(claim, reviewer, editor)
    publishing.publish(claim, by=editor, seen=claim.version)
    publishing.withdraw(claim, by=editor, seen=claim.version, note="It was wrong.")


def corrected_since(claim, reviewer, editor):
    """Published as the article prints it; the canary is typed into the correction that is still at work."""
    published.publish(claim=claim)
    publishing.correct(claim, by=editor, seen=claim.version, note=WORDS)
    correct_figures(claim, reviewer)


def marked_by_hand(claim, reviewer, editor):
    details = TALLY | {"in_favour": 1, "against": CANARY, "body": WORDS}
    by_hand.mark(claim.revision, by=reviewer, start=claim.start, end=claim.end + 3, kind="vote_tally", details=details)


WORK = (nothing, drafted, handed_in, approved, dismissed, withdrawn, corrected_since, marked_by_hand)
ADDRESSES = (
    "/ /corrections/ /methodology/ /feed.xml /claimreview.json /claimreview.json?profile=strict /sitemap.xml"
    f" /search/?q={WORDS} /search/?q={CANARY} /api/v1/checks/"
).split()


@pytest.mark.parametrize("work", WORK)
def test_nothing_that_the_desk_did_to_a_neighbour_reaches_readers(client, claims, people, work):
    comparison, neighbour = claims
    work(neighbour, *people)

    published.publish(claim=comparison)

    frozen = PublicationRevision.objects.get(publication__claim=comparison).content
    assert [in_words(found).sentence for found in frozen["findings"] if found["rule"] == "margins compared"] == [HOLDS]
    article = neighbour.revision.article.public_id
    addresses = [f"/api/v1/articles/{article}/", f"/api/v1/articles/{article}/annotations/", *ADDRESSES]
    addresses += re.findall(r"<loc>https?://[^/]+(/[^<]+)", client.get("/sitemap.xml").text)
    addresses += [f"/checks/{claim.public_id}/v/1/" for claim in claims]
    for address in addresses:
        page = client.get(address, follow=True)
        text = (
            page.text.replace(f'value="{WORDS}"', "").replace(f"{WORDS} · Search", "").replace(f'value="{CANARY}"', "")
        )
        text = text.replace(f"{CANARY} · Search", "")
        assert WORDS not in text, address
        assert str(CANARY) not in text, address
        assert f"{CANARY:,}" not in text, address


def test_finding_uses_what_another_check_has_published(claims, people):
    comparison, neighbour = claims
    approved(neighbour, *people)
    publishing.publish(neighbour, by=people[1], seen=neighbour.version)

    published.publish(claim=comparison)

    frozen = PublicationRevision.objects.get(publication__claim=comparison).content
    sentences = [in_words(found).sentence for found in frozen["findings"]]
    assert "The margins are 143 and 777,725: the comparison does not hold." in sentences
    assert frozen["rests_on"] == [neighbour.public_id]


def test_approved_finding_is_not_published_once_what_it_rests_on_is_withdrawn(claims, people):
    reviewer, editor = people
    comparison, neighbour = claims
    published.publish(claim=neighbour)
    take(comparison, reviewer)
    write(comparison, reviewer)
    reviewing.submit(comparison, by=reviewer, seen=comparison.version, token=comparison.lease_token)
    approving.approve(comparison, by=editor, seen=comparison.version, revision=1)
    neighbour.refresh_from_db()
    publishing.withdraw(neighbour, by=editor, seen=neighbour.version, note="It was wrong.")

    with pytest.raises(Stale, match="rests on a check that was withdrawn since"):
        publishing.publish(comparison, by=editor, seen=comparison.version)

    assert Claim.objects.get(pk=comparison.pk).state == State.APPROVED


def test_finding_of_the_claim_at_hand_uses_its_corrected_figures(claims, people):
    _, vote = claims
    take(vote, people[0])
    details = vote.details | {"members": 140, "abstaining": 0}
    reviewing.describe(vote, by=people[0], token=vote.lease_token, wording=vote.wording, details=details)
    leases.release(vote, by=people[0], token=vote.lease_token)

    published.publish(claim=vote)

    sentences = [in_words(found).sentence for found in ReviewRevision.objects.get(claim=vote).content["findings"]]
    assert "100 of 140 members voted, 40 did not; the margin is 4." in sentences
    assert not any("not known" in sentence for sentence in sentences if "members" in sentence)


def test_all_that_is_published_lies_inside_the_approved_hash(claims):
    published.publish(claim=claims[0])

    frozen = PublicationRevision.objects.get()

    assert frozen.content.keys() - frozen.review_revision.content.keys() == {"approved_by", "review_revision"}
    assert frozen.review_revision.content.items() <= frozen.content.items()


def test_editor_reads_the_findings_that_are_published_whatever_came_in_between(client, claims, people):
    reviewer, editor = people
    comparison, neighbour = claims
    take(comparison, reviewer)
    write(comparison, reviewer)
    reviewing.submit(comparison, by=reviewer, seen=comparison.version, token=comparison.lease_token)
    drafted(neighbour, *people)
    client.force_login(editor)

    page = client.get(f"/desk/approvals/{comparison.public_id}/")

    assert f"<b> Adds up. </b> <bdi>{HOLDS}</bdi>" in on_one_line(page)
    assert not re.search(r"\b777,?7\d\d\b", page.text)


def test_what_was_handed_in_before_findings_were_kept_is_published_without_any(claims, people):
    comparison, _ = claims
    take(comparison, people[0])
    write(comparison, people[0])
    revision = reviewing.submit(comparison, by=people[0], seen=comparison.version, token=comparison.lease_token)
    for name in ("format", "findings", "rests_on", "article", "claimant", "authors"):
        del revision.content[name]

    content = content_of(comparison, revision, people[1])

    assert content["findings"] == []
    assert content["article"]["id"] == comparison.revision.article.public_id
