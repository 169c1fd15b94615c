"""What every frame finds: somebody’s words, who spoke, and what tells so."""

from dataclasses import dataclass

from reviews.extraction.text.grammar.unit import Tokens


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody’s words found beside a cue, all by token numbers of one unit."""

    rule: str
    content: list[Tokens]
    source: Tokens
    cue: Tokens
