from datetime import UTC, datetime

import pytest

from reviews.extraction import extract
from reviews.intake import Unreadable, read
from reviews.intake.kinds import XML

from .made import changes

THEYWORKFORYOU = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip [<!ENTITY pound "&#163;"><!ENTITY ndash '&#8211;'>]>
<publicwhip scraperversion="1" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2026-03-02a.1.0">Harbour Bridge Bill</major-heading>
<speech id="uk.org.publicwhip/debate/2026-03-02a.1.1" speakername="Ada Lund" time="14:30:00"><p>The bridge costs &pound;12 million.</p>
<p>It is <i>needed</i>.</p></speech>
<speech id="uk.org.publicwhip/debate/2026-03-02a.1.2" nospeaker="true" time="14:40:00"><p>The House divided.</p></speech>
<division id="uk.org.publicwhip/debate/2026-03-02a.2.0" divdate="2026-03-02" divnumber="7" time="14:52:00">
<divisioncount ayes="71" noes="69" tellerayes="2" tellernoes="2"/>
<mplist vote="aye"><mpname vote="aye">Lund, Ada</mpname><mpname vote="aye">Roe, Ann</mpname></mplist></division>
</publicwhip>"""
PARLAMINT = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="main">Minutes of the council</title></titleStmt><sourceDesc><bibl><date when="2026-03-02">2 March</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="LundAda"><persName><surname>Lund</surname><forename>Ada</forename></persName></person></listPerson></particDesc></profileDesc>
</teiHeader><text><body><div type="debateSection"><pb n="12"/><head>Bridge</head>
<u who="#LundAda"><seg>The bridge is <vocal><desc>laughs</desc></vocal> needed.</seg><pb n="13"/><seg>It costs 12 million.</seg></u>
<note type="speaker">The Chair:</note><u who="#x"><seg><s><w>We</w> <w>vote</w> <w join="right">now</w><pc>.</pc></s></seg></u>
<note type="vote-ayes">71</note><note type="vote-noes">69</note><note type="time">Closed at 8.</note></div></body></text></TEI>"""
AKOMA_NTOSO = """<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="debate"><meta>
<identification source="#x"><FRBRWork><FRBRdate date="2026-03-02" name="sitting"/></FRBRWork></identification>
<analysis><parliamentary><voting outcome="#passed" href="#dbsect_1__vote"><count value="71" refersTo="#ayes"/><count value="69" refersTo="#noes"/></voting></parliamentary></analysis>
<references><TLCPerson eId="lund" href="/p/1" showAs="Ada Lund"/></references></meta>
<debateBody><debateSection eId="dbsect_1"><heading>Bridge</heading>
<speech by="#lund" startTime="2026-03-02T14:30:00"><p>The bridge is needed.</p><p>It costs 12 million.</p></speech>
<speech by="#x"><from>The Chair (Mr Roe)</from><p>We <b>vote</b> now.</p></speech>
<scene eId="dbsect_1__vote">The House divided.</scene></debateSection></debateBody></debate></akomaNtoso>"""


def test_hansard_of_theyworkforyou():
    found = read(THEYWORKFORYOU.encode("latin-1"), name="x.xml")

    assert found.text.split("\n\n") == [
        "Harbour Bridge Bill", "Ada Lund: The bridge costs £12 million.", "It is needed.", "The House divided.", "Ayes 71\nNoes 69",
    ]  # fmt: skip
    assert (found.kind, found.title, found.published) == (XML, "Harbour Bridge Bill", datetime(2026, 3, 2, tzinfo=UTC))
    assert [(place.value, found.text[place.start :][:4]) for place in found.locators] == [
        ("14:30:00", "Ada "), ("14:40:00", "The "), ("14:52:00", "Ayes"),
    ]  # fmt: skip
    assert changes(found) == [("voters", "Ayes: Lund, Ada; Roe, Ann")]


def test_debate_of_parlamint():
    found = read(PARLAMINT.encode(), name="x.xml")

    assert found.text.split("\n\n") == [
        "Bridge", "Ada Lund: The bridge is needed.", "It costs 12 million.", "The Chair: We vote now.", "Ayes 71\nNoes 69", "Closed at 8.",
    ]  # fmt: skip
    assert [(place.kind, place.value, found.text[place.start :][:3]) for place in found.locators] == [
        ("page", "12", "Bri"),
        ("page", "13", "It "),
    ]
    assert (found.title, found.published_from) == ("Minutes of the council", "2026-03-02")


def test_votes_of_parlamint_that_are_sentences_stay_sentences():
    told = PARLAMINT.replace(">71<", ">84 voted for the measure.<").replace(">69<", ">2 voted against it.<")

    assert read(told.encode(), name="x.xml").text.split("\n\n")[-3:-1] == [
        "84 voted for the measure.",
        "2 voted against it.",
    ]


def test_debate_in_akoma_ntoso():
    found = read(AKOMA_NTOSO.encode(), name="x.xml")

    assert found.text.split("\n\n") == [
        "Bridge", "Ada Lund: The bridge is needed.", "It costs 12 million.", "The Chair (Mr Roe): We vote now.", "The House divided.", "Ayes 71\nNoes 69",
    ]  # fmt: skip
    assert (found.title, found.published) == ("Bridge", datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize("record", [THEYWORKFORYOU, PARLAMINT, AKOMA_NTOSO])
def test_division_is_read_as_a_tally_by_the_extraction(record):
    claims = extract(read(record.encode(), name="x.xml").text)

    (tally,) = [claim for claim in claims if claim.kind == "vote_tally"]
    assert (tally.details["in_favour"], tally.details["against"]) == (71, 69)


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ('content="31" not-content="18"', "Contents 31\nNot-contents 18"),
        ('for="31" against="18" abstentions="2"', "For 31\nAgainst 18\nAbstentions 2"),
        ('ayes="" noes="x"', None),
    ],
)
def test_sides_are_printed_as_records_print_them(sides, told):
    text = read(THEYWORKFORYOU.replace('ayes="71" noes="69"', sides).encode(), name="x.xml").text

    assert text.endswith(told or "The House divided.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (THEYWORKFORYOU.replace('"&#163;"', '"&ndash;&ndash;"'), "XML entities"),
        (THEYWORKFORYOU.replace('pound "&#163;"', 'pound SYSTEM "file:///etc/passwd"'), "XML entities"),
        (THEYWORKFORYOU[:600], "is damaged"),
        ('<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "is empty"),
        ("<publicwhip></publicwhip>", "is empty"),
        ("<a><TEI></TEI></a>", "is damaged"),
    ],
)
def test_record_that_gives_nothing_says_why(text, said):
    with pytest.raises(Unreadable) as refused:
        read(text.encode(), name="x.xml")
    assert said in str(refused.value)
