"""What reviewers were told, what the database kept, and where the two differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass
class Lease:
    """Times are seconds since 1970. The claim was surely its holder's from `began` to `ended`, and surely not after `gone`."""

    claim: str
    epoch: int
    token: str
    began: float
    ended: float
    gone: float


@dataclass(frozen=True)
class Verdict:
    """A review that was handed in."""

    claim: str
    revision: int
    hash: str
    code: str
    summary: str


@dataclass(eq=False)
class Journal:
    """What one reviewer was told that it did."""

    reviewer: str
    leases: list[Lease] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    """Each with the claim and the action."""
    drafts: dict[str, tuple[str, str]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    """Of the reviewer's draft on each claim, as it was answered last."""
    """The verdict and the summary that were saved last, by claim."""
    verdicts: list[Verdict] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """The summaries that were not taken, because the lease had run out."""
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Kept:
    """What the database has in the end; every entry of a list names the claim first."""

    epochs: dict[str, int]
    moves: list[tuple[str, str, str]]
    """Each with its action and who did it."""
    drafts: list[tuple[str, str, str, str]]
    """Each with its author, its verdict and its summary."""
    verdicts: list[Verdict]
    unfinished: list[str]
    faults: list[str]
    """What the history's own verification found."""


def compare(journals: list[Journal], kept: Kept) -> list[str]:
    """Return every fault, in words; nothing when all that was acknowledged happened, once, and nothing else did."""
    return [
        *leased_twice(lease for one in journals for lease in one.leases),
        *miscounted((lease for one in journals for lease in one.leases), kept.epochs),
        *difference("moves", [(claim, action, one.reviewer) for one in journals for claim, action in one.moves], kept.moves),
        *difference("drafts", [(claim, one.reviewer, *draft) for one in journals for claim, draft in one.drafts.items()], kept.drafts),
        *difference("verdicts", [verdict for one in journals for verdict in one.verdicts], kept.verdicts),
        *slipped_in({text for one in journals for text in one.refused}, kept),
        *(f"claim {claim} was never handed in" for claim in kept.unfinished),
        *kept.faults,
        *(f"{one.reviewer}: {fault}" for one in journals for fault in one.faults),
    ]  # fmt: skip


def leased_twice(leases: Iterable[Lease]) -> Iterator[str]:
    """Say which claims two reviewers had at the same time, or with the same token."""
    for claim, held in _by_claim(leases).items():
        held.sort(key=lambda lease: lease.epoch)
        for before, after in pairwise(held):
            if after.began < before.ended:
                yield f"claim {claim} was leased twice at a time, as {before.epoch} and {after.epoch}"
        if len({lease.token for lease in held}) < len(held):
            yield f"claim {claim} was leased twice with the same token"


def miscounted(leases: Iterable[Lease], epochs: dict[str, int]) -> Iterator[str]:
    """Say which claims have other leases than those that somebody was told of."""
    told = _by_claim(leases)
    for claim, epoch in epochs.items():
        numbers = sorted(lease.epoch for lease in told[claim])
        if numbers != list(range(1, epoch + 1)):
            yield f"claim {claim} was leased {epoch} times, and reviewers were told of {numbers}"


def difference[T](what: str, told: Iterable[T], kept: Iterable[T]) -> Iterator[str]:
    """Say what was acknowledged and is not kept as it was, and what is kept that nobody was told of."""
    acknowledged, found = Counter(told), Counter(kept)
    for lost in acknowledged - found:
        yield f"{what}: acknowledged and not kept: {lost}"
    for unknown in found - acknowledged:
        yield f"{what}: kept and never acknowledged: {unknown}"


def slipped_in(refused: set[str], kept: Kept) -> Iterator[str]:
    """Say which refused texts were stored all the same."""
    stored = {draft[-1] for draft in kept.drafts} | {verdict.summary for verdict in kept.verdicts}
    for text in sorted(refused & stored):
        yield f"refused and stored all the same: {text}"


def _by_claim(leases: Iterable[Lease]) -> defaultdict[str, list[Lease]]:
    found = defaultdict(list)
    for lease in leases:
        found[lease.claim].append(lease)
    return found
