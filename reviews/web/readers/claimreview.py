"""ClaimReview (schema.org) from a frozen check: pure functions, in two profiles.

The strict profile stands in the page and is for exchange: no property beyond those that consumers accept, numbers as
strings, lists where lists are expected, addresses with https only. The rich one has more, for our own feed.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from reviews.content.denials import SAYS, reads_as_its_opposite
from reviews.content.published import FrozenCheck
from reviews.web.parts.links import web_address, web_addresses
from reviews.web.parts.published.check import Check
from reviews.web.parts.published.verdicts import verdicts

from .appearances import Appearance

type Node = dict[str, Any]

CONTEXT = "https://schema.org"
BEST, WORST = "5", "1"
ESCAPES = {character: f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


def strict(check: Check, *, publisher: str, site: str, appearances: Iterable[Appearance] = ()) -> Node:
    """Return the review as consumers of others' reviews accept it."""
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "datePublished": iso_day(check.first_published),
        "url": check.address,
        "author": {"@type": "Organization", "name": publisher, "url": site},
        "claimReviewed": claim_reviewed(check),
        "reviewRating": rating(check),
        "itemReviewed": item(check, appearances),
    }


def rich(
    check: Check,
    *,
    publisher: str,
    site: str,
    corrections: Iterable[Node] = (),
    appearances: Iterable[Appearance] = (),
) -> Node:
    """Return the review with what else we know: identity, dates, corrections, evidence, the place in the article."""
    review = strict(check, publisher=publisher, site=site, appearances=appearances)
    review["author"] |= {"correctionsPolicy": f"{site}/corrections/", "publishingPrinciples": f"{site}/methodology/"}
    review |= {
        "@id": check.address,
        "dateModified": check.changed.isoformat() if check.changed else None,
        "version": str(check.number),
        "correction": [correction_comment(noted) for noted in corrections],
        "isBasedOn": [based_on(evidence) for evidence in check.evidence],
    }
    text = (
        check.sentence if check.is_said else check.content["claim"]["quote"]
    )  # of a denial the quote is what was denied
    review["itemReviewed"] |= {"inLanguage": check.language, "text": text}
    if target := annotation_target(check):
        review["@context"] = [CONTEXT, {"oa": "http://www.w3.org/ns/oa#"}]
        review["itemReviewed"]["oa:hasTarget"] = target
    return {name: value for name, value in review.items() if value not in (None, [])}


def claim_reviewed(check: Check) -> str:
    """Return the claim, never its verdict. Where only the quotation was checked, who is said to have said it belongs to it."""
    name = check.content["claim"]["claimant"]
    is_denial = check.saying != "Said" and not reads_as_its_opposite(check.content["claim"])
    has_speaker = bool(check.said) or is_denial
    if check.content["verdict"] is None and name and not has_speaker:
        return gettext(SAYS[check.saying]).format(claimant=name, claim=check.quoted_wording)
    return check.sentence


def rating(check: Check) -> Node:
    """Return the verdict. Numbers only for what stands on the number line, and then all three."""
    verdict, [name, *_] = check.content["verdict"], verdicts(check.content)
    node: Node = {
        "@type": "Rating",
        "alternateName": name,
        "ratingExplanation": check.content["summary"],
    }
    if verdict and verdict["value"] is not None:
        node |= {"ratingValue": str(verdict["value"]), "bestRating": BEST, "worstRating": WORST}
    return node


def item(check: Check, appearances: Iterable[Appearance] = ()) -> Node:
    """Return the claim as the thing reviewed. Who made it is left out when that, or what they are, is not known.

    Nobody made a claim that the one who speaks of it denies, as long as it is worded as what was denied.
    """
    article = check.content["article"]
    node: Node = {"@type": "Claim"}
    author = claimant(check.content)
    if author and not reads_as_its_opposite(check.content["claim"]):
        node["author"] = author
    if article["published"]:
        node["datePublished"] = iso_day(datetime.fromisoformat(article["published"]))
    urls = filter(secure, [article["url"], *(one.address for one in appearances)])
    if places := [{"@type": "CreativeWork", "url": url} for url in dict.fromkeys(urls)]:
        node["appearance"] = places
    return node


def claimant(content: FrozenCheck) -> Node | None:
    """Return the person or organisation. Somebody with a role is a person; an organisation needs its own address."""
    known = content["claimant"]
    if not known:
        return None
    same_as = [url for url in web_addresses(known["same_as"]) if secure(url)]
    is_person = known["kind"] == "person" or (known["kind"] == "unknown" and content["claim"]["claimant_role"])
    if is_person:
        person = {"@type": "Person", "name": known["name"], "jobTitle": content["claim"]["claimant_role"]}
        return {name: value for name, value in person.items() if value} | ({"sameAs": same_as} if same_as else {})
    if known["kind"] == "organisation" and same_as:
        return {"@type": "Organization", "name": known["name"], "url": same_as[0], "sameAs": same_as}
    return None


def correction_comment(noted: Node) -> Node:
    return {
        "@type": "CorrectionComment",
        "name": noted["kind"],
        "text": noted["reason"],
        "datePublished": iso_day(noted["on"]),
    }


def based_on(evidence: Node) -> Node:
    published = evidence["published"]
    node = {
        "@type": "CreativeWork",
        "name": evidence["title"],
        "url": evidence["url"],
        "publisher": evidence["publisher"] and {"@type": "Organization", "name": evidence["publisher"]},
        "datePublished": published and published.isoformat(),
        "archivedAt": evidence["archive_url"],
    }
    return {name: value for name, value in node.items() if value}


def annotation_target(check: Check) -> Node | None:
    """Return where the claim stands in the article, as the W3C's Web Annotations have it."""
    article = check.content["article"]
    if not web_address(article["url"]):
        return None
    return {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": article["url"]},
        "oa:hasSelector": [
            {"@type": "oa:TextQuoteSelector", "oa:exact": check.content["claim"]["quote"]},
            {"@type": "oa:TextPositionSelector", "oa:start": article["start"], "oa:end": article["end"]},
        ],
    }


def feed(reviews: Iterable[tuple[Check, Node]], *, name: str, url: str, changed: datetime | None) -> Node:
    """Return a DataFeed of reviews, each with the check it was made from."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": name,
        "url": url,
        "dateModified": changed.isoformat() if changed else None,
        "dataFeedElement": [
            {
                "@type": "DataFeedItem",
                "dateCreated": check.first_published and check.first_published.isoformat(),
                "dateModified": check.changed and check.changed.isoformat(),
                "item": [review],
            }
            for check, review in reviews
        ],
    }


def as_json(node: Node) -> str:
    """Return JSON that can stand inside a script element: nothing in it can end the element or begin another."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return text


def iso_day(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d}" if instant else ""


def secure(url: str | None) -> bool:
    return web_address(url).startswith("https://")
