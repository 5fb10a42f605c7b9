"""A follow-up letter and an order as the studio writes them, for tests and for measuring."""

from dataclasses import replace

from studio.documents import (
    Choice,
    Closing,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Rows,
    Signatures,
    Slip,
    Template,
    Total,
    Totals,
    Voice,
    WriteIn,
    plain,
)

HEAD = Letterhead(
    "Marsh & Reed Portraits",
    ("4 Mill Lane, Ingatestone, ESSEX, CM4 0AA", "01632 960100  ·  hello@example.com"),
)
ADDRESS = ("Mrs C Ashworth", "12 Orchard Road", "Blackmore", "INGATESTONE", "CM4 0ZZ")
FOLLOW_UP = Template.read(
    """Dear {{salutation}}

Your portraits have been at home with you for a month now, and we have been wondering how they look {{place}}.

First impressions are lovely, and living with a portrait day after day can tell you more. So may I ask how you feel
about yours today? If anything at all is not quite as you hoped, however small it may seem, please tell us. We would
much rather know, and we will put it right.

**What happens next.** The slip below takes about a minute and the envelope is already stamped. I read every reply
myself. If you would rather talk, please ring me on {{owner_direct}}, {{owner_hours}}; I should be glad to hear from
you.
""",
    name="L8",
)
SLIP = Slip(
    "L-000412",
    (
        Choice(
            "How do you feel about your portraits today?",
            ("I love them", "happy", "mixed feelings", "not quite right", "unhappy"),
        ),
        Choice("How easy did we make everything?", ("5", "4", "3", "2", "1"), hint="5 is very easy"),
        WriteIn("Is there anything, however small, you would change?"),
        Choice("May we telephone you?", ("morning", "afternoon", "evening"), boxes=True),
    ),
    thanks="Thank you. Helen Marsh reads every reply.",
)


def follow_up(name: str = "Mrs Ashworth", reference: str = "L-000412", large_print: bool = False) -> Paper:
    """The follow-up letter to somebody."""
    values = {
        "salutation": name,
        "place": "above the fireplace",
        "owner_direct": "01632 960101",
        "owner_hours": "Tuesday to Saturday from 9.30 am to 5.30 pm",
    }
    return Paper(
        letterhead=HEAD,
        address=(name, *ADDRESS[1:]),
        aside=("Wednesday 11 November 2026", f"Our reference {reference}"),
        body=(*map(Paragraph, FOLLOW_UP.fill(values)), Closing("Helen Marsh", "owner")),
        title=reference,
        slip=replace(SLIP, reference=reference),
        large_print=large_print,
    )


_PIECES = (
    (
        "All four of you",
        "30 wide by 24 high, oak moulding, ivory mount, art glass",
        "above the fireplace",
        "£895.00",
    ),
    ("Ellie", "10 wide by 8 high, oak moulding", "hall", "£165.00"),
    ("Tom", "10 wide by 8 high, oak moulding", "hall", "£165.00"),
    ("Claire and Mark", "10 wide by 8 high, oak moulding", "study", "£165.00"),
    ("Ellie and Tom", "10 wide by 8 high, oak moulding", "grandmother", "£165.00"),
)
_TERMS = Template.read(
    """**We promise** your pictures ready by {{promised}}. If anything delays them we will ring you the same day, and
nothing will be changed without asking you. **We ask** you to bring this page when you come.

**What happens next.** We retouch, print and frame your pictures here, a second person checks each one against this
page, and we ring you when they are ready. If anything is ever not right, please tell Helen Marsh on {{direct}}. This
does not affect your statutory rights.
"""
)


def order(pieces: int = 5, large_print: bool = False) -> Paper:
    """An order of so many pieces."""
    chosen = [_PIECES[number % len(_PIECES)] for number in range(pieces)]
    rows = tuple(
        Row(title, (size, f"{place}  ·  picture 01{number:02}"), amount, str(number))
        for number, (title, size, place, amount) in enumerate(chosen, start=1)
    )
    totals = (
        Total("Together", "£1,555.00", strong=True),
        Total("of which VAT at 20%", "£259.17"),
        Total("Paid today by card", "£555.00"),
        Total("To pay when you collect", "£1,000.00", strong=True),
    )
    terms = _TERMS.fill({"promised": "Wednesday 14 October 2026", "direct": "01632 960101"})
    signatures = Signatures(("Mrs C Ashworth", "for Marsh & Reed Portraits"))
    return Paper(
        letterhead=HEAD,
        address=ADDRESS,
        aside=(plain("Your order O-01187", Voice.STRONG), "Wednesday 16 September 2026", "at the studio"),
        body=(Heading("Your pictures"), Rows(rows), Totals(totals), *map(Paragraph, terms), signatures),
        title="O-01187",
        footer="O-01187, first edition",
        large_print=large_print,
    )
