"""What is asked of a password, and what is kept of it."""

import pytest

from onrecord.errors import InputError
from onrecord.review import passwords


@pytest.mark.parametrize(
    "password", ["", "x" * 11, "x" * 513, "PasswordPassword", "aaaaaaaaaaaaaaa", "Kelmara 1234567", "kelmarakelmara"]
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(InputError):
        passwords.check(password, "Kelmara")


@pytest.mark.parametrize("password", ["four words in line", "пароль из слов", "384729104738", "🦜🐢🐸🦎🐍🐲🐉🦕🦖🐊🐅🐆"])
def test_length_is_enough(password: str) -> None:
    passwords.check(password, "Kelmara")
    passwords.check(password, "")


def test_what_is_kept_is_salted_and_slow_and_fits_only_its_password() -> None:
    kept = passwords.hashed("four words in liné")
    assert kept.startswith("$argon2id$") and kept != passwords.hashed("four words in liné")
    assert passwords.matches(kept, "four words in line\u0301") and not passwords.matches(kept, "four words in line")
    assert not passwords.matches("nothing", "x") and not passwords.matches("", "") and not passwords.matches(kept, "\udc80")
    assert not passwords.outdated(kept)
