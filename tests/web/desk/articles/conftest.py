from django.urls import reverse

from reviews.models import Article
from reviews.workflow.articles.intake import add_article
from tests.factories import TEXT

DUTCH = "De raad stemde maandag voor de brug. “Ze is\nveilig”, zei Ada Lund."


def taken_in(by, text=TEXT, **more) -> Article:
    return add_article(by=by, title="Bridge", text=text, **more).article


def address(name, article) -> str:
    return reverse(name, args=[article.public_id])


def add(client, **data):
    return client.post(reverse("article-add"), {"title": "The bridge", "text": TEXT, "rights": "excerpts"} | data)
