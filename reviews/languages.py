"""Languages as people call them, and those that the program has rules for."""

import re

from django.conf.locale import LANG_INFO

from reviews.extraction import lexicons

MORE = {
    "am": "Amharic", "an": "Aragonese", "as": "Assamese", "ba": "Bashkir", "dv": "Dhivehi", "dz": "Dzongkha", "fo": "Faroese",
    "gu": "Gujarati", "ha": "Hausa", "jv": "Javanese", "ku": "Kurdish", "la": "Latin", "lg": "Ganda", "ln": "Lingala",
    "lo": "Lao", "mg": "Malagasy", "mt": "Maltese", "oc": "Occitan", "om": "Oromo", "or": "Odia", "ps": "Pashto",
    "qu": "Quechua", "rw": "Kinyarwanda", "sa": "Sanskrit", "sd": "Sindhi", "se": "Northern Sami", "si": "Sinhala",
    "sn": "Shona", "so": "Somali", "st": "Sotho", "tl": "Tagalog", "vo": "Volapük", "wa": "Walloon", "xh": "Xhosa",
    "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""Languages of newspapers, and of texts that can be recognised, that Django has no name for."""
NAMES = MORE | {code: info["name"] for code, info in LANG_INFO.items() if "name" in info and "-" not in code}
CHOICES = sorted(NAMES.items(), key=lambda language: language[1])
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def base_of(tag: str) -> str:
    """Return the two letters of a language, whatever the tag: fr of "fr-CA"."""
    return lexicons.language_of(tag)


def is_known(tag: str) -> bool:
    """Whether a tag such as "fr", "fr-CA" or "eng" names a language that has a name here."""
    return TAG.fullmatch(tag) is not None and base_of(tag) in NAMES


def name_of(tag: str) -> str:
    """Return what a language is called: French of "fr"; of a variety with its tag, "French (fr-CA)"."""
    name = NAMES.get(base_of(tag), "")
    if not name:
        return tag
    return name if tag in NAMES else f"{name} ({tag})"


def has_rules(tag: str) -> bool:
    """Whether the program has rules for a language: in any other it finds no claims, whatever the text says."""
    return base_of(tag) in lexicons.languages()
