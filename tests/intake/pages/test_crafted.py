"""Pages that were made to keep their reader busy: the limits of `files` stop any, but these need none."""

import time

import pytest

from .made import read

CRAFTED = {
    "deep": "<div>" * 50_000 + "<p>Some words.",
    "deep in a line": "<p>" + "<b><sup><q>" * 20_000 + "Some words.",
    "marks": "<p>" + "a<sup>1</sup> " * 15_000,
    "hidden": "<p>" + "a<i hidden>b</i>" * 15_000,
    "struck": "<p>" + "a<s>b</s>" * 20_000,
    "decoration": "<p>" + "<i aria-hidden=true></i>" * 15_000,
    "breaks": "<p>" + "word<br>" * 20_000,
    "soft hyphens": "<p>" + "a\u00ad" * 100_000,
    "styles": "<style>" + ".a{" * 50_000 + "@@" * 50_000 + "</style><p>Some words.",
    "nested data": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>Some words.",
    "wide data": f"<script type='application/ld+json'>[{','.join(['{"@type":"Article"}'] * 9_000)}]</script><p>x",
    "posts": "<article class=post><time>10:00</time><p>Some words of a post that goes on for a while.</p></article>"
    * 2_000,
    "titles": f"<title>{' - a' * 50_000}</title><p>Some words.",
    "classes": f"<p class='{'newsletter-a ' * 50_000}'>Some words.",
    "tags": "<b>" * 100_001,
}


@pytest.mark.parametrize("crafted", CRAFTED.values(), ids=CRAFTED)
def test_crafted_page_takes_no_longer_than_an_honest_one(crafted):
    began = time.process_time()

    read(f"<html><body>{crafted}")

    assert time.process_time() - began < 4
