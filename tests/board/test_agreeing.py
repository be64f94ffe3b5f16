"""The two figures, against published worked examples to the printed digits and against a library."""

from __future__ import annotations

from collections.abc import Sequence

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.board.agreeing import Rated, alpha, weighted_kappa

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section E: four observers, twelve units, gaps.
NO = None
OBSERVERS: list[list[Rated]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]
# Two radiologists, 85 mammograms, four categories (Boyd and others 1982, as worked in the Stata manual, "kappa").
TABLE = [[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]]


def places(observers: Sequence[Sequence[Rated]]) -> list[list[Rated]]:
    """Categories 1 to 5 as places 0 to 4."""
    return [[None if each is None else each - 1 for each in row] for row in observers]


@pytest.mark.parametrize(("ordinal", "printed"), [(False, "0.743"), (True, "0.815")])
def test_alpha_is_the_published_one_to_the_printed_digits(ordinal: bool, printed: str) -> None:
    found = alpha(places(OBSERVERS), 5, ordinal=ordinal)
    assert found is not None
    assert f"{found:.3f}" == printed


def test_weighted_kappa_is_the_published_one_to_the_printed_digits() -> None:
    pairs = [(one, other) for one, row in enumerate(TABLE) for other, count in enumerate(row) for _ in range(count)]
    found = weighted_kappa([one for one, _ in pairs], [other for _, other in pairs], 4)
    assert len(pairs) == 85
    assert found is not None
    assert f"{found:.4f}" == "0.5684"


@given(st.data())
def test_alpha_is_what_the_library_figures_for_any_raters(data: st.DataObject) -> None:
    items = data.draw(st.integers(2, 8))
    row = st.lists(st.none() | st.integers(0, 3), min_size=items, max_size=items)
    raters = data.draw(st.lists(row, min_size=2, max_size=5))
    for ordinal in (True, False):
        found = alpha(raters, 4, ordinal=ordinal)
        if found is None:
            continue
        table = [[float("nan") if each is None else float(each) for each in one] for one in raters]
        oracle = krippendorff.alpha(
            reliability_data=table, level_of_measurement="ordinal" if ordinal else "nominal", value_domain=[0, 1, 2, 3]
        )
        assert found == pytest.approx(float(oracle), abs=1e-9)


def test_where_everybody_says_one_thing_or_nothing_is_rated_twice_there_is_no_figure() -> None:
    assert alpha([[1, 1], [1, 1]], 4) is None
    assert alpha([[1, None], [None, 2]], 4) is None
    assert weighted_kappa([1, 1], [1, 1], 4) is None
    assert weighted_kappa([None], [1], 4) is None


def test_full_agreement_over_several_levels_is_one() -> None:
    assert weighted_kappa([0, 1, 3], [0, 1, 3], 4) == 1
    assert alpha([[0, 1, 3], [0, 1, 3]], 4) == 1
