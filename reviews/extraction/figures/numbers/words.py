"""Numbers in words: twenty-three · two hundred and five · half a million · a quarter of a million · dozens · tens of thousands."""

from reviews.extraction.figures.line import Line

from .number import LARGEST, Number, number, scaled
from .vocabulary import Vocabulary, vocabulary


def read(line: Line, at: int) -> Number | None:
    """Return the number in words that begins at a position."""
    words = vocabulary(line.language)
    if line.word(at) in words.signs:
        return number(line, at, at + 1, words.signs[line.word(at)], is_share=True)
    found = _plural(line, at, words) or _share(line, at, words) or _cardinal(line, at, words)
    return _scaled_part(line, found, words) or _and_a_half(line, found, words) or found if found else None


def _scaled_part(line: Line, part: Number, words: Vocabulary) -> Number | None:
    """A quarter of a million · two-thirds of a billion · a quarter-million: a part of a scale is a number, and no share."""
    if not part.is_share or part.value is None:
        return None
    last = part.last + (line.lower(part.last) in words.whole)
    last += line.lower(last) in words.article or (last == part.last and line.lower(last) == "-")
    scale = words.scales.get(line.lower(last), 0)
    return (
        number(line, part.first, last + 1, scaled(part.value, scale), in_words=True)
        if scale and last > part.last
        else None
    )


def _and_a_half(line: Line, found: Number, words: Vocabulary) -> Number | None:
    """A million and a half · two dozen and a half."""
    at, scale = found.last, words.scales.get(line.lower(found.last - 1), 0)
    is_said = line.lower(at) in words.conjunction and line.lower(at + 1) in words.article
    parts = words.denominators.get(line.lower(at + 2), 0)
    if not (scale and is_said and parts) or found.value is None or line.lower(at + 3) in words.whole:
        return None
    return number(line, found.first, at + 3, found.value + scaled(1 / parts, scale), in_words=True)


def _plural(line: Line, at: int, words: Vocabulary) -> Number | None:
    """Dozens · tens of thousands · several hundred: a scale, and how often is left open."""
    scale, last = _open_scale(line, at, words)
    if not scale:
        return None
    start, end = line.tokens[at].start, line.tokens[last - 1].end
    return Number(at, last, start, end, None, float(scale), float(scale * 10), in_words=True)


def _open_scale(line: Line, at: int, words: Vocabulary) -> tuple[int, int]:
    if line.lower(at) in words.few:
        last = at + 1 + (line.lower(at + 1) in words.link)
        scale = words.scales.get(line.lower(last), 0)
        again = words.scales.get(line.lower(last + 1), 1)
        return scale * again, last + 1 + (again > 1)
    scale = words.plurals.get(line.lower(at), 0)
    if line.lower(at + 1) not in words.link:
        return (
            0 if scale in (10, 20) and words.article else scale
        ), at + 1  # "in their tens", and the scores of a match
    again = words.plurals.get(line.lower(at + 2), 0)
    return (scale * again, at + 3) if again else (scale, at + 1)


def _share(line: Line, at: int, words: Vocabulary) -> Number | None:
    """Two-thirds · a quarter of: a fraction of something."""
    top, dash, bottom = line.lower(at).partition("-")
    last = at + 1 if dash else at + 2
    bottom = bottom or line.lower(at + 1)
    if bottom in words.denominators:
        parts = words.small.get(top, 1 if top in words.article else 0)
        is_named = top not in words.article or line.lower(last) in words.whole
        is_alike = bottom in words.unchanged or (parts == 1) == (not bottom.endswith("s"))
        if parts and is_named and is_alike:
            return number(line, at, last, parts / words.denominators[bottom], in_words=True, is_share=True)
    if words.denominators.get(line.lower(at)) == 2 and line.lower(at + 1) in words.whole:
        return number(line, at, at + 1, 0.5, in_words=True, is_share=True)
    if dash and words.denominators.get(top) and bottom in words.scales:  # half-million
        return number(line, at, at + 1, scaled(1 / words.denominators[top], words.scales[bottom]), in_words=True)
    return None


def _cardinal(line: Line, at: int, words: Vocabulary) -> Number | None:
    """Twenty-three · two hundred and five · half a million · two and a half billion."""
    part, last = _below_scale(line, at, words)
    if not part and last == at:
        return None
    total, smallest = 0.0, float("inf")
    while True:
        scale, last = _scale(line, last, words)
        if scale == 1 or scale >= smallest:
            total += part
            break
        total, smallest = total + scaled(part, scale), scale
        after = last + (line.lower(last) in words.conjunction)
        part, end = _below_scale(line, after, words)
        if (end == after and not part) or part >= smallest or line.lower(after) in words.article:
            break
        last = end
    return number(line, at, last, round(total, 6), in_words=True)


def _scale(line: Line, at: int, words: Vocabulary) -> tuple[int, int]:
    """The product of the scales that grow from a position (1 if there is none) and where they end: "hundred thousand"."""
    product, before = 1, 0
    while (scale := words.scales.get(line.lower(at), 0)) and scale >= before and product * scale <= LARGEST:
        product, before, at = product * scale, scale, at + 1
    return product, at


def _below_scale(line: Line, at: int, words: Vocabulary) -> tuple[float, int]:
    """A number below a hundred, or the "a" of "a million"; and where it ends (`at` when there is none)."""
    lower, following = line.lower(at), line.lower(at + 1)
    if lower in words.article:
        return (1, at + 1) if following in words.scales else (0, at)
    if words.denominators.get(lower) == 2:
        skip = at + 1 + (following in words.article)
        return (0.5, skip) if line.lower(skip) in words.scales else (0, at)
    if lower in words.scales and not words.article:
        return 1, at  # "mille personnes": no "one" before the scale
    value, last = _below_hundred(line, at, words)
    part, end = _part_behind(line, last, words) if last > at else (0, last)
    return value + part, end


def _part_behind(line: Line, at: int, words: Vocabulary) -> tuple[float, int]:
    """The "and a half", "and three quarters" of a number, and where it ends; nothing of "two and a half of them"."""
    if line.lower(at) not in words.conjunction:
        return 0, at
    top = 1 if line.lower(at + 1) in words.article else words.small.get(line.lower(at + 1), 0)
    bottom = words.denominators.get(line.lower(at + 2), 0)
    is_said = bottom == 2 or line.lower(at + 3) in words.scales
    return (top / bottom, at + 3) if top and bottom > top and is_said else (0, at)


def _below_hundred(line: Line, at: int, words: Vocabulary) -> tuple[int, int]:
    lower = line.lower(at)
    joined = line.lower(at + 1) in words.conjunction and not words.article  # "treinta y cinco"
    after = at + 1 + joined
    if lower in words.small:
        ten = words.tens.get(line.lower(after), 0) if joined and words.small[lower] < 10 else 0  # "خمسة وعشرون"
        return words.small[lower] + ten, after + 1 if ten else at + 1
    if lower in words.tens:
        one = words.small.get(line.lower(after), 0)
        return (words.tens[lower] + one, after + 1) if 0 < one < (20 if joined else 10) else (words.tens[lower], at + 1)
    tens, dash, ones = lower.rpartition("-")
    if dash and tens in words.tens and ones in words.small:
        return words.tens[tens] + words.small[ones], at + 1
    return 0, at
