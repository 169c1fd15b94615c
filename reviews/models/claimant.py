"""Who makes claims."""

import re
from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import slug_of
from .validators import refuse_controls, refuse_other_links


class Claimant(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        UNKNOWN = "unknown", _("Unknown")

    name = models.CharField(max_length=200, unique=True, validators=[refuse_controls])
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNKNOWN)
    description = models.CharField(max_length=300, blank=True, validators=[refuse_controls])
    same_as = models.JSONField(
        default=list,
        blank=True,
        validators=[refuse_other_links],
        help_text=_("Addresses of the same person elsewhere (Wikidata, a home page)."),
    )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.same_as = self.same_as or []  # what is empty passes the validators, whatever its type

    @property
    def is_named(self) -> bool:
        """Whether it is somebody, the same one wherever the name stands, and not "the judge" of some article."""
        return is_proper(self.name)

    @classmethod
    def named(cls, name: str) -> "Claimant":
        """Return the claimant of this name, made now if new; a slug that another name has gets a number."""
        found = cls.objects.filter(name=name).first()
        if found:
            return found
        slug = base = slug_of(name, "claimant")
        number = 1
        while cls.objects.filter(slug=slug).exists():
            number += 1
            slug = f"{base}-{number}"
        return cls.objects.get_or_create(name=name, defaults={"slug": slug})[0]

    @classmethod
    def all_named(cls, names: Collection[str]) -> dict[str, "Claimant"]:
        """Return the claimants of these names, asking once for all that are known."""
        known = {found.name: found for found in cls.objects.filter(name__in=names)}
        return {name: known.get(name) or cls.named(name) for name in sorted(names)}


DEFINITE = re.compile(r"(?:the|el|los|las?|les?)\s+|l['’]", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|une?|una)\s+", re.IGNORECASE)
# Those who speak in every second article; a capital on them only opens the sentence.
EVERYBODY = re.compile(
    r"(?:police|witnesses|officials?|residents|neighbou?rs|doctors|prosecutors|authorities|experts|critics|opponents|supporters"
    r"|researchers|scientists|economists|analysts|lawyers|relatives|investigators|firefighters|rescuers|activists|protesters"
    r"|campaigners|sources|lawmakers|legislators|charities|unions|ministers|two|three|four|five|some|many|several|one|another"
    r"|local|state|federal|government|health|hospital|company|security|military|his|her|their|its)\b\s*",
    re.IGNORECASE,
)


def is_proper(name: str) -> bool:
    """Whether a name has a capital, apart from an article or "Police" before it; a script without capitals passes for one.

    Behind "a" or "an" it must be capitalised from its first word to its last: "A U.S. official" is nobody, "An Nguyen" is.
    """
    if found := INDEFINITE.match(name):
        words = name[found.end() :].split()
        return bool(words) and all(not words[end][0].islower() for end in (0, -1))
    found = DEFINITE.match(name) or EVERYBODY.match(name)
    rest = name[found.end() :] if found else name
    return any(letter.isalpha() and not letter.islower() for letter in rest)
