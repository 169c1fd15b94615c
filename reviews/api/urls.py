"""The API's addresses, under /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter

from . import schema as _registered  # noqa: F401 (names the token for the description)
from . import viewsets

router = SimpleRouter()
router.register("checks", viewsets.Checks, basename="check-data")
router.register("articles", viewsets.Articles, basename="article-data")
router.register("claims", viewsets.Claims, basename="claim-data")

urlpatterns = [
    *router.urls,
    path("queue/next/", viewsets.Queue.as_view({"post": "next"}), name="queue-next"),
    path("schema/", SpectacularAPIView.as_view(permission_classes=[AllowAny]), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(permission_classes=[AllowAny]), name="docs"),
]
