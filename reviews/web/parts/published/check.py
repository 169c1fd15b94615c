"""A frozen revision as templates and feeds read it. Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from factcheck.words import listed
from reviews.content.denials import (
    SAID_BY,
    attribution_of,
    is_said,
    reads_as_its_opposite,
    said_by,
    saying,
    sentence_of,
)
from reviews.content.figures import Figure, figures_in
from reviews.content.findings import Worded, all_in_words
from reviews.content.published import MALFORMED, FrozenCheck, log_malformed, read
from reviews.models import Article, Evidence, Kind, Publication
from reviews.models.article import slug_of
from reviews.models.claimant import is_proper
from reviews.web.parts.links import web_address
from reviews.web.parts.marks import WINDOW

from .evidence import day, of_question, of_stance, shown, sides
from .quotes import quoted
from .verdicts import verdicts

type Content = dict[str, Any]


@dataclass(frozen=True)
class Check:
    """One revision of a check: its content, its number, when it was first published and last changed in any way.

    `revised` is when this revision was published, `rechecked` since when the desk checks it again, if it does;
    `forgotten` is when the name of anybody who works here was taken away last; whether it `appears` in other articles too,
    and whether the newspaper changed the article since.
    """

    public_id: str
    stored: Any
    number: int = 1
    first_published: datetime | None = None
    changed: datetime | None = None
    content_hash: str = ""
    revised: datetime | None = None
    rechecked: datetime | None = None
    forgotten: datetime | None = None
    appears: bool = False
    has_newer_text: bool = False

    @classmethod
    def of(cls, publication: Publication) -> "Check":
        """Return the live revision. `publication` must come with `live` and `claim`."""
        live = publication.live
        assert live is not None  # noqa: S101 (readers.published() promises it; this is for the type checker)
        return cls(
            publication.claim.public_id,
            live.content,
            live.number,
            publication.first_published_at,
            publication.changed_at,
            live.content_hash,
            live.published_at,
            getattr(publication, "rechecked", None),  # readers.published() brings it along
        )

    @cached_property
    def content(self) -> FrozenCheck:
        return read(self.stored)

    @property
    def wording(self) -> str:
        return self.content["claim"]["wording"]

    @property
    def sentence(self) -> str:
        """The claim with its attribution, wherever it stands alone: what was hoped or doubted must not read as said."""
        return sentence_of(self.content["claim"], self.language)

    @property
    def headline(self) -> str:
        """The sentence in quotation marks."""
        return quoted(self.sentence, self.wording, self.language)

    @property
    def quoted_wording(self) -> str:
        """The wording in quotation marks, under a line with its attribution."""
        return quoted(self.wording, self.wording, self.language)

    @property
    def slug(self) -> str:
        return slug_of(self.wording, "check")

    @property
    def url(self) -> str:
        return reverse("check", args=[self.public_id, self.slug])

    @property
    def address(self) -> str:
        return settings.SITE_URL + self.url

    @property
    def kind(self) -> str:
        return str(Kind(self.content["claim"]["kind"]).label)

    @property
    def claimant_url(self) -> str:
        """The page of who said it; an unnamed source has none, for the next article's would share it."""
        claimant = self.content["claimant"]
        return reverse("claimant", args=[claimant["slug"]]) if claimant and is_proper(str(claimant["name"])) else ""

    @property
    def saying(self) -> str:
        """What the claimant did with it: "Said", or "Denied" and its like."""
        return saying(self.content["claim"])

    @property
    def claimant(self) -> SafeString:
        """Who said it, isolated from our words."""
        return format_html("<bdi>{}</bdi>", self.content["claim"]["claimant"])

    @property
    def said_by(self) -> SafeString:
        """Who said or denied it, in a line of other things about the check."""
        return said_by(self.saying, self.claimant)

    @property
    def said_by_in_full(self) -> SafeString:
        """Who said or denied it, with what they are, leading to their page."""
        who, role = self.claimant, self.content["claim"]["claimant_role"]
        if self.claimant_url:
            who = format_html('<a href="{}">{}</a>', self.claimant_url, who)
        if role:
            who = format_html(gettext("{name}, {role}"), name=who, role=format_html("<bdi>{}</bdi>", role))
        return said_by(self.saying, who)

    @property
    def language(self) -> str:
        return self.content["article"]["language"]

    @property
    def direction(self) -> str:
        """Of the article's own words, as HTML has it."""
        return "rtl" if Article(language=self.language).is_right_to_left else "ltr"

    @property
    def article(self) -> Content:
        """The article at the time of publication, its date as a date."""
        article = self.content["article"]
        return {**article, "published": day(article["published"]), "url": web_address(article["url"])}

    @property
    def article_url(self) -> str:
        """The article, at this claim. Its number there changes with each check that is published, its id never."""
        article = self.content["article"]
        return place_in(article["id"], article["slug"], article["start"], self.public_id)

    @cached_property
    def evidence(self) -> list[Content]:
        return [shown(item) for item in self.content["evidence"]]

    @property
    def saying_evidence(self) -> list[Content]:
        """What shows whether it was said; the other evidence is about what was said."""
        return of_question(self.evidence, Evidence.Question.SAID)

    @property
    def other_evidence(self) -> list[Content]:
        return [item for item in self.evidence if item not in self.saying_evidence]

    @property
    def sides(self) -> tuple[tuple[str, list[Content], str], ...]:
        return sides(self.other_evidence, self.content["counter_evidence"])

    @property
    def context(self) -> list[Content]:
        return of_stance(self.other_evidence, "context")

    @property
    def figures(self) -> list[Figure]:
        return figures_in(self.content["claim"], self.content["article"]["start"])

    @property
    def findings(self) -> list[Worded]:
        return all_in_words(self.content["findings"], self.content["claim"]["figures"])

    @property
    def is_said(self) -> bool:
        return is_said(self.content["claim"])

    @property
    def said(self) -> str:
        """The article's words that attribute it, on a line of its own."""
        return attribution_of(self.content["claim"])

    @property
    def grade(self) -> str:
        """The class that marks and colours it: 5 to 1, or x off the number line."""
        verdict = self.content["verdict"]
        return str(verdict["value"] or "x") if verdict else "x"

    @property
    def conclusion(self) -> str:
        """The verdicts in words, as a title or a feed has them."""
        return listed(verdicts(self.content))

    @property
    def title(self) -> str:
        """The verdicts and the claim on one line, with who denied it: there nobody reads on to find out."""
        name = self.content["claim"]["claimant"]
        title = gettext("{verdicts}: {claim}").format(verdicts=self.conclusion, claim=self.headline)
        is_opposite = not self.said and reads_as_its_opposite(self.content["claim"])
        if self.saying == "Said" or not name or (name in self.sentence and not is_opposite):
            return title
        denied_by = gettext(SAID_BY[self.saying]).format(claimant=name)
        return gettext("{title}, {denied_by}").format(title=title, denied_by=denied_by)


def place_in(article: str, slug: str, start: int, claim: str) -> str:
    """Return the address of an article at a claim of it, by their public ids; the claim's number there may change."""
    at = f"?at={start}" if start >= WINDOW // 2 else ""  # the first part may end there
    return f"{reverse('article', args=[article, slug])}{at}#claim-{claim}"


def checks(publications: Iterable[Publication]) -> list[Check]:
    """Return the checks that a list can show: an odd copy costs a line in the log, and not the others their place."""
    return [check for check in map(Check.of, publications) if is_whole(check)]


def is_whole(check: Check) -> bool:
    """Whether a list can show it; if not, the log names it."""
    try:
        return bool(
            check.title and check.url and check.kind and check.content["summary"] is not None and check.article_url
        )
    except MALFORMED:
        log_malformed(check.public_id, check.number)
        return False
