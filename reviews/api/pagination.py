"""Pages by cursor: what is added or taken away meanwhile shifts nothing."""

import re

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

LAST_ID = re.compile(r"[0-9]{1,18}")
"""Where a page ended: a row's number, of a size that both databases compare."""


class NewestFirst(CursorPagination):
    page_size = 50
    ordering = "-pk"

    def decode_cursor(self, request: Request):  # type: ignore[no-untyped-def]
        refused = ValidationError({"cursor": ["This cursor is not one of ours."]})
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise refused from None
        given = request.query_params.get(self.cursor_query_param)
        if given is not None and (cursor is None or not LAST_ID.fullmatch(str(cursor.position or 0))):
            raise refused
        return cursor
