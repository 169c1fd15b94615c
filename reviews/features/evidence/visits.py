"""The evidence of published checks is fetched again: is it there, and does it say what it said?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.tasks import task
from django.utils import timezone

from reviews.content.published import read, well_formed
from reviews.fetching import Fetched, Unfetched, fetch
from reviews.models import Copy, Publication
from reviews.queries import readers
from reviews.workflow.copies.keeping import kept, text_of

from .models import Visit

AGAIN_AFTER = timedelta(days=7)
SHOWN = 200

type Outcome = Visit.Outcome


@task(priority=-20)  # nobody waits for it
def revisit_evidence() -> None:
    for _ in drain():
        pass


def drain() -> Iterator[Visit]:
    """Visit what is due, and yield what was found. Nothing is due where this server fetches nothing."""
    visited = Visit.objects.filter(at__gt=timezone.now() - AGAIN_AFTER)
    recent = set(visited.values_list("publication_id", "address"))
    known = dict(well_formed(readers.published().order_by("pk"), _with_pieces)) if settings.FETCH else {}
    for publication, pieces in known.items():
        for address, copy in pieces.items():
            if (publication, address) not in recent:
                yield visit(publication, address, copy)


def _with_pieces(publication: Publication) -> tuple[int, dict[str, str]]:
    return publication.pk, pieces_of(publication)


def pieces_of(publication: Publication) -> dict[str, str]:
    """Return the addresses of its evidence, each with the id of its copy. One given by hand shows another page than programs get."""
    evidence = read(publication.content)["evidence"]
    copies = {item["url"]: item.get("copy") for item in evidence if item["url"]}
    return {url: copy["id"] if copy and not copy["by_hand"] else "" for url, copy in copies.items()}


def visit(publication: int, address: str, copy: str) -> Visit:
    """Look what is at the address of evidence now. It may take as long as a fetch: hold no transaction."""
    before = Copy.objects.select_related("body").defer("body__data").filter(public_id=copy).first()
    outcome, now = _found(address, before)
    facts = {"outcome": outcome, "before": before, "now": now, "at": timezone.now()}
    return Visit.objects.update_or_create(publication_id=publication, address=address, defaults=facts)[0]


def _found(address: str, before: Copy | None) -> tuple[Outcome, Copy | None]:
    try:
        page = fetch(address)
    except Unfetched as unfetched:
        return Visit.Outcome.GONE if unfetched.code == "not-found" else Visit.Outcome.UNKNOWN, None
    if before is None:
        return Visit.Outcome.THERE, None
    if says_the_same(page, before):
        return Visit.Outcome.UNCHANGED, None
    return Visit.Outcome.DRIFTED, _kept_once(page, address)


def says_the_same(page: Fetched, before: Copy) -> bool:
    """Whether a person reads the same in it; of what has no text the bytes count."""
    if page.sha256 == before.body.sha256:
        return True
    return bool(before.body.text) and text_of(page) == before.body.text


def _kept_once(page: Fetched, address: str) -> Copy:
    """Return a copy of what stands there now, the one of an earlier visit if that found the same."""
    known = Copy.objects.filter(body__sha256=page.sha256, asked=address, kept_by=None)
    return known.first() or kept(page, asked=address, by=None)


def drifted() -> list[Visit]:
    """Return what editors should look at: evidence that went or says something else, of checks that still rest on it."""
    found: QuerySet[Visit] = Visit.objects.filter(
        outcome__in=[Visit.Outcome.DRIFTED, Visit.Outcome.GONE],
        publication__in=readers.published().order_by().values("pk"),
    ).select_related("publication__live", "publication__claim", "before", "now")
    newest = list(found[:SHOWN])
    rests = dict(well_formed({one.publication for one in newest}, _with_pieces))
    return [one for one in newest if one.address in rests.get(one.publication_id, {})]
