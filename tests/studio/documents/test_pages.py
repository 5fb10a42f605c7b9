"""Pages as the window shows them."""

import pytest

from studio.documents import page_count, page_image, pages, render, render_together
from studio.errors import Trouble
from tests.studio.documents.letter import follow_up


def test_a_page_is_as_large_as_asked_and_not_blank() -> None:
    image = page_image(render(follow_up()), 0, 96)
    assert (image.width, image.height) == (794, 1123)
    assert len(image.rows) == image.stride * image.height
    assert image.rows[:3] == b"\xff\xff\xff"
    assert min(image.rows[::4]) < 60


def test_every_page_is_shown_in_order() -> None:
    pdf = render_together(
        [follow_up(), follow_up("Mrs Bell", "L-000413"), follow_up(large_print=True)], "a", "b"
    )
    assert page_count(pdf) == 4
    shown = list(pages(pdf, 48))
    assert len(shown) == 4
    assert len({image.rows for image in shown}) == 4


@pytest.mark.parametrize("damaged", [b"", b"not a page", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_file_is_said_to_be_damaged(damaged: bytes) -> None:
    with pytest.raises(Trouble, match="not a page we can show"):
        page_count(damaged)
    with pytest.raises(Trouble, match="not a page we can show"):
        page_image(damaged)
