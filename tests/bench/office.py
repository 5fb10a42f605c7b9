"""Our letters as one flat OpenDocument, for LibreOffice to convert: the same words, frames and codes.

Marks to tick are letters and lines to write on are borders: drawn shapes would make it many times slower.
"""

import base64
import io
import os
import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from PIL import Image

from studio.documents import Choice, Closing, Paper, Paragraph, page_count
from studio.documents.blocks import as_text
from studio.documents.codes import modules
from studio.documents.faces import FONTS, Voice

_STYLES = {Voice.TEXT: "text", Voice.STRONG: "strong"}


def flat_document(papers: list[Paper]) -> str:
    """One document, a page for each letter; the letterhead stands in its header."""
    head = papers[0].letterhead
    header = _paragraph("name", escape(head.name)) + "".join(
        _paragraph("small", escape(row)) for row in head.lines
    )
    return _FLAT.replace("HEADER", header).replace("PAGES", "".join(_page(paper) for paper in papers))


def converted_size(papers: list[Paper]) -> int:
    """How large a PDF LibreOffice makes of one flat document of all."""
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder, "letters.fodt")
        flat.write_text(flat_document(papers), "utf-8")
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(
            f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir></fontconfig>", "utf-8"
        )
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(flat)],
            check=True,
            capture_output=True,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        pdf = flat.with_suffix(".pdf").read_bytes()
    if page_count(pdf) != len(papers):
        raise SystemExit(f"LibreOffice made {page_count(pdf)} pages of {len(papers)} letters.")
    return len(pdf)


def _page(paper: Paper) -> str:
    frames = [
        _frame(25, 58, 73, 24, "".join(_paragraph("address", escape(row)) for row in paper.address)),
        _frame(118, 58, 67, 24, "".join(_paragraph("address", escape(str(row))) for row in paper.aside)),
    ]
    paragraphs = []
    for block in paper.body:
        if isinstance(block, Paragraph):
            spans = [
                f'<text:span text:style-name="{_STYLES[span.voice]}">{escape(span.words)}</text:span>'
                for span in as_text(block.text)
            ]
            paragraphs.append(_paragraph("body", "".join(spans)))
        elif isinstance(block, Closing):
            for style, words in (
                ("body", block.greeting),
                ("pen", block.name),
                ("body", f"{block.name}, {block.role}"),
            ):
                paragraphs.append(_paragraph(style, escape(words)))
    drawn = "".join(frames) + _slip(paper)
    return _paragraph("new", drawn) + "".join(paragraphs)


def _slip(paper: Paper) -> str:
    if paper.slip is None:
        return ""
    rows = []
    for item in paper.slip.items:
        rows.append(_paragraph("question", escape(item.question)))
        if isinstance(item, Choice):
            mark = "□" if item.boxes else "○"
            rows.append(
                _paragraph("address", escape("   ".join(f"{mark} {option}" for option in item.options)))
            )
        else:
            rows.extend(_paragraph("ruled", "") for _ in range(item.lines))
    rows.append(_paragraph("address", escape(f"{paper.slip.reference} {paper.slip.thanks}")))
    return _frame(25, 213, 140, 78, "".join(rows)) + _code(paper.slip.reference)


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _place(left: float, top: float, width: float, height: float) -> str:
    size = f'svg:width="{width}mm" svg:height="{height}mm"'
    return f'text:anchor-type="paragraph" svg:x="{left}mm" svg:y="{top}mm" {size}'


def _frame(left: float, top: float, width: float, height: float, inside: str) -> str:
    return (
        f'<draw:frame draw:style-name="placed" {_place(left, top, width, height)}>'
        f"<draw:text-box>{inside}</draw:text-box></draw:frame>"
    )


def _code(words: str) -> str:
    across, rectangles = modules(words)
    image = Image.new("1", (across, across), 1)
    for left, row, length in re.findall(r"(\d+) (\d+) (\d+) 1 re", rectangles):
        image.paste(0, (int(left), int(row), int(left) + int(length), int(row) + 1))
    held = io.BytesIO()
    image.save(held, "PNG")
    data = base64.b64encode(held.getvalue()).decode("ascii")
    return (
        f'<draw:frame draw:style-name="placed" {_place(172, 276, 12.5, 12.5)}>'
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
    )


def _style(name: str, font: str, size: float, more: str = "", weight: str = "normal") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {more}/>'
        f'<style:text-properties fo:font-family="{font}" fo:font-size="{size}pt" fo:font-weight="{weight}"/>'
        "</style:style>"
    )


_SERIF = "Source Serif 4"
_FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>{_style("name", "Fraunces", 20, weight="600")}{_style("small", "Inter", 8.5)}</office:styles>
<office:automatic-styles>
<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="18mm" fo:margin-bottom="5mm" fo:margin-left="25mm" fo:margin-right="25mm"/>
<style:header-style><style:header-footer-properties fo:min-height="24mm"/></style:header-style></style:page-layout>
{_style("body", _SERIF, 11, 'fo:margin-top="7.5pt" fo:line-height="15pt"')}
{_style("new", _SERIF, 11, 'fo:break-before="page" fo:margin-bottom="50mm"')}
{_style("address", _SERIF, 10)}{_style("question", _SERIF, 10.5, weight="600")}{_style("pen", _SERIF, 18)}
<style:style style:name="text" style:family="text"/>
<style:style style:name="strong" style:family="text"><style:text-properties fo:font-weight="600"/></style:style>
<style:style style:name="placed" style:family="graphic"><style:graphic-properties style:wrap="run-through"
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page"
 fo:padding="0mm" fo:border="none" draw:fill="none" draw:stroke="none"/></style:style>
{_style("ruled", _SERIF, 16, 'fo:border-bottom="0.5pt solid #c9c2b8"')}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4">
<style:header>HEADER</style:header></style:master-page></office:master-styles>
<office:body><office:text>PAGES</office:text></office:body></office:document>
"""
