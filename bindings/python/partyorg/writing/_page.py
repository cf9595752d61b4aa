# SPDX-License-Identifier: MIT
"""Findings as one page of HTML with pictures, which needs nothing else to be read."""

from __future__ import annotations

import base64
import datetime
import hashlib
import io
import itertools
import re
from collections import Counter
from html import escape
from typing import Any, Iterator, Optional, Sequence

from .. import core
from .._error import needed
from .._table import TableReport
from ._findings import ABSENT, Findings, Line, Reading
from ._safe import Path, encodable, replacing
from ._words import CONFIDENCES, KINDS, REMARKS, STATES, word
from ._workbook import COLOURS, FILLS, VERDICT_SHADES, all_remarks

SHOWN = 2000
"""How many records the page shows."""
_READ_SHOWN = 500
_LISTED = 8
_SHORT = 16
_MONTHS = 24
_EPOCH = datetime.date(1970, 1, 1).toordinal()

_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2933;background:#f5f7f9}
main,header{max-width:1240px;margin:0 auto;padding:1rem 1.25rem}
header h1{margin:.5rem 0 .25rem;font-size:1.8rem;color:#2f4a5f;line-height:1.25}
header p{margin:.2rem 0}
section{background:#fff;border:1px solid #dbe2e8;border-radius:6px;padding:1rem 1.25rem;margin:0 0 1.25rem}
h2{font-size:1.2rem;color:#2f4a5f;margin:0 0 .75rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0}
dt{color:#52606d}dd{margin:0;overflow-wrap:anywhere}
.cards{display:flex;flex-wrap:wrap;gap:.75rem;margin:0;padding:0;list-style:none}
.cards li{flex:1 1 8rem;border:1px solid;border-radius:6px;padding:.5rem .9rem}
.cards b{display:block;font-size:1.7rem;line-height:1.2}
.pictures{columns:330px 3;column-gap:1rem}
figure{margin:0 0 1rem;break-inside:avoid;border:1px solid #e4e9ee;border-radius:6px;padding:.5rem;min-width:0}
figcaption{font-weight:600;padding:.25rem .25rem .5rem}
figure svg{width:100%;height:auto;max-width:460px;display:block;margin:0 auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{background:#2f4a5f;color:#fff;text-align:left;padding:.4rem .5rem;vertical-align:bottom;position:sticky;top:0}
td{padding:.4rem .5rem;border-bottom:1px solid #e4e9ee;vertical-align:top;overflow-wrap:anywhere}
td.n{text-align:right;white-space:nowrap}
#records th:nth-last-child(3){width:33%}#records th:nth-last-child(2){width:27%}#records th:last-child{width:17%}
td ul{margin:0;padding-left:1.1rem}summary{cursor:pointer;color:#52606d}
.s{display:inline-block;border:1px solid;border-radius:4px;padding:0 .4rem;white-space:nowrap}
.bad,.late{font-weight:700}
code{font:.85em ui-monospace,monospace;white-space:nowrap}
input[type=search]{font:inherit;padding:.35rem .6rem;width:min(100%,22rem);border:1px solid #9aa5b1;border-radius:4px}
.tools{display:none;gap:.75rem;align-items:center;flex-wrap:wrap;margin-bottom:.75rem}
.js .tools{display:flex}
.k{white-space:nowrap}.faint{color:#52606d}
@media (max-width:720px){
 main,header{padding:.75rem}section{padding:.75rem}
 dl{grid-template-columns:1fr}dt{margin-top:.3rem}
 table,tbody,tr,td{display:block;width:100%}thead{display:none}
 tr{border:1px solid #cbd5de;border-radius:6px;margin-bottom:.75rem;padding:.25rem .25rem}
 td{border:0;display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.5rem;padding:.2rem .4rem}
 td::before{content:attr(data-h);color:#52606d;font-weight:600}
 td>*{justify-self:start;min-width:0}td.n{text-align:left}td:empty{display:none}
}
@media print{
 body{background:#fff;font-size:10.5pt}section{border:0;padding:0;margin-bottom:8mm}
 main,header{max-width:none;padding:0}.tools{display:none!important}
 table{font-size:8pt;line-height:1.3}td,th{padding:.15rem .3rem}
 th{position:static;color:#000;background:#fff;border-bottom:2px solid #000}
 tr,figure{break-inside:avoid}thead{display:table-header-group}
 .pictures{columns:2}
 *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
""" + "".join(f".{shade}{{color:{ink};background:{paper};border-color:{ink}55}}\n"
              for shade, (ink, paper) in COLOURS.items())

# Filtering is a convenience: without scripts the whole table is there.
_SCRIPT = """(function(){document.documentElement.className='js';
var i=document.getElementById('filter'),n=document.getElementById('shown');if(!i)return;
var r=[].slice.call(document.querySelectorAll('#records tbody tr'));
var t=r.map(function(x){return x.textContent.normalize('NFC').toLowerCase()});
function f(){var q=i.value.normalize('NFC').toLowerCase().split(/\\s+/),c=0;r.forEach(function(x,k){
var s=q.every(function(w){return t[k].indexOf(w)>=0});x.style.display=s?'':'none';if(s)c++});n.textContent=c}
i.addEventListener('input',f);f()})()"""


def findings_page(path: Path, reading: Reading, report: TableReport, *, lang: str = "vi") -> None:
    """Writes the findings on a table of files as one page of HTML with pictures; needs matplotlib.

    The page needs no network and no scripts to be read, on a screen, a phone or paper: counts, pictures (verdicts,
    stages, rules, due dates by month), the first 2,000 records that are not in order with how many are left out, how
    the file was read, and the provisions that apply. All text is escaped, and nothing in it is executed. The file takes
    the place of `path` when it is complete.

    :param path: where to write
    :param reading: the table as it was read
    :param report: what its check found
    :param lang: ``"vi"`` or ``"en"``
    :raises Error: when the report is not of that reading, or matplotlib is not installed
    """
    needed("matplotlib", "charts")
    findings = Findings(reading, report, lang)
    with replacing(path) as file:
        for text in _page(findings):
            file.write(encodable(text).encode())


def _page(findings: Findings) -> Iterator[str]:
    place, reading = findings.place, findings.reading
    title = findings.check.titles[place]
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    yield (f'<!DOCTYPE html>\n<html lang="{findings.lang}">\n<head>\n<meta charset="utf-8">\n'
           f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; '
           f'script-src \'sha256-{digest}\'">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
           f'<meta name="referrer" content="no-referrer">\n<title>{escape(title)}: {escape(reading.source)}</title>\n'
           f"<style>{_STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{escape(title)}</h1>\n"
           f"<p>{escape(findings.check.questions[place])}</p>\n<dl>")
    said = [("source", reading.source), ("sheet", reading.sheet or ""), ("records", _number(len(findings), place)),
            ("on", findings.examined_on()), ("version", core.partyorg_version())]
    for key, text in said:
        if text:
            yield f"<dt>{word(key, place)}</dt><dd>{escape(text)}</dd>"
    yield f'</dl>\n<p class="faint">{word("decides", place)}</p>\n</header>\n<main>\n'
    yield from _counts(findings)
    yield from _records(findings)
    yield from _reading(findings)
    yield from _rules(findings)
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"


def _number(number: int, place: int) -> str:
    return f"{number:,}".replace(",", ".") if place == 0 else f"{number:,}"


# ---- counts and pictures


def _counts(findings: Findings) -> Iterator[str]:
    place, count = findings.place, len(findings)
    verdicts = list(zip(findings.verdicts, findings.report.counts().verdicts.values(), VERDICT_SHADES))
    yield f'<section>\n<h2>{word("by_verdict", place)}</h2>\n<ul class="cards">'
    for text, number, shade in verdicts:
        share = f"{100 * number / count:.1f} %" if count else ""
        if place == 0:
            share = share.replace(".", ",")
        yield f'<li class="{shade}"><b>{_number(number, place)}</b>{escape(text)} {share}</li>'
    yield f'</ul>\n</section>\n<section>\n<h2>{word("pictures", place)}</h2>\n<div class="pictures">\n'
    yield from _pictures(findings)
    yield "</div>\n</section>\n"


def _pictures(findings: Findings) -> Iterator[str]:
    place, counts = findings.place, findings.report.counts()
    verdicts = [(text, {shade: number}) for text, number, shade in
                zip(findings.verdicts, counts.verdicts.values(), VERDICT_SHADES)]
    yield _bars(word("by_verdict", place), verdicts, {}, place)
    stages: list[tuple[str, dict[str, int]]] = [(stage.titles[place], {"not_found": counts.stages[stage.name]})
                                                for stage in findings.stages]
    stages.append((word("all_stages", place), {"good": counts.stages[None]}))
    yield _bars(word("by_stage", place), stages, {}, place)
    months = _due_months(findings)
    if months:
        legend = {"bad": word("due_past", place), "found": word("due_open", place)}
        yield _bars(word("by_month", place), months, legend, place)
    else:
        yield f'<figure><figcaption>{word("by_month", place)}</figcaption><p>{word("due_none", place)}</p></figure>\n'
    shades = findings.shades()
    kept = [shade for shade in COLOURS if any(of[shade] for _, of, _ in shades)]
    yield _bars(word("by_rule", place), [(rule.id, of) for rule, of, _ in shades],
                {shade: word(shade, place) for shade in kept}, place)


def _due_months(findings: Findings) -> list[tuple[str, dict[str, int]]]:
    """How many due dates there are in each month, past and to come; months far off are taken together."""
    place, past, to_come = findings.place, Counter[int](), Counter[int]()
    dues = findings.report.due
    for index in range(len(findings)):
        if dues[index] != ABSENT:
            day = datetime.date.fromordinal(_EPOCH + dues[index])
            (past if day < findings.on(index) else to_come)[day.year * 12 + day.month - 1] += 1
    months = sorted({*past, *to_come})
    if not months:
        return []
    first, last = months[0], months[-1]
    if last - first >= _MONTHS:
        # The span around the examination date is shown month by month.
        day = findings.on(0)
        first = max(first, min(day.year * 12 + day.month - 1 - _MONTHS // 2, last - _MONTHS + 1))
        last = min(last, first + _MONTHS - 1)

    def name(month: int) -> str:
        year, number = divmod(month, 12)
        return f"{number + 1:02}/{year}" if place == 0 else f"{year:04}-{number + 1:02}"

    table = []
    if months[0] < first:
        table.append((word("before_span", place, month=name(first)), _sum(past, to_come, lambda month: month < first)))
    table += [(name(month), {"bad": past[month], "found": to_come[month]}) for month in range(first, last + 1)]
    if months[-1] > last:
        table.append((word("after_span", place, month=name(last)), _sum(past, to_come, lambda month: month > last)))
    return table


def _sum(past: "Counter[int]", to_come: "Counter[int]", among: Any) -> dict[str, int]:
    return {"bad": sum(count for month, count in past.items() if among(month)),
            "found": sum(count for month, count in to_come.items() if among(month))}


def _bars(title: str, table: Sequence[tuple[str, dict[str, int]]], legend: dict[str, str], place: int) -> str:
    """Bars as a figure, each with its numbers; what the picture says stands in its text, too."""
    shades = list(legend) or list(dict.fromkeys(shade for _, of in table for shade in of))
    said = "; ".join(f"{name}: " + ", ".join(f"{legend.get(shade, '')} {_number(of[shade], place)}".strip()
                                             for shade in shades if of.get(shade))
                     for name, of in table if any(of.values())) or word("nothing", place)
    svg = _svg(title, table, legend, shades, place)
    text = escape(f"{title}. {said}.")
    return (f"<figure><figcaption>{escape(title)}</figcaption>\n"
            f"""{svg.replace("<svg ", f'<svg role="img" aria-label="{text}" ', 1)}</figure>\n""")


def _svg(title: str, table: Sequence[tuple[str, dict[str, int]]], legend: dict[str, str], shades: list[str],
         place: int) -> str:
    matplotlib, figure, ticker = (needed(name, "charts")
                                  for name in ("matplotlib", "matplotlib.figure", "matplotlib.ticker"))
    names = ["\n".join(_wrapped(name, 22)) for name, _ in table]
    height = 0.55 + 0.24 * sum(max(1.15, name.count("\n") + 1) for name in names) + (0.55 if legend else 0)
    # Text stays text, in the fonts of the reader; ids are the same each time and differ between pictures.
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": title, "font.family": "sans-serif",
                                "font.size": 9.5, "hatch.linewidth": 0.7, "axes.unicode_minus": False}):
        made = figure.Figure(figsize=(4.6, height), layout="constrained")
        axes = made.add_subplot()
        places = range(len(table))
        left = [0] * len(table)
        for shade in shades:
            widths = [of.get(shade, 0) for _, of in table]
            axes.barh(places, widths, left=left, color=FILLS[shade], label=legend.get(shade), height=0.68,
                      edgecolor="white", linewidth=0.5, hatch="////" if shade == "bad" else None)
            left = [start + width for start, width in zip(left, widths)]
        if not legend or max(map(len, (of for _, of in table)), default=0) < 3:
            for y, total in zip(places, left):
                if total:
                    axes.text(total, y, f" {_number(total, place)}", va="center", ha="left", fontsize=9)
        axes.set_yticks(places, names)
        axes.invert_yaxis()
        axes.margins(y=0.02)
        axes.set_xlim(0, max(left, default=0) * (1.16 if not legend or len(legend) < 3 else 1) or 1)
        axes.xaxis.set_major_locator(ticker.MaxNLocator(4, integer=True))
        axes.xaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: _number(int(value), place)))
        axes.spines[["top", "right", "left"]].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color="#e4e9ee", linewidth=0.7)
        axes.set_axisbelow(True)
        if legend:
            made.legend(loc="outside upper center", ncols=2 if len(legend) > 3 else len(legend), frameon=False,
                        fontsize=9)
        text = io.StringIO()
        made.savefig(text, format="svg", transparent=True,
                     metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = text.getvalue()
    # The ids of several pictures in one page must differ.
    prefix = hashlib.sha256(title.encode()).hexdigest()[:6]
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>p{prefix}-", svg[svg.index("<svg"):])


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for part in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(part) > width:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return lines


# ---- tables


def _cell(head: str, html: str, css: str = "") -> str:
    return f'<td data-h="{escape(head)}"{css and f" class={chr(34)}{css}{chr(34)}"}>{html}</td>'


def _head(heads: Sequence[str]) -> str:
    return "<thead><tr>" + "".join(f'<th scope="col">{escape(head)}</th>' for head in heads) + "</tr></thead>\n"


def _list(texts: Sequence[str], place: int) -> str:
    if len(texts) < 2:
        return "".join(map(escape, texts))
    items = [f"<li>{escape(text)}</li>" for text in texts]
    first = f"<ul>{''.join(items[:_LISTED])}</ul>"
    if len(items) <= _LISTED + 1:
        return f"<ul>{''.join(items)}</ul>"
    more = word("more", place, count=len(items) - _LISTED)
    return f"<div>{first}<details><summary>{more}</summary><ul>{''.join(items[_LISTED:])}</ul></details></div>"


def _badge(shade: str, text: str) -> str:
    return f'<span class="s {shade}">{escape(text)}</span>'


def _chosen(findings: Findings) -> tuple[list[int], int]:
    """The records that are not in order: not met, then unknown, then with a remark; and how many are left out."""
    verdict = findings.report.verdict
    order: dict[int, list[int]] = {1: [], 2: [], 0: []}
    count = 0
    for index in range(len(findings)):
        if findings.to_look_at(index):
            count += 1
            if len(order[verdict[index]]) < SHOWN:
                order[verdict[index]].append(index)
    chosen = list(itertools.islice(itertools.chain(*order.values()), SHOWN))
    return chosen, count - len(chosen)


def _records(findings: Findings) -> Iterator[str]:
    place = findings.place
    chosen, left = _chosen(findings)
    yield f'<section id="records">\n<h2>{word("records_not", place)} ({_number(len(chosen) + left, place)})</h2>\n'
    if not chosen:
        yield f'<p>{word("records_none", place)}</p>\n</section>\n'
        return
    if left:
        yield f'<p>{word("records_left", place, shown=_number(len(chosen), place), left=_number(left, place))}</p>\n'
    yield (f'<p class="tools"><label for="filter">{word("filter", place)}</label> <input id="filter" type="search"> '
           f'<span><span id="shown">{len(chosen)}</span> {word("shown", place)}</span></p>\n')
    label = next(iter(findings.reading.others), None)
    heads = [word(key, place) for key in ("row", "label", "verdict", "stage", "reasons", "missing", "due")]
    if label is None:
        del heads[1]
    yield f"<table>\n{_head(heads)}<tbody>\n"
    for index in chosen:
        yield _record(findings, findings.line(index), heads, label is not None)
    yield "</tbody>\n</table>\n</section>\n"


def _record(findings: Findings, line: Line, heads: list[str], label: bool) -> str:
    place = findings.place
    shade = VERDICT_SHADES[("met", "not_met", "unknown").index(line.verdict)]
    missing = list(line.missing)
    missing += [line.no_text] if line.no_text else []
    missing += [f"{word('contradictions', place)}: {'; '.join(line.contradictions)}"] if line.contradictions else []
    missing += [f"{word('unreadable', place)}: {text}" for text in line.unreadable]
    due = ""
    if line.due:
        late = f" {_badge('bad', STATES['overdue'][place])}" if line.overdue else ""
        due = f"<span>{findings.date(line.due)}{late}<br>{escape(line.due_rule)}</span>"
    name = escape(line.label)
    if len(name) <= _SHORT:  # a hyphen is no place to break the number of a file
        name = f'<span class="k">{name}</span>'
    cells = [str(line.row), name, _badge(shade, line.verdict_text), escape(line.stage),
             _list(line.reasons, place), _list(missing, place), due]
    if not label:
        del cells[1]
    return "<tr>" + "".join(map(_cell, heads, cells)) + "</tr>\n"


def _reading(findings: Findings) -> Iterator[str]:
    place, reading = findings.place, findings.reading
    yield f'<section>\n<h2>{word("read_report", place)}</h2>\n'
    remarks = all_remarks(reading)
    if remarks:
        heads = [word(key, place) for key in ("remark", "sheet", "row", "column", "header", "value", "accepted")]
        yield f"<table>\n{_head(heads)}<tbody>\n"
        for remark in remarks[:_READ_SHOWN]:
            kind = REMARKS.get(remark.kind, (remark.kind,) * 2)[place]
            cells = [_badge("bad" if remark.kind == "unreadable" else "unknown", kind), escape(remark.sheet or ""),
                     "" if remark.row is None else str(remark.row), escape(remark.column or ""),
                     escape(remark.header or ""), escape(remark.value or ""), escape(remark.texts[place])]
            yield "<tr>" + "".join(map(_cell, heads, cells)) + "</tr>\n"
        yield "</tbody>\n</table>\n"
        if len(remarks) > _READ_SHOWN:
            yield f'<p>{word("read_left", place, left=_number(len(remarks) - _READ_SHOWN, place))}</p>\n'
    if reading.conversions:
        yield f'<h3>{word("conversions", place)}</h3>\n<ul>'
        for conversion in reading.conversions:
            yield f"<li>{escape(conversion.text(findings.lang))}</li>"
        yield "</ul>\n"
    heads = [word(key, place) for key in ("header", "fact", "fact_name")]
    yield f'<h3>{word("columns", place)}</h3>\n<table>\n{_head(heads)}<tbody>\n'
    for header, title, name in findings.reading_columns():
        cells = [escape(header), escape(title), f"<code>{escape(name)}</code>"]
        yield "<tr>" + "".join(map(_cell, heads, cells)) + "</tr>\n"
    yield "</tbody>\n</table>\n"
    if reading.others:
        yield f'<p>{word("others", place)}: {escape(", ".join(reading.others))}</p>\n'
    yield "</section>\n"


def _rules(findings: Findings) -> Iterator[str]:
    place = findings.place
    yield f'<section>\n<h2>{word("sheet_rules", place)}</h2>\n'
    heads = [word(key, place) for key in ("rule", "rule_title", "kind", "provision", "confidence", "governed", "bad",
                                          "unknown")]
    yield f"<table>\n{_head(heads)}<tbody>\n"
    shades = {rule.id: of for rule, of, _ in findings.shades()}
    last: Optional[str] = None
    for rule, wording, records in findings.governed():
        provision = escape(word("not_known", place) if wording is None else wording.texts[place])
        confidence = "" if wording is None else escape(CONFIDENCES[wording.confidence][place])
        of = shades[rule.id]
        cells = [f"<code>{rule.id}</code>", escape(rule.titles[place]), KINDS[rule.kind][place], provision, confidence]
        numbers = [_number(records, place)]
        # The counts of a rule stand once, beside the first of its wordings.
        numbers += ["", ""] if rule.id == last else [_number(of["bad"], place), _number(of["unknown"], place)]
        last = rule.id
        row = list(map(_cell, heads, cells)) + [_cell(head, number, "n") for head, number in zip(heads[5:], numbers)]
        yield "<tr>" + "".join(row) + "</tr>\n"
    yield "</tbody>\n</table>\n</section>\n"
