"""PDFs, made of lines that stand where they are put."""

WIDTH, HEIGHT = 600, 800
LEFT, TOP, LEADING, SIZE = 60, 700, 15, 12
LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
PICTURE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream"

type Placed = tuple[int, int, int, str]


def column(*lines: str, left: int = LEFT, top: int = TOP, size: int = SIZE) -> list[Placed]:
    """Return lines one below the other; an empty one leaves a gap."""
    return [(left, top - LEADING * place, size, words) for place, words in enumerate(lines) if words]


def printed(*pages: list[Placed], trailer: str = "") -> bytes:
    """Return a PDF of these pages; one without lines has a picture."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        PICTURE,
    ]
    for n, lines in enumerate(pages):
        drawn = "\n".join(_drawn(*line) for line in lines) or "q 500 0 0 700 50 50 cm /P Do Q"
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R>>"
            f"/XObject<</P 4 0 R>>>>/Contents {6 + 2 * n} 0 R>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    return _file(parts, trailer)


def _file(parts: list[str], trailer: str) -> bytes:
    made, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Size {size}{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return (made + end).encode("cp1252")


def _drawn(left: int, y: int, size: int, words: str) -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {left} {y} Td ({escaped}) Tj ET"
