from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from reviews.models import Split
from reviews.workflow.articles import splitting

from .add_article import told_of


class Command(BaseCommand):
    help = "Split the long texts that wait, one at a time, and those whose splitting broke off. For cron; the server starts it, too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="also those that failed or were split only partly")

    def handle(self, *_: Any, again: bool, **__: Any) -> None:
        if again:
            for split in Split.objects.filter(stage__in=[Split.Status.FAILED, Split.Status.PARTLY]):
                splitting.ask_again(split, begin=splitting.nobody)  # it is done below
        for split in splitting.drain():
            self.stdout.write(f"{split.revision.article}: {told_of(split.revision.article)}")
