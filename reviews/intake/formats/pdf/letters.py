"""Where the letters of a page stand, and how large they are, asked of the library one by one."""

import ctypes
import math
from typing import Any

from pypdfium2 import raw


class Letters:
    """The letters of a page, by their number in its text."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._edges = [ctypes.c_double() for _ in range(4)]

    def edges(self, at: int) -> tuple[float, float]:
        """Return where a letter begins and ends on its line."""
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._text, at, left, right, bottom, top)
        return left.value, right.value

    def base(self, at: int) -> float:
        """Return the height of the line that a letter stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        return y.value

    def size(self, at: int) -> float:
        """Return the size in which a letter is printed, whatever its font says."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        return float(raw.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.b, matrix.d))
