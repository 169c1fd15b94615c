"""Fields that take exactly one type, and what no newsroom writes is refused."""

from datetime import datetime
from typing import Any, NoReturn

from django.utils.timezone import is_aware
from rest_framework import serializers

from reviews import languages
from reviews.models import Rating
from reviews.models.validators import ADDRESS_LIMIT, BIGGEST, refuse_controls, refuse_other_addresses


class String(serializers.CharField):
    """A string and nothing that could be turned into one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Text(String):
    """Words on any number of lines; a line break counts as one character."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators.append(refuse_controls)

    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(data).replace("\r\n", "\n").replace("\r", "\n")


class Line(Text):
    """Words on one line: runs of blanks and line breaks count as one blank."""

    def to_internal_value(self, data: Any) -> str:
        return " ".join(super().to_internal_value(data).split())


class Whole(serializers.IntegerField):
    """An integer as the databases store it; neither "1" nor 1.0 nor true."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=BIGGEST, **options)

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return int(super().to_internal_value(data))


class Instant(serializers.DateTimeField):
    """An instant by the clock that it is sent with; the day there may be another one than in UTC."""

    def enforce_timezone(self, value: datetime) -> datetime:
        return value if is_aware(value) else super().enforce_timezone(value)


class Address(Text):
    """A web address that may be shown as a link."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=ADDRESS_LIMIT, **options)
        self.validators.append(refuse_other_addresses)


class Language(serializers.RegexField):
    """The tag of a language that has a name here: "fr" or "fr-CA"."""

    default_error_messages = {"invalid": "There is no such language here. Give its code, such as en or fr-CA."}

    def __init__(self, **options: Any) -> None:
        known = "|".join(sorted(languages.NAMES))
        super().__init__(rf"\A(?:{known})(?:-[A-Za-z0-9]{{2,8}})?\Z", max_length=12, **options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Strict(serializers.Serializer[Any]):
    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := data.keys() - self.fields.keys()):
            raise serializers.ValidationError({name[:100]: ["There is no such field."] for name in sorted(unknown)})
        return super().to_internal_value(data)


class RatingCode(serializers.SlugRelatedField[Rating]):
    def __init__(self, scale: str) -> None:
        ratings = Rating.objects.filter(scale__code=scale)
        super().__init__(slug_field="code", queryset=ratings, required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> Rating:
        if not isinstance(data, str):
            self._refuse(data)
        return super().to_internal_value(data)

    def _refuse(self, data: Any) -> NoReturn:
        self.fail("does_not_exist", slug_name=self.slug_field, value=data)
