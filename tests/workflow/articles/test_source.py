"""What is kept of the source of a text that a person mended."""

import pytest

from reviews.intake import Intake
from reviews.intake.article import Change, Locator
from reviews.management.history.integrity import faults
from reviews.workflow.articles.intake import add_article
from reviews.workflow.articles.revisions.revising import revise
from reviews.workflow.articles.source import source_of

pytestmark = pytest.mark.django_db

FIRST = "The council met on Monday evening in Marwick."
SECOND = "It passed the budget by 31 votes to 18."
THIRD = "Two members abstained from the vote."
READ = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
PAGES = (
    Locator(0, "page", "1"),
    Locator(READ.index(SECOND), "page", "2"),
    Locator(READ.index(THIRD), "page", "3"),
)
FOUND = Intake(READ, changes=(Change("hidden", "Subscribe now"),), locators=PAGES)


def pages_in(text):
    return {one["value"]: text[one["start"] :][:7] for one in source_of(FOUND, text, None).locators}


def test_program_and_person_each_say_what_they_changed():
    mended = READ.replace("31 votes", "32 votes")

    assert source_of(FOUND, mended, None).changes == [
        {"what": "hidden", "words": "Subscribe now"},
        {"what": "mended", "words": SECOND, "instead": "It passed the budget by 32 votes to 18."},
    ]


def test_paragraph_that_is_taken_out_and_one_that_is_added_are_told():
    mended = f"{FIRST}\n\n{THIRD}\n\nThat was all."

    assert source_of(FOUND, mended, None).changes[1:] == [
        {"what": "mended", "words": SECOND, "instead": ""},
        {"what": "mended", "words": "", "instead": "That was all."},
    ]


def test_blank_lines_are_no_words():
    assert source_of(FOUND, READ.replace("\n\n", "\r\n") + "\r\n", None).changes == [
        {"what": "hidden", "words": "Subscribe now"}
    ]


def test_pages_go_along_with_their_words():
    assert pages_in(READ) == {"1": "The cou", "2": "It pass", "3": "Two mem"}
    assert pages_in(f"A heading\n\n{READ}") == {"1": "The cou", "2": "It pass", "3": "Two mem"}


def test_page_whose_words_are_gone_begins_with_the_next_that_are_there():
    text = f"{FIRST}\n\n{THIRD}"

    assert pages_in(text) == {"1": "The cou", "3": "Two mem"}


def test_text_that_is_another_has_no_pages():
    assert pages_in("Nothing of this stood there before") == {}


def test_newer_text_keeps_what_a_person_had_changed_where_it_still_stands(reviewer):
    mended = READ.replace("Monday", "Tuesday").replace("Two members", "Three members")
    source = source_of(FOUND, mended, None)
    article = add_article(by=reviewer, title="Budget", text=mended, language="en", source=source).article

    newer = revise(article, mended.replace("Three members", "Four members"), by=reviewer, seen=1)

    assert newer.changes == [{"what": "mended", "words": FIRST, "instead": FIRST.replace("Monday", "Tuesday")}]
    assert list(faults()) == []


def test_newer_text_of_one_that_nobody_changed_has_nothing_to_keep(reviewer):
    article = add_article(by=reviewer, title="Budget", text=READ, language="en").article

    assert revise(article, f"{READ}\n\nIt rained.", by=reviewer, seen=1).changes == []
    assert list(faults()) == []
