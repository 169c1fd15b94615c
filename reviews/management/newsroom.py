"""The newsroom of the demonstration, from `seeds/`: its people, and its articles with all that happened to their claims.

Everything goes through the workflow, as if its people had done it by hand: a seed cannot make what they could not.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from factcheck.accounts.models import User
from reviews.intake import read
from reviews.models import ArticleRevision, Claim, Claimant, Rating
from reviews.workflow.articles import by_hand, intake
from reviews.workflow.checks import approving, draft_parts, drafting, reviewing
from reviews.workflow.table import acts, leases
from reviews.workflow.table.acts import Action

type Seed = dict[str, Any]
type People = dict[str, User]

SEEDS: Path = settings.BASE_DIR / "seeds"
ARTICLE = ("title", "byline", "publisher", "url", "published", "language", "rights")


class BadSeed(Exception):
    """A seed asks for something that is not there; the message says for what."""


def people() -> tuple[People, str]:
    """Return the people by user name, made where they are missing, and the password that new ones get."""
    newsroom = seeded()
    return {seed["username"]: person(seed, newsroom["password"]) for seed in newsroom["people"]}, newsroom["password"]


def seeded() -> Seed:
    return tomllib.loads((SEEDS / "newsroom.toml").read_text("utf-8"))


def strangers() -> list[str]:
    """Return the user names of people who are not the demonstration's, whatever migrations the database still waits for."""
    if User._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001 (Django documents it)
        return []
    names = ("username", "first_name", "last_name")
    own = {tuple(seed[name] for name in names) for seed in seeded()["people"]}
    return [known[0] for known in User.objects.order_by("pk").values_list(*names) if known not in own]


def person(seed: Seed, password: str) -> User:
    roles = {"is_reviewer": seed.get("reviewer", False), "is_editor": seed.get("editor", False)}
    names = {name: seed[name] for name in ("first_name", "last_name")}
    user, is_new = User.objects.get_or_create(username=seed["username"], defaults=roles | names)
    if is_new:
        user.set_password(password)
        user.save()
    return user


def articles() -> list[Path]:
    return sorted((SEEDS / "articles").glob("*.toml"))


def load(path: Path, staff: People) -> None:
    """Take in one article and do what its seed says was done; an article that is there already is left alone.

    Raises BadSeed, and stores nothing of it.
    """
    seed = tomllib.loads(path.read_text("utf-8"))
    told = {name: seed[name] for name in ARTICLE if name in seed}
    incoming = intake.read(text=text_of(path), **told)
    if len(incoming.text) > intake.AT_ONCE:
        raise BadSeed(f"its text is longer than {intake.AT_ONCE} characters, which are split at once")
    with transaction.atomic():
        store(incoming, seed, staff)


def text_of(seed: Path) -> str:
    """Return the text of the file beside a seed, of whatever format."""
    file = next(path for path in sorted(seed.parent.glob(f"{seed.stem}.*")) if path != seed)
    return read(file.read_bytes(), name=file.name).text


def store(incoming: intake.Prepared, seed: Seed, staff: People) -> None:
    added = intake.store(incoming, by=staff[seed["added_by"]], open_from=seed.get("open_from", 0))
    if not added.is_new:
        return
    for claimant in seed.get("claimants", []):
        Claimant.objects.filter(name=claimant["name"]).update(
            kind=claimant["kind"], description=claimant["description"]
        )
    revision = added.article.revisions.get()
    for claim in seed.get("claims", []):
        walk(
            marked(revision, claim, staff[seed["added_by"]]) if claim.get("by_hand") else found(revision, claim),
            claim,
            staff,
        )


def found(revision: ArticleRevision, seed: Seed) -> Claim:
    """Return the extracted claim of the seed's kind that has most in common with its words."""
    start, end = place(revision, seed)

    def likeness(claim: Claim) -> float:
        shared = min(claim.end, end) - max(claim.start, start)
        return shared / (max(claim.end, end) - min(claim.start, start))

    claims = [claim for claim in revision.claims.filter(kind=seed["kind"]) if claim.start < end and start < claim.end]
    if not claims:
        there = ", ".join(revision.claims.filter(start__lt=end, end__gt=start).values_list("kind", flat=True))
        raise BadSeed(f"no {seed['kind']} was found at “{seed['find']}” (found there: {there or 'nothing'})")
    return max(claims, key=likeness)


def marked(revision: ArticleRevision, seed: Seed, by: User) -> Claim:
    """Return the claim added by hand, or the program's own where it has learnt to find just that."""
    start, end = place(revision, seed)
    if known := revision.claims.filter(kind=seed["kind"], start=start, end=end).first():
        return known
    about = {name: seed[name] for name in ("claimant", "claimant_role", "details") if name in seed}
    return by_hand.mark(revision, by=by, start=start, end=end, kind=seed["kind"], **about)


def place(revision: ArticleRevision, seed: Seed) -> tuple[int, int]:
    start = revision.text.find(seed["find"])
    if start < 0:
        raise BadSeed(f"the article does not say “{seed['find']}”")
    return start, start + len(seed["find"])


def walk(claim: Claim, seed: Seed, staff: People) -> None:
    for step in seed.get("steps", []):
        fresh = Claim.objects.select_related("revision__article", "claimant").get(pk=claim.pk)
        STEPS[step["do"]](fresh, staff[step["by"]], step)
    state = Claim.objects.values_list("state", flat=True).get(pk=claim.pk)
    if state != seed["state"]:
        raise BadSeed(f"“{seed['find']}” should be {seed['state']} in the end and is {state}")


def draft(claim: Claim, by: User, step: Seed) -> None:
    leases.take(claim, by=by, seen=claim.version)
    token = claim.lease_token or ""
    reviewing.describe(
        claim, by=by, token=token, wording=step["wording"], details=claim.details, claimant=step.get("claimant")
    )
    written = draft_parts.Draft(
        verdict=rating(step.get("verdict")),
        attribution_verdict=rating(step.get("attribution_verdict")),
        summary=step["summary"],
        rationale=step["rationale"].strip(),
        evidence=[draft_parts.TypedEvidence(**source) for source in step["evidence"]],
    )
    before = drafting.draft_of(claim, by)
    drafting.save_draft(claim, written, by=by, token=token, seen=before.version if before else None)


def rating(code: str | None) -> Rating | None:
    return Rating.objects.get(code=code) if code else None


def review(claim: Claim, by: User, step: Seed) -> None:
    draft(claim, by, step)
    reviewing.submit(claim, by=by, seen=claim.version, token=claim.lease_token or "")


def act(claim: Claim, by: User, step: Seed) -> None:
    """Do what may be done with any claim; who approves has read the newest revision."""
    newest = approving.newest_revision(claim)
    given = {"revision": newest.number if newest else None} | step
    acts.perform(claim, Action(step["do"]), by=by, seen=claim.version, given=given)


STEPS: dict[str, Callable[[Claim, User, Seed], None]] = {
    **dict.fromkeys(Action, act),
    "draft": draft,
    "review": review,
}
