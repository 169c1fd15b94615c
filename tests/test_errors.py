"""The page of an error can be shown whatever does not work."""

import pytest
from django.test import Client

from factcheck import errors


def test_missing_page_needs_no_database():
    response = Client().get("/nothing/here")

    assert response.status_code == 404
    assert "Search the checks" in response.content.decode()
    assert response.cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "view"), [(400, "bad_request"), (403, "permission_denied"), (404, "not_found"), (500, "server_error")]
)
def test_error_page_asks_neither_database_nor_session(rf, django_assert_num_queries, status, view):
    arguments = () if status == 500 else (ValueError("<b>why</b>") if status == 400 else Exception(""),)
    with django_assert_num_queries(0):
        response = getattr(errors, view)(rf.get("/x"), *arguments)

    assert response.status_code == status
    assert f"Error {status}" in response.content.decode()
    assert b"<b>why" not in response.content
