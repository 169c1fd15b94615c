"""Where each page and each button of the desk leads."""

from django.urls import include, path

from . import search
from .approval import approvals
from .articles import article, by_hand, editing, intake, mending, triage
from .articles.incoming import beginning, looking
from .articles.revisions import revising, waiting
from .claim import copies, draft, evidence, lease, left, moves, page, precedents, review, takeovers, used
from .copies import copy, drift
from .discussion import comments, notifications
from .feeds import adding, feeds, offered
from .mine import views as mine
from .queue import saved, weights
from .queue import views as queue

claim = [
    path("take/", queue.take, name="take"),
    path("take-again/", lease.take_again, name="take-again"),
    path("lease/", lease.lease, name="lease"),
    path("release/", lease.release, name="release"),
    path("draft/", draft.draft, name="draft"),
    path("preview/", draft.preview, name="preview"),
    path("conflicts/<str:part>/mine/", draft.keep_mine, name="keep-mine"),
    path("conflicts/<str:part>/theirs/", draft.keep_theirs, name="keep-theirs"),
    path("evidence/add/", evidence.add, name="evidence-add"),
    path("evidence/<int:place>/fill/", evidence.fill, name="evidence-fill"),
    path("evidence/<int:place>/copy/", copies.keep_copy, name="evidence-copy"),
    path("evidence/<int:place>/file/", copies.give_file, name="evidence-give"),
    path("evidence/<str:key>/given/", copies.file, name="evidence-file"),
    path("evidence/<str:key>/excerpt/<id:copy>/", copies.excerpt, name="evidence-excerpt"),
    path("evidence/<int:place>/up/", evidence.up, name="evidence-up"),
    path("evidence/<int:place>/down/", evidence.down, name="evidence-down"),
    path("evidence/<int:place>/remove/", evidence.remove, name="evidence-remove"),
    path("precedents/", precedents.precedents, name="precedents"),
    path("precedents/<id:check>/evidence/", precedents.use_evidence, name="use-evidence"),
    path("evidence/<str:key>/again/", used.use_again, name="use-again"),
    path("link/", precedents.link, name="link"),
    path("review/", review.save, name="save"),
    path("review/wording/", review.confirm, name="confirm"),
    path("review/wording/<str:loose>/<str:source>/", review.name, name="name"),
    path("review/submit/", review.submit, name="submit"),
    path("review/submit/next/", review.submit_and_take_next, name="submit-next"),
    path("moves/", moves.move, name="move"),
    path("comments/", comments.comments, name="comments"),
    path("comments/<int:pk>/answer/", comments.answer, name="comment-answer"),
    *(
        path(f"comments/<int:pk>/{act}/", comments.press, {"act": act}, name=f"comment-{act}")
        for act in comments.PRESSES
    ),
    path("drafts/<int:draft>/adopt/", left.adopt, name="adopt"),
    path("watch/", takeovers.watch, name="watch"),
    path("ask/", takeovers.ask, name="ask"),
    path("keep/", takeovers.keep, name="keep"),
    path("hand-over/", takeovers.hand_over, name="hand-over"),
    path("help/", takeovers.ask_help, name="ask-help"),
    path("take-back/", takeovers.take_back, name="take-back"),
    path("place/", waiting.place, name="claim-place"),
    path("gone/", waiting.gone, name="claim-gone"),
]

