"""Gather what people read into the catalogues, and compile them: `make messages`.

Needs Babel, which is among the development dependencies, and none of gettext's own programs.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
LOCALE = Path(__file__).parent / "locale"
SOURCES = {
    "django": ("factcheck/**/*.py", "reviews/**/*.py", "templates/**/*.html"),
    "djangojs": ("factcheck/static/factcheck/*.js",),
}
"""Where the messages of each domain stand."""
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}

HEADER = """msgid ""
msgstr ""
"Language: {catalog.locale_identifier}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {catalog.plural_forms}\\n"

"""
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""So that the same messages give the same file."""


def catalogue(domain: str) -> Catalog:
    """Return every message of a domain with the files that it stands in."""
    found = Catalog(project="Factcheck", fuzzy=False)
    for pattern in SOURCES[domain]:
        for path in sorted(ROOT.glob(pattern)):
            for message, comments, context in messages_in(path):
                found.add(
                    message, locations=[(path.relative_to(ROOT).as_posix(), 0)], auto_comments=comments, context=context
                )
    return found


def messages_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    text, method = path.read_text(), "python"
    if path.suffix == ".html":
        # What is no message is blotted out with letters, which are names to Python once nothing is indented.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    elif path.suffix == ".js":
        method = "javascript"
    found = extract(method, BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=["Translators:"])
    for _, message, comments, context in found:
        yield message, comments, context


def updated(po: Path) -> Catalog:
    """Return a catalogue with every message there is now, each with its translation if it has one; what is gone goes."""
    with po.open("rb") as file:
        catalog = read_po(file, locale=po.parent.parent.name, domain=po.stem)
    catalog.update(catalogue(po.stem), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_po(catalog: Catalog) -> bytes:
    text = BytesIO()
    write_po(text, catalog, width=120, sort_output=True, include_lineno=False, omit_header=True)
    return HEADER.format(catalog=catalog).encode() + text.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    catalog.creation_date = NEVER
    compiled = BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    return [str(message.id) for message in catalog if message.id and not all(words_of(message))]


def words_of(message: Message) -> tuple[str, ...]:
    """Return a translation, with all its plural forms if it has some."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def main() -> None:
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalog = updated(po)
        po.write_bytes(as_po(catalog))
        po.with_suffix(".mo").write_bytes(as_mo(catalog))
        missing = untranslated(catalog)
        sys.stdout.write(f"{po.relative_to(ROOT)}: {len(catalog)} messages, {len(missing)} not translated\n")


if __name__ == "__main__":
    main()
