"""The number of a form's version, as numbers that can be compared. What changed between two is for `compare`."""


def version_of(number: str) -> tuple[int, int, int]:
    """A version as numbers that can be compared; what a team added (after a +) has a version of its own."""
    first, second, third = (int(each) for each in number.partition("+")[0].split("."))
    return first, second, third
