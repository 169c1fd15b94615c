"""The API's addresses, under /api/v1/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from .schema import docs, schema
from .viewsets import desk, readers

router = SimpleRouter()
router.register("checks", readers.Checks, basename="check-data")
router.register("articles", readers.Articles, basename="article-data")
router.register("claims", desk.Claims, basename="claim-data")

urlpatterns = [
    *router.urls,
    path("queue/next/", desk.Queue.as_view({"post": "next"}), name="queue-next"),
    path("schema/", schema, name="schema"),
    path("docs/", docs, name="docs"),
]
