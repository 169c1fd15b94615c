"""Random people do what they may to claims that share their words."""

from contextlib import suppress
from random import Random

from django.core.exceptions import PermissionDenied

from factcheck.accounts.models import User
from reviews.management.history.integrity import faults
from reviews.models import Claim, Rating
from reviews.workflow.articles.by_hand import mark
from reviews.workflow.articles.intake import add_article
from reviews.workflow.checks import approving, publishing, reviewing, taking_back
from reviews.workflow.table import assigning, leases, moves, takeovers
from reviews.workflow.table.moves import Incomplete, Stale
from tests.factories import write

DISTURBING = {"break", "hand_over", "help", "take_back"}
"""What would keep all work from being done if everybody did it whenever they may."""
CLOSING = ("Three people were hurt.", "The mayor called it a good day.", "It cost 3 million euros.")


class Walk:
    """Two articles whose first sentence holds claims of several kinds, and five people."""

    def __init__(self, seed: int) -> None:

        self.random = Random(seed)
        roles = [(True, False), (True, False), (True, True), (False, True), (False, True)]
        self.people = [
            User.objects.create(username=f"walker-{seed}-{number}", is_reviewer=reviewer, is_editor=editor)
            for number, (reviewer, editor) in enumerate(roles)
        ]
        self.claims = []
        for number in (1, 2):
            words = f"The council voted 12 to 3 for bridge {seed}-{number}."
            text = f"{words} {self.random.choice(CLOSING)}"
            article = add_article(by=self.people[0], title=f"Bridge {seed}-{number}", text=text).article
            revision = article.revisions.get()
            first = revision.claims.first()
            for kind in ("event", "quantity", "comparison"):
                mark(revision, by=self.people[1], start=first.start, end=first.end, kind=kind, claimant="Ada Lund")
            self.claims += revision.claims.values_list("pk", flat=True)

    def step(self) -> str:
        """Let somebody do something that they may, and return what."""

        claims = Claim.objects.select_related("revision__article", "claimant", "publication")
        claim = claims.get(pk=self.random.choice(self.claims[:4] if self.random.random() < 0.6 else self.claims))
        who = self.random.choice(self.people)
        if allowed := moves.allowed(who, claim):
            onward = [action for action in allowed if action in {"take", "submit", "approve", "publish"}]
            action = self.random.choice(onward * 8 + allowed)
            if action in DISTURBING and self.random.random() < 0.8:
                return ""
            self.act(claim, action, who)
            return action
        return ""

    def act(self, claim, action, by) -> None:

        newest = approving.newest_revision(claim)
        known = {"by": by, "seen": claim.version}
        acts = {
            "take": lambda: leases.take(claim, **known),
            "release": lambda: leases.release(claim, by=by, token=claim.lease_token),
            "submit": lambda: self.review(claim, by),
            "return": lambda: approving.send_back(claim, note="Again.", **known),
            "approve": lambda: approving.approve(claim, revision=newest.number, **known),
            "publish": lambda: publishing.publish(claim, **known),
            "correct": lambda: publishing.correct(claim, note="Doubts.", **known),
            "withdraw": lambda: publishing.withdraw(claim, note="Wrong.", **known),
            "assign": lambda: assigning.assign(claim, person=self.random.choice(self.people).username, **known),
            "unassign": lambda: assigning.unassign(claim, **known),
            "help": lambda: assigning.ask_help(claim, note="Arabic.", token=claim.lease_token or "", **known),
            "helped": lambda: assigning.helped(claim, **known),
            "break": lambda: takeovers.break_lease(claim, note="Urgent.", **known),
            "hand_over": lambda: self.hand_over(claim, by),
            "take_back": lambda: taking_back.take_back(claim, **known),
        }
        with suppress(PermissionDenied, Stale, Incomplete):  # the rules are tried elsewhere
            acts.get(action, lambda: moves.move(claim, action, token=claim.lease_token, **known))()

    def hand_over(self, claim, by) -> None:

        asker = self.random.choice(self.people)
        takeovers.ask(claim, by=asker)
        known = {"by": by, "token": claim.lease_token, "person": asker.username}
        if self.random.random() < 0.5:
            takeovers.keep(claim, **known)
        else:
            takeovers.hand_over(claim, seen=claim.version, **known)

    def review(self, claim, by) -> None:

        token, number = claim.lease_token, self.random.randrange(100)
        if number % 2:
            about = {"wording": f"It was {number}.", "details": {"in_favour": number, "share": number / 7}}
            reviewing.describe(claim, by=by, token=token, claimant=self.random.choice(["", "Eve", None]), **about)
        verdict = Rating.objects.get(code=self.random.choice(["true", "false", "mixed"]))
        write(claim, by, verdict=verdict)
        if number % 3:
            reviewing.submit(claim, by=by, seen=claim.version, token=token)


def walked(seed: int, steps: int) -> tuple[int, list[str], list[str]]:
    """Return how many stories there are after that many steps, what was done, and what is reported to be wrong with them."""
    walk = Walk(seed)
    done = [walk.step() for _ in range(steps)]
    return len(walk.claims), done, list(faults())
