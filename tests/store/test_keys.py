"""Keys, slots and the recovery code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_wizard.assessment.kinds import PractitionerId
from hsb_wizard.errors import WrongRecoveryCode
from hsb_wizard.store.keys import (
    DEFAULT,
    FLOOR,
    TEST,
    Personal,
    Profile,
    draw,
    passphrase_key,
    recovery_code,
    recovery_public_key,
    recovery_secret,
    signature_holds,
    store_key,
    unwrap,
    wrap,
)
from hsb_wizard.store.slots import Opened, make_slot, open_slot, same_name

ME = PractitionerId("0123456789abcdef")


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_code_comes_back_as_it_is_copied_by_hand(secret: bytes) -> None:
    code = recovery_code(secret)
    assert [len(group) for group in code.split("-")] == [5] * 11
    assert recovery_secret(code) == secret
    assert recovery_secret(code.lower().replace("-", " ").replace("o", "0").replace("i", "1")) == secret


@given(st.binary(min_size=32, max_size=32), st.integers(0, 54), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_slip_of_the_pen_is_told_before_any_store_is_tried(secret: bytes, at: int, letter: str) -> None:
    letters = list(recovery_code(secret).replace("-", ""))
    if letters[at] == letter:
        return
    letters[at] = letter
    try:
        read = recovery_secret("".join(letters))
    except WrongRecoveryCode:
        return
    assert read != secret  # one slip in 32,768 keeps the checksum; it never gives the right secret


@pytest.mark.parametrize("typed", ["", "AAAAA", "no code at all", "\u0130" * 55, "A" * 54, "A" * 56])
def test_what_is_not_a_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(WrongRecoveryCode) as refused:
        recovery_secret(typed)
    assert not typed or typed not in str(refused.value)


def test_the_store_key_does_not_give_the_recovery_key_back() -> None:
    secret = draw()
    assert len({secret, store_key(secret), recovery_public_key(secret), store_key(store_key(secret))}) == 4


def test_a_slot_opens_with_its_passphrase_and_no_other() -> None:
    opens = Opened(draw(), Personal(draw()))
    slot = make_slot(ME, "Amina", "five words in a row", opens, TEST)
    assert open_slot(slot, "five words in a row") == opens
    assert open_slot(slot, "five words in a rov") is None
    assert opens.store_key.hex() not in repr(slot) + repr(opens)


def test_a_slot_of_somebody_else_or_of_a_cheaper_profile_does_not_open() -> None:
    from hsb_wizard.values import replace

    slot = make_slot(ME, "Amina", "five words", Opened(draw(), Personal(draw())), TEST)
    assert open_slot(replace(slot, practitioner=PractitionerId("other")), "five words") is None
    assert open_slot(replace(slot, profile=Profile(32, 1, 1)), "five words") is None
    assert open_slot(replace(slot, box=slot.box[:-1]), "five words") is None


def test_the_profiles_are_the_ones_that_are_written_down() -> None:
    assert Profile(262_144, 3, 2) == DEFAULT
    assert Profile(65_536, 3, 4) == FLOOR
    assert DEFAULT.possible
    assert FLOOR.possible
    assert not Profile(8_388_608, 3, 2).possible
    assert not Profile(8, 1, 2).possible


def test_argon2_is_worked_as_the_profile_says() -> None:
    one = passphrase_key("words", b"s" * 16, TEST)
    assert one == passphrase_key("words", b"s" * 16, TEST)
    assert one != passphrase_key("words", b"s" * 16, Profile(64, 2, 1))
    assert one != passphrase_key("words", b"t" * 16, TEST)


def test_a_box_opens_only_for_what_it_is_about() -> None:
    key = draw()
    box = wrap(key, b"inside", b"about this")
    assert unwrap(key, box, b"about this") == b"inside"
    assert unwrap(key, box, b"about that") is None
    assert unwrap(draw(), box, b"about this") is None
    assert unwrap(key, b"", b"about this") is None


def test_a_signature_is_the_signers_own() -> None:
    amina, tom = Personal(draw()), Personal(draw())
    signature = amina.sign(b"h" * 32)
    assert signature_holds(amina.sign_public_key, signature, b"h" * 32)
    assert not signature_holds(tom.sign_public_key, signature, b"h" * 32)
    assert not signature_holds(amina.sign_public_key, signature, b"i" * 32)
    assert not signature_holds(b"", signature, b"h" * 32)
    assert amina.box_public_key != amina.sign_public_key


def test_a_name_is_the_same_however_it_is_spaced_or_capitalised() -> None:
    assert same_name(" amina  KHAN", "Amina Khan")
    assert not same_name("Amina", "Amina Khan")
