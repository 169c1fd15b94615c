"""Which blocks of a page are the article.

The library says where it is; then the blocks are judged one by one, for it takes furniture along and leaves out short lines.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress

from lxml.html import HtmlElement

from reviews.intake.article import Change
from reviews.intake.pages.layout.blocks import Block
from reviews.intake.pages.words import begins, in_words

from .furniture import (
    ADDRESS,
    is_a_link,
    is_about_consent,
    is_byline,
    is_caption,
    is_credited,
    is_farewell,
    is_named_so,
    is_so_worded,
    is_wall,
    names,
)
from .live import Post
from .repeats import repeats

PROSE = 60
"""Characters of a block that is no button or heading."""
MOST = 0.8
"""Share of the prose that the body of an article holds."""
TOO_MUCH = 0.4
"""Share of the prose that is no furniture, whatever the element is called."""
NOTE = 30
"""Characters that a correction has at least: less is a link to those of the site."""
CLOSE = 3
"""Blocks at the end of a text, and behind it, where a page says that there is more."""
BEHIND = 12
"""Blocks behind an article that may be corrections of it."""
ENTRIES = 3
"""Headings that are links in an article that lists things: fewer lead to other stories."""
PARTS = {
    "blockquote", "ul", "ol", "li", "dl", "dd", "figure", "center", "table", "tbody", "thead", "tr", "td", "th", "p", "span", "font",
    "b", "strong", "em", "i", "pre", "a",
}  # fmt: skip
"""Elements that are a part of an article, however long it is."""


@dataclass(slots=True)
class Chosen:
    """The places of the blocks that are the article, what became of others between them, and the times of its posts."""

    places: list[int] = field(default_factory=list)
    changes: list[tuple[int, Change]] = field(default_factory=list)
    times: dict[int, str] = field(default_factory=dict)
    in_posts: set[int] = field(default_factory=set)


def chosen(blocks: list[Block], picked: list[bool], title: str, posts: list[Post]) -> Chosen:
    if not any(is_picked and is_prose(block) for block, is_picked in zip(blocks, picked, strict=True)):
        prose = [is_prose(block) for block in blocks]
        picked = prose if any(prose) else picked
    return _Choice(blocks, picked, title, posts).made() if any(picked) else Chosen()


def is_prose(block: Block) -> bool:
    return len(block.text) >= PROSE and block.linked < 0.5 * len(block.text) and not block.is_heading


class _Choice:
    def __init__(self, blocks: list[Block], picked: list[bool], title: str, posts: list[Post]) -> None:
        self.blocks, self.title = blocks, in_words(title)
        self.posts = {post.place: post for post in posts}
        self.post_of = [self._post(block) for block in blocks]
        if not self._is_live(picked):
            self.post_of = [None] * len(blocks)
        self.picked = [is_picked or post is not None for is_picked, post in zip(picked, self.post_of, strict=True)]
        self.weights = _weights(blocks, self.picked)
        self.core = _core(self.weights, blocks)
        self.found = Chosen()
        entries = (block.is_heading and is_a_link(block) for block in compress(blocks, self.picked))
        self.has_entries = sum(entries) >= ENTRIES

    def made(self) -> Chosen:
        inside = [at for at, block in enumerate(self.blocks) if self._is_inside(block)]
        prose = [at for at in inside if self.picked[at] and is_prose(self.blocks[at])]
        prose = prose or [at for at in inside if self.picked[at]]
        self.first, self.last = prose[0], prose[-1]
        self.found.places = [at for at in inside if self._belongs(at)]
        again = repeats(self.blocks, self.found.places)
        self._tell("repeated", again)
        self.found.places = [at for at in self.found.places if at not in again]
        self._set_corrections_apart()
        self._set_wall_apart()
        self._trim()
        self._time()
        return self.found

    def _is_inside(self, block: Block) -> bool:
        return self.core in (block.place, *block.place.iterancestors())

    def _belongs(self, at: int) -> bool:
        block = self.blocks[at]
        around = [block.place, *self._up_to_core(block.place)]
        if any(map(is_caption, around)) or (not self.picked[at] and is_credited(block)):
            self._tell("caption", [at] if self.first < at <= self.last else [])
            return False
        if self._is_time(at):
            return True
        if any(is_named_so(one) and self._share(one) < TOO_MUCH for one in around):
            return False
        if at <= self.first and self._is_title(block):
            return False
        if is_so_worded(block) or is_about_consent(block) or self._leads_elsewhere(at, block):
            return False
        return self.picked[at] or self._was_left_out(at, block)

    def _leads_elsewhere(self, at: int, block: Block) -> bool:
        is_entry = block.is_heading and self.picked[at] and self.has_entries
        return is_a_link(block) and not is_entry and not ADDRESS.fullmatch(block.text)

    def _was_left_out(self, at: int, block: Block) -> bool:
        """Whether a block stands among those of the article, though the library left it out."""
        around = self.core if block.place is self.core else block.place.getparent()
        is_quoted = "blockquote" in {block.place.tag, around.tag}
        while (
            around is not self.core
            and not self.weights[around]
            and (around.tag in PARTS or is_quoted or not names(around).strip())
        ):
            around = around.getparent()
        if not self.weights[around]:
            return False
        if self.first < at < self.last:
            return True
        return is_prose(block) and block.text.rstrip('”"’)»').endswith((".", "!", "?", "…"))

    def _share(self, element: HtmlElement) -> float:
        return self.weights[element] / (self.weights[self.core] or 1)

    def _up_to_core(self, element: HtmlElement) -> Iterator[HtmlElement]:
        for one in element.iterancestors() if element is not self.core else ():
            if one is self.core:
                return
            yield one

    def _is_title(self, block: Block) -> bool:
        told = in_words(block.text)
        return block.place.tag == "h1" or (
            len(told) > 1 and (told == self.title or f" {' '.join(told)} " in f" {' '.join(self.title)} ")
        )

    def _set_corrections_apart(self) -> None:
        """Take out what takes something back: nobody claims any more what it repeats."""
        near = range(self.first, min(len(self.blocks), self.last + BEHIND))
        notes = [at for at in near if len(self.blocks[at].text) >= NOTE and begins(self.blocks[at].text, "corrections")]
        self._tell("correction", notes)
        self.found.places = [at for at in self.found.places if at not in notes]

    def _set_wall_apart(self) -> None:
        """Take out what the page says at its end of a rest for subscribers, and tell it."""
        ends = [*self.found.places[-CLOSE:], *range(self.last + 1, min(len(self.blocks), self.last + CLOSE))]
        walls = [at for at in dict.fromkeys(ends) if is_wall(self.blocks[at])]
        self._tell("withheld", walls[:1])
        self.found.places = [at for at in self.found.places if at not in walls]

    def _trim(self) -> None:
        """Take what stands before the first sentence and behind the last and is none: a day, a name, a source."""
        places, blocks = self.found.places, self.blocks
        while (
            places
            and not self._is_time(places[0])
            and (is_byline(blocks[places[0]]) or self._is_title(blocks[places[0]]))
        ):
            places.pop(0)
        while places and (
            is_byline(blocks[places[-1]]) or is_farewell(blocks[places[-1]]) or blocks[places[-1]].is_heading
        ):
            places.pop()

    def _is_live(self, picked: list[bool]) -> bool:
        """Whether posts are what the page is about: they hold half of what is picked, or more."""
        told = [
            (post, len(block.text)) for block, post in zip(self.blocks, self.post_of, strict=True) if is_prose(block)
        ]
        in_posts = sum(length for post, length in told if post)
        others = sum(
            len(block.text)
            for block, post, is_picked in zip(self.blocks, self.post_of, picked, strict=True)
            if is_picked and not post and is_prose(block)
        )
        return in_posts > others

    def _post(self, block: Block) -> Post | None:
        around = (block.place, *block.place.iterancestors()) if self.posts else ()
        return next((self.posts[one] for one in around if one in self.posts), None)

    def _is_time(self, at: int) -> bool:
        """Whether a block is the hour of a post on a live page."""
        post = self.post_of[at]
        return post is not None and self.blocks[at].text in {post.shown, post.time}

    def _time(self) -> None:
        """Tell where each post begins."""
        last = None
        for at in self.found.places:
            if (post := self.post_of[at]) and post is not last:
                self.found.times[at] = post.time
            last = post or last
        self.found.in_posts = {at for at in self.found.places if self.post_of[at]}

    def _tell(self, what: str, places: list[int] | set[int]) -> None:
        self.found.changes += [(at, Change(what, self.blocks[at].text)) for at in places]  # type: ignore[arg-type]


def _weights(blocks: list[Block], picked: list[bool]) -> Counter[HtmlElement]:
    """Return how many characters of the picked prose each element holds."""
    weights: Counter[HtmlElement] = Counter()
    for block, is_picked in zip(blocks, picked, strict=True):
        if is_picked and is_prose(block):
            for element in (block.place, *block.place.iterancestors()):
                weights[element] += len(block.text)
    return weights


def _core(weights: Counter[HtmlElement], blocks: list[Block]) -> HtmlElement:
    """Return the innermost element with most of the prose."""
    core = blocks[0].place.getroottree().getroot()
    total = weights[core]
    while (inner := next((one for one in core if total and weights[one] >= MOST * total), None)) is not None:
        core = inner
    while core.tag in PARTS and core.getparent() is not None:
        core = core.getparent()
    return core
