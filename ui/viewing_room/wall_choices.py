"""The lists of what a picture on the wall may have: sizes, mouldings, mounts, glazing, each with its price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio import walls
from studio.catalogue import ChoiceKind, ChoiceRow, Edition
from studio.catalogue.model import GlazingId, MouldingId, MountId
from studio.errors import Refused
from studio.walls import HangingDraft
from ui.kit import theme
from ui.kit.text import Label
from ui.viewing_room.frames import Framed
from ui.viewing_room.samples import corner_sample, mount_sample

SIDE = 44
"""A sample's side at 100 %."""
_WIDE = 330
_MOST = 9
"""Lines shown before the list scrolls."""


@dataclass(frozen=True)
class Offer:
    """One line: what it is called, the picture as it would be, a sample, and whether it is so now."""

    words: str
    draft: HangingDraft
    sample: QImage | None
    is_now: bool


def sizes(edition: Edition, draft: HangingDraft, _ratio: float) -> list[Offer]:
    """The sizes of the same product, and the other products in their nearest size."""
    found = []
    for price in walls.sizes(edition, draft.price_id):
        made = walls.as_offered(edition, replace(draft, turned=_turned(edition, draft, price.id)), price.id)
        wide, high = (price.height_in, price.width_in) if made.turned else (price.width_in, price.height_in)
        found.append(Offer(f"{wide} wide by {high} high", made, None, price.id == draft.price_id))
    lines = dict.fromkeys((price.product, price.finish) for price in edition.prices)
    here = edition.price(draft.price_id)
    area = here.width_in * here.height_in
    for product, finish in lines:
        if (product, finish) == (here.product, here.finish):
            continue
        alike = [price for price in edition.prices if (price.product, price.finish) == (product, finish)]
        near = min(alike, key=lambda price: abs(price.width_in * price.height_in - area))
        made = walls.as_offered(edition, replace(draft, turned=_turned(edition, draft, near.id)), near.id)
        found.append(Offer(", ".join(part for part in (product, finish) if part), made, None, False))
    return found


def every_size(edition: Edition, draft: HangingDraft, upright: bool) -> list[Offer]:
    """All that is on the list: for a picture that was hung at prices which hold no more (R11)."""
    found = []
    for price in edition.prices:
        made = walls.as_offered(edition, replace(draft, turned=walls.lies(price, upright)), price.id)
        wide, high = (price.height_in, price.width_in) if made.turned else (price.width_in, price.height_in)
        words = ", ".join(part for part in (price.product, price.finish) if part)
        found.append(Offer(f"{words}, {wide} wide by {high} high", made, None, False))
    return found


def _turned(edition: Edition, draft: HangingDraft, price_id: int) -> bool:
    here = edition.price(draft.price_id)
    upright = (here.height_in > here.width_in) != draft.turned
    there = next(price for price in edition.prices if price.id == price_id)
    return walls.lies(there, upright)


def mouldings(edition: Edition, draft: HangingDraft, ratio: float) -> list[Offer]:
    """The mouldings that this price takes."""

    def sample(choice: ChoiceRow) -> QImage:
        moulding = edition.moulding(MouldingId(choice.of))
        mount = edition.mount(draft.mount_id) if draft.mount_id is not None else None
        framed = Framed(200, 200, moulding, mount, float(mount.border_mm) if mount else 0.0)
        return corner_sample(framed, SIDE, None, ratio, span=max(60.0, moulding.face_mm * 1.6))

    return [
        Offer(
            choice.name,
            replace(draft, moulding_id=choice.moulding_id),
            sample(choice),
            choice.of == draft.moulding_id,
        )
        for choice in edition.offered(ChoiceKind.MOULDING, draft.price_id)
    ]


def mounts(edition: Edition, draft: HangingDraft, ratio: float) -> list[Offer]:
    """The mounts, each in its usual border, and none."""
    found = [
        Offer(
            f"{choice.name} mount",
            replace(draft, mount_id=choice.mount_id, mount_border_mm=None),
            mount_sample(edition.mount(MountId(choice.of)), SIDE, ratio),
            choice.of == draft.mount_id,
        )
        for choice in edition.offered(ChoiceKind.MOUNT, draft.price_id)
    ]
    none = replace(draft, mount_id=None, mount_border_mm=None)
    if not found:
        return []
    bare = Offer("No mount", none, mount_sample(None, SIDE, ratio), draft.mount_id is None)
    return [*found, bare, *_borders(edition, draft)]


def _borders(edition: Edition, draft: HangingDraft) -> list[Offer]:
    """The same mount in other widths."""
    if draft.mount_id is None:
        return []
    usual = edition.mount(draft.mount_id).border_mm
    now = draft.mount_border_mm if draft.mount_border_mm is not None else usual
    name = edition.mount(draft.mount_id).name
    widths = sorted({30, 40, 50, 60, 80, 100, usual, now} - {now})
    return [
        Offer(f"{name} mount, {wide} mm wide", replace(draft, mount_border_mm=wide), None, False)
        for wide in widths
    ]


