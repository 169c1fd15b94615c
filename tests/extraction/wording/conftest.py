from datetime import date

from reviews.extraction import extract

PUBLISHED = date(2026, 3, 5)  # a Thursday


def worded(text, **options):
    return [claim.wording for claim in extract(text, **{"published": PUBLISHED} | options)]
