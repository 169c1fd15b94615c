"""The desk as an app on a phone's home screen: pages are shared with it like with any other."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from factcheck.context import newsroom


@login_not_required  # a browser asks for it without saying who somebody is
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    name = newsroom(request)["newsroom"]["name"]
    told = {
        "name": name,
        "short_name": name,
        "start_url": reverse("mine"),
        "scope": "/",
        "display": "minimal-ui",
        "icons": [{"src": static("factcheck/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
        "share_target": {
            "action": reverse("article-add"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(told, content_type="application/manifest+json", headers={"Cache-Control": "max-age=3600"})
