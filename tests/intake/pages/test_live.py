import pytest

from .made import page, read

POSTS = (
    ("2026-05-07T18:05:00+02:00", "The board speaks", "The board says that the port closes in May. “We must,” says its head."),
    ("2026-05-07T17:40:00+02:00", "It is done", "The board has voted 9 to 2 for it, while two members were away at sea."),
    ("2026-05-07T16:00:00+02:00", "Good afternoon", "Some 90 fishers wait outside of the house. Police have closed two streets."),
)  # fmt: skip


def live(post: str, *, around: str = "{}") -> dict:
    posts = "".join(post.format(time=time, clock=time[11:16], title=title, text=text) for time, title, text in POSTS)
    html = f"<html><head><title>Port vote: live</title></head><body><main><h1>Port vote: live</h1>{around.format(posts)}</main>"
    return read(html)


@pytest.mark.parametrize(
    ("post", "around"),
    [
        ('<article class="post"><time datetime="{time}">{clock}</time><h2>{title}</h2><p>{text}</p></article>', "{}"),
        ('<div class="x7"><h3>{title}</h3><time datetime="{time}">{clock}</time><p>{text}</p></div>', "{}"),
        (
            '<li class="liveblog-entry"><time datetime="{time}">{clock}</time><h4>{title}</h4><p>{text}</p></li>',
            "<ul>{}</ul>",
        ),
    ],
)
def test_posts_keep_their_hours_and_headings(post, around):
    got = live(post, around=around)

    for time, title, text in POSTS:
        assert {time[11:16], title, text} <= set(got["text"].split("\n\n"))
    assert [(one.kind, one.value) for one in got["locators"]] == [("time", time) for time, _, _ in POSTS]


def test_locator_is_where_the_post_begins():
    got = live('<section class="update"><strong>{clock}</strong><h2>{title}</h2><p>{text}</p></section>')

    begins = [got["text"][one.start :].split("\n\n")[:2] for one in got["locators"]]
    assert begins == [[time[11:16], title] for time, title, _ in POSTS]
    assert [one.value for one in got["locators"]] == ["18:05", "17:40", "16:00"]


def test_list_of_stories_beside_an_article_is_no_live_page():
    stories = "".join(
        f'<li class="post"><time datetime="2026-05-0{n}T10:00">10:0{n}</time><p>Another boat came in on that day, as boats do.</p></li>'
        for n in range(1, 4)
    )
    got = read(page(f"<p>{'Nobody knows yet what comes of it. ' * 9}</p>", behind=f"<ul>{stories}</ul>"))

    assert got["locators"] == ()
    assert "Another boat" not in got["text"]
