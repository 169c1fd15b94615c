"""Claims in quotation marks: nobody should take them for our words."""

from reviews import languages
from reviews.content.denials import is_quotation

GUILLEMETS = ("«", "»")
QUOTES = {"de": ("„", "“"), "he": ("”", "“")} | dict.fromkeys(["ar", "es", "fa", "fr", "ru"], GUILLEMETS)


def quoted(words: str, wording: str, language: str) -> str:
    """Put words into the quotation marks of their language, unless the `wording` in them brings its own."""
    if is_quotation(wording):
        return words
    opening, closing = QUOTES.get(languages.base_of(language), ("“", "”"))
    return f"{opening}{words}{closing}"
