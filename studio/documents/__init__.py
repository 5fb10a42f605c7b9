"""Documents: how the studio puts words on paper.

A `Paper` is one letter or one order: the letterhead, the address in its window, the date and reference beside it, a
body of blocks, and perhaps a slip below the second fold. It is frozen: the same `Paper` gives the same bytes, whenever
it is printed. This package knows no feature; whoever writes a letter or an order hands in plain words.

    wording = Template.read(text_of_a_letter, name="L8")
    body = [Paragraph(text) for text in wording.fill({"salutation": "Mrs Ashworth", ...})]
    paper = Paper(
        letterhead=Letterhead("Marsh & Reed Portraits", ("4 Mill Lane, …", "01632 960100"), logo=png_bytes),
        address=("Mrs C Ashworth", "12 Orchard Road", …),            # at most 6 lines
        aside=("Wednesday 11 November 2026", "Our reference L-000412"),
        body=(*body, Closing("Helen Marsh", "owner")),
        title="L-000412", slip=Slip("L-000412", (Choice(…), WriteIn(…)), thanks="Thank you."),
    )
    pdf = render(paper)                                              # one file; bind(paper, sheets) when laid out
    pdf = render_together(papers, title, author)                     # many papers, one file
    sheets = lay_out(paper)                                          # one sheet a page; also the check before issue

Blocks: `Paragraph`, `Heading`, `Items` (bullets, or boxes to tick), `Rows` of `Row` (numbered lines with amounts),
`Totals` of `Total`, `PriceTable` of `PriceGroup`s, `Closing` (greeting, signature, printed name), `Signatures` (side by
side, at the foot of the last page), `Space`. A block's text is a plain string, or a `Text`: a tuple of `Span`s, each
with a `Voice`; make them with `plain("…")`, `value("…")` or a `Template`. Amounts are strings as printed ("£1,555.00").

Text and markup: only a `Template` reads `**strong**` and `{{field}}`; strings and values are printed as they are.
A no-break space keeps words on one line; dates, times, telephone numbers, prices and titled names get them by
themselves (`kept_whole`), and values of up to 42 characters are kept whole by `fill` and `value`.

Sheets for ourselves (a day, a week) have no letterhead and no address: `render_desk(DeskPaper(…))` with `DayHeading`,
`TimeRow` and `Entry` of `Fact`s; `Said` (their own words), `TwoLists` and `SmallPictures` for the brief of a session.

The size of the sheets and the zones on them are `letterhead.windows`: `fitted(PaperSize.A4, Envelope(…))`, so that
they follow the envelopes a studio has measured; `ENVELOPES` are those that stationers have.

Refusals, all before anything is printed: `Unprintable` (a `Refused` with the letters no face has: ask earlier with
`printable(text)`, which answers "" when all is well), `Refused` with field "address" for an address that does not fit
the window, or naming the field of a template that is unknown or empty.

Labels: `render_labels` puts `Label`s on one of the `LABEL_SHEETS`, from any label of the sheet on.

Pages for the window: `page_count(pdf)`, `page_image(pdf, number, dpi)`, `pages(pdf, dpi)` as rows of colour.
"""

from studio.documents.address_labels import render_addresses
from studio.documents.blocks import Block, Heading, Items, Paragraph, Space
from studio.documents.desk import DeskPaper, render_desk
from studio.documents.desk_blocks import DayHeading, Entry, Fact, TimeRow
from studio.documents.faces import Unprintable, Voice, printable
from studio.documents.labels import LABEL_SHEETS, Label, LabelSheet, render_labels
from studio.documents.pages import PageImage, page_count, page_image, pages
from studio.documents.paper import Letterhead, Paper, bind, lay_out, render, render_together
from studio.documents.pictured import Shown
from studio.documents.price_table import PriceGroup, PriceLine, PriceTable
from studio.documents.readying import make_ready
from studio.documents.rows import Row, Rows, Total, Totals
from studio.documents.ruler import render_ruler
from studio.documents.side_by_side import Said, SmallPicture, SmallPictures, TwoLists
from studio.documents.signing import Closing, Signatures
from studio.documents.slip import Choice, Slip, WriteIn
from studio.documents.windows import ENVELOPES, Envelope, PaperSize, Windows, fitted
from studio.documents.wording import BULLET, NO_BREAK, Span, Template, Text, kept_whole, plain, value

__all__ = [
    "BULLET",
    "ENVELOPES",
    "LABEL_SHEETS",
    "NO_BREAK",
    "Block",
    "Choice",
    "Closing",
    "DayHeading",
    "DeskPaper",
    "Entry",
    "Envelope",
    "Fact",
    "Heading",
    "Items",
    "Label",
    "LabelSheet",
    "Letterhead",
    "PageImage",
    "Paper",
    "PaperSize",
    "Paragraph",
    "PriceGroup",
    "PriceLine",
    "PriceTable",
    "Row",
    "Rows",
    "Said",
    "Shown",
    "Signatures",
    "Slip",
    "SmallPicture",
    "SmallPictures",
    "Space",
    "Span",
    "Template",
    "Text",
    "TimeRow",
    "Total",
    "Totals",
    "TwoLists",
    "Unprintable",
    "Voice",
    "Windows",
    "WriteIn",
    "bind",
    "fitted",
    "kept_whole",
    "lay_out",
    "make_ready",
    "page_count",
    "page_image",
    "pages",
    "plain",
    "printable",
    "render",
    "render_addresses",
    "render_desk",
    "render_labels",
    "render_ruler",
    "render_together",
    "value",
]
