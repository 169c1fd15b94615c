"""What somebody is who is named: the office before the name, or what is told behind it."""

import re

from reviews.extraction import lexicons
from reviews.extraction.document import Document

from .names import Name
from .people import People

# ", Assistant Professor of … ," or ", a former minister." behind a name, or to the end of the paragraph
_APPOSITION = re.compile(r",\s+(?:(?:aged\s+)?\d{1,3},\s+)?((?:[^,.;:“”\"()—\n]|\n(?!\n)){3,160}+)(?=[,.;:]|\n\n|\Z)")
_WORD = re.compile(r"[\w’'-]+")


class Roles:
    """The roles that stand beside the names of one article."""

    def __init__(self, document: Document, people: People) -> None:
        self.document, self.people = document, people

    def before(self, start: int, name: Name) -> str | None:
        role = self.document.text[start : name.start].strip(" ,“”\"'‘’\n\t")
        words = role.split()
        while words and self._is_no_role(words[0].lower()):
            del words[0]
        while words and self._belongs_to_name(words[-1].lower().strip(".,")):
            del words[-1]
        if words:
            words[-1] = words[-1].rstrip(",")
        return " ".join(words) if words and not self.people.grammar.is_honorific(" ".join(words)) else None

    def _belongs_to_name(self, word: str) -> bool:
        return self.people.grammar.is_("courtesy", word) or self.people.grammar.is_("particle", word)

    def _is_no_role(self, word: str) -> bool:
        determiners = lexicons.words(self.document.language, "grammar", "determiner")
        return word in determiners or self.people.grammar.is_("no_role", word)

    def after(self, end: int) -> str | None:
        found = _APPOSITION.match(self.document.text, end)
        words = _WORD.findall(found[1].lower()) if found else []
        if not found or not words or self.people.grammar.is_("no_office", words[0]):
            return None
        is_office = any(self.people.grammar.is_title(word) for word in words)
        is_role = words[0] in ("a", "an") or (
            is_office and (self.people.grammar.is_("article", words[0]) or self._opens_role(words))
        )
        return found[1].strip() if is_role else None

    def _opens_role(self, words: list[str]) -> bool:
        """Whether a phrase without an article reads as an office: "Assistant Professor of …", "chief of staff"."""
        return any(self.people.grammar.is_title(word) for word in words[:4])
