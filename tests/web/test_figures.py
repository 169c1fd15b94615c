"""What is drawn adds up to what was written."""

from reviews.web import figures

ASSEMBLY = {"in_favour": 80, "against": 15, "abstaining": 5, "not_voting": None, "members": 120}


def test_tally_is_drawn_on_the_scale_of_all_members():
    drawn = figures.tally(ASSEMBLY)

    assert [(bar.label, bar.count, bar.width) for bar in drawn.bars] == [
        ("In favour", 80, 66.67),
        ("Against", 15, 12.5),
        ("Abstaining", 5, 4.17),
        ("Not voting", 20, 16.67),
    ]
    assert drawn.sum == "80 + 15 + 5 = 100 of 120 members"


def test_tally_without_members_is_drawn_on_the_scale_of_all_votes():
    drawn = figures.tally({"in_favour": 9, "against": 1})

    assert [bar.width for bar in drawn.bars] == [90, 10]
    assert drawn.sum == "9 + 1 = 10 votes"


def test_tally_shows_few_votes_among_many_as_a_sliver():
    assert figures.tally({"in_favour": 10_000, "against": 1}).bars[1].width == figures.LEAST_WIDTH


def test_tally_without_figures_is_not_drawn():
    assert figures.tally({"in_favour": None, "named": None}) is None


def test_tally_with_fewer_members_than_votes_guesses_nobody_absent():
    assert [bar.label for bar in figures.tally({"in_favour": 9, "against": 3, "members": 10}).bars] == [
        "In favour",
        "Against",
    ]


def test_casualty_range_stands_on_one_line_with_other_reports_of_the_same_harm():
    here = {"harm": "killed", "minimum": 6, "maximum": 8, "attribution": "The hospital"}
    others = [{"harm": "killed", "count": 10}, {"harm": "wounded", "count": 90}]

    drawn = figures.casualties(here, others)

    assert drawn.most == 10
    assert [(one.label, one.words, one.left, one.right) for one in drawn.reaches] == [
        ("The hospital", "6 to 8", 60, 80),
        ("No source named", "10", 100, 100),
    ]
    assert [one.is_here for one in drawn.reaches] == [True, False]


def test_casualty_figure_with_one_bound_is_open_on_the_other_side():
    (reach,) = figures.casualties({"minimum": 12}).reaches

    assert (reach.words, reach.left, reach.right, reach.is_open) == ("at least 12", 80, 100, True)


def test_casualty_figure_in_words_is_vague():
    (reach,) = figures.casualties({"vague": "dozens"}).reaches

    assert (reach.words, reach.is_vague, reach.width) == ("dozens", True, 100)
