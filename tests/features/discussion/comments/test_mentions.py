"""Names in a comment, and how it is shown."""

import pytest

from reviews.features.discussion.comments.mentions import keys_of, named_in, shown
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_people_are_named_by_their_login_name_as_it_is_written(reviewer, editor):
    UserFactory(username="stranger")
    UserFactory(username="gone", reviewer=True, is_active=False)

    named = named_in("@ana, @Eve: see a@ana.example, https://x.example/@eve, @stranger, @gone and @nobody.")

    assert named == {"ana": reviewer.pk, "Eve": editor.pk}


def test_name_may_end_in_a_full_stop_or_its_sentence_may(reviewer):
    dotted = UserFactory(username="j.r.", reviewer=True)

    assert named_in("Ask @j.r. or @ana.") == {"j.r.": dotted.pk, "ana": reviewer.pk}


def test_everybody_of_a_role_is_named_by_its_word(reviewer, editor):
    both = UserFactory(reviewer=True, editor=True)

    assert keys_of("@editors", {}) == {editor.pk, both.pk}
    assert keys_of("@reviewers and @eve", {"eve": editor.pk}) == {reviewer.pk, both.pk, editor.pk}
    assert keys_of("editors", {}) == set()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>", "&lt;script&gt;"),
        ("a\nb", "a<br>b"),
        (
            "see https://x.example/?a=1&b=2.",
            'see <a href="https://x.example/?a=1&amp;b=2" rel="nofollow">https://x.example/?a=1&amp;b=2</a>.',
        ),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("@ana!", "<b>@<bdi>ana.b</bdi></b>!"),
        ("@editors", "<b>@<bdi>editors</bdi></b>"),
        ("@nobody", "@nobody"),
    ],
)
def test_comment_is_shown_with_links_and_names_and_nothing_else_of_html(text, html):
    assert shown(text, {"ana": 7}, {7: "ana.b"}) == html