mend = [
    path("", mending.mend, name="mend"),
    path("ends/", mending.ends, name="mend-ends"),
    path("cut/", mending.cut, name="mend-cut"),
    path("join/", mending.join, name="mend-join"),
    path("kind/", mending.kind, name="mend-kind"),
    path("wording/", mending.reword, name="mend-wording"),
    path("figures/add/", mending.add_figure, name="figure-add"),
    path("figures/remove/", mending.remove_figure, name="figure-remove"),
]

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("search/", search.search, name="desk-search"),
    path("mine/", mine.mine, name="mine"),
    path("changes/", queue.changes, name="queue-changes"),
    path("weights/", weights.weights, name="weights"),
    path("weights/choose/", weights.choose, name="weights-choose"),
    path("next/", queue.take_next, name="take-next"),
    path("filters/keep/", saved.keep, name="filter-keep"),
    path("filters/<int:pk>/remove/", saved.remove, name="filter-remove"),
    path("claims/<id:public_id>/", page.claim, name="claim"),
    path("claims/<id:public_id>/", include(claim)),
    path("claims/<id:public_id>/mend/", include(mend)),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/count/", notifications.count, name="notification-count"),
    path("notifications/read/", notifications.read_all, name="notifications-read"),
    path("notifications/choices/", notifications.choices, name="notification-choices"),
    path("notifications/<int:pk>/", notifications.notification, name="notification"),
    path("drift/", drift.drift, name="drift"),
    path("drift/revisit/", drift.revisit, name="revisit"),
    path("drift/<int:pk>/", drift.change, name="drift-change"),
    path("copies/<id:public_id>/", copy.copy, name="copy"),
    path("copies/<id:public_id>/warc/", copy.archive, name="copy-warc"),
    path("copies/<id:public_id>/file/", copy.body, name="copy-file"),
    path("approvals/", approvals.approvals, name="approvals"),
    path("approvals/<id:public_id>/", approvals.approval, name="approval"),
    path("approvals/<id:public_id>/watch/", approvals.watch, name="approval-watch"),
    path("approvals/<id:public_id>/approve/", approvals.approve, name="approve"),
    path("approvals/<id:public_id>/return/", approvals.send_back, name="return"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/look/", adding.look, name="feed-look"),
    path("feeds/add/", adding.add, name="feed-add"),
    path("feeds/<int:pk>/", feeds.row, name="feed"),
    path("feeds/<int:pk>/stop/", feeds.stop, name="feed-stop"),
    path("feeds/<int:pk>/resume/", feeds.resume, name="feed-resume"),
    path("feeds/<int:pk>/change/", feeds.change, name="feed-change"),
    path("feeds/<int:pk>/read/", feeds.read_now, name="feed-read"),
    path("articles/incoming/offered/", offered.offered, name="offered"),
    path("articles/incoming/offered/take/", offered.take, name="offered-take"),
    path("articles/incoming/offered/leave/", offered.leave, name="offered-leave"),
    path("articles/", intake.articles, name="articles"),
    path("articles/add/", intake.add, name="article-add"),
    path("articles/incoming/", beginning.incoming, name="incoming"),
    path("articles/incoming/<id:public_id>/", looking.look, name="incoming-one"),
    path("articles/incoming/<id:public_id>/take/", looking.take, name="incoming-take"),
    path("articles/incoming/<id:public_id>/leave/", looking.leave, name="incoming-leave"),
    path("articles/incoming/<id:public_id>/read/", looking.read_again, name="incoming-read"),
    path("articles/<id:public_id>/", article.article, name="desk-article"),
    path("articles/<id:public_id>/edit/", editing.edit, name="article-edit"),
    path("articles/<id:public_id>/revise/", revising.revise, name="article-revise"),
    path("articles/<id:public_id>/waiting/", waiting.waiting, name="article-waiting"),
    path("articles/<id:public_id>/put-away/", editing.put_away, name="article-put-away"),
    path("articles/<id:public_id>/take-out/", editing.take_out, name="article-take-out"),
    path("articles/<id:public_id>/split/", article.split_again, name="split-again"),
    path("articles/<id:public_id>/language/", article.change_language, name="article-language"),
    path("articles/<id:public_id>/claims/", by_hand.mark, name="article-mark"),
    path("articles/<id:public_id>/triage/open/", triage.open_claims, name="triage-open"),
    path("articles/<id:public_id>/triage/dismiss/", triage.dismiss, name="triage-dismiss"),
    path("articles/<id:public_id>/triage/propose/", triage.propose, name="triage-propose"),
    path("articles/<id:public_id>/triage/assign/", triage.assign, name="triage-assign"),
    path("articles/<id:public_id>/triage/back/", triage.take_back, name="triage-back"),
]
