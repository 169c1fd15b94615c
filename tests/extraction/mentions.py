"""What the layers below the claims find in a text."""

from reviews.extraction import kinds
from reviews.extraction.document import Document
from reviews.extraction.kinds import statements as layer


def figures(kind, text, published=None, language="en"):
    return [mention for mention in kinds.find(Document(text, published, language)) if mention.kind == kind]


def statements(text, language="en"):
    return [*layer.find(Document(text, language=language))]
