"""The pages: the desk for people who sign in, the rest for everybody."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from .desk.manifest import manifest


class PublicId(StringConverter):
    regex = "[0-9a-f]{32}"


register_converter(PublicId, "id")

urlpatterns = [
    path("manifest.json", manifest, name="desk-manifest"),
    path("desk/", include("reviews.web.desk.urls")),
    path("", include("reviews.web.readers.urls")),
]
