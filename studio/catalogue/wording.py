"""How sizes and rates of tax are said in words, on paper and on screen alike."""

from __future__ import annotations


def in_inches(width: int, height: int) -> str:
    """``30 inches wide by 24 inches high``: always wide by high (R23)."""
    return f"{_inches(width)} wide by {_inches(height)} high"


def _inches(count: int) -> str:
    return f"{count} inch{'' if count == 1 else 'es'}"


def rate_in_words(basis_points: int) -> str:
    """``10 %``, ``12.5 %``."""
    whole, part = divmod(basis_points, 100)
    return f"{whole}.{part:02}".rstrip("0") + " %" if part else f"{whole} %"


def tax_name(vat_number: str, country: str) -> str:
    """What tax on sales is called where the studio is."""
    return "VAT" if vat_number or country in ("GB", "IE") else "tax"
