"""The notes above the lists: the exceptions, each with the way to put it right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.letters import LetterId
from studio.rights import may
from ui.kit.cards import Card, empty
from ui.kit.work import Work
from ui.letters.cards import InMail, LeftOut, Questions, Spoilt
from ui.letters.giving import open_again, say_not_sent, say_sent
from ui.letters.whole import Post


class Notes(QWidget):
    """What may have printed, what was mailed, what is spoilt, and what is left out and why."""

    wish = Signal(object)
    printed = Signal(int)
    again = Signal(int)
    put_aside = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.cards = QVBoxLayout(self)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(14)

    def show_of(self, post: Post) -> None:
        """The notes of this post; without any there is nothing."""
        empty(self.cards)
        cards = self._cards(post)
        for card in cards:
            self.cards.addWidget(card)
        self.setVisible(bool(cards))

    def _cards(self, post: Post) -> list[Card]:
        cards: list[Card] = []
        if post.questions:
            questions = Questions(post.questions)
            questions.printed.connect(self.printed)
            questions.again.connect(self.again)
            cards.append(questions)
        if post.in_mail:
            cards.append(self._in_mail(post))
        if post.spoilt:
            spoilt = Spoilt(post.spoilt, may_act=may(self.work.by.role, "letters.put_aside"))
            spoilt.wish.connect(self.wish)
            spoilt.put_aside.connect(self.put_aside)
            cards.append(spoilt)
        if post.due.left_out or post.due.no_news:
            left_out = LeftOut(post.due.left_out, post.due.no_news)
            left_out.wish.connect(self.wish)
            cards.append(left_out)
        return cards

    def _in_mail(self, post: Post) -> Card:
        in_mail = InMail(post.in_mail)
        in_mail.sent.connect(lambda letter_id: say_sent(self.work, self, LetterId(letter_id)))
        in_mail.not_sent.connect(lambda letter_id: say_not_sent(self.work, self, LetterId(letter_id)))
        in_mail.again.connect(lambda letter_id: open_again(self.work, self, "E-mail", LetterId(letter_id)))
        return in_mail
