import pytest

from reviews.workflow import outbox
from reviews.workflow.articles.intake import add_article


@pytest.fixture
def add(reviewer):
    def added(text, title="Story", **facts):
        article = add_article(by=reviewer, title=title, text=text, **facts).article
        outbox.drain()
        return article

    return added
