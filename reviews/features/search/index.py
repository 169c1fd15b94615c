"""The readers' search knows what is published now."""

from modelsearch import index

from reviews.models import Event, Publication
from reviews.workflow import outbox
from reviews.workflow.table.acts import Action


@outbox.follow(Action.PUBLISH, Action.WITHDRAW)
def index_check(event: Event) -> None:
    """Bring the index up to date with the check of a claim; a withdrawn one leaves it."""
    publication = Publication.objects.get(claim=event.claim_id)
    if publication.withdrawn_at:
        index.remove_object(publication)
    else:
        index.insert_or_update_object(publication)
