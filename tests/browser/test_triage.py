"""An article's claims are looked at in one pass and mended, by keyboard alone, in a script of either direction."""

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Claim, State
from reviews.workflow.articles.intake import add_article

TEXT = (
    "The council of Arden voted 9-2 on Tuesday to reopen the bridge, and 40 people were killed in a flood at the mill.\n\n"
    "The dam cost $3 million. It was built by 600 workers in 1990."
)


def states() -> list[str]:
    return [*Claim.objects.order_by("start").values_list("state", flat=True)]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def done(page: Page) -> None:
    """Wait for what htmx puts in the place of the claims, until its buttons are htmx's too: before, the browser sends them."""
    expect(page.locator("#triage [role=status]")).to_be_visible()
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-swapping")).to_have_count(0)
    page.evaluate("document.querySelector('#triage [role=status]').remove()")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_article_is_triaged_and_a_claim_mended_by_keyboard(open_desk, ana, locale):
    article = add_article(by=ana, title="Arden", text=TEXT, language="en", open_from=2).article
    assert states() == ["proposed"] * 4
    desk = open_desk(ana, locale=locale)
    desk.goto(f"/desk/articles/{article.public_id}/")

    press(desk, "j", "a")
    done(desk)
    press(desk, "j", "x", "1")
    done(desk)
    assert states() == ["open", "dismissed", "proposed", "proposed"]
    press(desk, "u")
    done(desk)
    assert states() == ["open", "proposed", "proposed", "proposed"]

    press(desk, "j", "Space", "j", "Space")
    assert desk.locator("#triage [name=claim]:checked").count() == 2
    press(desk, "a")
    done(desk)
    assert states().count("open") == 3

    press(desk, "k", "k", "k", "m")
    desk.wait_for_url("**/mend/")
    first = Claim.objects.order_by("start")[0]
    desk.locator("[name=words]").first.focus()
    press(desk, "Control+a")
    desk.keyboard.type("The council of Arden voted 9-2")
    press(desk, "Tab", "Enter")
    expect(desk.locator(".messages")).to_be_visible()
    assert Claim.objects.get(pk=first.pk).quote == "The council of Arden voted 9-2"

    desk.locator("button.word", has_text="voted").focus()
    press(desk, "Enter")
    expect(desk.locator("[name=words]").first).to_have_value("The council of Arden")
    assert Claim.objects.filter(quote="voted 9-2", state=State.OPEN).count() == 1


def test_words_selected_in_the_article_go_into_the_field_that_asks_for_them(open_desk, ana):
    article = add_article(by=ana, title="Arden", text=TEXT, language="en").article
    desk = open_desk(ana)
    desk.goto(f"/desk/articles/{article.public_id}/")
    desk.locator(".by-hand summary").click()

    desk.evaluate(
        "() => { const words = document.querySelectorAll('.article-text mark')[1].firstChild;"
        "getSelection().setBaseAndExtent(words, 0, words, 9) }"
    )

    expect(desk.locator(".by-hand [name=words]")).to_have_value("40 people")
