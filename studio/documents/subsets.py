"""Subsets: the part of a face that a document carries, packed once for all documents that need the same."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.documents.faces import Face


@dataclass(frozen=True)
class Subset:
    """The part of a face that a document carries: its outlines, packed once for all documents that need the same."""

    outlines: bytes
    length: int
    widths: bytes
    unicode_map: bytes


# A document places glyphs by number: it needs outlines and measures, no letters and no rules for joining them.
_NOT_FOR_PAPER = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "DSIG",
    "OS/2",
    "cmap",
    "meta",
    "gasp",
    "vhea",
    "vmtx",
    "VORG",
)


@lru_cache(maxsize=512)
def subset(face: Face, glyphs: frozenset[int]) -> Subset:
    """The part of a face that draws these glyphs; the same glyphs give the same bytes."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    # Glyph numbers stay as they are, so that words encoded once fit every document.
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    for table in _NOT_FOR_PAPER:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    if face.opened.has_var_data:  # one of the system's: its own first instance is what we print
        wanted.pin_all_axes_to_default(face.opened)
    outlines: bytes = wanted.subset(face.opened).blob.data
    ordered = sorted(glyphs)
    widths = " ".join(f"{glyph}[{face.advance(glyph):g}]" for glyph in ordered)
    return Subset(
        outlines=zlib.compress(outlines, 9),
        length=len(outlines),
        widths=widths.encode("ascii"),
        unicode_map=zlib.compress(_unicode_map(face, ordered), 9),
    )


def _unicode_map(face: Face, glyphs: list[int]) -> bytes:
    read = [(glyph, face.means(glyph).encode("utf-16-be").hex().upper()) for glyph in glyphs]
    rows = [f"<{glyph:04X}> <{letters}>" for glyph, letters in read if letters]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
