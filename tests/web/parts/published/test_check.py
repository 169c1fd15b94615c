"""A check as it was frozen, whatever the format was then."""

import pytest

from reviews.web.parts.published.check import Check
from tests.published import publish

pytestmark = pytest.mark.django_db


def test_old_check_without_an_attribution_keeps_its_words():
    content = publish().publication.live.content
    old = content["claim"] | {"wording": "voted 12 to 3 for the bridge"}
    for name in ("said", "figures"):
        del old[name]

    assert Check("0" * 32, content | {"claim": old, "format": 0}).title == "True: “voted 12 to 3 for the bridge”"
