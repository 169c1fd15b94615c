"""Why a page was not fetched, in sentences for people."""

from collections.abc import Callable

from reviews.intake.text import gettext_noop

SENTENCES = {
    "off": gettext_noop("This newsroom's server fetches nothing; open the page yourself and copy what is needed."),
    "busy": gettext_noop("Other pages are being fetched just now. Try again in a moment."),
    "misspelt": gettext_noop(
        "This is not the address of a public page: such an address looks like https://example.org/page."
    ),
    "forbidden": gettext_noop("This address does not lead to the public web, so it is not fetched."),
    "unreachable": gettext_noop("The site cannot be reached. Look whether the address is right."),
    "untrusted": gettext_noop(
        "The site does not prove that it is the one of this address: its certificate is not valid."
    ),
    "too-slow": gettext_noop("The site did not send the page within %(seconds)s seconds."),
    "too-large": gettext_noop("The site sends too much: at most %(megabytes)s MB are fetched."),
    "redirects": gettext_noop("The address leads on to other addresses more than %(redirects)s times."),
    "not-found": gettext_noop("The site has no page at this address (its answer is %(status)s)."),
    "refused": gettext_noop(
        "The site does not give this page to a program (its answer is %(status)s). Open it yourself and copy what is needed."
    ),
    "failing": gettext_noop("The site has a fault of its own (its answer is %(status)s). Try again later."),
    "not-a-page": gettext_noop("There is no page at this address, but something of the type %(type)s."),
    "garbled": gettext_noop("What the site sends breaks off or cannot be read. Try again later."),
}


class Unfetched(Exception):
    """A page was not fetched. `code` is a key of SENTENCES, `figures` what its sentence has room for."""

    def __init__(self, code: str, **figures: object) -> None:
        super().__init__(code)
        self.code, self.figures = code, figures

    @property
    def sentence(self) -> str:
        """Why, in English, with room for its figures."""
        return SENTENCES[self.code]

    def worded(self, translate: Callable[[str], str] = str) -> str:
        """Return why, in the language of `translate`."""
        return translate(self.sentence) % self.figures

    def __str__(self) -> str:
        """Return why, in English."""
        return self.worded()
