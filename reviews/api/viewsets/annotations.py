"""Published checks as W3C Web Annotations."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from reviews.api.serializers.readers import CheckSerializer
from reviews.content.published import read
from reviews.models import Publication


def annotation(check: Publication) -> dict[str, Any]:
    """Return one check as an annotation: what was concluded about these words of that article."""
    content, data = read(check.content), CheckSerializer(check).data
    claim, article = check.claim, content["article"]
    verdicts = [content["attribution_verdict"], content["verdict"]]
    said = ", ".join(verdict["name"] for verdict in verdicts if verdict)
    return {
        "id": data["url"],
        "type": "Annotation",
        "motivation": "assessing",
        "created": data["published"],
        "modified": data["changed"],
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "purpose": "assessing",
            "value": f"{said}. {content['summary']}",
        },
        "target": {
            "source": article["url"] or settings.SITE_URL + reverse("article", args=[article["id"], article["slug"]]),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": content["claim"]["quote"],
                    "prefix": claim.prefix,
                    "suffix": claim.suffix,
                },
                {"type": "TextPositionSelector", "start": article["start"], "end": article["end"]},
            ],
        },
    }
