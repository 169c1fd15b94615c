from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from factcheck.accounts.models import User
from reviews import languages
from reviews.intake import Intake, Unreadable, read
from reviews.models import Article, Claim, Split
from reviews.workflow.articles import intake, splitting
from reviews.workflow.articles.source import source_of

FROM_FILE = ("title", "byline", "publisher", "url", "language", "published")


class Command(BaseCommand):
    help = "Take in an article from a file: a text, a web page, a document, a PDF, a mail, subtitles, a record of a parliament. The same text again finds the first article."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who takes it in")
        parser.add_argument("--title", help="default: what the file says, or its name")
        parser.add_argument("--byline")
        parser.add_argument("--publisher")
        parser.add_argument("--url", help="where it was published")
        parser.add_argument("--language", help='such as "en"; default: what the file says, or what its text tells')
        parser.add_argument("--published", metavar="DATE", help="2026-03-02, or 2026-03-02T10:30+02:00")
        parser.add_argument("--content-type", metavar="TYPE", help='such as "text/plain; charset=windows-1252"')
        parser.add_argument("--whole", action="store_true", help="readers may see the whole text, not only excerpts")

    def handle(self, *_: Any, file: Path, by: str, **options: Any) -> None:
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody who may sign in is called {by!r}.")
        found = self.read(file, options["content_type"])
        values = {name: options[name] if options[name] is not None else getattr(found, name) for name in FROM_FILE}
        values["language"] = values["language"] or ""
        if values["language"] and not languages.is_known(values["language"]):
            raise CommandError(f"language: There is no language {values['language']} here.")
        values["published"] = instant(values["published"])
        rights = Article.Rights.WHOLE if options["whole"] else Article.Rights.EXCERPTS
        check({name: value for name, value in values.items() if name != "language"}, by=user)
        try:
            source = source_of(found, found.text, None)
            added = intake.add_article(by=user, text=found.text, rights=rights, source=source, begin=split, **values)
        except Unreadable as error:
            raise CommandError(str(error)) from None
        told = told_of(added.article)
        news = told if added.is_new else f"taken in before, {told}"
        self.stdout.write(f"{added.article.public_id} {added.article.title}: {news}")

    def read(self, file: Path, content_type: str | None) -> Intake:
        try:
            return read(file.read_bytes(), name=file.name, content_type=content_type)
        except (OSError, Unreadable) as error:
            raise CommandError(f"{file}: {getattr(error, 'strerror', None) or error}") from None


def split(pk: int) -> None:
    """Split a long text here and now, with a bar that shows how far it has come."""
    with tqdm(total=100, unit="%", leave=False, disable=None) as bar:
        splitting.run(pk, show=lambda percent: bar.update(percent - bar.n))


def told_of(article: Article) -> str:
    """Return how many claims an article has, and what its splitting left out."""
    claims = Claim.objects.filter(revision__article=article).count()
    found = Split.objects.filter(revision__article=article).first()
    return f"{claims} claims{told(found) if found else ''}{'' if article.has_rules else no_rules(article)}"


def no_rules(article: Article) -> str:
    return f", for there are no rules for {article.language_name}: people mark them by hand"


def told(split: Split) -> str:
    """Return what to say of a splitting that did not end well or left claims out, after the number of claims."""
    left_out = f", those most worth checking of {split.found}" if split.found > split.kept else ""
    match split.status:
        case Split.Status.WAITING | Split.Status.RUNNING:
            return f"{left_out}, the text is still being split"
        case Split.Status.PARTLY:
            parts = ", ".join(f"{start}–{end}" for start, end in split.unread)
            return f"{left_out}, none from the characters {parts}: the limits of time or memory were reached there"
        case Split.Status.FAILED:
            return f"{left_out}, the splitting ended before it was done: run split_articles --again"
    return left_out


def instant(value: str | datetime | None) -> datetime | None:
    """Return the instant that was given; a date, or a time without an offset, is in UTC."""
    if not isinstance(value, str):
        return value
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise CommandError(f"{value!r} is no date: write 2026-03-02, or 2026-03-02T10:30+02:00.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def check(values: dict[str, Any], *, by: User) -> None:
    """Refuse what the database would cut or choke on."""
    try:
        Article(**values, added_by=by).full_clean(exclude=["retrieved", "added_by"])
    except ValidationError as error:
        lines = [f"{name}: {' '.join(said)}" for name, said in error.message_dict.items()]
        raise CommandError(" ".join(lines)) from None
