"""What is drawn for a claim: bars, or a range on a line, with the arithmetic in words. For the desk and for readers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reviews.extraction.details import CAST, SIDES, Details
from reviews.models import Kind
from reviews.models.claim import own_figure, words_in

from .details import CHOICES, LABELS
from .review import FrozenClaim

LOOKS = dict(zip(SIDES, ("filled", "hatched", "outlined", "dashed"), strict=True))


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a figure. `start` and `length` are per cent of the width that all its lines share."""

    label: str
    figure: str
    look: str
    length: float
    start: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn of one figure: `scale` is what its whole width stands for, `quote` are the article's words for it."""

    name: str
    bars: tuple[Bar, ...]
    words: tuple[str, ...]
    scale: float = 0
    quote: str = ""


def figure_of(kind: str, details: Details, scale: float = 0) -> Figure | None:
    """Return what can be drawn of details, on that `scale` or a wider one; None where there is no figure in them."""
    draw = {Kind.VOTE_TALLY.value: tally, Kind.CASUALTY.value: casualty}.get(kind)
    return draw(details, scale) if draw else None


def figures_in(claim: FrozenClaim, start: int) -> list[Figure]:
    """Return all that can be drawn of a claim, as its content has it; its details too, where no figure has them.

    Figures of a kind share their scale. `start` is where the claim begins in the article.
    """
    found = [(one["kind"], one["details"], (one["start"], one["end"])) for one in claim["figures"]]
    if own_figure(claim["figures"], claim["kind"]) is None:
        found.insert(0, (claim["kind"], claim["details"], (start, start)))
    alone = ((kind, figure_of(kind, details)) for kind, details, _ in found)
    scales = sorted((figure.scale, kind) for kind, figure in alone if figure)
    widest = {kind: scale for scale, kind in scales}
    drawn = ((figure_of(kind, details, widest.get(kind, 0)), span) for kind, details, span in found)
    return [replace(figure, quote=words_in(claim["quote"], start, span)) for figure, span in drawn if figure]


def tally(details: Details, scale: float = 0) -> Figure | None:
    """Draw each side on one scale: the members of the body, or all votes where the body's size is not known."""
    votes = {name: number(details.get(name)) for name in SIDES}
    cast = sum(votes[name] or 0 for name in CAST)
    members = number(details.get("members"))
    is_open = votes["not_voting"] is None and votes["abstaining"] is None  # who is missing may have abstained
    if votes["not_voting"] is None and members is not None and members >= cast:
        votes["not_voting"] = members - cast
    known = {name: count for name, count in votes.items() if count is not None}
    if not known:
        return None
    scale = max(members or 0, sum(known.values()), 1, scale)
    labels = LABELS[Kind.VOTE_TALLY] | ({"not_voting": _("Abstaining or not voting")} if is_open else {})
    bars = tuple(
        Bar(str(labels[name]), printed(count), LOOKS[name], share(count, scale)) for name, count in known.items()
    )
    return Figure(_("The vote"), bars, tuple(_sums(known, cast, members)), scale)


def _sums(known: dict[str, int], cast: int, members: int | None) -> Iterator[str]:
    parts = [printed(known[name]) for name in CAST if name in known]
    if len(parts) > 1:
        values = {"votes": " + ".join(parts), "cast": printed(cast), "members": printed(members)}
        if members:
            words = ngettext(
                "%(votes)s = %(cast)s of %(members)s member.", "%(votes)s = %(cast)s of %(members)s members.", members
            )
        else:
            words = ngettext("%(votes)s = %(cast)s vote.", "%(votes)s = %(cast)s votes.", cast)
        yield words % values
    if "in_favour" in known and "against" in known:
        fewer, more = sorted((known["in_favour"], known["against"]))
        values = {"more": printed(more), "fewer": printed(fewer), "margin": printed(more - fewer)}
        yield _("Margin: %(more)s − %(fewer)s = %(margin)s.") % values


def casualty(details: Details, scale: float = 0) -> Figure | None:
    """Draw a count or a range on a line from nothing; "a number of" has no place on it and is given in words."""
    low, high = number(details.get("minimum")), number(details.get("maximum"))
    count = number(details.get("count"))
    if count is not None:
        low = high = count
    ends = [end for end in (low, high) if end is not None]
    label = capfirst(str(CHOICES.get(harm, harm))) if (harm := str(details.get("harm") or "")) else _("Affected")
    if not ends:
        vague = details.get("vague")
        return (
            Figure(_("The figure"), (Bar(label, str(vague), "unknown", 100.0),), tuple(_who(details)))
            if vague
            else None
        )
    scale = max(max(ends) * 1.25, scale) or 1
    start = share(low or 0, scale)
    stop = share(high, scale) if high is not None else 100.0
    look = "point" if low == high else "range" if low is not None and high is not None else "open"
    bar = Bar(label, range_in_words(low, high), look, max(stop - start, 0.0), start)
    return Figure(_("The figure"), (bar,), tuple(_who(details)), scale)


def _who(details: Details) -> Iterator[str]:
    if victims := details.get("victims"):
        yield format_html(_("Of: {victims}."), victims=isolated(victims))
    if attribution := details.get("attribution"):
        yield format_html(_("Reported by: {attribution}."), attribution=isolated(attribution))
    else:
        yield _("The article does not say who reports it.")


def isolated(words: object) -> SafeString:
    """Return words of the article as HTML that keeps their direction to themselves."""
    return format_html("<bdi>{}</bdi>", words)


def range_in_words(low: int | None, high: int | None) -> str:
    if low is None:
        return _("up to %(high)s") % {"high": printed(high)}
    if high is None:
        return _("at least %(low)s") % {"low": printed(low)}
    if low == high:
        return printed(low)
    return _("%(low)s to %(high)s") % {"low": printed(low), "high": printed(high)}


def printed(count: int | None) -> str:
    return number_format(count or 0, force_grouping=True)


def number(value: object) -> int | None:
    """Return a count, or None for anything that is not one: details may come from a form or a program."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 10**12:
        return None
    return int(value)


def share(part: float, whole: float) -> float:
    return round(min(part / whole, 1.0) * 100, 2)
