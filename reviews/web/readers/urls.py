"""The pages, feeds and signs of life that need no sign-in."""

from django.urls import path

from . import article, check, feeds, pages

urlpatterns = [
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
