"""The staircase: whatever the events, no leader goes through a label, no two labels meet, nothing leaves the room."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from hsb_wizard.report.staircase import Label, staircase

ROOM = 450.0
EVENTS = st.lists(st.tuples(st.floats(0, 1), st.floats(5, 130)), min_size=1, max_size=24).map(sorted)


def crosses(pole: Label, label: Label) -> bool:
    """Whether the leader of ``pole``, from the line up to its own lane, touches the box of ``label``."""
    return pole.above == label.above and label.left <= pole.at <= label.right and pole.lane >= label.lane


def meet(one: Label, other: Label) -> bool:
    """Whether two labels share a stretch of one lane."""
    same = one.above == other.above and one.lane == other.lane
    return same and one.left < other.right and other.left < one.right


@given(EVENTS)
@example([(0.5, 60.0)] * 24)
@example([(0.0, 60.0)] * 3 + [(1.0, 130.0)] * 3)
def test_no_leader_goes_through_a_label(events: list[tuple[float, float]]) -> None:
    made = staircase([share for share, _ in events], [width for _, width in events], ROOM)

    if made is not None:
        for one, other in combinations(made.labels, 2):
            assert not crosses(one, other)
            assert not crosses(other, one)
            assert not meet(one, other)


@given(EVENTS)
def test_every_label_is_inside_and_in_its_place(events: list[tuple[float, float]]) -> None:
    made = staircase([share for share, _ in events], [width for _, width in events], ROOM)

    if made is not None:
        assert [label.width for label in made.labels] == [width for _, width in events]
        assert all(label.right <= ROOM + 1e-6 for label in made.labels)
        assert [label.at for label in made.labels] == sorted(label.at for label in made.labels)
        lanes = [label.lane for label in made.labels]
        assert max(lanes) == max(made.lanes_above, made.lanes_below)
        assert made.length >= ROOM / 3


@given(EVENTS.filter(lambda events: all(width <= 100 for _, width in events)))
def test_labels_of_a_usual_width_always_find_a_place(events: list[tuple[float, float]]) -> None:
    assert staircase([share for share, _ in events], [width for _, width in events], ROOM) is not None


def test_labels_far_apart_stand_in_the_first_lane() -> None:
    made = staircase([0.0, 0.1, 0.4, 0.5], [40.0] * 4, ROOM)

    assert made is not None
    assert [(label.above, label.lane) for label in made.labels] == [(True, 1), (False, 1), (True, 1), (False, 1)]


def test_the_earlier_of_two_close_labels_stands_higher() -> None:
    made = staircase([0.0, 0.01, 0.02], [40.0] * 3, ROOM)

    assert made is not None
    assert [label.lane for label in made.labels] == [2, 1, 1]


def test_a_label_wider_than_the_room_leaves_no_figure() -> None:
    assert staircase([0.0, 1.0], [40.0, ROOM], ROOM) is None
