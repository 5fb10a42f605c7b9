"""Settings: the studio, section by section; what is changed holds at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import theme
from ui.kit.page import Page
from ui.kit.text import Button
from ui.kit.work import Work
from ui.settings.about_section import AboutSection, ThisComputerSection
from ui.settings.care_section import CareSection
from ui.settings.materials_section import MaterialsSection
from ui.settings.paper_section import PaperSection
from ui.settings.people_sections import SessionTypesSection, StaffSection
from ui.settings.prices_section import PricesSection
from ui.settings.section import Section
from ui.settings.studio_sections import HoursSection, LetterheadSection, RoomsSection, StudioSection
from ui.settings.wording_section import WordingSection

SECTIONS: tuple[type[Section], ...] = (
    StudioSection,
    LetterheadSection,
    WordingSection,
    PaperSection,
    HoursSection,
    RoomsSection,
    StaffSection,
    SessionTypesSection,
    PricesSection,
    MaterialsSection,
    CareSection,
    ThisComputerSection,
    AboutSection,
)


class SettingsPage(Page):
    """Sections at the left, the one chosen beside them."""

    features = frozenset({"business", "catalogue", "care"})
    scrolls = False

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.show_title("Settings", "The studio as it is. What you change here holds at once.")
        self.sections: dict[str, Section] = {}
        self.buttons_of: dict[str, Button] = {}
        self.shown = SECTIONS[0].title
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self._names())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("ground", "clear")
        self.ground = QVBoxLayout(ground)
        self.ground.setContentsMargins(0, 0, 6, 0)
        self.area.setWidget(ground)
        self.area.viewport().setAutoFillBackground(False)
        across.addWidget(self.area, 1)
        self.body.addLayout(across, 1)
        work.signed_in.connect(self.show_to)

    def _names(self) -> QWidget:
        names = QWidget()
        names.setFixedWidth(theme.px(172))
        names.setAccessibleName("Sections")
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        group = QButtonGroup(self)
        for section in SECTIONS:
            button = Button(f"  {section.title}", section.icon, "rail")
            button.setCheckable(True)
            button.setAccessibleName(section.title)
            button.clicked.connect(lambda _=False, title=section.title: self.show_section(title))
            group.addButton(button)
            column.addWidget(button)
            self.buttons_of[section.title] = button
        column.addStretch(1)
        return names

    def show_section(self, title: str) -> Section:
        """Show a section; it is made when it is first seen."""
        section = self.sections.get(title)
        if section is None:
            section = next(kind for kind in SECTIONS if kind.title == title)(self.work)
            section.wish.connect(self.wish)
            self.sections[title] = section
            self.ground.addWidget(section)
        for each in self.sections.values():
            each.setVisible(each is section)
        self.buttons_of[title].setChecked(True)
        if title != self.shown:  # what was added or changed further down stays in sight
            self.area.verticalScrollBar().setValue(0)
        self.shown = title
        section.load()
        return section

    def prints_itself(self) -> bool:
        """Ctrl+P prints the section on screen, where it is something for paper."""
        section = self.sections.get(self.shown)
        return section is not None and section.prints_itself()

    def reload(self) -> None:
        """Look again at the section on screen."""
        wanted = self.with_.pop("section", self.shown)
        self.show_section(str(wanted))
