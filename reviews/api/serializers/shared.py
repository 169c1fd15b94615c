"""Parts of what programs are told, of the desk and of what readers see."""

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reviews.content.published import MALFORMED
from reviews.extraction.details import SHAPES
from reviews.models import Article, Claim, Kind, Publication
from reviews.models.article import slug_of


@extend_schema_field(
    {"anyOf": [{"$ref": f"#/components/schemas/{shape.__name__}Details"} for shape in SHAPES.values()]}
)
class DetailsField(serializers.DictField):
    """The details of a claim or a figure, described by its kind."""


class FigureSerializer(serializers.Serializer[Claim]):
    kind = serializers.ChoiceField(Kind.choices)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    details = DetailsField()


class ArticleLinkSerializer(serializers.Serializer[Article]):
    id = serializers.CharField(source="public_id")
    title = serializers.CharField()


def check_url(publication: Publication) -> str:
    try:
        slug = slug_of(publication.content["claim"]["wording"], "check")
    except MALFORMED:  # the page leads from any slug to its own
        slug = "check"
    return settings.SITE_URL + reverse("check", args=[publication.claim.public_id, slug])
