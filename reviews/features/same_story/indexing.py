"""What comes in can be found again."""

from reviews.intake.near import sketch
from reviews.intake.same_page import place_of
from reviews.models import Article, ArticleRevision, Event
from reviews.workflow import outbox

from .models import Place, SketchNumber


@outbox.follow("added", "revised", "facts")
def index_story(event: Event) -> None:
    """Bring up to date by what an article is found. Safe to repeat."""
    index(event.article)


def index(article: Article) -> None:
    place = place_of(article.url)
    Place.objects.update_or_create(article=article, defaults={"place": place})
    known = SketchNumber.objects.filter(revision__article=article).values("revision")
    for revision in article.revisions.exclude(pk__in=known):
        SketchNumber.objects.bulk_create(numbers_of(revision), ignore_conflicts=True)


def numbers_of(revision: ArticleRevision) -> list[SketchNumber]:
    return [SketchNumber(revision=revision, number=number) for number in sketch(revision.text)]
