"""Words that a name stands beside without a verb: transcripts, digests, headlines, pull quotes."""

from reviews.extraction import lexicons
from reviews.extraction.text.units import Tokens, Unit

from . import sources
from .attribution import Attribution

_SHORTEST_HEADLINE = 3


def find(unit: Unit) -> list[Attribution]:
    """The quotations of a unit with a label before them or a credit behind them."""
    quoted = [position for position in unit.quotes if unit.is_quoted(position)]
    found = (_announced(unit, at) or _label(unit, at) or _credit(unit, at) for at in quoted)
    return [each for each in found if each]


def headline(unit: Unit) -> Attribution | None:
    """Brandt: Bridge is safe. The first line of an article, with a name before the colon."""
    phrase = unit.phrases[0] if unit.phrases else None
    if phrase is None or phrase[0] or unit.tag(phrase[1]) != ":" or not _is_name(unit, phrase):
        return None
    after, end = phrase[1] + 1, len(unit.tags) - unit.tags.endswith(".")
    if end - after < _SHORTEST_HEADLINE:
        return None
    return Attribution("headline", [(after, end)], phrase, (phrase[1], after))


def _announced(unit: Unit, quote: int) -> Attribution | None:
    """The ministry made the following announcement: “…”."""
    noun = quote - 2
    if (
        noun < 1
        or unit.tag(quote - 1) != ":"
        or unit.lower(noun) not in lexicons.words(unit.language, "cues", "announcement")
    ):
        return None
    source = sources.issuer(unit)
    return Attribution("announced by a colon", [(quote, quote + 1)], source, (noun, noun + 1)) if source else None


def _label(unit: Unit, quote: int) -> Attribution | None:
    """Brandt, mayor of Arden: “…”. As in a transcript, or behind a dash in a digest."""
    colon = quote - 1
    name = unit.phrase_to.get(colon) if colon > 0 and unit.tags[colon] == ":" else None
    if name and name[0] and unit.tags[name[0] - 1] == ",":
        name = unit.phrase_to.get(name[0] - 1)
    if name is None or not _is_name(unit, name) or (name[0] and unit.tags[name[0] - 1] != "-"):
        return None
    return Attribution("label, quotation", [(quote, quote + 1)], name, (colon, quote))


def _credit(unit: Unit, quote: int) -> Attribution | None:
    """“…” – Brandt, mayor of Arden. Nothing stands before it."""
    name = unit.phrase_from.get(quote + 2) if unit.tag(quote + 1) == "-" and not quote else None
    if name is None or not _is_name(unit, name) or name in unit.subjects:
        return None
    return Attribution("quotation, dash, name", [(quote, quote + 1)], name, (quote + 1, quote + 2))


def _is_name(unit: Unit, phrase: Tokens) -> bool:
    return "N" in unit.tags[slice(*phrase)]
