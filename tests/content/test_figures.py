"""What is drawn adds up to what was written."""

from reviews.content.figures import figure_of, figures_in

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


def test_margin_of_a_lost_vote_is_the_right_way_round():
    assert figure_of("vote_tally", {"in_favour": 41, "against": 88}).words[1] == "Margin: 88 − 41 = 47."


def test_tally_without_members_is_drawn_on_the_scale_of_all_votes():
    drawn = figure_of("vote_tally", {"in_favour": 9, "against": 1})

    assert [bar.length for bar in drawn.bars] == [90, 10]
    assert drawn.words[0] == "9 + 1 = 10 votes."


def test_who_is_missing_may_have_abstained_where_nothing_is_known_of_that():
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


def test_every_figure_that_can_be_drawn_is():
    vote = {"in_favour": 12, "against": 3}
    dead, paid = {"count": 4, "harm": "killed"}, {"value": 5}
    quote = "12 for, 3 not, 4 dead, 5 paid"
    figures = [
        {"kind": "vote_tally", "start": 40, "end": 53, "details": vote},
        {"kind": "casualty", "start": 55, "end": 61, "details": dead},
        {"kind": "quantity", "start": 63, "end": 69, "details": paid},
    ]
    claim = {"kind": "vote_tally", "details": vote, "figures": figures, "quote": quote}

    def drawn(claim):
        return [(figure.name, figure.quote) for figure in figures_in(claim, 40)]

    assert drawn(claim) == [("The vote", "12 for, 3 not"), ("The figure", "4 dead")]
    assert drawn(claim | {"figures": []}) == [("The vote", "")]
    assert drawn(claim | {"figures": figures[1:]}) == [("The vote", ""), ("The figure", "4 dead")]


def test_figures_of_a_kind_are_drawn_on_one_scale():
    held = [{"kind": "casualty", "start": 0, "end": 1, "details": {"count": count}} for count in (12, 3, 40)]
    claim = {"kind": "casualty", "details": held[0]["details"], "figures": held, "quote": "quote"}

    assert [figure.bars[0].start for figure in figures_in(claim, 0)] == [24.0, 6.0, 80.0]
