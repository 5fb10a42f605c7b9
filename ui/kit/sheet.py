"""The one style sheet, made from the tokens; widgets say their role, kind or tone in a property."""

from __future__ import annotations

from ui.kit.tokens import CARD_RADIUS, CONTROL_RADIUS, TONES, TYPE, Meaning

_SHEET = """
QToolTip {{ color: {ink}; background: {surface}; border: 1px solid {edge}; padding: 4px 8px; }}
QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] {{ background: transparent; border: 0; }}
QWidget[ground="paper"] {{ background: {paper}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {line}; border-radius: {card}px; }}
QFrame[ground="rail"] {{ background: {rail}; border-right: 1px solid {line}; }}
QFrame[rule="true"] {{ background: {line}; border: 0; min-height: 1px; max-height: 1px; }}

QPushButton {{ background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: {control}px;
  padding: 0 {pad}px; min-height: {height}px; font-weight: 600; }}
QPushButton:hover {{ background: {quiet_soft}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0 {pad_focus}px; min-height: {height_focus}px; }}
QPushButton:disabled {{ color: {muted}; background: {quiet_soft}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border: 1px solid {accent}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_strong}; border-color: {accent_strong}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="primary"]:disabled {{ background: {edge}; color: {ink}; border-color: {edge}; }}
QPushButton[kind="danger"] {{ color: {red}; border: 1px solid {red}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {red}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; color: {accent};
  padding: 0 {row}px; }}
QPushButton[kind="quiet"]:hover {{ background: {quiet_soft}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="quiet"]:disabled {{ color: {muted}; background: transparent; }}
QPushButton[kind="plain"]:checked, QPushButton[kind="toggle"]:checked {{ background: {accent}; color: {on_accent};
  border-color: {accent}; }}
QPushButton[kind="rail"] {{ background: transparent; border: 1px solid transparent; text-align: left; font-weight: 600;
  color: {quiet}; padding: 0 11px; min-height: {rail_row}px; }}
QPushButton[kind="rail"]:hover {{ background: {line}; }}
QPushButton[kind="rail"]:checked {{ background: {surface}; border: 1px solid {line}; color: {accent}; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {focus}; padding: 0 10px; min-height: {rail_row_focus}px; }}
QPushButton[kind="signed"] {{ background: transparent; border: 1px solid transparent; text-align: left; color: {muted};
  font-weight: 400; font-size: {second}px; padding: 0 2px 0 11px; }}
QPushButton[kind="signed"]:hover {{ color: {ink}; }}
QPushButton[kind="signed"]:focus {{ border: 2px solid {focus}; padding: 0 1px 0 10px; }}

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {surface}; color: {ink}; border: 1px solid {edge};
  border-radius: {control}px; padding: 0 10px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {field}px; }}
QPlainTextEdit {{ padding: 6px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {focus};
  padding: 0 9px; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ min-height: {field_focus}px; }}
QPlainTextEdit:focus {{ padding: 5px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {paper}; color: {muted}; }}
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] {{ border-color: {red}; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {edge}; outline: 0; padding: 4px;
  selection-background-color: {accent_soft}; selection-color: {ink}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QCheckBox, QRadioButton {{ spacing: {row}px; color: {ink}; padding: 3px; border: 2px solid transparent;
  border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {focus}; }}
QCheckBox::indicator, QListView::indicator {{ width: 16px; height: 16px; border: 1px solid {muted}; border-radius: 4px;
  background: {surface}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {accent}; border-color: {accent};
  image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ border-color: {edge}; background: {quiet_soft}; }}

QTableView, QListView {{ background: {surface}; border: 0; outline: 0; color: {ink};
  selection-background-color: {accent_soft}; selection-color: {ink}; }}
QListView[ground="clear"] {{ background: transparent; }}
QListView[popup="true"] {{ border: 1px solid {edge}; border-radius: {control}px; padding: 4px; }}
QTableView::item {{ border-bottom: 1px solid {line}; padding: 0 {row}px; }}
QTableView::item:selected {{ background: {accent_soft}; color: {ink}; }}
QTableView:focus {{ border: 1px solid {focus}; }}
QHeaderView {{ background: {surface}; }}
QHeaderView::section {{ background: {surface}; color: {muted}; border: 0; border-bottom: 1px solid {edge};
  padding: 6px {row}px; font-weight: 600; font-size: {second}px; }}
QCalendarWidget QWidget {{ alternate-background-color: {paper}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {accent_soft}; }}
QProgressBar {{ background: {quiet_soft}; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ width: 0; height: 0;
  background: transparent; }}
QLabel {{ background: transparent; border: 0; }}
QLabel[note="true"] {{ background: {surface}; border: 1px solid {edge}; border-radius: {control}px; }}
QFrame[bar="true"] {{ border-radius: {control}px; margin-bottom: 10px; }}
"""


def sheet(values: dict[Meaning, str], scale: float, pictures: dict[str, str] | None = None) -> str:
    """The style sheet for one set of colours at one text size."""

    def px(size: float) -> int:
        return round(size * scale)

    sizes = {
        "card": CARD_RADIUS, "control": CONTROL_RADIUS, "row": 8, "pad": px(15), "pad_focus": px(15) - 1,
        "height": px(32), "height_focus": px(32) - 2, "rail_row": px(35), "rail_row_focus": px(35) - 2,
        "field": px(34), "field_focus": px(34) - 2, "second": px(12),
    }  # fmt: skip
    named: dict[str, object] = {str(meaning): value for meaning, value in values.items()}
    parts = [_SHEET.format(**named, **sizes, **(pictures or {"chevron": "", "tick": ""}))]
    for role, (family, size, weight, italic) in TYPE.items():
        ink = values["muted"] if role in ("second", "muted", "small") else values["ink"]
        slant = "italic" if italic else "normal"
        parts.append(
            f'QLabel[role="{role}"] {{ font-family: "{family}"; font-size: {px(size)}px; font-weight: {weight};'
            f" font-style: {slant}; color: {ink}; }}\n"
        )
    for tone, (word, ground) in TONES.items():
        parts.append(
            f'QLabel[chip="{tone}"] {{ color: {values[word]}; background: {values[ground]}; border-radius: {px(10)}px;'
            f" padding: 0 {px(12)}px; min-height: {px(20)}px; max-height: {px(20)}px; font-weight: 600;"
            f" font-size: {px(11)}px; }}\n"
            f'QFrame[tone="{tone}"] {{ background: {values[ground]}; border-radius: {CARD_RADIUS}px; }}\n'
        )
    parts.append(f'QLabel[refusal="true"] {{ color: {values["red"]}; }}\n')
    return "".join(parts)
