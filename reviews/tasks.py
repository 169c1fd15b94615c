"""Work that need not be done while somebody waits: at once by default, by a worker where FACTCHECK_TASKS says so."""

from django.tasks import task
from modelsearch import index

from .models import Publication


@task
def index_check(publication: int) -> None:
    """Bring the readers' search up to date with one check; a withdrawn one leaves it."""
    found = Publication.objects.get(pk=publication)
    if found.withdrawn_at:
        index.remove_object(found)
    else:
        index.insert_or_update_object(found)
