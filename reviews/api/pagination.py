"""Pages by cursor: what is added or taken away meanwhile shifts nothing."""

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class NewestFirst(CursorPagination):
    page_size = 50
    ordering = "-pk"

    def decode_cursor(self, request: Request):  # type: ignore[no-untyped-def]
        try:
            return super().decode_cursor(request)
        except NotFound:
            raise ValidationError({"cursor": ["This cursor is not one of ours."]}) from None
