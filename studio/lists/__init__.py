"""Lists: any list of the window as a file for a spreadsheet, whole, and safe to open; and a list from one, read safely.

Every cell is text, a number, money or a day, and says so: nothing that somebody typed ever becomes a formula, a
telephone keeps its plus and its nought, a day is the same day in every country. It is the owner's right, and it is
noted which list went out with how many rows, never whose names were in it.
"""

from studio.lists.exporting import Listing, export_list
from studio.lists.sheets import Sheet, SheetRow, read_sheet
from studio.lists.writing import Cell, as_csv, as_xlsx, guarded

__all__ = [
    "Cell",
    "Listing",
    "Sheet",
    "SheetRow",
    "as_csv",
    "as_xlsx",
    "export_list",
    "guarded",
    "read_sheet",
]