def glazings(edition: Edition, draft: HangingDraft, ratio: float) -> list[Offer]:
    """The glazing that this price takes."""
    return [
        Offer(
            choice.name,
            replace(draft, glazing_id=choice.glazing_id),
            _pane(edition.glazing(GlazingId(choice.of)).reflects, ratio),
            choice.of == draft.glazing_id,
        )
        for choice in edition.offered(ChoiceKind.GLAZING, draft.price_id)
    ]


def extras(edition: Edition, draft: HangingDraft, _ratio: float) -> list[Offer]:
    """What may be added to it or left out again, one by one."""
    found = []
    for choice in edition.offered(ChoiceKind.EXTRA, draft.price_id):
        has = choice.id in draft.choice_ids
        ids = (
            tuple(each for each in draft.choice_ids if each != choice.id)
            if has
            else (*draft.choice_ids, choice.id)
        )
        found.append(
            Offer(
                f"{'Without' if has else 'With'}: {choice.name}", replace(draft, choice_ids=ids), None, False
            )
        )
    return found


def _pane(reflects: bool, ratio: float) -> QImage:
    """A little pane over grey: with the room's light in it, or clear."""
    side = round(SIDE * ratio)
    canvas = QImage(side, side, QImage.Format.Format_RGB32)
    canvas.fill(QColor("#8f9a9c"))
    if reflects:
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 70))
        painter.drawConvexPolygon(
            [
                QPoint(0, side // 2),
                QPoint(side // 2, 0),
                QPoint(round(side * 0.8), 0),
                QPoint(0, round(side * 0.8)),
            ]
        )
        painter.end()
    return canvas


def price_words(edition: Edition, draft: HangingDraft) -> str:
    """What the picture would cost so, as the studio prices."""
    try:
        amount = walls.piece_of(edition, draft).amount.show(edition.currency)
    except Refused as refused:
        return refused.message
    return amount if edition.prices_include_tax else f"{amount} before tax"


class Choices(QFrame):
    """A list that opens beside its button: arrows or a click choose, Enter keeps, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, heading: str, edition: Edition, offers: list[Offer], parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.beneath = parent
        self.offers = offers
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setIconSize(QSize(theme.px(SIDE), theme.px(SIDE)))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for offer in offers:
            self._add(edition, offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(Label(heading, "name"))
        column.addWidget(self.list)
        self.setFixedWidth(theme.px(_WIDE))
        shown = min(len(offers), _MOST)
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) + 5 for row in range(shown)) + 6)
        self.list.itemClicked.connect(lambda _: self._choose())
        now = next((place for place, offer in enumerate(offers) if offer.is_now), 0)
        self.list.setCurrentRow(now)

    def _add(self, edition: Edition, offer: Offer) -> None:
        price = price_words(edition, offer.draft)
        item = QListWidgetItem(f"{offer.words}{'  ·  as now' if offer.is_now else ''}\n{price}")
        if offer.sample is not None:
            sample = QPixmap.fromImage(offer.sample)
            icon = QIcon(sample)
            icon.addPixmap(sample, QIcon.Mode.Selected)  # a sample keeps its own colours
            item.setIcon(icon)
        self.list.addItem(item)

    def open_above(self, button: QWidget) -> None:
        """Open above its button, or below it where there is no room above, within the window."""
        self.adjustSize()
        window = button.window()
        high = self.sizeHint().height()
        at = button.mapTo(window, QPoint(0, -high - 6))
        if at.y() < 0:
            at.setY(
                max(0, min(button.mapTo(window, QPoint(0, button.height() + 6)).y(), window.height() - high))
            )
        at.setX(max(0, min(at.x(), window.width() - self.width())))
        self.move(at)
        self.show()
        self.raise_()
        self.list.installEventFilter(self)
        self.list.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keys go back to the wall, unless they have gone elsewhere already."""
        if self.list.hasFocus():
            self.list.removeEventFilter(self)
            self.beneath.setFocus()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It closes when the keys go elsewhere."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        offer = self.offers[self.list.currentRow()]
        self.close()
        self.chosen.emit(offer.draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


Offering = Callable[[Edition, HangingDraft, float], list[Offer]]


def like(edition: Edition, draft: HangingDraft, chosen: HangingDraft) -> HangingDraft:
    """Another picture in the size and frame of the chosen one, the way round that suits it, where it hangs."""
    if draft.picture_id == chosen.picture_id and draft.x_mm == chosen.x_mm and draft.y_mm == chosen.y_mm:
        return chosen
    known = {price.id: price for price in edition.prices}
    price, there = known.get(draft.price_id), known[chosen.price_id]
    upright = (price.height_in > price.width_in) != draft.turned if price is not None else None
    return replace(
        chosen,
        picture_id=draft.picture_id,
        x_mm=draft.x_mm,
        y_mm=draft.y_mm,
        place=draft.place,
        turned=chosen.turned if upright is None else walls.lies(there, upright),
    )
