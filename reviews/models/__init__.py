"""What is stored. The database refuses what must never be true; `workflow` decides what may happen."""

from factcheck.fingerprint import fingerprint

from .article import Article, ArticleRevision, offset_of
from .claim import Claim, Kind, State
from .claimant import Claimant
from .copy import Body, Copy
from .evidence import EVIDENCE_LIMIT, Evidence
from .history import Event, facts
from .outbox import Outbox
from .presence import Presence
from .publication import Correction, Publication, PublicationRevision
from .rating import Rating, RatingScale
from .review import RATIONALE_LIMIT, SUMMARY_LIMIT, Reading, Review, ReviewRevision
from .split import Split
from .weights import Weights

__all__ = [
    "EVIDENCE_LIMIT",
    "RATIONALE_LIMIT",
    "SUMMARY_LIMIT",
    "Article",
    "ArticleRevision",
    "Body",
    "Claim",
    "Claimant",
    "Copy",
    "Correction",
    "Event",
    "Evidence",
    "Kind",
    "Outbox",
    "Presence",
    "Publication",
    "PublicationRevision",
    "Rating",
    "RatingScale",
    "Reading",
    "Review",
    "ReviewRevision",
    "Split",
    "State",
    "Weights",
    "facts",
    "fingerprint",
    "offset_of",
]
