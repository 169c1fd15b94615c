"""The API's addresses, under /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter

from . import schema as _registered  # noqa: F401 (names the token for the description)
from .viewsets import reading, working

router = SimpleRouter()
router.register("checks", reading.Checks, basename="check-data")
router.register("articles", reading.Articles, basename="article-data")
router.register("claims", working.Claims, basename="claim-data")

urlpatterns = [
    *router.urls,
    path("queue/next/", working.Queue.as_view({"post": "next"}), name="queue-next"),
    path("schema/", SpectacularAPIView.as_view(permission_classes=[AllowAny]), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(permission_classes=[AllowAny]), name="docs"),
]
