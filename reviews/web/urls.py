"""The pages: the desk for people who sign in, the rest for everybody."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from . import intake, queue
from .desk import approvals, articles, moving, workbench
from .public import article, check, feeds, pages


class PublicId(StringConverter):
    regex = "[0-9a-f]{32}"


register_converter(PublicId, "id")

desk = [
    path("", queue.queue, name="queue"),
    path("changes/", queue.changes, name="queue-changes"),
    path("next/", queue.take_next, name="take-next"),
    path("claims/<id:public_id>/", workbench.claim, name="claim"),
    path("claims/<id:public_id>/take/", queue.take, name="take"),
    path("claims/<id:public_id>/draft/", workbench.draft, name="draft"),
    path("claims/<id:public_id>/lease/", workbench.lease, name="lease"),
    path("claims/<id:public_id>/moves/", moving.move, name="move"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("approvals/<id:public_id>/", approvals.approval, name="approval"),
    path("articles/", intake.articles, name="articles"),
    path("articles/add/", intake.add, name="article-add"),
    path("articles/<id:public_id>/", articles.article, name="desk-article"),
    path("articles/<id:public_id>/split/", articles.split_again, name="split-again"),
    path("articles/<id:public_id>/language/", articles.change_language, name="article-language"),
    path("articles/<id:public_id>/claims/", articles.mark, name="article-mark"),
]

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
