from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from reviews.intake import Unreadable, read
from reviews.intake.kinds import EML, MHTML

from .made import changes, word

WORDS = "The council voted 12 to 3 for the bridge.\n\nThree people were hurt when the old one was closed."
PAGE = "<html><head><title>Bridge approved</title></head><body><article><h1>Bridge approved</h1>{}</article></body></html>".format(
    "".join(
        f"<p>The council voted {n} to 3 on Monday for the new bridge, after a debate of four hours.</p>"
        for n in (12, 13)
    )
)


def mail(text: str | None = WORDS, page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "Subject": "Bridge approved – débat",
        "From": "Jo Lee <jo@council.example>",
        "Date": "Mon, 2 Mar 2026 10:30:00 +0200",
    }
    for name, value in (told | headers).items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if page:
        (made.add_alternative if text is not None else made.set_content)(page, subtype="html")
    return made


def saved_page(page: str = PAGE, **headers: str) -> bytes:
    made = EmailMessage()
    for name, value in {
        "From": "<Saved by Blink>",
        "Subject": "Bridge",
        "Snapshot-Content-Location": "https://news.example/bridge",
    }.items():
        made[name] = value
    made.set_content(page, subtype="html")
    made.add_related(b"\x89PNG", "image", "png", cid="<1>")
    return made.as_bytes()


def test_mail_tells_its_subject_sender_and_day():
    found = read(mail().as_bytes(), name="x.eml")

    assert found.text == WORDS
    assert (found.title, found.byline, found.kind) == ("Bridge approved – débat", "Jo Lee", EML)
    assert found.published == datetime(2026, 3, 2, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    assert found.published_from == "Mon, 02 Mar 2026 10:30:00 +0200"


def test_sender_without_a_name_is_told_by_address():
    assert read(mail(From="jo@council.example").as_bytes(), name="x.eml").byline == "jo@council.example"


@pytest.mark.parametrize("day", ["yesterday", "", "Mon, 99 Mar 2026 10:30:00 +0200"])
def test_day_that_is_none_is_none(day):
    assert read(mail(Date=day).as_bytes(), name="x.eml").published is None


def test_day_without_a_zone_is_in_utc():
    found = read(mail(Date="Mon, 2 Mar 2026 10:30:00 -0000").as_bytes(), name="x.eml")

    assert found.published == datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


def test_quoted_letters_are_left_out_and_told():
    found = read(
        mail("We did.\n\nOn Monday Jo wrote:\n> Did you vote?\n> Please say.\n\nAll of us.").as_bytes(), name="x.eml"
    )

    assert found.text == "We did.\n\nAll of us."
    assert changes(found) == [("quoted", "On Monday Jo wrote: Did you vote? Please say.")]


def test_letter_that_only_passes_another_on_is_that():
    assert (
        read(mail("> The council voted.\n>\n> 12 to 3.").as_bytes(), name="x.eml").text
        == "The council voted.\n\n12 to 3."
    )


def test_wrapped_lines_are_whole_where_the_mail_says_so():
    made = mail("The council \nvoted. \n\n-- \nJo")
    made.set_param("format", "flowed")

    assert read(made.as_bytes(), name="x.eml").text == "The council voted.\n\n--\nJo"


def test_attachments_are_told():
    made = mail()
    made.add_attachment(word("Words."), maintype="application", subtype="octet-stream", filename="minutes.docx")

    found = read(made.as_bytes(), name="x.eml")

    assert (found.text, changes(found)) == (WORDS, [("attachment", "minutes.docx")])


def test_mail_in_html_is_read_as_a_page():
    found = read(mail(None, PAGE).as_bytes(), name="x.eml")

    assert "The council voted 13 to 3 on Monday" in found.text
    assert (found.title, found.byline) == ("Bridge approved – débat", "Jo Lee")


def test_plain_part_that_only_says_that_there_is_more_is_not_the_mail():
    assert "voted 13 to 3" in read(mail("See it in HTML.", PAGE).as_bytes(), name="x.eml").text
    assert read(mail(WORDS, PAGE).as_bytes(), name="x.eml").text == WORDS


def test_html_without_an_article_gives_its_words():
    assert (
        read(mail(None, "<div>It is <b>12</b> to 3.<br>Yes.</div><script>x()</script>").as_bytes(), name="x.eml").text
        == "It is 12 to 3.\n\nYes."
    )


def test_encoding_of_a_part_is_used_and_none_is_guessed():
    made = mail("")
    made.set_content(
        "Der Rat stimmte für die Brücke über die Weser, sagte der Bürgermeister.", charset="iso-8859-1", cte="8bit"
    )

    assert "für die Brücke" in read(made.as_bytes(), name="x.eml").text
    with pytest.raises(Unreadable, match="is not UTF-8"):
        read(made.as_bytes().replace(b'; charset="iso-8859-1"', b""), name="x.eml")


def test_mail_without_words_names_what_came_along():
    made = mail("\n")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="minutes.pdf")

    with pytest.raises(Unreadable, match=r"Give the file that came with it: minutes\.pdf\."):
        read(made.as_bytes(), name="x.eml")
    with pytest.raises(Unreadable, match="has no words"):
        read(mail("\n").as_bytes(), name="x.eml")


def test_saved_page_gives_its_article_and_address():
    found = read(saved_page(), name="x.mhtml")

    assert "The council voted 13 to 3 on Monday" in found.text
    assert (found.title, found.url, found.kind) == ("Bridge approved", "https://news.example/bridge", MHTML)


def test_saved_page_without_an_article_is_refused():
    with pytest.raises(Unreadable, match="No article was found"):
        read(saved_page("<html></html>"), name="x.mhtml")


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3_000,
        b"Received: x\nContent-Type: text/plain; charset=klingon\n\nwords",
        b"Received: x\nSubject: =?utf-8?b?" + b"A" * 50_000 + b"?=\nFrom: " + b"<" * 5_000 + b"\n\nwords",
        b"Received: x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
    ],
)
def test_odd_mail_is_read_or_refused(data):
    with suppress(Unreadable):
        assert read(data, name="x.eml").text


def test_day_of_no_mail_is_none():
    letter = (
        "From: ana@news.example\nDate: Fri, 31 Dec 9999 23:59:59 -1200\nMIME-Version: 1.0\n\nThe council voted 12 to 3."
    )

    assert read(letter.encode(), name="x.eml").published is None
