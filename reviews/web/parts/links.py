"""What may be followed from a page."""

from urllib.parse import urlsplit


def web_addresses(links: object) -> list[str]:
    """Return those of `links` that lead to the web; none if it is no list, whatever was stored."""
    return [link for link in links if web_address(link)] if isinstance(links, list) else []


def web_address(url: object) -> str:
    """Return `url` if it leads to the web, else nothing: a link must never be a script, whatever was stored."""
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
