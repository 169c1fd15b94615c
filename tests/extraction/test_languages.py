import pytest

from reviews.extraction import extract
from reviews.extraction.figures import numbers
from reviews.extraction.text import tokens

from .corpora import cases
from .mentions import figures, statements


@pytest.mark.parametrize("case", cases("languages"))
def test_statement_in_another_language(case):
    text = case["text"]
    found = statements(text, case["language"])

    assert [
        [
            claim.claimant and claim.claimant.name,
            claim.details["cue"],
            [text[start:end] for start, end in claim.details["content"]],
        ]
        for claim in found
    ] == case["statements"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "3,5 millions d’euros", [3_500_000]),
        ("fr", "1\u202f200 personnes et deux cents soldats", [1200, 200]),
        ("fr", "vingt-trois élus", [23]),
        ("es", "1.200,5 millones de euros", [1_200_500_000]),
        ("es", "veintitrés personas y dos mil soldados", [23, 2000]),
        ("ar", "شارك ١٬٢٠٠ شخص و 12 نائبا", [1200, 12]),
        ("ar", "خمسة جنود", [5]),
        ("he", "הגשר עלה 3.5 מיליון שקל", [3_500_000]),
        ("he", "עשרים איש", [20]),
        ("de", "1.200,5 Mio. Euro und zweihundert Soldaten", [1_200_500_000, 200]),
    ],
)
def test_numbers_in_another_language(language, text, expected):
    assert [number.value for number in numbers.find(tokens.split(text), language)] == expected


@pytest.mark.parametrize("case", cases("language_figures"))
def test_figures_in_another_language(case):
    text, language = case["text"], case["language"]
    found = numbers.find(tokens.split(text, language=language), language)
    claims = figures("quantity", text, language=language)

    values = [[each.minimum, each.maximum] if each.value is None else each.value for each in found]
    assert (values, [claim.details["unit"] for claim in claims]) == (case["numbers"], case["units"])


def test_a_pronoun_is_parted_from_its_verb_where_the_verb_reports():
    words = [token.text for token in tokens.split("dit-il, ajoute-t-elle, a-t-on, Jong-il", language="fr")]

    assert words == ["dit", "-il", ",", "ajoute", "-t-elle", ",", "a-t-on", ",", "Jong-il"]


def test_english_words_stay_whole():
    assert [token.text for token in tokens.split("dit-il add-on")] == ["dit-il", "add-on"]


def test_language_without_lexicons_still_gives_a_list():
    assert isinstance(extract("De dienst meldde 12 gewonden.", language="nl"), list)


@pytest.mark.parametrize(("code", "language"), [("en-US", "en"), ("EN-gb", "en"), ("fr-CA", "fr"), ("es-419", "es")])
def test_language_of_a_country_is_read_as_the_language(code, language):
    text = {
        "en": "The council voted 12 to 3 for the bridge. “It will cost 48 million euros,” said Mayor Ada Lund.",
        "fr": "« Le pont coûtera 48 millions d’euros », a déclaré Ada Lund.",
        "es": "«El puente costará 48 millones de euros», dijo Ada Lund.",
    }[language]

    claims = extract(text, language=code)

    assert claims == extract(text, language=language)
    assert "statement" in {claim.kind for claim in claims}


VOTED = [
    ("ar", "صوت لصالح القرار 121 عضوا وعارضه 14 وامتنع 44 عن التصويت.", (121, 14, 44)),
    ("ar", "أقر البرلمان القانون بأغلبية 121 صوتا مقابل 14 وامتناع 44 عضوا.", (121, 14, 44)),
    ("fr", "Au Sénat, 121 élus ont voté pour, 14 contre et 44 se sont abstenus.", (121, 14, 44)),
    ("fr", "Le conseil d’Arden a adopté le texte par 21 voix contre 14.", (21, 14, None)),
    ("es", "La resolución fue aprobada por 121 votos a favor, 14 en contra y 44 abstenciones.", (121, 14, 44)),
    ("es", "El Senado aprobó la ley por 61 votos contra 14.", (61, 14, None)),
    ("he", "61 חברי כנסת הצביעו בעד, 48 נגד ו-5 נמנעו.", (61, 48, 5)),
    ("he", "הכנסת אישרה את החוק ברוב של 61 מול 48.", (61, 48, None)),
    (
        "de",
        "Der Bundestag verabschiedete das Gesetz mit 121 Ja- gegen 14 Neinstimmen bei 44 Enthaltungen.",
        (121, 14, 44),
    ),
    ("de", "Im Rat stimmten 12 für und 3 gegen den Plan.", (12, 3, None)),
    ("de", "121 Abgeordnete votierten dafür, 14 dagegen, 44 enthielten sich.", (121, 14, 44)),
    ("de", "Für den Antrag stimmten zwölf Mitglieder, drei stimmten dagegen.", (12, 3, None)),
    ("de", "Der Rat billigte den Plan mit 21 zu 14 Stimmen.", (21, 14, None)),
    ("de", "Der Stadtrat lehnte den Plan mit 21 zu 14 Stimmen ab.", (14, 21, None)),
    ("de", "Zwölf Staaten stimmten dafür, zwei dagegen, Ungarn enthielt sich.", (12, 2, None)),
    ("de", "Der Antrag wurde mit 9 zu 17 Stimmen abgelehnt.", (9, 17, None)),
    ("de", "Gegen das Gesetz votierten 48 Abgeordnete, 61 waren dafür.", (61, 48, None)),
]


