import pytest

from tests.published import publish

LISTS = ["home", "corrections", "methodology", "search", "feed", "claimreview", "sitemap"]


@pytest.fixture
def claim():
    return publish()
