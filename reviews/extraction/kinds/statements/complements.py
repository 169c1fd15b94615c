"""What follows a cue: a clause, a quotation, a question, an infinitive or an object."""

import re
from dataclasses import dataclass, replace

from reviews.extraction.text.grammar.unit import Tokens, Unit
from reviews.extraction.text.grammar.vocabulary import joins_that

from .cues import Cue

_LONGEST_SUBJECT = 30  # words
# a dash, "and" in front of a verb of another subject, "should it rain"
_OTHER_CLAUSE = re.compile(r"-|,(?=C[^Q])|C(?=R*[VEBHM])|,(?=M[Dp]?[nN]?)")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where the words begin that follow a cue, and whether they are a clause or an object."""

    rule: str
    start: int
    is_object: bool = False


def find(unit: Unit, cue: Cue) -> Complement | None:
    """What follows the cue: a clause with or without "that", a quotation, a question, an infinitive, an object."""
    if cue.particle and unit.tag(cue.after) == "T":
        return Complement("source, cue, that", cue.after + 1)
    if cue.particle and unit.tag(cue.after) in ",:" and unit.is_quoted(cue.after + 1):
        return Complement("source, cue, quotation", cue.after + 1)
    if cue.particle:
        return Complement("cue with particle, object", cue.after, is_object=True)
    after = unit.past_adverbials(cue.after)
    if cue.takes("tell", "ask"):
        after = _past_person(unit, after)
    return _with_limit(unit, cue, clause(unit, cue, after)) or _object(unit, cue)


def _with_limit(unit: Unit, cue: Cue, found: Complement | None) -> Complement | None:
    """A clause with what limits its first figure, which is no part of the cue: "said not all …", "said approximately 40 …"."""
    if found is None or found.rule != "source, cue, clause" or unit.tag(found.start) not in "QD":
        return found
    start = found.start
    while start > cue.after and unit.is_listed(start - 1, "limiting"):
        start -= 1
    return replace(found, start=start)


def _past_person(unit: Unit, after: int) -> int:
    """Past the person told or asked, if somebody is."""
    is_her = unit.is_listed(after, "his") and unit.tag(after + 1) in 'TSwt:,"'
    if unit.tag(after) == "o" or is_her:
        return unit.past_adverbials(after + 1)
    phrase = unit.phrase_from.get(after)
    if phrase is None:
        return after
    later = unit.past_adverbials(phrase[1])
    if unit.tag(later) in 'TSwt:,"' or later in unit.quotes:
        return later
    return after if unit.tag(later) in ".VEBHM" else phrase[1]


def clause(unit: Unit, cue: Cue, after: int) -> Complement | None:
    """The clause or quotation that begins at a position, if one does."""
    after = _past_state(unit, past_link(unit, after))
    tag = unit.tag(after)
    if tag == "," and unit.is_quoted(after + 1):
        return Complement("source, cue, quotation", after + 1)
    has_figure = "nQn" in unit.tags[cue.after : after]  # reported at the time 150 soldiers, 95 civilians
    is_late = tag == "," and after > cue.after and unit.language == "en" and not has_figure
    if is_late and cue.takes("say") and _bare_clause(unit, cue, after + 1):
        return Complement("source, cue, clause", after + 1)  # noted on Monday, the dead were …
    if tag == ":":
        return Complement("source, cue, colon", after + 1)
    if unit.is_title(after):
        return None
    if after in unit.quotes:
        return Complement("source, cue, quotation", after)
    if tag == "T":
        return Complement("source, cue, that", after if _holds_more(unit, after) else after + 1)
    if tag == "w" or unit.is_listed(after, "whether"):
        return Complement("source, cue, question", after)
    if tag == "t" and cue.takes("want", "tell", "ask"):
        is_denied = unit.is_listed(after - 1, "not")
        return Complement("source, cue, infinitive", after - is_denied)
    return _bare_clause(unit, cue, after) if unit.language == "en" else None


def _past_state(unit: Unit, after: int) -> int:
    """Past the second half of a place in front of "that": "said in Arden, Ohio, that …"."""
    phrase = unit.phrase_from.get(after + 1) if unit.tag(after) == "," else None
    is_place = phrase is not None and unit.tag(phrase[1]) == "," and unit.tag(phrase[1] + 1) == "T"
    return phrase[1] + 1 if phrase and is_place else after


def _bare_clause(unit: Unit, cue: Cue, after: int) -> Complement | None:
    """A clause without its "that", which only English leaves out."""
    if cue.takes("say", "show", "think", "tell") and _begins_clause(unit, cue, after):
        return Complement("source, cue, clause", after)
    if cue.takes("say") and not cue.takes("judge", "act") and after in unit.phrase_from and _has_verb(unit, after):
        return Complement("source, cue, clause", after)
    return None


def past_link(unit: Unit, after: int) -> int:
    """Past the preposition some verbs put before their "that": أشار إلى أن, insistió en que."""
    return after + (unit.tag(after + 1) == "T" and unit.is_listed(after, "before_that"))


def _holds_more(unit: Unit, that: int) -> bool:
    """Whether the word holds "that" and the word after it: qu’il, שהוא."""
    word = unit.lower(that)
    return (
        unit.is_listed(that, "that_with_more")
        or any(mark in word[:-1] for mark in "’'")
        or joins_that(word, unit.language)
    )


def _begins_clause(unit: Unit, cue: Cue, position: int) -> bool:
    """Whether a subject and its verb follow, or a subject and a quotation that holds the verb."""
    if unit.tag(position) == "B":
        return unit.lower(position)[:-2].endswith(("’", "'"))
    if unit.is_listed(position, "demonstrative") and unit.tag(unit.past_adverbs(position + 1)) in "VBHM":
        return True  # this would take a day
    if unit.tag(position) in "RG" and not cue.takes("act"):  # not allowing it was wrong, but began talking of it
        is_told = any(mark in "VEBHM" for mark in unit.tags[position : position + _LONGEST_SUBJECT])
        return unit.tag(unit.past_adverbs(position)) == "G" and is_told
    if unit.tag(position) == "S":  # as a teenager she was …
        opening = unit.phrase_from.get(position + 1)
        position = opening[1] if opening and opening not in unit.subjects else position
    phrase = unit.phrase_from.get(position)
    if phrase is None or _is_number_of(unit, phrase):
        return False
    return phrase[1] in unit.quotes or phrase[1] - 1 in unit.quotes or _leads_to_verb(unit, phrase)


def _is_number_of(unit: Unit, phrase: Tokens) -> bool:
    """Whether a phrase is "the number of rebels" and what follows only tells which: "killed in the raid"."""
    tie = unit.tags.find("P", *phrase)
    is_number = tie > 0 and unit.is_listed(tie - 1, "number_of")
    return is_number and unit.tag(phrase[1]) == "E" and not unit.verbs(phrase[1] + 1, len(unit.tags))


def _has_verb(unit: Unit, start: int) -> bool:
    """Whether a finite verb stands further on, however far the subject reaches: "the use of what was said … is".

    Not so in "numbers to hide how they did it", nor in "a note of caution, should it rain".
    """
    marks = unit.tags[start : start + _LONGEST_SUBJECT]
    end = _OTHER_CLAUSE.search(marks)
    after = start + (end.start() if end else len(marks))
    return len(unit.verbs(start, after)) > sum(mark in "wWS" for mark in unit.tags[start:after])


def _leads_to_verb(unit: Unit, phrase: Tokens) -> bool:
    """Whether the phrase, or the row or aside it begins, is a subject: "the title, history and wording were …"."""
    if phrase in unit.subjects:
        return True
    mark = unit.tag(phrase[1])
    if mark == "-":
        closing = unit.tags.find("-", phrase[1] + 1)
        return closing >= 0 and unit.tag(closing + 1) in "VEBHM"
    following = unit.phrase_from.get(phrase[1] + 1) if mark == "," else None
    return following in unit.subjects and "C" in unit.tags[slice(*following)]


def _object(unit: Unit, cue: Cue) -> Complement | None:
    is_term = unit.tag(cue.after) == "D" and unit.is_quoted(cue.after + 1)  # described the “real threat of …”
    if cue.takes("judge") and (is_term or cue.after in unit.phrase_from or unit.tag(cue.after) in "oGw"):
        return Complement("source, cue, object", cue.after, is_object=True)
    return None
