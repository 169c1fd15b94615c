"""What a finding is, and the sentences that say it: whole ones with named figures, so that each can be translated.

A finding keeps its rule, which sentences of it fit, and the figures; whoever shows it puts them into words. Findings are
frozen in published checks, so a sentence here may be reworded, but its name and its figures stay as long as there are copies.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reviews.extraction.claims import Mention

type Numbered = tuple[int, Mention]
"""A figure, with the position of the claim that holds it."""


def gettext_noop(text: str) -> str:
    """Mark a text for translation; whoever shows it translates it."""
    return text


_UNTOLD = gettext_noop("One side of the vote is not told.")
_ANOTHER = gettext_noop("The sentence beside it may be about another vote.")

SENTENCES: dict[str, dict[str, str]] = {
    "votes cast": {
        "too many": gettext_noop("{cast} votes are more than the {members} members."),
        "too many, with margin": gettext_noop(
            "{cast} votes are more than the {members} members; the margin is {width}."
        ),
        "sides untold": gettext_noop("{cast} votes are told; nothing is said of those {untold}."),
        "sides untold, with margin": gettext_noop(
            "{cast} votes are told; the margin is {width}; nothing is said of those {untold}."
        ),
        "members untold": gettext_noop(
            "{cast} votes were cast; the margin is {width}. The article does not say how many members there are."
        ),
        "all told": gettext_noop("{cast} of {members} members voted, {not_voting} did not; the margin is {width}."),
        "others absent": gettext_noop("The text tells of {absent} who did not."),
    },
    "margins compared": {
        "holds": gettext_noop("The margins are {margin} and {compared_margin}: the comparison holds."),
        "does not hold": gettext_noop("The margins are {margin} and {compared_margin}: the comparison does not hold."),
        "untold": gettext_noop("The text does not tell both votes, so the margins cannot be compared."),
    },
    "enough to pass": {
        "untold": _UNTOLD,
        "rule unknown": gettext_noop(
            "{in_favour} in favour and {against} against; what the body needs to pass is not known."
        ),
        "two thirds": gettext_noop(
            "{in_favour} of {present_and_voting} present and voting is at least two thirds ({needed}), enough for any question."
        ),
        "majority": gettext_noop(
            "{in_favour} of {present_and_voting} is a majority, but less than two thirds ({needed}), which an important question needs."
        ),
        "no majority": gettext_noop("{in_favour} of {present_and_voting} is no majority."),
        "fewer than nine": gettext_noop("{in_favour} votes are fewer than the nine needed."),
        "nine": gettext_noop("{in_favour} votes are at least nine, and nobody was against."),
        "nine, some against": gettext_noop(
            "{in_favour} votes are at least nine; whether a permanent member was against is not told."
        ),
    },
    "margin told": {
        "untold": _UNTOLD,
        "as told": gettext_noop("{won} against {lost} is a margin of {margin}, as told."),
        "one side": gettext_noop(
            "{won} against {lost} is a margin of {margin}; the {told} told are all the votes of one side."
        ),
        "without abstentions": gettext_noop(
            "{won} against {lost} is a margin of {margin}; the {told} told leaves the abstentions out."
        ),
        "other": gettext_noop("{won} against {lost} is a margin of {margin}; the text says {told}."),
        "another vote": _ANOTHER,
    },
    "majority told": {
        "untold": _UNTOLD,
        "simple": gettext_noop("{votes} against {lost} is a simple majority."),
        "not simple": gettext_noop("{votes} against {lost} is no simple majority."),
        "members untold": gettext_noop("{votes} votes are told. The article does not say how many members there are."),
        "absolute": gettext_noop("{votes} of {members} members is an absolute majority."),
        "not absolute": gettext_noop("{votes} of {members} members is no absolute majority."),
        "share": gettext_noop("{votes} of {voting} voting for or against is at least {share} ({needed})."),
        "share, without abstentions": gettext_noop(
            "{votes} of {voting} voting for or against is at least {share} ({needed}), but not of all {cast} votes with the abstentions."
        ),
        "less than the share": gettext_noop(
            "{votes} of {voting} voting for or against is less than {share} ({needed})."
        ),
        "another vote": _ANOTHER,
    },
    "part of the whole": {
        "open": gettext_noop("One of the two figures is left open."),
        "no": gettext_noop("{smaller} cannot be part of {larger}."),
        "no, at least": gettext_noop("At least {smaller} cannot be part of {larger}."),
        "no, at most": gettext_noop("{smaller} cannot be part of at most {larger}."),
        "no, at least, at most": gettext_noop("At least {smaller} cannot be part of at most {larger}."),
        "yes": gettext_noop("{smaller} can be part of {larger}."),
        "yes, at most": gettext_noop("At most {smaller} can be part of {larger}."),
        "yes, at least": gettext_noop("{smaller} can be part of at least {larger}."),
        "yes, at most, at least": gettext_noop("At most {smaller} can be part of at least {larger}."),
    },
    "parts of the whole": {
        "whole": gettext_noop("{parts} make {sum}, the whole."),
        "more": gettext_noop("{parts} make {sum}, more than {total}."),
        "perhaps twice": gettext_noop("{parts} make {sum}, more than {total}: some may be counted twice."),
        "all listed": gettext_noop("{parts} make {sum}, and the list is of {total}."),
        "perhaps all": gettext_noop("{parts} make {sum} of {total}: whether all are listed is not said."),
        "some": gettext_noop("{parts} make {sum} of {total}."),
    },
    "told in two ways": {
        "two": gettext_noop(
            "The {victims} {harm} are told as {counts}: one figure may be older, part of the other, or of another event."
        ),
    },
    "percentage of the whole": {
        "share": gettext_noop("{part} of {whole} is {percentage} per cent; the text says {words}."),
    },
    "shares of the whole": {
        "all": gettext_noop("{shares} per cent make {sum}."),
        "rounded": gettext_noop("{shares} per cent make {sum}, as rounded shares may."),
        "more": gettext_noop("{shares} per cent make {sum}, more than the whole."),
    },
    "weekday of the date": {
        "weekday": gettext_noop("{date} was a {weekday}; the text says {said}."),
        "other year": gettext_noop("It would fit {year}: no year is printed."),
    },
    "size of the change": {
        "share": gettext_noop("From {was} to {now} is {size} per cent; the text says {words}."),
        "points": gettext_noop(
            "From {was} to {now} is {difference} percentage points, or {size} per cent of what it was; the text says {words}."
        ),
        "one point": gettext_noop(
            "From {was} to {now} is {difference} percentage point, or {size} per cent of what it was; the text says {words}."
        ),
        "rounding": gettext_noop("Rounding, or points told as per cent, may explain it."),
    },
}
SIDES = {
    "in_favour": gettext_noop("in favour"),
    "against": gettext_noop("against"),
    "abstaining": gettext_noop("abstaining"),
}
TERMS = ("untold", "harm", "weekday", "said")
"""Figures that are our words and not the article's: the names of sides, harms and weekdays."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What follows from the claims by arithmetic alone.

    `claims` are positions in the list that was given. `holds` is None when there is nothing to compare with or
    something needed is missing. `computed` holds the figures, for example
    `{"cast": 186, "members": 193, "not_voting": 7, "margin": 143}`. `says` names the sentences of its rule that say it
    for people, and `besides` holds what these tell that was not computed. `about` are the article's words for the figures
    that it is about.
    """

    rule: str
    claims: tuple[int, ...]
    computed: Mapping[str, Any]
    holds: bool | None
    says: tuple[str, ...]
    besides: Mapping[str, Any] = field(default_factory=dict)
    about: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, Any]:
        """All that it tells in figures, and the words of those that it is about."""
        told = {**self.computed, **self.besides, "about": list(self.about)}
        return {name: value for name, value in told.items() if value not in (None, [])}

    @property
    def sentence(self) -> str:
        """It in English, for people."""
        return worded(self.rule, self.says, self.figures)

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "claims": list(self.claims),
            "computed": self.computed,
            "holds": self.holds,
            "sentence": self.sentence,
            "about": list(self.about),
        }


def words_of(*figures: Numbered) -> tuple[str, ...]:
    """Return the words of figures, each once, as a finding names them."""
    return tuple(dict.fromkeys(figure.quote for _, figure in figures))


def in_english(name: str, value: Any) -> str:
    """Return a figure as a sentence tells it."""
    if isinstance(value, list | tuple):
        *others, last = (in_english(name, one) for one in value)
        return f"{', '.join(others)} and {last}" if others else last
    if name == "date":
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B} {day.year}"
    return f"{value:,.12g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def worded(
    rule: str,
    says: Iterable[str],
    figures: Mapping[str, Any],
    *,
    translate: Callable[[str], str] = str,
    figure: Callable[[str, Any], str] = in_english,
) -> str:
    """Return the sentences of a rule with their figures in them."""
    sentences = " ".join(translate(SENTENCES[rule][name]) for name in says)
    return sentences.format_map({name: figure(name, value) for name, value in figures.items()})
