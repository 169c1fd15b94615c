"""What is drawn adds up to what was written."""

from reviews.content.figures import figure_of

ASSEMBLY = {"in_favour": 80, "against": 15, "abstaining": 5, "not_voting": None, "members": 120}


def test_tally_is_drawn_on_the_scale_of_all_members():
    drawn = figure_of("vote_tally", ASSEMBLY)

    assert [(bar.label, bar.figure, bar.length) for bar in drawn.bars] == [
        ("In favour", "80", 66.67),
        ("Against", "15", 12.5),
        ("Abstaining", "5", 4.17),
        ("Not voting", "20", 16.67),
    ]
    assert drawn.words[0] == "80 + 15 + 5 = 100 of 120 members."


def test_margin_of_a_lost_vote_is_told_the_right_way_round():
    assert figure_of("vote_tally", {"in_favour": 41, "against": 88}).words[1] == "Margin: 88 − 41 = 47."


def test_tally_without_members_is_drawn_on_the_scale_of_all_votes():
    drawn = figure_of("vote_tally", {"in_favour": 9, "against": 1})

    assert [bar.length for bar in drawn.bars] == [90, 10]
    assert drawn.words[0] == "9 + 1 = 10 votes."


def test_who_is_missing_may_have_abstained_where_nothing_is_told_of_that():
    drawn = figure_of("vote_tally", {"in_favour": 5, "against": 12, "members": 20})

    assert [(bar.label, bar.figure) for bar in drawn.bars][2:] == [("Abstaining or not voting", "3")]


def test_tally_without_figures_is_not_drawn():
    assert figure_of("vote_tally", {"in_favour": None, "named": None}) is None


def test_tally_with_fewer_members_than_votes_guesses_nobody_absent():
    drawn = figure_of("vote_tally", {"in_favour": 9, "against": 3, "members": 10})

    assert [bar.label for bar in drawn.bars] == ["In favour", "Against"]


def test_casualty_range_stands_on_a_line_from_nothing():
    (bar,) = figure_of("casualty", {"harm": "killed", "minimum": 6, "maximum": 8}).bars

    assert (bar.label, bar.figure, bar.look, bar.start, bar.length) == ("Killed", "6 to 8", "range", 60, 20)


def test_casualty_figure_with_one_bound_is_open_on_the_other_side():
    (bar,) = figure_of("casualty", {"minimum": 12}).bars

    assert (bar.figure, bar.look, bar.start, bar.length) == ("at least 12", "open", 80, 20)


def test_casualty_figure_in_words_has_no_place_on_the_line():
    drawn = figure_of("casualty", {"vague": "dozens", "attribution": "The hospital"})

    assert [(bar.figure, bar.look) for bar in drawn.bars] == [("dozens", "unknown")]
    assert drawn.words == ("Reported by: <bdi>The hospital</bdi>.",)
