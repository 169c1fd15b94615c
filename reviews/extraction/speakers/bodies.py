"""What bodies are called: "the WHO" is the World Health Organization where the article spells it out once, and "the ministry" the Ministry of Health."""

import re
from collections.abc import Iterator

# The World Health Organization (WHO)
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_WORD = re.compile(r"[^\W_]+(?:[-’'&][^\W_]+)*+")
_CAPITALISED = r"[A-Z][\w’'&-]*+"
_LONGEST_NAME = 120  # code points


def spelled_out(text: str) -> dict[str, str]:
    """Every acronym that stands in parentheses behind the name it is made of, with that name."""
    return dict(_pairs(text))


def without_acronym(phrase: str) -> str:
    """A body as it is named, without the acronym behind the name."""
    return _ACRONYM.sub("", phrase).strip()


def named(text: str, noun: str) -> str | None:
    """The one body that has a noun in its name: "Emergencies Ministry" of "ministry"; None where several have it, or none."""
    name = rf"(?:(?!The\b){_CAPITALISED}[ ]){{0,6}}{noun.capitalize()}\b(?:[ ](?:of|for)(?:[ ](?:the|and|of))?(?:[ ]{_CAPITALISED}){{1,6}})?"
    found = {
        "the " * bool(match[1]) + match[2] for match in re.finditer(rf"\b([Tt]he[ ])?({name})", text) if " " in match[2]
    }
    longest = {one for one in found if not any(one != other and one in other for other in found)}
    return longest.pop() if len(longest) == 1 else None


def office(text: str, letters: str) -> Iterator[int]:
    """Where the name may begin behind an office that letters stand for: "District Attorney" of "DA"."""
    words = r"\s+".join(rf"{letter}[a-z]+" for letter in letters)
    return (match.end() for match in re.finditer(rf"\b{words}\s+(?=[A-Z])", text))


def acronym(phrase: str) -> str:
    """What could be an acronym in a phrase: the phrase without its article."""
    return phrase.removeprefix("the ").removeprefix("The ")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for found in _ACRONYM.finditer(text):
        since = max(found.start() - _LONGEST_NAME, 0)
        words = [*_WORD.finditer(text, since, found.start())]
        start = _start(found[1], words)
        if start is not None:
            yield found[1], text[start : found.start()].strip()


def _start(letters: str, words: list[re.Match[str]]) -> int | None:
    """Where the name begins whose capitals are the letters, read from the last word back; its article is part of it."""
    left = letters
    for position in range(len(words) - 1, -1, -1):
        initial = words[position][0][0]
        if initial == left[-1]:
            left = left[:-1]
        elif initial.isupper():
            return None
        if not left:
            before = words[position - 1] if position else None
            return before.start() if before and before[0].lower() == "the" else words[position].start()
    return None
