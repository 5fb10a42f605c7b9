"""The whole of a drawn day, one above the other: ground, blocks, the free time chosen, the line of now, the hours."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from studio.dates import clock_time
from ui.kit import theme
from ui.kit.dayblock import draw_block, draw_gone, draw_kept
from ui.kit.dayplan import HOUR, Placed
from ui.kit.painting import draw_line

if TYPE_CHECKING:
    from ui.kit.daysheet import DaySheet


def draw_day(sheet: DaySheet, painter: QPainter, without: object = None) -> None:
    """The whole day; a block that is in the hand leaves its outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet.draw_shut(painter)
    sheet.draw_lines(painter)
    for each in sheet.everything():
        if without is not None and each.block.key == without:
            draw_gone(painter, sheet.rect_of(each))
        else:
            _draw_block(sheet, painter, each)
    _draw_slot(sheet, painter)
    sheet.draw_now(painter)
    sheet.draw_hours(painter)


def _draw_block(sheet: DaySheet, painter: QPainter, each: Placed) -> None:
    block, at = each.block, sheet.rect_of(each)
    until = min(block.ends + block.held, sheet.last)
    if block.held and until > block.ends:
        draw_kept(painter, at, sheet.y_of(until))
    draw_block(painter, block, at, chosen=block.key == sheet.at)


def _draw_slot(sheet: DaySheet, painter: QPainter) -> None:
    """The free time chosen, with what can be done there."""
    if sheet.slot is None or sheet.slot[0] >= len(sheet.columns):
        return
    place, minute = sheet.slot
    at = sheet.rect_between(place, minute, minute + HOUR // 2)
    painter.setPen(QPen(theme.colour("focus"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(at, 8, 8)
    words = clock_time(time(minute // HOUR, minute % HOUR))
    said = f"{words}, press N to book" if at.width() > theme.px(150) else words
    side = theme.px(12) if at.width() > theme.px(90) else theme.px(4)
    draw_line(painter, at.adjusted(side, 0, -2, 0), said, "second", theme.colour("accent"))
