"""Languages as people call them, and those that the program has rules for."""

import re

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_noop as _

from reviews.extraction import lexicons

MORE = {
    "am": _("Amharic"), "an": _("Aragonese"), "as": _("Assamese"), "ba": _("Bashkir"), "dv": _("Dhivehi"),
    "dz": _("Dzongkha"), "fo": _("Faroese"), "gu": _("Gujarati"), "ha": _("Hausa"), "jv": _("Javanese"),
    "ku": _("Kurdish"), "la": _("Latin"), "lg": _("Ganda"), "ln": _("Lingala"), "lo": _("Lao"), "mg": _("Malagasy"),
    "mt": _("Maltese"), "oc": _("Occitan"), "om": _("Oromo"), "or": _("Odia"), "ps": _("Pashto"), "qu": _("Quechua"),
    "rw": _("Kinyarwanda"), "sa": _("Sanskrit"), "sd": _("Sindhi"), "se": _("Northern Sami"), "si": _("Sinhala"),
    "sn": _("Shona"), "so": _("Somali"), "st": _("Sotho"), "tl": _("Tagalog"), "vo": _("Volapük"), "wa": _("Walloon"),
    "xh": _("Xhosa"), "yi": _("Yiddish"), "yo": _("Yoruba"), "zh": _("Chinese"), "zu": _("Zulu"),
}  # fmt: skip
"""Languages of newspapers, and of texts that can be recognised, that Django has no name for."""
IN_ENGLISH = MORE | {code: info["name"] for code, info in LANG_INFO.items() if "name" in info and "-" not in code}
NAMES = {code: gettext_lazy(name) for code, name in IN_ENGLISH.items()}
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


def choices(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the languages, and `more` that are offered with them, in the order of their names in the reader's language."""
    named = {code: str(name) for code, name in NAMES.items()} | dict(more)
    return sorted(named.items(), key=lambda one: one[1])


def base_of(tag: str) -> str:
    """Return the two letters of a language, whatever the tag: fr of "fr-CA"."""
    return lexicons.language_of(tag)


def is_known(tag: str) -> bool:
    """Whether a tag such as "fr", "fr-CA" or "eng" names a language that has a name here."""
    return TAG.fullmatch(tag) is not None and base_of(tag) in NAMES


def name_of(tag: str) -> str:
    """Return what a language is called: French of "fr"; of a variety with its tag, "French (fr-CA)"."""
    name = gettext(IN_ENGLISH.get(base_of(tag), ""))
    if not name:
        return tag
    return name if tag in NAMES else f"{name} ({tag})"


def has_rules(tag: str) -> bool:
    """Whether the program has rules for a language: in any other it finds no claims, whatever the text says."""
    return base_of(tag) in lexicons.languages()
