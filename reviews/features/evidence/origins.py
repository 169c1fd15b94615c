"""Pieces of evidence that come from one text: two papers that print one agency's report are one origin, not two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from rapidfuzz.distance import Indel

from factcheck.words import listed
from reviews.models import Copy

HEAD = 4_000
"""How many characters of each text are compared: reports are cut from their end."""
SHORTEST = 200
"""A shorter text is like many others."""
NEARLY_THE_SAME = 0.75
CREDITED = 400
"""How far into a text its agency is credited, in characters."""
AGENCIES = (
    "Reuters", "AP", "Associated Press", "AFP", "Agence France-Presse", "dpa", "EFE", "ANSA", "Xinhua", "TASS", "Anadolu", "AA",
    "PA", "UPI", "Bloomberg", "Kyodo", "Yonhap", "SANA", "WAFA", "رويترز", "أ ف ب", "فرانس برس", "الأناضول", "د ب أ",
)  # fmt: skip
CREDIT = re.compile(rf"\(\s*({'|'.join(map(re.escape, AGENCIES))})\s*\)")


@dataclass(frozen=True)
class Origin:
    """The numbers of pieces that are one origin, and the agency that they credit, if that shows it."""

    numbers: list[int]
    agency: str

    @property
    def sentence(self) -> str:
        told = {"numbers": listed(map(str, self.numbers)), "agency": self.agency}
        if self.agency:
            return _("Evidence %(numbers)s: one origin, as each credits %(agency)s.") % told
        return _("Evidence %(numbers)s: one origin, as the texts are nearly the same.") % told


def origins_in(copies: Mapping[int, str]) -> list[Origin]:
    """Return which pieces are one origin, of those whose copies have these ids; nothing is asked for fewer than two."""
    if len(copies) < 2:
        return []
    heads = dict(
        Copy.objects.filter(public_id__in=copies.values())
        .annotate(head=Substr("body__text", 1, HEAD))
        .values_list("public_id", "head")
        .order_by()
    )
    return origins_of({number: heads.get(copy, "") for number, copy in copies.items()})


def origins_of(texts: Mapping[int, str]) -> list[Origin]:
    """Group texts by what they are like; each is compared with the first of each group."""
    groups: list[list[int]] = []
    for number, text in texts.items():
        group = next((group for group in groups if _are_one(texts[group[0]], text)), None)
        if group is None:
            groups.append([number])
        else:
            group.append(number)
    return [Origin(group, _credit_of([texts[number] for number in group])) for group in groups if len(group) > 1]


def _are_one(first: str, second: str) -> bool:
    if agency_in(first) and agency_in(first) == agency_in(second):
        return True
    if min(len(first), len(second)) < SHORTEST:
        return False
    return Indel.normalized_similarity(first, second, score_cutoff=NEARLY_THE_SAME) > 0


def agency_in(text: str) -> str:
    """Return the agency that a text credits at its start, as in "GENEVA (Reuters) - "."""
    found = CREDIT.search(text[:CREDITED])
    return found[1] if found else ""


def _credit_of(texts: list[str]) -> str:
    agencies = {agency_in(text) for text in texts}
    return agencies.pop() if len(agencies) == 1 else ""