@pytest.mark.parametrize(("language", "text", "expected"), VOTED)
def test_vote_in_another_language(language, text, expected):
    (claim,) = extract(text, language=language)

    assert claim.kind == "vote_tally"
    assert tuple(claim.details[side] for side in ("in_favour", "against", "abstaining")) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "حضر الاجتماع 121 عضوا و14 وزيرا."),
        ("fr", "Le club d’Arden a gagné 3 à 2 devant 1 200 personnes."),
        ("es", "El equipo de Arden ganó por 3 a 2 con 12 jugadores."),
        ("he", "הקבוצה ניצחה 3 מול 2 אוהדים."),
        ("de", "Der Klub aus Arden gewann 3 zu 2 vor 1.200 Zuschauern."),
    ],
)
def test_no_vote_and_no_harm_where_none_is_told(language, text):
    assert figures("vote_tally", text, language=language) == figures("casualty", text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قتل 12 شخصا وأصيب 30 في الانفجار.", [("killed", 12, None), ("wounded", 30, None)]),
        ("ar", "أعلنت الوزارة مقتل ما لا يقل عن 12 مدنيا وإصابة 30 آخرين.", [("killed", None, 12), ("wounded", 30, None)]),
        ("ar", "قتل الجيش خمسة جنود واعتقلت الشرطة 8 أشخاص.", [("killed", 5, None), ("detained", 8, None)]),
        ("ar", "ارتفع عدد القتلى إلى 12.", [("killed", 12, None)]),
        ("fr", "L’explosion a fait au moins 12 morts et 30 blessés.", [("killed", None, 12), ("wounded", 30, None)]),
        ("fr", "Douze personnes ont été tuées et 30 autres blessées.", [("killed", 12, None), ("wounded", 30, None)]),
        ("fr", "Le séisme a tué plus de 200 personnes.", [("killed", None, 200)]),
        ("es", "Al menos 12 personas murieron y 30 resultaron heridas.", [("killed", None, 12), ("wounded", 30, None)]),
        ("es", "El atentado dejó 12 muertos y 30 heridos.", [("killed", 12, None), ("wounded", 30, None)]),
        ("es", "La policía detuvo a 8 personas.", [("detained", 8, None)]),
        ("he", "לפחות 12 בני אדם נהרגו ו-30 נפצעו בפיצוץ.", [("killed", None, 12), ("wounded", 30, None)]),
        ("he", "12 הרוגים ו-30 פצועים בפיגוע.", [("killed", 12, None), ("wounded", 30, None)]),
        ("de", "Bei dem Unfall kamen 7 Menschen ums Leben, 12 wurden verletzt.", [("killed", 7, None), ("wounded", 12, None)]),
        ("de", "Es gab mindestens 40 Tote und 30 Verletzte.", [("killed", None, 40), ("wounded", 30, None)]),
        ("de", "Das Erdbeben tötete mehr als 200 Menschen.", [("killed", None, 200)]),
        ("de", "Zwölf Menschen starben, fünf werden noch vermisst.", [("killed", 12, None), ("missing", 5, None)]),
        ("de", "Die Polizei nahm acht Demonstranten fest.", [("detained", 8, None)]),
        ("de", "Die Zahl der Toten stieg auf 31.", [("killed", 31, None)]),
        ("de", "Ein 34-Jähriger starb, vier weitere Menschen wurden schwer verletzt.", [("wounded", 4, None)]),
        ("de", "In der Nacht mussten rund 600 Bewohner ihre Häuser verlassen.", [("displaced", 600, None)]),
    ],
)  # fmt: skip
def test_casualties_in_another_language(language, text, expected):
    found = figures("casualty", text, language=language)

    assert [(one.details["harm"], one.details["count"], one.details["minimum"]) for one in found] == expected


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [("he", "ו-30", ["ו-", "30"]), ("he", "ב-5", ["ב-", "5"]), ("ar", "و12", ["و", "12"]), ("he", "ו-א", ["ו-א"])],
)
def test_what_is_joined_to_figures_is_parted_from_them(language, word, parts):
    assert [token.text for token in tokens.split(word, language=language)] == parts
