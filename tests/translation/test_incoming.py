"""What comes in, however far it is, in a language in which each message is marked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from reviews.features.incoming import beginning, taking
from reviews.features.incoming.models import Incoming
from reviews.web.desk.articles.changes import LABELS, SHOWN
from tests.features.incoming.made import no_one, ready
from tests.pages import HTMX

from .test_claim_pages import ana, assert_marked, desk  # noqa: F401 (fixtures)
from .test_pages import _pseudo  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db
Stage = Incoming.Stage
TEXT = "12 : 3"


def at(name, one):
    return reverse(name, args=[one.public_id])


def test_ways_in_and_what_is_wrong_with_them(desk):  # noqa: F811
    empty = SimpleUploadedFile("12.txt", b"")
    assert_marked(
        add=desk.get(reverse("article-add")),
        none=desk.get(reverse("incoming")),
        address=desk.post(reverse("incoming"), {"address": "1"}),
        file=desk.post(reverse("incoming"), {"file": empty}),
        stranger=desk.post(reverse("incoming"), {"by_file": "1"}),
    )


def test_reading_and_refusal(desk, ana, settings):  # noqa: F811
    told = {"name": "12.pdf", "added_by": ana, "seen_at": timezone.now(), "total": 3}
    steps = [Incoming.objects.create(stage=Stage.READING, done=done, **told) for done in range(3)]
    old = Incoming.objects.create(stage=Stage.WAITING, **told | {"asked_at": timezone.now() - timezone.timedelta(1)})
    settings.FETCH = False
    refused = beginning.begin(by=ana, address="https://12.example/3", hand_over=no_one)
    offered = beginning.offer("https://12.example/4", title="12")
    pages = {f"step {one.done}": desk.get(at("incoming-one", one), headers=HTMX) for one in steps}
    pages["list"] = desk.get(reverse("incoming"))
    pages |= {str(one.pk): desk.get(at("incoming-one", one)) for one in (*steps, old, refused, offered)}
    assert_marked(**pages)


def test_what_is_looked_over_and_who_is_faster(desk, ana):  # noqa: F811
    one, left, raced = (ready(ana, text=TEXT, name="12.txt") for _ in range(3))
    changes = [{"what": what, "words": "12"} for what in LABELS if what != "mended"] * (SHOWN + 1)
    Incoming.objects.filter(pk=one.pk).update(found=one.found | {"changes": changes, "published_from": "12"})
    form = {"seen": raced.version, "title": "12", "text": "12 : 4", "rights": "excerpts"}
    taking.leave(left, by=ana, seen=left.version)
    pages = {
        "look": desk.get(at("incoming-one", one)),
        "wrong": desk.post(at("incoming-take", one), {}),
        "left": desk.get(at("incoming-one", left)),
        "late for one that was left": desk.post(at("incoming-take", left), form),
    }
    article = taking.take(raced, by=ana, seen=raced.version, title="12", text=TEXT).article
    one.refresh_from_db()
    taking.take(one, by=ana, seen=one.version, title="12", text="12 : 5")
    pages |= {
        "late": desk.post(at("incoming-take", raced), form),
        "known": desk.get(at("incoming-one", ready(ana, text=TEXT, name="12.txt"))),
        "article": desk.get(reverse("desk-article", args=[article.public_id])),
        "changed": desk.get(at("incoming-one", one), follow=True),
        "leave": desk.post(at("incoming-leave", left), {"seen": 0}, follow=True),
    }
    assert_marked(**pages)
