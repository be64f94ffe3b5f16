"""What the rules say is worked out once for a record, and anew as soon as it is another."""

from tests.worlds import new_world

from hsb_wizard.casework.review import findings


def test_the_same_record_is_looked_through_once() -> None:
    record = new_world().record
    assert findings(record) is findings(record)


def test_another_record_is_looked_through_for_itself_and_the_first_again() -> None:
    record = new_world().record
    other = new_world().says("screen.outcome", "go_on").record
    first, of_other = findings(record), findings(other)
    assert first != of_other
    assert findings(record) == first
