"""What there is to translate is gathered, translated and compiled."""

import re

import pytest

from factcheck.messages import LOCALE, as_mo, as_po, messages_in, untranslated, updated, words_of

CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]*>")


def test_there_are_catalogues():
    assert {po.parent.parent.name for po in CATALOGUES} >= {"ar"}
    assert len(CATALOGUES) % 2 == 0


@pytest.mark.parametrize("po", CATALOGUES, ids=str)
def test_catalogue_has_every_message_translated_and_compiled(po):
    """`make messages` gathers and compiles."""
    catalog = updated(po)

    assert untranslated(catalog) == []
    assert po.read_bytes() == as_po(catalog)
    assert po.with_suffix(".mo").read_bytes() == as_mo(catalog)


@pytest.mark.parametrize("po", CATALOGUES, ids=str)
def test_translations_keep_placeholders_and_markup(po):
    wrong = {}
    for message in updated(po):
        ids = [message.id] if isinstance(message.id, str) else message.id
        known, forms = set(PLACEHOLDER.findall("".join(ids))), words_of(message) if message.id else ()
        found = [set(PLACEHOLDER.findall(words)) for words in forms]
        if any(one - known for one in found) or (found and found[-1] != known):  # "two claims" needs no figure
            wrong[ids[0]] = forms

    assert wrong == {}


def test_messages_of_each_kind_of_file_are_found(tmp_path):
    page, module, script = (tmp_path / name for name in ("page.html", "module.py", "script.js"))
    page.write_text(
        '<p title="{% translate "It’s “here”" %}">Don\'t {% blocktranslate trimmed count n=x %}\n  one <b>item</b>\n'
        '{% plural %}{{ n }} items{% endblocktranslate %} {{ _("three")|upper }}</p>'
    )
    module.write_text('_("four %(x)s") % {"x": 1}\nngettext("a", "b", 2)\npgettext("of a person", "c")\n')
    script.write_text(
        'const words = gettext("five"); // isn\'t\ninterpolate(ngettext("%(n)s d", "%(n)s ds", 2), {}, true);'
    )

    assert [message for message, *_ in messages_in(page)] == [
        "It’s “here”",
        ("one <b>item</b>", "%(n)s items"),
        "three",
    ]
    assert [(message, context) for message, _, context in messages_in(module)] == [
        ("four %(x)s", None),
        (("a", "b"), None),
        ("c", "of a person"),
    ]
    assert [message for message, *_ in messages_in(script)] == ["five", ("%(n)s d", "%(n)s ds")]
