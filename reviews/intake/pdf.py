"""The text of a PDF, page by page. A PDF can keep its reader busy for hours: `readable` runs this confined."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

ODD = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What comes of a file that is not what it should be."""


def pages(data: bytes) -> Iterator[str]:
    """Yield the text of each page; of one that cannot be read, nothing but its place."""
    logging.disable()  # the library complains of files to whoever runs the server
    with suppress(*ODD):
        yield from map(_text, PdfReader(BytesIO(data)).pages)


def _text(page: PageObject) -> str:
    with suppress(*ODD):
        return page.extract_text()
    return ""
