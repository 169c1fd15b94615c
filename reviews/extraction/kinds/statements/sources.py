"""Who speaks: the subject of a reporting verb, found by what stands beside it."""

import re

from reviews.extraction.text.grammar.unit import Tokens, Unit

from .cues import Cue

_MOST_APPOSITIONS = 4
_LONGEST_CHAIN = 3
_LONGEST_ASIDE = 15


def beside(unit: Unit, cue: Cue) -> Tokens | None:
    """The phrase in front of the verb group, over appositions and chains such as "declined to say"."""
    if cue.is_gerund and unit.is_listed(cue.first - 1, "as") and (quoted := unit.phrase_to.get(cue.first - 1)):
        return _quoted_by(unit, quoted[0] - 1) or quoted
    first = _start_of_chain(unit, cue.first)
    tag = unit.tags[first - 1] if first else ""
    if cue.is_gerund and first == cue.head and tag != ",":
        return accompanying(unit, cue)
    if tag == "W":
        return first - 1, first
    if tag == ",":
        return _over_commas(unit, first)
    if tag == "-":  # the minister – who had been ill – said
        dash = unit.tags.rfind("-", 0, len(unit.tags[: first - 1].rstrip("-")))
        return unit.phrase_to.get(len(unit.tags[:dash].rstrip("-")))
    return _told_of(unit, first) or _last_name(unit, first) or _with_object(unit, unit.phrase_to.get(first))


def accompanying(unit: Unit, cue: Cue) -> Tokens | None:
    """Who speaks meanwhile: "The search ended, with the minister calling it “hopeless”", or what: "a letter alleging that"."""
    phrase = unit.phrase_to.get(cue.first)
    if phrase and (unit.is_listed(phrase[0] - 1, "accompanying") or unit.is_listed(phrase[1] - 1, "document")):
        return phrase
    return None


def _quoted_by(unit: Unit, by: int) -> Tokens | None:
    """Who "was quoted by the paper", not the paper."""
    if by < 1 or not unit.is_listed(by, "agent"):
        return None
    while by and unit.tags[by - 1] in "RBHMVE":
        by -= 1
    return unit.phrase_to.get(by)


_TOLD_OF = re.compile(r"[nNQ]W(?:R*(?:V|E|B[EG]|H[EV]|MV))(?:[PRX]*D?[QnN']*)*$")


# a report released hours after the fire, a letter sent to the school board
_RELEASED = re.compile(r"(D?[Qn]*n)E[QnRX]*([PSt])D?[QnN']+\Z")


def _told_of(unit: Unit, first: int) -> Tokens | None:
    """Whom a relative clause is told of that ends right in front of a verb: "a boy who survived the fire said"."""
    released = _RELEASED.match(unit.tags, 0, first)
    is_issued = released is not None and released[2] != "t" and unit.is_in("announcement", released.end(1) - 1)
    if released and not is_issued:  # a statement posted by the board is the board’s
        return unit.phrase_to.get(released.end(1))
    found = _TOLD_OF.search(unit.tags[max(first - _LONGEST_ASIDE, 0) : first])
    return unit.phrase_to.get(max(first - _LONGEST_ASIDE, 0) + found.start() + 1) if found else None


def _last_name(unit: Unit, first: int) -> Tokens | None:
    """The name in front of a verb that what opens the sentence runs into: "In a meeting with the board Keller said"."""
    phrase = unit.phrase_to.get(first)
    is_opening = phrase is not None and phrase[0] == 1 and unit.tags[0] == "P" and unit.tag(1) == "D"
    return (first - 1, first) if is_opening and unit.tags[first - 1] == "N" else None


def _with_object(unit: Unit, phrase: Tokens | None) -> Tokens | None:
    """The whole of "people close to the talks", of which only "the talks" stands right before the verb."""
    before = unit.phrase_to.get(phrase[0] - 1) if phrase and phrase[0] and unit.tags[phrase[0] - 1] == "t" else None
    return (before[0], phrase[1]) if phrase and before else phrase


def shared(unit: Unit, cue: Cue, earlier: Tokens | None) -> Tokens | None:
    """The subject a verb shares with the verbs before it: "X did this and said", "X won, adding that"."""
    before = unit.tags[cue.first - 1] if cue.first else ","
    if before not in ",C" and not cue.is_gerund:
        return None
    return earlier or _first_subject(unit, cue.first)


