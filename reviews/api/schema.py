"""The OpenAPI description: what it says beyond what the views say themselves, and the pages that show it."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import append_meta, resolve_type_hint
from drf_spectacular.renderers import OpenApiJsonRenderer

from factcheck.context import newsroom
from reviews.extraction.details import SHAPES

from .callers import TokenAuthentication

CACHING = "public, max-age=60"


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002
        return {"type": "http", "scheme": "bearer"}


PROBLEM = {
    "description": "Refused; nothing was changed.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "description": "What is not valid, by field (400).", "additionalProperties": True},
        "missing": {
            "type": "object",
            "description": "What is not complete, by field (422).",
            "additionalProperties": True,
        },
        "claim": {
            "allOf": [{"$ref": "#/components/schemas/ClaimAlone"}],
            "description": "The claim as it is now (409).",
        },
    },
}


def described(shape: Any) -> dict[str, Any]:
    """Return the description of a kind's details. No field is required: what is stored may be older, or made by hand."""
    schema: dict[str, Any] = resolve_type_hint(shape)  # type: ignore[no-untyped-call]
    schema.pop("required", None)
    return _with_null(schema)


def _with_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Write `null` as OpenAPI 3.1 does: the library does so for serializers alone."""
    if "properties" in schema:
        schema["properties"] = {name: _with_null(told) for name, told in schema["properties"].items()}
    if "enum" in schema and schema.get("nullable"):
        schema["enum"] = [*schema["enum"], None]
    return dict(append_meta(schema, {}))


def add_components(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Describe the details of each kind, and let every operation say that it answers a refusal as a problem."""
    schemas = result["components"]["schemas"]
    schemas |= {f"{shape.__name__}Details": described(shape) for shape in SHAPES.values()}
    schemas["Problem"] = PROBLEM_SCHEMA
    for path in result["paths"].values():
        for operation in path.values():
            operation["responses"]["4XX"] = PROBLEM
    return result


@login_not_required
@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (the same for everybody)
    return HttpResponse(_described(), content_type="application/json", headers={"Cache-Control": CACHING})


@cache
def _described() -> bytes:
    """Return the description; made once, for it changes with the program only."""
    described = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return bytes(OpenApiJsonRenderer().render(described))


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(render_to_string("api/docs.html", newsroom()), headers={"Cache-Control": CACHING})
