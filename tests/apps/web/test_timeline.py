"""Labels of a timeline never lie on each other."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.apps.web.timeline import DOT, LETTER, WIDTH, Drawing, Mark, Point, draw

POINTS = st.lists(
    st.builds(
        Point,
        st.integers(737_000, 737_900),
        st.sampled_from(["for", "against", "context", "instruments"]),
        st.text(alphabet="abc ", min_size=1, max_size=60),
        st.just("#e1"),
    ),
    min_size=1,
    max_size=30,
)


def reach(mark: Mark) -> tuple[float, float]:
    size = len(mark.label) * LETTER
    if mark.anchor == "start":
        return mark.x - DOT / 2, mark.text_x + size
    return mark.text_x - size, mark.x + DOT / 2


@given(POINTS)
def test_no_two_labels_collide_and_none_leaves_the_drawing(points: list[Point]) -> None:
    drawing = draw(points)
    assert isinstance(drawing, Drawing)
    assert len(drawing.marks) == len(points)
    for one, other in combinations(drawing.marks, 2):
        if abs(one.y - other.y) < 16:
            (a, b), (c, d) = reach(one), reach(other)
            assert b < c or d < a
    for mark in drawing.marks:
        start, end = reach(mark)
        assert start >= 0
        assert end <= WIDTH
        assert 0 < mark.y < drawing.height


@given(POINTS)
def test_days_on_the_scale_are_apart_and_in_order(points: list[Point]) -> None:
    drawing = draw(points)
    assert drawing is not None
    places = [tick.x for tick in drawing.ticks]
    assert all(b - a >= 60 for a, b in pairwise(places))


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([]) is None


def test_lanes_stand_in_their_order() -> None:
    points = [Point(737_000, "context", "x", "#e1"), Point(737_001, "for", "x", "#e2")]
    drawing = draw(points)
    assert drawing is not None
    assert [band.lane for band in drawing.bands] == ["for", "context"]
    assert drawing.bands[0].top < drawing.scale_y < drawing.bands[1].top
