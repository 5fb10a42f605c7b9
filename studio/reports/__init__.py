"""Reports are what the studio prints for itself: the sheet of a day and of a week, to pin up or to take along.

A day sheet says of each appointment who comes, what they drink, what worries them and what is to be photographed, with
boxes for the pen. It is drawn anew whenever it is asked for and never kept; what is on it is what the desk may see.
"""

from studio.reports.days import SheetFor, day_sheet, sheet_name
from studio.reports.weeks import week_sheet

__all__ = ["SheetFor", "day_sheet", "sheet_name", "week_sheet"]
