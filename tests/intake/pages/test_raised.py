import pytest

from .made import between, changes


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("7<sup>1</sup> million", "1"),
        ("7<sup>*</sup> million", "*"),
        ("7<sup>1,2</sup> million", "1,2"),
        ("7<sup>[3]</sup> million", "[3]"),
        ("7<sup>b</sup> million", "b"),
        ('7<sup><a href="#n2">2</a></sup> million', "2"),
        ('7<a href="#n2"><sup>2</sup></a> million', "2"),
        ('7<a href="#n2">2</a> million', "2"),
        ('7<sup class="footnote-ref">2</sup> million', "2"),
        ('7<span style="vertical-align: super">2</span> million', "2"),
    ],
)
def test_mark_of_a_footnote_goes_and_is_told(written, mark):
    body = f"<p>It costs {written} crowns.</p>"

    assert between(body) == ["It costs 7 million crowns."]
    assert changes(body) == [("footnote", mark)]


def test_mark_behind_a_word_or_a_year_goes():
    assert between("<p>Ines Maro<sup>4</sup> left in 2019<sup>12</sup>.</p>") == ["Ines Maro left in 2019."]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<sup>6</sup> litres", "10⁶ litres"),
        ("3 × 10<sup>12</sup> litres", "3 × 10¹² litres"),
        ("10<sup>-3</sup> litres", "10⁻³ litres"),
        ("48 m<sup>2</sup> of ice", "48 m² of ice"),
        ("9 km<sup>3</sup> of ice", "9 km³ of ice"),
        ("E = mc<sup>2</sup>", "E = mc²"),
        ("2<sup>10</sup> boats", "2¹⁰ boats"),
        ("<sup>14</sup>C in ice", "¹⁴C in ice"),
        ("10<sup>n+1</sup> boats", "10ⁿ⁺¹ boats"),
        ("the 21<sup>st</sup> boat", "the 21st boat"),
        ("Arden<sup>TM</sup> boats", "Arden™ boats"),
        ("5<sup>1</sup>/<sub>2</sub> boats", "5 1/2 boats"),
        ("<sup>3</sup>⁄<sub>4</sub> of them", "3⁄4 of them"),
    ],
)
def test_what_is_raised_and_no_mark_is_read(written, read):
    assert between(f"<p>They count {written} there.</p>") == [f"They count {read} there."]
    assert changes(f"<p>They count {written} there.</p>") == []


def test_ordinals_of_other_languages_are_one_letter():
    assert between("<p>Le 1<sup>e</sup> bateau du XIX<sup>e</sup> siècle.</p>", lang="fr") == [
        "Le 1e bateau du XIXe siècle."
    ]
