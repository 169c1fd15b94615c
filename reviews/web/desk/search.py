"""Search over the whole desk, at one key."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.features.search import desk
from reviews.web.parts.access import SignedInRequest, refuse_strangers


@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    refuse_strangers(request)
    query = " ".join(request.GET.get("q", "").split())[: desk.LONGEST_QUERY]
    context = {"here": "search", "query": query, "found": desk.search(query, request.user), "most": desk.MOST}
    return render(request, "desk/search.html", context)
