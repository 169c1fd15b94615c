from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from factcheck.accounts.models import User
from reviews.intake import Intake, Unreadable, read
from reviews.models import Article
from reviews.workflow import splitting

FROM_FILE = ("title", "byline", "publisher", "url", "language", "published")


class Command(BaseCommand):
    help = "Take in an article from a text file or a web page. The same text again finds the first article."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who takes it in")
        parser.add_argument("--title", help="default: what the file says, or its name")
        parser.add_argument("--byline")
        parser.add_argument("--publisher")
        parser.add_argument("--url", help="where it was published")
        parser.add_argument("--language", help='such as "en"')
        parser.add_argument("--published", metavar="DATE", help="2026-03-02, or 2026-03-02T10:30+02:00")
        parser.add_argument("--content-type", metavar="TYPE", help='such as "text/plain; charset=windows-1252"')
        parser.add_argument("--whole", action="store_true", help="readers may see the whole text, not only excerpts")

    def handle(self, *_: Any, file: Path, by: str, **options: Any) -> None:
        user = User.objects.filter(username=by, is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody who may sign in is called {by!r}.")
        found = self.read(file, options["content_type"])
        values = {name: options[name] if options[name] is not None else getattr(found, name) for name in FROM_FILE}
        values["language"] = values["language"] or "en"
        values["published"] = instant(values["published"])
        rights = Article.Rights.WHOLE if options["whole"] else Article.Rights.EXCERPTS
        check(values, by=user)
        try:
            added = splitting.add_article(by=user, text=found.text, rights=rights, **values)
        except Unreadable as error:
            raise CommandError(str(error)) from None
        claims = sum(revision.claims.count() for revision in added.article.revisions.all())
        news = f"{claims} claims" if added.is_new else f"taken in before, {claims} claims"
        self.stdout.write(f"{added.article.public_id} {added.article.title}: {news}")

    def read(self, file: Path, content_type: str | None) -> Intake:
        try:
            return read(file.read_bytes(), name=file.name, content_type=content_type)
        except (OSError, Unreadable) as error:
            raise CommandError(f"{file}: {getattr(error, 'strerror', None) or error}") from None


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
