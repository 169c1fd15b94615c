"""What the OpenAPI description says beyond what the views say themselves."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from .callers import TokenAuthentication


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
        "claim": {"allOf": [{"$ref": "#/components/schemas/Claim"}], "description": "The claim as it is now (409)."},
    },
}


def add_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Let every operation say that it answers a refusal as a problem."""
    result["components"]["schemas"]["Problem"] = PROBLEM_SCHEMA
    for path in result["paths"].values():
        for operation in path.values():
            operation["responses"]["4XX"] = PROBLEM
    return result
