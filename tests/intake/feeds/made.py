"""Feeds as sites make them, and as those who mean harm do."""


def rss(*items: str, before: str = "", root: str = "", channel: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{before}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" {root}>'
    return f"{head}<channel><title>Harbour News</title>{channel}{''.join(items)}</channel></rss>".encode()


def item(
    number: int = 1, *, title: str = "Council votes", link: str | None = None, guid: str | None = None, more: str = ""
) -> str:
    link = f"https://news.example/{number}" if link is None else link
    guid = f"tag:news.example,{number}" if guid is None else guid
    return f"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid>{more}</item>"


ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/en/">
  <title>Harbour News</title>
  <entry><id>tag:news.example,7</id><title type="html">Bridge &amp;amp; tunnel</title>
    <link href="7/story"/><updated>2026-03-31T09:30:00+02:00</updated>
    <summary>The bridge opens.</summary>
    <content type="html">&lt;p&gt;The bridge opens.&lt;/p&gt;&lt;p&gt;It cost 3 million.&lt;/p&gt;</content>
  </entry>
</feed>"""

BOMB = (
    '<!DOCTYPE rss [<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>'
LEAK = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
