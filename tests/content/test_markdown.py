"""A rationale's Markdown becomes a small safe part of HTML."""

import pytest

from reviews.content.markdown import clean, to_html

COUNTS = "| counted by | killed |\n|---|---:|\n| fire service | at least 14 |\n| coroner | 19 |\n"


def test_table_is_a_table_that_scrolls_by_itself():
    html = to_html(COUNTS)

    assert html.startswith('<div class="wide-table" tabindex="0" role="group" aria-label="Table"><table>')
    assert html.count("<tr>") == 3
    assert "<td>at least 14</td>" in html
    assert "|" not in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("# A", ["h3"]),
        ("## A", ["h3"]),
        ("# A\n\n## B\n\n### C\n\n# D", ["h3", "h4", "h4", "h3"]),
        ("### A\n\n> ## B", ["h4", "h3"]),
        ("A\n=", ["h3"]),
    ],
)
def test_headings_stand_below_those_of_the_page(source, tags):
    html = to_html(source)

    assert [html[place + 1 : place + 3] for place in range(len(html)) if html.startswith("<h", place)] == tags
    assert all(f"</{tag}>" in html for tag in tags)


def test_what_was_cleaned_stays_as_it_is():
    html = to_html(COUNTS + "\n# A\n\n[a](https://a.example)")

    assert clean(html) == html


@pytest.mark.parametrize(
    "html",
    ['<div class="bar">x</div>', '<div style="position: fixed">x</div>', '<div tabindex="5" role="alert">x</div>'],
)
def test_only_the_box_of_a_table_keeps_its_attributes(html):
    assert clean(html) == "<div>x</div>"


def test_html_in_a_cell_stays_text():
    assert "<td>&lt;img src=x&gt;</td>" in to_html("| a |\n|---|\n| <img src=x> |")


def test_table_that_fills_itself_stays_small():
    source = ("|" + "a|" * 181 + "\n|" + "-|" * 181 + "\n" + "|\n" * 362 + "\n") * 5

    assert len(to_html(source)) < 40 * len(source)
