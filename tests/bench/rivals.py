"""Rivals of the bench that are no part of the program: WeasyPrint and Typst, where somebody has put them.

They are looked for in an environment of their own, so that the bench adds nothing to the program's:

    python3 -m venv /tmp/portrait-desk-rivals
    /tmp/portrait-desk-rivals/bin/pip install weasyprint typst

Each draws the same letters with the same faces, its import outside the time. One that is missing is named.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from studio.documents import Choice, Closing, Paper, Paragraph
from studio.documents.blocks import as_text
from studio.documents.faces import FONTS, Voice

PLACE = Path(os.environ.get("PORTRAIT_DESK_RIVALS", Path(tempfile.gettempdir(), "portrait-desk-rivals")))
PYTHON = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

_WEASYPRINT = """
import html, json, sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
letters, fonts, out = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3]
began = time.perf_counter()
face = "@font-face{font-family:%s;font-weight:%d;src:url(file://%s/%s.ttf)}"
css = "".join(face % (name, weight, fonts, stem) for name, weight, stem in (
    ("Serif", 400, "SourceSerif4_400Regular"), ("Serif", 600, "SourceSerif4_600SemiBold"),
    ("Head", 600, "Fraunces_600SemiBold"), ("Small", 400, "Inter_400Regular")))
css += "@page{size:A4;margin:0}.p{position:relative;height:297mm;break-after:page;font:11pt/15pt Serif}"
css += ".p>*{position:absolute;margin:0;left:25mm;width:160mm}b{font-weight:600}.b p{margin:0 0 7.5pt}"
css += "h1{font:600 20pt Head;top:20mm}.s{font:8.5pt/12pt Small}.a{font-size:10pt;line-height:11.3pt;top:58mm}"
css += ".r{top:58mm;left:118mm!important}.b{top:96mm}.q{top:218mm}"
rows = lambda words: "<br>".join(map(html.escape, words))
body = "".join(
    f'<div class=p><h1>{html.escape(each["head"])}</h1><div class=s style="top:29mm">{rows(each["lines"])}</div>'
    f'<div class=a>{rows(each["address"])}</div><div class="a r">{rows(each["aside"])}</div><div class=b>'
    + "".join("<p>" + "".join(("<b>%s</b>" if strong else "%s") % html.escape(w) for w, strong in p) + "</p>"
              for p in each["body"])
    + f'</div><div class=q>{"<br>".join(map(html.escape, each["slip"]))}</div></div>' for each in letters)
configured = FontConfiguration()
HTML(string=f"<html lang=en><style>{css}</style>{body}").write_pdf(out, font_config=configured)
print(time.perf_counter() - began)
"""

_TYPST = """
import json, pathlib, sys, time
import typst
data, fonts, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
page = data.with_name("letters.typ")
began = time.perf_counter()
page.write_text('''
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(font: "Source Serif 4", size: 11pt)
#set par(leading: 5.5pt, spacing: 13pt)
#for each in json("letters.json") {
  place(dx: 25mm, dy: 20mm, text(font: "Fraunces", weight: 600, size: 20pt, each.head))
  place(dx: 25mm, dy: 29mm, text(font: "Inter", size: 8.5pt, each.lines.join(linebreak())))
  place(dx: 25mm, dy: 58mm, text(size: 10pt, each.address.join(linebreak())))
  place(dx: 118mm, dy: 58mm, text(size: 10pt, each.aside.join(linebreak())))
  place(dx: 25mm, dy: 96mm, block(width: 160mm, for p in each.body {
    par(for (words, strong) in p { if strong { text(weight: 600, words) } else { words } })
  }))
  place(dx: 25mm, dy: 218mm, block(width: 160mm, each.slip.join(linebreak())))
  pagebreak(weak: true)
}
''', "utf-8")
typst.compile(str(page), output=out, font_paths=[fonts], root=str(data.parent))
print(time.perf_counter() - began)
"""

SCRIPTS = {"WeasyPrint": ("weasyprint", _WEASYPRINT), "Typst": ("typst", _TYPST)}


def found() -> dict[str, Callable[[list[Paper]], float]]:
    """The rivals that are here, each answering how many seconds it took for some letters."""
    here = {}
    for name, (module, script) in SCRIPTS.items():
        asked = [str(PYTHON), "-c", f"import {module}"]
        if PYTHON.exists() and subprocess.run(asked, capture_output=True).returncode == 0:
            here[name] = lambda papers, script=script: _run(script, papers)
        else:
            print(f"{name} is not at {PLACE}: see tests/bench/rivals.py how to put it there")
    return here


def _run(script: str, papers: list[Paper]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        letters = Path(folder, "letters.json")
        letters.write_text(json.dumps([_words(paper) for paper in papers]), "utf-8")
        asked = [str(PYTHON), "-c", script, str(letters), str(FONTS), str(Path(folder, "letters.pdf"))]
        return float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def _words(paper: Paper) -> dict[str, object]:
    """A letter as plain data."""
    body = [
        [[span.words, span.voice is Voice.STRONG] for span in as_text(block.text)]
        for block in paper.body
        if isinstance(block, Paragraph)
    ]
    for block in paper.body:
        if isinstance(block, Closing):
            body += [
                [[block.greeting, False]],
                [[block.name, False]],
                [[f"{block.name}, {block.role}", False]],
            ]
    slip = []
    for item in paper.slip.items if paper.slip else ():
        slip += [item.question, "  ".join(item.options)] if isinstance(item, Choice) else [item.question]
    if paper.slip:
        slip.append(f"{paper.slip.reference}  {paper.slip.thanks}")
    return {
        "head": paper.letterhead.name,
        "lines": paper.letterhead.lines,
        "address": paper.address,
        "aside": [str(row) for row in paper.aside],
        "body": body,
        "slip": slip,
    }