def _first_subject(unit: Unit, before: int) -> Tokens | None:
    """The first subject in front of a position, over what is told of it between commas: "The mayor, Ilse Brandt, left"."""
    first = unit.phrases[0] if unit.phrases and not unit.phrases[0][0] else None
    if first and unit.language == "en" and unit.tag(first[1]) == ",":
        closing = unit.tags.find(",", first[1] + 1, before)
        if closing >= 0 and unit.tag(unit.past_adverbs(closing + 1)) in "VEBHM":
            return first
    return next((subject for subject in unit.subjects if subject[1] <= before), None)


def goes_on(unit: Unit, cue: Cue, earlier: Tokens | None) -> Tokens | None:
    """Who spoke just before and goes on: "…, officials told the agency, adding that …"."""
    is_added = cue.is_gerund and cue.first == cue.head and cue.first > 0 and unit.tags[cue.first - 1] == ","
    return earlier if is_added else None


def antecedent(unit: Unit, source: Tokens) -> Tokens | None:
    """The phrase that a relative "who" takes up."""
    first = source[0]
    behind = len(unit.tags[:first].rstrip("-,"))
    found = unit.phrase_to.get(behind) if unit.tags[first] == "W" else None
    tie = unit.tags.rfind("P", *found) if found else -1
    return (tie + 1, found[1]) if found and tie >= 0 and "N" in unit.tags[tie : found[1]] else found


def behind(unit: Unit, cue: Cue) -> Tokens | None:
    """The phrase after an inverted verb: "…, said the minister"; not one that begins a clause of its own."""
    start = cue.after + (unit.tag(cue.after) in "EG" and unit.tag(cue.first - 1) == '"')
    if unit.is_listed(start, "enclitic"):
        return start, start + 1
    phrase = unit.phrase_from.get(start)
    is_object = unit.is_listed(start, "they")  # "…, denied it"
    return None if phrase is None or is_object or phrase in unit.subjects else phrase


def is_nobody(unit: Unit, source: Tokens) -> bool:
    """Whether nobody is said to have spoken: "neither the mayor nor her deputy", "no witness", not "No 10"."""
    return unit.is_listed(source[0], "none") and unit.lower(source[0] + 1)[:1].isalpha()


def possessor(unit: Unit, noun: int) -> Tokens | None:
    """Whose noun it is: "Ilse Brandt’s claim", "her claim"."""
    mark = unit.tags[:noun].rfind("'", max(noun - _LONGEST_CHAIN, 0))
    if mark > 0:
        phrase = unit.phrase_around(mark)
        return (phrase[0], mark) if phrase and phrase[0] < mark else None
    before = noun - 1
    while before > 0 and unit.tags[before] == "n":
        before -= 1
    return (before, before + 1) if before >= 0 and unit.is_listed(before, "his") else None


def _start_of_chain(unit: Unit, first: int) -> int:
    """The start of the verb group that governs this one: "went on to say" begins at "went"."""
    tags = unit.tags
    for _ in range(_LONGEST_CHAIN):
        links = tags[first - 1 : first] == "t" or unit.is_listed(
            first - 1, "as"
        )  # went on to say, was quoted as saying
        if first < 2 or not links or tags[first - 2] not in "VEGPR":
            break
        first -= 2
        while first and tags[first - 1] in "RBHMVE" and tags[first] in "RBHMEGP":
            first -= 1
    return first


def _over_commas(unit: Unit, first: int) -> Tokens | None:
    """The name in "Simmons, an Obama supporter, said": the first phrase of a row that runs up to the verb."""
    found, comma, since = None, first - 1, unit.tags.rfind(";", 0, first) + 1
    for _ in range(_MOST_APPOSITIONS):
        comma = unit.tags.rfind(",", since, comma)
        if comma < 0:
            break
        phrase = unit.phrase_to.get(comma)
        if phrase and not unit.hangs(phrase) and unit.tags[comma + 1] not in "CT":
            found = phrase
    return found


def issuer(unit: Unit) -> Tokens | None:
    """Who "issued a statement": the first subject, or the phrase it stands beside ("The mayor, Ilse Brandt, issued …")."""
    subject = next(iter(unit.subjects), None)
    if subject is None and unit.phrases and unit.tag(unit.phrases[0][1]) == ",":
        return unit.phrases[0]
    return subject
