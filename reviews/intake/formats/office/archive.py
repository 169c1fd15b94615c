"""The parts of a zipped document, unpacked within limits that no document needs and every bomb breaks."""

import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from stat import S_ISLNK
from zipfile import BadZipFile, ZipFile, ZipInfo

from reviews.intake.formats import damaged, locked
from reviews.intake.text import Unreadable, gettext_noop

UNPACKED = 25_000_000
"""Most bytes of all parts together."""
ENTRIES = 1_000
RATIO, FLOOR = 100, 1_000_000
"""How many times its size a part above so many bytes may unpack to. XML of a long table gets to 40."""
DIRECTORY = 500_000
"""Most bytes of the list of the parts: 1,000 names with all that stands beside them."""
ENCRYPTED = 0x1
END = struct.Struct("<4s4H2LH")


class Archive:
    """The parts of a document by their names; each is unpacked when it is asked for. Raises Unreadable for a trap."""

    def __init__(self, data: bytes) -> None:
        _refuse_long_directory(data)
        try:
            self._file = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, struct.error):
            raise damaged() from None
        self._parts = {part.filename: part for part in self._file.infolist()}
        self._refuse_traps(self._file.infolist())
        self._left = UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> list[str]:
        return list(self._parts)

    def part(self, name: str) -> bytes:
        """Return the bytes of a part; nothing where it is not there."""
        if name not in self._parts:
            return b""
        try:
            with self._file.open(name) as part:
                found = part.read(self._left + 1)  # whatever size it claims to have
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise damaged() from None
        self._left -= len(found)
        if self._left < 0:
            raise too_large()
        return found

    def _refuse_traps(self, parts: list[ZipInfo]) -> None:
        names = {part.filename.casefold() for part in parts}
        if len(parts) > ENTRIES or len(names) < len(parts) or any(map(_is_odd, parts)):
            raise Unreadable(
                gettext_noop("This file is put together as no office program does it. Paste the text of the article.")
            )
        if sum(part.file_size for part in parts) > UNPACKED or any(map(_is_bomb, parts)):
            raise too_large()
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise locked()


def _refuse_long_directory(data: bytes) -> None:
    """Refuse, before it is read, a list of parts that takes more memory than the parts may."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or len(data) < at + END.size:
        raise damaged()
    size = END.unpack_from(data, at)[5]
    if size > DIRECTORY:
        raise too_large()


def _is_odd(part: ZipInfo) -> bool:
    """Whether a part would be unpacked somewhere else, or be a link to it."""
    path = PurePosixPath(part.filename.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in part.filename or S_ISLNK(part.external_attr >> 16)


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > FLOOR and part.file_size > RATIO * max(part.compress_size, 1)


def too_large() -> Unreadable:
    return Unreadable(
        gettext_noop(
            "This file unpacks to more than is taken in, %(limit)s MB. Paste the text of the article instead."
        ),
        limit=UNPACKED // 1_000_000,
    )
