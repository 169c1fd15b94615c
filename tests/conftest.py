import pytest
from django.core.cache import caches

from tests.factories import UserFactory


@pytest.fixture
def reviewer(db):
    return UserFactory(username="ana", first_name="Ana", last_name="Duarte", reviewer=True)


@pytest.fixture
def editor(db):
    return UserFactory(username="eve", first_name="Eve", last_name="Lindqvist", editor=True)


@pytest.fixture(autouse=True)
def _empty_caches():
    caches["process"].clear()
