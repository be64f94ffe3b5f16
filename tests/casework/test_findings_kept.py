"""What the rules say is worked out once for a record, and anew as soon as it is another."""

from tests.worlds import new_world

from hsb_wizard.casework.review import findings
from hsb_wizard.values import replace


def test_the_same_record_is_looked_through_once() -> None:
    record = new_world().record
    assert findings(record) is findings(record)


def test_what_was_worked_out_for_a_record_does_not_go_over_to_what_is_made_from_it() -> None:
    record, other = new_world().record, new_world().says("screen.outcome", "go_on").record
    before = findings(record), record.active
    made = replace(record, assessment=other.assessment, play=other.play)
    assert before != (findings(made), made.active) == (findings(other), other.active)
