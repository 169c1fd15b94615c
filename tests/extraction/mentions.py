"""What is found in a text: by the layers below the claims, and as readers are told it."""

from reviews.extraction import extract, kinds
from reviews.extraction.document import Document
from reviews.extraction.kinds import statements as layer
from reviews.extraction.whole import whole


def figures(kind, text, published=None, language="en"):
    return [mention for mention in kinds.find(Document(text, published, language)) if mention.kind == kind]


def statements(text, language="en"):
    return [*layer.find(Document(text, language=language))]


def as_told(text, **options):
    return [whole(claim) for claim in extract(text, **options)]
