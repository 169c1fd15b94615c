"""Words that a name stands beside without a verb: transcripts, digests, headlines, pull quotes."""

from reviews.extraction import lexicons
from reviews.extraction.kinds.statements import sources
from reviews.extraction.kinds.statements.attribution import Attribution
from reviews.extraction.text.grammar.unit import Tokens, Unit

_SHORTEST_HEADLINE = 3


def announcer(unit: Unit) -> Tokens | None:
    """Whom a line names whose words follow: "And from Chairwoman Ruth Calloway:", "Mayor Ada Lund, of Arden:"."""
    colon = len(unit.tags) - 1
    name = _in_front(unit, colon) if unit.tags[colon] == ":" else None
    name = _speaker(unit, name) if name else None
    if name is None or not _is_name(unit, name):
        return None
    is_led = unit.is_in("issued", name[0] - 1) or name[0] == 0 or unit.tags[: name[0]] == "C"
    return name if is_led else None


def find(unit: Unit) -> list[Attribution]:
    """The quotations of a unit with a label before them or a credit behind them."""
    quoted = [position for position in unit.quotes if unit.is_quoted(position)]
    found = (_announced(unit, at) or _label(unit, at) or _credit(unit, at) for at in quoted)
    return [each for each in found if each]


def headline(unit: Unit) -> Attribution | None:
    """Brandt: Bridge is safe. The first line of an article, with a name before the colon."""
    phrase = unit.phrases[0] if unit.phrases else None
    if phrase is None or phrase[0] or unit.tag(phrase[1]) != ":":
        return None
    speaker = _speaker(unit, phrase)
    if speaker is None or not _is_name(unit, speaker):
        return None
    after, end = phrase[1] + 1, len(unit.tags) - unit.tags.endswith(".")
    if end - after < _SHORTEST_HEADLINE:
        return None
    return Attribution("headline", [(after, end)], speaker, (phrase[1], after))


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
    name = _in_front(unit, colon) if colon > 0 and unit.tags[colon] == ":" else None
    if name is None or (name[0] and unit.tags[name[0] - 1] != "-"):
        return None
    name = _speaker(unit, name)
    if name is None or not _is_name(unit, name):
        return None
    return Attribution("label, quotation", [(quote, quote + 1)], name, (colon, quote))


def _in_front(unit: Unit, colon: int) -> Tokens | None:
    """The phrase in front of a colon, the first of two: "Brandt, mayor of Arden: …"."""
    name = unit.phrase_to.get(colon)
    if name and name[0] and unit.tags[name[0] - 1] == ",":
        return unit.phrase_to.get(name[0] - 1)
    return name


def _speaker(unit: Unit, phrase: Tokens) -> Tokens | None:
    """Who speaks under a label: nobody under "Photo caption", the mayor under "Statement from the mayor"."""
    places = range(*phrase)
    end = next((at for at in places if unit.tags[at] == "P"), phrase[1])
    if end > phrase[0] and not any(unit.is_in("labels", at) for at in (phrase[0], end - 1)):
        return phrase
    behind = (end + 1, phrase[1])
    return behind if end + 1 < phrase[1] and unit.is_in("issued", end) and _is_name(unit, behind) else None


def _credit(unit: Unit, quote: int) -> Attribution | None:
    """“…” – Brandt, mayor of Arden. Nothing stands before it."""
    name = unit.phrase_from.get(quote + 2) if unit.tag(quote + 1) == "-" and not quote else None
    if name is None or not _is_name(unit, name) or name in unit.subjects:
        return None
    return Attribution("quotation, dash, name", [(quote, quote + 1)], name, (quote + 1, quote + 2))


def _is_name(unit: Unit, phrase: Tokens) -> bool:
    return "N" in unit.tags[slice(*phrase)]
