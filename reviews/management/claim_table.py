"""Claims for people at a terminal: a table that fits it, or each claim with the reasons for it."""

import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

from reviews.extraction import ExtractedClaim, findings
from reviews.extraction.details import SIDES, Casualty, Comparison, Details, Quantity, Statement
from reviews.extraction.whole import whole

HEADS = ("KIND", "CLAIM", "WHO", "FIGURES", "WORTH")
KIND, WORTH, GAP = 10, 5, 2
LINES = 4
"""Most lines a cell takes; --explain shows a claim whole."""
HOLDS = {True: "holds", False: "does not hold", None: "open"}


def table(claims: list[ExtractedClaim]) -> Iterator[str]:
    """Yield the lines of a table as wide as the terminal, at least 80 columns, and what can be computed from it."""
    widths = _widths(_columns())
    yield _line(HEADS, widths)
    for claim in claims:
        yield from _row(claim, widths)
    yield ""
    yield f"{len(claims)} claims, {sum(claim.check_worthiness >= 0.5 for claim in claims)} of them worth 0.5 or more"
    yield from _computed(claims)


def _columns() -> int:
    return max(shutil.get_terminal_size((100, 24)).columns, 80) - 1


def _widths(columns: int) -> tuple[int, ...]:
    rest = columns - KIND - WORTH - GAP * (len(HEADS) - 1)
    side = rest // 4
    return KIND, rest - 2 * side, side, side, WORTH


def _row(claim: ExtractedClaim, widths: tuple[int, ...]) -> Iterator[str]:
    who = claim.claimant.name if claim.claimant else ""
    cells = (claim.kind.replace("_", " "), whole(claim), who, figures(claim), f"{claim.check_worthiness:.2f}")
    wrapped = (
        textwrap.wrap(_printable(cell), width, max_lines=LINES, placeholder=" …")
        for cell, width in zip(cells, widths, strict=True)
    )
    return (_line(line, widths) for line in zip_longest(*wrapped, fillvalue=""))


def _line(cells: Iterable[str], widths: tuple[int, ...]) -> str:
    return (" " * GAP).join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _printable(text: str) -> str:
    """Keep an article's control characters from the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _computed(claims: list[ExtractedClaim]) -> Iterator[str]:
    for finding in findings(claims):
        about = ", ".join(f"“{words}”" for words in finding.about)
        yield from _wrapped(HOLDS[finding.holds], f"{finding.sentence} ({about})" if about else finding.sentence)


def _wrapped(name: str, value: str) -> list[str]:
    """A name and what it stands for, over as many lines as that takes."""
    return textwrap.wrap(f"{name:14}{_printable(value)}", _columns(), subsequent_indent=" " * 14)


# What a claim says, in a few words -----------------------------------------------------------------------------------


def figures(claim: ExtractedClaim) -> str:
    """Return the figures of a claim in a few words, or what stands for them: "153 for, 10 against"."""
    told = [(claim.kind, claim.details)] if claim.kind == "statement" else []
    told += [(figure.kind, figure.details) for figure in claim.figures]
    return "; ".join(filter(None, (FIGURES[kind](details) for kind, details in told)))


_SIDES = dict(zip(SIDES, ("for", "against", "abstaining", "not voting"), strict=True))


def _tally(details: Details) -> str:
    return ", ".join(f"{details[side]:,} {word}" for side, word in _SIDES.items() if details[side] is not None)


def _toll(details: Casualty) -> str:
    return f"{_amount(details, 'count') or details['vague'] or ''} {details['harm']}".strip()


def _quantity(details: Quantity) -> str:
    bound = "" if details["bound"] in (None, "exactly") else f"{details['bound']} "
    return f"{bound}{_amount(details, 'value')} {details['unit'] or ''}".strip()


def _amount(details: Details, single: str) -> str:
    """ "12", "5 to 8", "at least 5", or nothing."""
    low, high = details["minimum"], details["maximum"]
    if details[single] is not None:
        return _number(details[single])
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"at most {_number(high)}" if high is not None else ""


def _number(value: float) -> str:
    return f"{value:,.12g}"


def _statement(details: Statement) -> str:
    return f"{details['form']}, “{details['cue']}”" if details["cue"] else details["form"]


def _comparison(details: Comparison) -> str:
    return details["cue"]


FIGURES: dict[str, Callable[[Any], str]] = {
    "vote_tally": _tally,
    "casualty": _toll,
    "quantity": _quantity,
    "comparison": _comparison,
    "statement": _statement,
}


# Why it was found ----------------------------------------------------------------------------------------------------


def explained(claims: list[ExtractedClaim]) -> Iterator[str]:
    """Yield the claims one below the other, each with the rule that found it and what its worth is made of."""
    for number, claim in enumerate(claims, 1):
        yield f"{number}. {claim.kind.replace('_', ' ')} at {claim.start}–{claim.end}, worth {claim.check_worthiness:.2f}"
        for name, value in _reasons(claim):
            yield from _wrapped(name, value)
        yield ""
    yield from _computed(claims)


def _reasons(claim: ExtractedClaim) -> Iterator[tuple[str, str]]:
    yield "claim", whole(claim)
    yield "words", claim.quote
    yield "found by", claim.rule
    if claim.claimant:
        yield "claimant", ", ".join(filter(None, (claim.claimant.name, claim.claimant.role)))
    for name, value in claim.details.items():
        is_empty = not any(value.values()) if isinstance(value, dict) else value in (None, "", [])
        if not is_empty:
            yield name.replace("_", " "), str(value)
    yield "worth", ", ".join(f"{name.replace('_', ' ')} {added:+.2f}" for name, added in claim.factors.items())
