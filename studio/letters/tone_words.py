"""The words that the tone of a letter is looked over for (DOMAIN 3.5), language by language, and what is advised."""

from __future__ import annotations

import re
from typing import NamedTuple

_SORRY_IF = "It takes the apology back. To be sorry is enough."
_COST = "Please name what it cost her: her time, the journey, the money."
_HER_FEELING = "Please say what happened, not what she felt."
_OUGHT = "This can sound as if she ought to have."
_ROOM = "Please say it as in the room."
_POLICY = "She wrote to us about a picture, not about a policy."
_BLAME = "Nothing is proved and nobody is blamed."
_TRADE = "A word of the trade: please explain it once, or say it in plain words."


class ToneRule(NamedTuple):
    """One thing a letter is looked over for."""

    name: str
    found: re.Pattern[str]
    advice: str


def _rule(name: str, advice: str, *patterns: str) -> ToneRule:
    return ToneRule(name, re.compile("|".join(patterns), re.IGNORECASE), advice)


ALWAYS = {
    "en": (
        _rule(
            "sorry if",
            _SORRY_IF,
            r"\bsorry (?:if|that you (?:feel|felt))\b",
            r"\bapologi[sz]e (?:if|that you (?:feel|felt))\b",
        ),
        _rule("inconvenience", _COST, r"\bfor any inconvenience\b", r"\bany inconvenience (?:caused|this)\b"),
        _rule(
            "feel",
            _HER_FEELING,
            r"(?<!sorry )\b(?:that|if) you (?:feel|felt|perceived)\b",
            r"\bwhat you (?:felt|perceived)\b",
        ),
        _rule(
            "as you know",
            _OUGHT,
            r"\bas you (?:will )?know\b",
            r"\b(?:obviously|you should have|of course you)\b",
        ),
        _rule("phrase", _ROOM, r"\bvalued customers?\b", r"\bplease be advised\b", r"\bat your earliest convenience\b"),
        _rule("policy", _POLICY, r"\bpolicy\b", r"\bterms and conditions\b"),
        _rule(
            "blame",
            _BLAME,
            r"\b(?:proof|evidence|to blame)\b",
            r"\byour (?:fault|mistake|error)\b",
            r"\bmisunderst\w*",
            r"\byou (?:failed|did not tell)\b",
        ),
        _rule("trade word", _TRADE, r"\b(?:gicl[ée]e|rebates?|passe-partout|lustre)\b(?! \()", r"\bfacilitat\w+\b"),
    ),
    "de": (
        _rule("sorry if", _SORRY_IF, r"\btut mir leid, (?:falls|wenn)\b", r"\bentschuldigen Sie, (?:falls|wenn)\b"),
        _rule("inconvenience", _COST, r"\b(?:etwaige|eventuelle|entstandene)n? Unannehmlichkeiten\b"),
        _rule("as you know", _OUGHT, r"\bwie Sie wissen\b", r"\b(?:bekanntlich|offensichtlich)\b"),
        _rule("phrase", _ROOM, r"\bsehr geehrter Kunde\b", r"\bgeschätzte[rn]? Kund\w+", r"\bbaldmöglichst\b"),
        _rule("policy", _POLICY, r"\bRichtlinien?\b", r"\bAllgemeine Geschäftsbedingungen\b", r"\bAGB\b"),
        _rule("blame", _BLAME, r"\bBeweise?\b", r"\bIhr (?:Fehler|Verschulden)\b", r"\bMissverständnis\w*"),
    ),
    "fr": (
        _rule("sorry if", _SORRY_IF, r"\bdésolée?s? si\b", r"\bnous nous excusons si\b"),
        _rule("inconvenience", _COST, r"\btout désagrément\b", r"\b(?:gêne|désagréments) (?:éventuel|occasionné)\w*"),
        _rule("as you know", _OUGHT, r"\bcomme vous le savez\b", r"\bévidemment\b", r"\bvous auriez dû\b"),
        _rule("phrase", _ROOM, r"\bcher client\b", r"\bdans les meilleurs délais\b", r"\bveuillez noter\b"),
        _rule("policy", _POLICY, r"\bnotre politique\b", r"\bconditions générales\b"),
        _rule("blame", _BLAME, r"\bpreuves?\b", r"\bvotre (?:faute|erreur)\b", r"\bmalentendu\w*"),
    ),
}  # fmt: skip
_OFFER = "There is no price and no offer in this letter."
SELLING = {
    "en": _rule(
        "selling",
        _OFFER,
        r"[£€$] ?\d[\d.,]*",
        r"\b\d+ ?(?:%|per cent)",
        r"\b(?:discounts?|special offers?|vouchers?|gift cards?|sale price|bargains?|half[- ]price)\b",
        r"\b(?:book (?:now|today)|offers? ends?|limited time|save up to|our (?:latest|new) (?:products?|ranges?))\b",
    ),
    "de": _rule(
        "selling",
        _OFFER,
        r"[£€$] ?\d[\d.,]*",
        r"\d[\d.,]* ?(?:€|Euro\b|%|Prozent\b)",
        r"\b(?:Rabatte?|Sonderangebote?|Gutscheine?|Aktionspreise?)\b",
    ),
    "fr": _rule(
        "selling",
        _OFFER,
        r"[£€$] ?\d[\d.,]*",
        r"\d[\d.,]* ?(?:€|euros?\b|%)",
        r"\b(?:remises?|offres? spéciales?|bons? d[’']achat|promotions?)\b",
    ),
}
SORRY = {"en": "I am sorry", "de": "Es tut mir leid", "fr": "mes excuses"}
THANK = {"en": "thank", "de": "dank", "fr": "merci"}
BUT = {
    "en": re.compile(
        r"\b(?:but|unfortunately)\b|\bhowever\b(?! (?:small|little|minor|much|long|many|late|you))", re.I
    ),
    "de": re.compile(r"\b(?:aber|jedoch|leider|allerdings)\b", re.I),
    "fr": re.compile(r"\b(?:mais|cependant|toutefois|malheureusement)\b", re.I),
}
NEXT = {"en": "What happens next", "de": "Wie es weitergeht", "fr": "Et maintenant"}
"""What stands in every letter (DOMAIN 3.5): what she can expect now."""
