"""Texts that a fuzzer makes, guided by the paths they take: python -m tests.load.fuzz -max_total_time=600

Needs atheris, which is not among the locked dependencies: `uv pip install atheris` in an environment of its own. Stops at
the first text that raises, breaks what must hold of any claims, or takes five seconds (-timeout). Arguments are libFuzzer’s.
"""

import sys
from datetime import date
from tempfile import gettempdir

import atheris

with atheris.instrument_imports(include=["reviews.extraction"]):
    from reviews.extraction import extract

from tests.extraction.soundness import WORDS, assert_sound

LANGUAGES = ["en", "en", "en", "fr", "es", "de", "ar", "he", "xx"]
PUBLISHED = [None, date(2024, 5, 7), date.min, date.max]
PIECES = 120


def text_of(data: atheris.FuzzedDataProvider) -> str:
    """A text of news words, and between them anything."""
    pieces = []
    while data.remaining_bytes() and len(pieces) < PIECES:
        choice = data.ConsumeIntInRange(0, len(WORDS))
        pieces.append(WORDS[choice] if choice < len(WORDS) else data.ConsumeUnicode(8))
        pieces.append(" " * data.ConsumeBool())
    return "".join(pieces)


def read(given: bytes) -> None:
    data = atheris.FuzzedDataProvider(given)
    language, published = data.PickValueInList(LANGUAGES), data.PickValueInList(PUBLISHED)
    text = text_of(data)
    assert_sound(text, extract(text, published=published, language=language))


def main() -> None:
    atheris.Setup(["fuzz", "-timeout=5", "-max_len=2000", f"-artifact_prefix={gettempdir()}/", *sys.argv[1:]], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
