"""Where each page and each button of the desk leads."""

from django.urls import path

from .approval import approvals
from .articles import article, intake
from .claim import moves, workbench
from .queue import views as queue

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("changes/", queue.changes, name="queue-changes"),
    path("next/", queue.take_next, name="take-next"),
    path("claims/<id:public_id>/", workbench.claim, name="claim"),
    path("claims/<id:public_id>/take/", queue.take, name="take"),
    path("claims/<id:public_id>/draft/", workbench.draft, name="draft"),
    path("claims/<id:public_id>/lease/", workbench.lease, name="lease"),
    path("claims/<id:public_id>/moves/", moves.move, name="move"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("approvals/<id:public_id>/", approvals.approval, name="approval"),
    path("articles/", intake.articles, name="articles"),
    path("articles/add/", intake.add, name="article-add"),
    path("articles/<id:public_id>/", article.article, name="desk-article"),
    path("articles/<id:public_id>/split/", article.split_again, name="split-again"),
    path("articles/<id:public_id>/language/", article.change_language, name="article-language"),
    path("articles/<id:public_id>/claims/", article.mark, name="article-mark"),
]
