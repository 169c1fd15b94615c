"""The pages: the desk for people who sign in, the rest for everybody."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from .public import article, check, feeds, pages


class PublicId(StringConverter):
    regex = "[0-9a-f]{32}"


register_converter(PublicId, "id")

desk: list = []

public = [
    path("", pages.home, name="home"),
    path("checks/<id:public_id>/", check.check, name="check-short"),
    path("checks/<id:public_id>/v/<int:number>/", check.check_version, name="check-version"),
    path("checks/<id:public_id>/<str:slug>/", check.check, name="check"),
    path("articles/<id:public_id>/", article.article, name="article-short"),
    path("articles/<id:public_id>/<str:slug>/", article.article, name="article"),
    path("claimants/<str:slug>/", pages.claimant, name="claimant"),
    path("search/", pages.search, name="search"),
    path("corrections/", pages.corrections, name="corrections"),
    path("methodology/", pages.methodology, name="methodology"),
    path("feed.xml", feeds.feed, name="feed"),
    path("claimreview.json", feeds.claim_review_feed, name="claimreview"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("healthz", feeds.healthz, name="healthz"),
    path("readyz", feeds.readyz, name="readyz"),
]

urlpatterns = [path("desk/", include(desk)), *public]
