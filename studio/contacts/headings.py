"""Which heading of a list means what. One table; a new program's list is a row more here.

A heading is compared without capitals, spaces and punctuation: "E-mail 1 - Value" is "email1value".
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: the field, the part of an address, its label and its number among its like."""

    field: str
    label: str = ""
    number: str = ""
    part: str = ""


_WAY = r"(?P<way>home|private|personal|work|business|company|office|other|mobile|cell|iphone|main|primary|school|car)?"
_PLACE = r"(?P<way>home|private|work|business|other|mailing|postal|primary|shipping)?(?:address)?"
_N = r"(?P<number>\d{1,2})"

# (heading, field, part of an address); the groups way and number of a heading give the label and the number.
_TABLE: tuple[tuple[str, str, str], ...] = (
    (r"(?:first|given|fore|christian)names?|first|given|vorname|prenom|nombre|voornaam", "first", ""),
    (r"(?:middle|additional|second)names?", "middle", ""),
    (r"(?:last|family|sur)names?|last|nachname|familienname|nom|nomdefamille|apellidos?|achternaam", "last", ""),
    (r"(?:name)?prefix|honorific|anrede|civilite", "prefix", ""),
    (r"title|salutation", "title", ""),
    (r"(?:name)?suffix", "suffix", ""),
    (r"nick(?:name)?|knownas|preferredname", "nickname", ""),
    (r"(?:full|display|client|customer|contact)?name|client|customer|contact|anzeigename", "name", ""),
    (r"fileas", "file_as", ""),
    (r"(?:company|organi[sz]ation|business|firm)(?:1?name)?|employer|firma|societe|empresa|bedrijf",
     "organisation", ""),
    (rf"(?:e?mail|emailaddress){_N}(?:value|address)?", "email", ""),
    (rf"(?:e?mail){_N}(?:label|type)", "email_label", ""),
    ((rf"{_WAY}(?:client|customer|secondary|alternate)?e?mail(?:address(?:es)?|s)?(?P<after>home|private|work|other)?"
     rf"{_N}?(?:address)?|emailadresse|courriel|adressemail|correoelectronico"), "email", ""),
    ((rf"{_WAY}(?:client|customer|secondary)?(?:tele)?(?:phone|tel)(?:(?:&|and)?fax)?(?:numbers?|nos?)?"
     rf"(?P<after>home|private|work|mobile|other|main|iphone|cell)?{_N}?"), "telephone", ""),
    (rf"(?:phone|telephone){_N}value", "telephone", ""),
    (rf"(?:phone|telephone){_N}(?:label|type)", "telephone_label", ""),
    (rf"(?P<way>mobile|cell|cellular|handy|iphone)(?:number|no|phone)?{_N}?", "telephone", ""),
    (rf"(?:home|work|business|other)?(?P<way>fax|pager)(?:numbers?|no)?{_N}?", "telephone", ""),
    (r"telefon(?:nummer|privat|geschaftlich)?|telefoon|telephonedomicile|telefono|portable|mobiltelefon",
     "telephone", ""),
    (rf"address{_N}formatted", "address", "whole"),
    (rf"address{_N}street", "address", "street"),
    (rf"address{_N}extendedaddress", "address", "street2"),
    (rf"address{_N}city", "address", "town"),
    (rf"address{_N}pobox", "address", "box"),
    (rf"address{_N}region", "address", "county"),
    (rf"address{_N}postalcode", "address", "postcode"),
    (rf"address{_N}country", "address", "country"),
    (rf"address{_N}(?:label|type)", "address_label", ""),
    (rf"{_PLACE}pobox", "address", "box"),
    (rf"{_PLACE}(?:street|streetaddress|line)1?|strasse|rue|calle|straat", "address", "street"),
    (rf"(?=.*(?:address|street|line)){_PLACE}(?:street|streetaddress|line)?2", "address", "street2"),
    (rf"(?=.*(?:address|street|line)){_PLACE}(?:street|streetaddress|line)?3", "address", "street3"),
    (rf"{_PLACE}(?:city|town|posttown|towncity|suburb|locality)|ort|stadt|ville|ciudad|plaats", "address", "town"),
    (rf"{_PLACE}(?:county|state|province|stateorprovince|stateprovince|region)", "address", "county"),
    (rf"{_PLACE}(?:post(?:al)?code|zip(?:code)?|zippostal(?:code)?|postcodezip)|plz|postleitzahl|codepostal",
     "address", "postcode"),
    (rf"{_PLACE}(?:country(?:region)?)|land|pays|pais", "address", "country"),
    ((r"(?P<way>home|private|work|business|other|mailing|postal|primary|shipping)?(?:full)?address(?:es)?1?|adresse"
     r"|direccion|adres"), "address", "whole"),
    (r"birthday|birthdate|dateofbirth|dob|born|geburtstag|geburtsdatum|datedenaissance", "birthday", ""),
    (r"birthyear", "birth_year", ""),
    (r"birthmonth", "birth_month", ""),
    (r"notes?|comments?|remarks|linkednotes|notizen|bemerkungen", "notes", ""),
    (r"uid|uniqueid", "uid", ""),
)  # fmt: skip

_COMPILED = tuple((re.compile(heading), field, part) for heading, field, part in _TABLE)

LABELS = {
    "cell": "mobile", "cellular": "mobile", "handy": "mobile", "iphone": "mobile", "mobile": "mobile",
    "business": "work", "company": "work", "office": "work", "work": "work", "private": "home", "personal": "home",
    "home": "home", "homefax": "fax", "workfax": "fax", "fax": "fax", "primary": "main", "main": "main",
    "mailing": "", "postal": "",
}  # fmt: skip
"""How the labels of other programs are called here; any other stays as it is."""


@lru_cache(maxsize=4096)
def meaning(heading: str) -> Meaning | None:
    """What a heading means, or None when it means nothing to us."""
    key = _key(heading)
    if not 0 < len(key) <= 60:
        return None
    for pattern, field, part in _COMPILED:
        found = pattern.fullmatch(key)
        if found:
            groups = found.groupdict()
            way = groups.get("way") or groups.get("after") or ""
            return Meaning(field, LABELS.get(way, way), groups.get("number") or "", part)
    return None


def label(written: str) -> str:
    """A label as a list writes it ("* Mobile", "Work Fax") in our words."""
    plain = written.strip().lstrip("* ").strip()
    return LABELS.get(_key(plain), plain)


def _key(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading[:200]).casefold()
    return "".join(letter for letter in letters if letter.isalnum() or letter == "&")
