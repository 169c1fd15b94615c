from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, pre_migrate


class ReviewsConfig(AppConfig):
    name = "reviews"

    def import_models(self) -> None:
        """Load the models of features, too: they are tables of this app, in its one history of migrations."""
        super().import_models()
        import_module("reviews.features.discussion.models")
        import_module("reviews.features.evidence.models")
        import_module("reviews.features.incoming.models")
        import_module("reviews.features.incoming.feeds.models")
        import_module("reviews.features.same_story.models")

    def ready(self) -> None:
        from reviews.features.discussion.notices import forgetting, notifying  # noqa: F401 (follow people and the outbox)
        from reviews.features.same_story import indexing  # noqa: F401 (follows the outbox)
        from reviews.features.search import index  # noqa: F401 (follows it, too)
        from reviews.workflow.articles.revisions import carrying  # noqa: F401 (follows it too)

        from . import system_checks  # noqa: F401 (registers itself)

        pre_migrate.connect(prepare_database, sender=self)
        post_migrate.connect(complete_database, sender=self)


def prepare_database(using: str, **_: Any) -> None:
    from reviews.models.guards import thaw  # models can only be imported once the apps are ready

    thaw(using)


def complete_database(using: str, **_: Any) -> None:
    """Add what a migration cannot keep: the triggers, the serving role's rights, and the shipped ratings where there are none."""
    from reviews.models.guards import allow, freeze  # models can only be imported once the apps are ready

    from .models.rating import ship_ratings

    freeze(using)
    allow(settings.SERVING_ROLE, using)
    ship_ratings()
