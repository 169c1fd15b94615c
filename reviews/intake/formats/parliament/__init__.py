"""Records of parliaments in XML, by the elements that they use: Akoma Ntoso, ParlaMint's TEI, and TheyWorkForYou's Hansard."""

from reviews.intake.article import Intake
from reviews.intake.formats import damaged
from reviews.intake.formats.markup import name, parsed

from . import akoma_ntoso, parlamint, theyworkforyou

READERS = {
    "akomaNtoso": akoma_ntoso.read,
    "TEI": parlamint.read,
    "publicwhip": theyworkforyou.read,
}


def read(text: str) -> Intake:
    root = parsed(text, named_letters=True)
    if name(root) not in READERS:
        raise damaged()
    return READERS[name(root)](root)


__all__ = ["read"]
