#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check_cellscore: runs examples/cellscore on the shipped data, on faulty and hostile configurations, and on bad tables.

    check_cellscore.py PROGRAM [VALGRIND]

What it writes of the shipped data must be as recorded (UPDATE=1 records anew). A faulty configuration must end with
status 2 and one line that names file, line and reason. VALGRIND, a command, repeats some runs under it.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

HERE = "tests/examples"
DATA = "examples/cellscore"
ON = ["--on", "2026-12-31"]
PROGRAM = os.path.abspath(sys.argv[1])
VALGRIND = sys.argv[2:] and sys.argv[2]
counts = {True: 0, False: 0}


def result(good, what):
    counts[bool(good)] += 1
    if not good:
        print("FAILED:", what)


def run(*arguments, under=(), text=""):
    return subprocess.run([*under, PROGRAM, *arguments], capture_output=True, text=True, input=text, timeout=300)


def recorded(name, text):
    path = f"{HERE}/expected/cellscore/{name}"
    if os.environ.get("UPDATE"):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(text)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            same = file.read() == text
    except OSError:
        same = False
    result(same, f"not as recorded: {path} (UPDATE=1 records anew)")


# A configuration and what is said of it, in English, after "cellscore: config.lua:".
BASE = 'card = "an-phu"\n'
EXTRA = BASE + 'extra = { { id = "x", name_vi = "x", name_en = "x", max = 5,\npoints = function(meeting, cell)\n%s\nend } }\n'
FAULTY = [
    # endless, or without end of memory
    ("while true do end", "1: runs for more than 10000000 steps"),
    ("card = 1\nrepeat\nuntil false", "3: runs for more than 10000000 steps"),
    ("while true do pcall(function() while true do end end) end", "1: runs for more than 10000000 steps"),
    ("local function f() return pcall(f) or f() end\nf()", "1: "),
    ("goto a\n::a:: goto a", "2: runs for more than 10000000 steps"),
    ("local t = {}\nfor i = 1, 1e9 do\nt[i] = { i }\nend", "3: uses more than 16 MiB of memory"),
    ("local s = 'x'\nwhile true do\ns = s .. s\nend", "3: uses more than 16 MiB of memory"),
    ("local s = ('x'):rep(1e9)", "1: uses more than 16 MiB of memory"),
    ("local s = ('x'):rep(1e9, ('y'):rep(1e5))", "1: resulting string too large"),
    ("while true do\npcall(string.rep, 'x', 1e8)\nend", "2: uses more than 16 MiB of memory"),
    ("local s = ('x'):rep(8000000)\nwhile true do\nlocal t = s .. 'y'\nend", "3: runs for more than 10000000 steps"),
    ("local t = {}\nwhile true do\nt[#t + 1] = ('x'):rep(100)\nend", "3: uses more than 16 MiB of memory"),
    ("local t = table.pack(table.unpack({}, 1, 900000))\nlocal u = table.pack(table.unpack({}, 1, 900000))", "1: "),
    ("local function f(n)\nreturn 1 + f(n + 1)\nend\nf(1)", "2: "),
    ("local function f(n)\nreturn (f(n + 1))\nend\nlocal ok, e = pcall(f, 1)\nerror('got ' .. (ok and '' or 'it'))", ""),
    ("local t = {}\nfor i = 1, 200000 do t[i] = i end\ntable.sort(t, function() return true end)\nwhile true do\n"
     "pcall(table.sort, t, function(a, b) return a < b end)\nend", ""),
    ("x = " + "(" * 300 + "1" + ")" * 300, " C stack overflow"),
    ("x = " + "{" * 300 + "}" * 300, " C stack overflow"),
    # what is not there
    ("io.open('x')", "1: there is no io"),
    ("\nos.exit(0)", "2: there is no os"),
    ("require 'x'", "1: there is no require"),
    ("load('x = 1')()", "1: there is no load"),
    ("dofile('/etc/passwd')", "1: there is no dofile"),
    ("loadstring('x')", "1: there is no loadstring"),
    ("package.loadlib('x', '*')", "1: there is no package"),
    ("debug.sethook()", "1: there is no debug"),
    ("coroutine.wrap(function() while true do end end)()", "1: there is no coroutine"),
    ("setmetatable({}, { __gc = function() while true do end end })", "1: there is no setmetatable"),
    ("getmetatable('').__index = nil", "1: there is no getmetatable"),
    ("xpcall(error, function() while true do end end)", "1: there is no xpcall"),
    ("collectgarbage('stop')", "1: there is no collectgarbage"),
    ("print(1)", "1: there is no print"),
    ("_G.x = 1", "1: there is no _G"),
    ("local s = string.dump(function() end)", "1: attempt to call a nil value (field 'dump')"),
    ("local s = ('x'):rep(50):find(('.-'):rep(30) .. 'y')", "1: attempt to call a nil value (method 'find')"),
    ("local s = ('x'):gsub('.', '%0%0')", "1: attempt to call a nil value (method 'gsub')"),
    ("table.move({}, 1, 1e15, 2)", "1: attempt to call a nil value (field 'move')"),
    ("local x = math.random()", "1: attempt to call a nil value (field 'random')"),
    # errors of its own
    ("x =", "1: unexpected symbol near <eof>"),
    ("local a = 1\nlocal b = nil + a", "2: attempt to perform arithmetic on a nil value"),
    ("error('reason', 0)", "1: reason"),
    ("\nerror('reason')", "2: reason"),
    ("\nerror({})", "2: an error whose value is a table"),
    ("\nerror()", "2: an error whose value is a nil"),
    ("\nassert(false)", "2: assertion failed!"),
    # keys and types
    ("", " card: is missing: the id of a built-in card (\"an-phu\"), or a table"),
    (BASE + "colour = 'red'", "2: colour: no such key; accepted are card, thresholds, checks, given_points, extra, "
     "extra_counts, report, year; a function or variable of your own is \"local\""),
    (BASE + "function helper() end", " helper: no such key"),
    ("card = 1", "1: card: must be a text or a table, not a number"),
    ("card = 'none'", "1: card: none: there is no such scorecard; accepted are an-phu,"),
    ("card = ''", "1: card: must not be empty"),
    ("card = '\\255'", "1: card: not UTF-8 text on one line"),
    (BASE + "thresholds = 1", "2: thresholds: must be a table, not a number"),
    (BASE + "thresholds = {\ngood = 90,\nfair = 91,\naverage = 50 }", "4: thresholds.fair: "),
    (BASE + "thresholds = { good = 90, fair = 70 }", "2: thresholds: the grade average is missing"),
    (BASE + "thresholds = { good = 90, fair = 70, average = 50,\nbest = 95 }",
     "3: thresholds.best: no such key; accepted are weak, average, fair, good"),
    (BASE + "thresholds = { good = '90', fair = 70, average = 50 }", "2: thresholds.good: must be a number, not a text"),
    (BASE + "thresholds = { good = 90.001, fair = 70, average = 50 }",
     "2: thresholds.good: must be 0 to 100, with two decimals at most"),
    (BASE + "thresholds = { good = 0/0, fair = 70, average = 50 }", "2: thresholds.good: must be 0 to 100"),
    (BASE + "checks = 'meeting'", "2: checks: must be a table, not a text"),
    (BASE + "checks = { 'meeting',\n'dues' }", "3: checks[2]: no such name; accepted are meeting, meeting_year, cell_rating"),
    (BASE + "checks = { 'meeting', 'meeting' }", "2: checks[2]: stands there twice"),
    (BASE + "checks = { meeting = true }", "2: checks: must be a list: { ..., ... }"),
    (BASE + "checks = { [1] = 'meeting', [3] = 'meeting_year' }", "2: checks: must be a list: { ..., ... }"),
    (BASE + "given_points = 1", "2: given_points: must be true, false, not a number"),
    (BASE + "extra_counts = 'yes'", "2: extra_counts: must be true, false, not a text"),
    (BASE + "year = 2026.5", "2: year: must be a year: 1 to 9999"),
    (BASE + "year = 'MMXXVI'", "2: year: must be a year: 1 to 9999"),
    (BASE + "extra = { 1 }", "2: extra[1]: must be a table, not a number"),
    (BASE + "extra = { { id = 'a', name_vi = 'a', name_en = 'a', max = 1, points = 1 } }",
     "2: extra[1].points: must be a function, not a number"),
    (BASE + "extra = { { id = 'A b', name_vi = 'a', name_en = 'a', max = 1, points = error } }",
     "2: extra[1].id: must be of a-z, 0-9, - and _ only"),
    (BASE + "extra = {\n{ id = 'a', name_vi = 'a', name_en = 'a', max = 1, points = error },\n"
     "{ id = 'a', name_vi = 'a', name_en = 'a', max = 1, points = error } }",
     "4: extra[2].id: the same as extra criterion 1"),
    (BASE + "extra = { { id = 'a', name_vi = 'a\\nb', name_en = 'a', max = 1, points = error } }",
     "2: extra[1].name_vi: not UTF-8 text on one line"),
    (BASE + "extra = { { id = 'a', name_vi = 'a', name_en = 'a', max = 1, points = error, min = 0 } }",
     "2: extra[1].min: no such key; accepted are id, name_vi, name_en, max, points"),
    (BASE + "extra = {}\nfor i = 1, 17 do extra[i] = {} end", "2: extra: has 17 elements, at most 16 are accepted"),
    (BASE + "report = { title = 1 }", "2: report.title: must be a text, not a number"),
    (BASE + "report = { title = { vi = 'a' } }", "2: report.title.en: must be a text, not nothing"),
    (BASE + "report = {\ncolumns = { 'rank',\n'colour' } }", "4: report.columns[2]: no such name; accepted are rank, cell,"),
    (BASE + "report = { columns = {} }", "2: report.columns: must not be empty"),
    (BASE + "report = { sections = { 'all' } }", "2: report.sections[1]: no such name; accepted are ranking,"),
    (BASE + "report = { order = 'random' }", "2: report.order: no such name; accepted are points, name, file"),
    (BASE + "report = { language = 'fr' }", "2: report.language: no such name; accepted are vi, en"),
    (BASE + "report = { colour = 1 }", "2: report.colour: no such key; accepted are title,"),
    # a card
    ("card = {\nid = 'x',\nmaks = 1 }", "3: card.maks: no such key; accepted are schema, id,"),
    ("card = { id = 'x' }", "1: card.title_vi: "),
    ("card = {\ncriteria = {\n{ max = 1 },\n{ max = 'many' } } }", "4: card.criteria[2].max: "),
    ("card = {\ncriteria = {\n{ rule = { measure = 'length',\nbands = { { points = 1 },\n{ points = 1, points = {} } } } } } }",
     "5: card.criteria[1].rule.bands[2].points: must be a text, a number, true or false, not a table"),
    ("card = {\ntotal = 1.005 }", "2: card.total: has more than two decimals, or is too large"),
    ("card = {\ntotal = function() end }", "2: card.total: must be a text, a number, true or false, not a function"),
    ("card = { thresholds = { good = 1 } }", "1: card.thresholds: must be a list"),
    ("local t = {}\nt[1] = t\ncard = {\ncriteria = t }", "4: card.criteria[1]"),
    # functions
    (EXTRA % "while true do end", "4: runs for more than 1000000 steps"),
    (EXTRA % "return pcall(function() while true do end end) and 1 or 1", "4: runs for more than 1000000 steps"),
    (EXTRA % "return 6", "3: criterion x: points returns 6; it must be 0 to 5, with two decimals at most"),
    (EXTRA % "return -1", "3: criterion x: points returns -1; "),
    (EXTRA % "return 1/3", "3: criterion x: points returns 0.33"),
    (EXTRA % "return 0/0", "3: criterion x: points returns "),
    (EXTRA % "return '1'", "3: criterion x: points must return a number, or nil when not known, not a text"),
    (EXTRA % "return true", "3: criterion x: points must return a number"),
    (EXTRA % "return meeting.minits", "4: a meeting has no fact minits"),
    (EXTRA % "return cell.minutes", "4: a cell has no fact minutes"),
    (EXTRA % "meeting.minutes = 90", "4: facts cannot be changed"),
    (EXTRA % "for k in pairs(meeting) do end", "4: facts are read by name"),
    (EXTRA % "return meeting[meeting]", "4: a meeting has no fact table: 0x"),
    (EXTRA % "local s = ('x'):rep(1e9)", "4: uses more than 16 MiB of memory"),
    (EXTRA % "return meeting.minutes + nothing", "4: there is no nothing"),
]
GOOD = [
    EXTRA % "return nil",
    EXTRA % "return 5",
    EXTRA % "return 0.1 + 0.2",  # a hundredth is a hundredth whatever binary makes of it
    EXTRA % "return select(2, pcall(error, 2))",
    EXTRA % "return meeting.month // 3",
    BASE + "thresholds = { good = 95, fair = 80, average = 60 }\nchecks = {}\nreport = { sections = {} }",
    BASE + "extra = nil\nreport = nil\nyear = 2026",
    "\ufeff-- BOM\n" + BASE,
    BASE + "local ok = pcall(error)\nlocal t = {}\nfor i = 1, 10000 do t[i] = i end",
]


def check_configurations(folder):
    path = os.path.join(folder, "config.lua")
    tables = ["--meetings", f"{DATA}/meetings.csv", "--cells", f"{DATA}/cells.csv"]
    for source, said in FAULTY:
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
        began = time.monotonic()
        for language in ("en", "vi"):
            p = run("--config", path, *tables, *ON, "--language", language)
            head = f"cellscore: {path}:"
            first = p.stderr.split("\n", 1)[0]
            good = p.returncode == 2 and first.startswith(head) and not p.stdout and len(first) > len(head) + 5
            good = good and (language == "vi" or first[len(head):].startswith(said))
            result(good, f"{source[:60]!r}: status {p.returncode}, {p.stderr[:300]!r}, not {said!r}")
        result(time.monotonic() - began < 60, f"{source[:60]!r} takes too long")
    for source in GOOD:
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
        p = run("--config", path, *tables, *ON)
        result(p.returncode == 0 and not p.stderr, f"{source[:60]!r}: {p.returncode} {p.stderr[:300]!r}")
    with open(path, "wb") as out:
        out.write(b"\x1bLua\x54\x00")
    p = run("--config", path, *tables, "--language", "en")
    result(p.returncode == 2 and p.stderr == f"cellscore: {path}:1: is compiled code; only text is accepted\n", p.stderr)
    with open(path, "w", encoding="utf-8") as out:
        out.write("-" * (1 << 20) + "--")
    p = run("--config", path, *tables, "--language", "en")
    result(p.returncode == 2 and "longer than 1 MiB" in p.stderr, p.stderr)
    # bounds that the command line sets
    with open(path, "w", encoding="utf-8") as out:
        out.write(BASE + "local t = {}\nfor i = 1, 100000 do t[i] = i end")
    p = run("--config", path, *tables, "--language", "en", "--memory", "1")
    result("3: uses more than 1 MiB of memory" in p.stderr, p.stderr)
    p = run("--config", path, *tables, "--language", "en", "--steps", "1000")
    result("3: runs for more than 1000 steps" in p.stderr, p.stderr)


def check_shipped(folder):
    for name, language in (("config", "vi"), ("config", "en"), ("config-own-card", "vi"), ("config-own-card", "en")):
        arguments = ["--config", f"{DATA}/{name}.lua", "--meetings", f"{DATA}/meetings.csv", "--cells",
                     f"{DATA}/cells.csv", *ON, "--language", language]
        out = os.path.join(folder, f"{name}-{language}")
        p = run(*arguments, "--output", out)
        result(p.returncode == 0 and not p.stdout and not p.stderr, f"{name} {language}: {p.stderr[:300]}")
        texts = {}
        for file in ("report.txt", "meetings.csv", "cells.csv", "criteria.csv", "index.html"):
            with open(os.path.join(out, file), encoding="utf-8", newline="") as text:
                texts[file] = text.read()
        recorded(f"{name}-{language}.txt", texts["report.txt"])
        for file in ("meetings.csv", "cells.csv", "criteria.csv"):
            if language == "vi":
                recorded(f"{name}-{file}", texts[file])
        p = run(*arguments)
        result(p.returncode == 0 and p.stdout == texts["report.txt"], "the text printed is not the one written")
        check_page(f"{name} {language}", texts["index.html"])
        check_roll_up(f"{name} {language}", texts["meetings.csv"], texts["cells.csv"])
    for table in ("meetings", "cells"):
        p = subprocess.run([sys.executable, f"{DATA}/make_meetings.py", table], capture_output=True, text=True, check=True)
        with open(f"{DATA}/{table}.csv", encoding="utf-8", newline="") as file:
            result(p.stdout == file.read(), f"{DATA}/{table}.csv is not what make_meetings.py writes")


def check_roll_up(name, meetings, cells):
    """Sums, grades and ranks of the cells, from the meetings, as fractions."""
    means, grades = {}, {}
    for row in csv.DictReader(meetings.splitlines()):
        if row["meeting_kind"] != "thematic":
            means.setdefault(row["cell"], []).append((Fraction(row["counted_least"]), Fraction(row["counted_most"])))
            grades.setdefault(row["cell"], []).append(row["grade"])
    bounds = {cell: tuple(sum(pair[i] for pair in pairs) / len(pairs) for i in (0, 1)) for cell, pairs in means.items()}
    for row in csv.DictReader(cells.splitlines()):
        least, most = bounds[row["cell"]]
        first = 1 + sum(other[0] > most for other in bounds.values())
        last = len(bounds) - sum(other[1] < least for other in bounds.values())
        tied = sum(other == (least, most) for other in bounds.values()) if least == most else 0
        if tied > 1 and last - first + 1 == tied:
            last = first
        pairs = means[row["cell"]]
        expected = {"rank_first": first, "rank_last": last, "tied": tied, "meetings": len(pairs),
                    "open": sum(pair[0] != pair[1] for pair in pairs), "grade_open": grades[row["cell"]].count("")}
        expected.update((grade, grades[row["cell"]].count(grade)) for grade in ("good", "fair", "average", "weak"))
        wrong = [key for key, value in expected.items() if int(row[key]) != value]
        if (Fraction(row["points_sum_least"]), Fraction(row["points_sum_most"])) != (least * len(pairs), most * len(pairs)):
            wrong.append("points_sum")
        result(not wrong, f"{name}: {row['cell']}: {wrong}")


def check_page(name, page):
    """Well formed, self-contained, no script; every id named is there."""
    import html.parser

    void = {"meta"}
    stack, ids, named, wrong = [], [], [], []

    class Parser(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag not in void:
                stack.append(tag)
            for key, value in attributes:
                if key == "id":
                    ids.append(value)
                elif key == "aria-labelledby":
                    named.extend(value.split())
                elif key == "href":
                    named.append(value.lstrip("#"))
                elif key == "src" or key.startswith("on"):
                    wrong.append((tag, key))
            if tag in ("script", "link", "img", "iframe", "object"):
                wrong.append(tag)

        def handle_startendtag(self, tag, attributes):
            self.handle_starttag(tag, attributes)
            if tag not in void:
                stack.pop()

        def handle_endtag(self, tag):
            if not stack or stack.pop() != tag:
                wrong.append("/" + tag)

    Parser().feed(page)
    result(not stack and not wrong, f"{name}: not well formed: {stack[:3]} {wrong[:3]}")
    result(len(ids) == len(set(ids)) and set(named) <= set(ids), f"{name}: ids: {set(named) - set(ids)}")
    result("http:" not in page and "https:" not in page and "@import" not in page and "url(" not in page,
           f"{name}: asks for something from outside")


def check_tables(folder):
    config, table, cells = (os.path.join(folder, name) for name in ("config.lua", "table.csv", "cells.csv"))
    with open(config, "w", encoding="utf-8") as out:
        out.write('card = "an-phu"\nyear = 2026\nreport = { sections = { "ranking", "meetings" }, language = "en" }\n')

    def said(text, status, words, *more):
        with open(table, "w", encoding="utf-8") as out:
            out.write(text)
        p = run("--config", config, "--meetings", table, *ON, *more)
        result(p.returncode == status and words in p.stderr, f"{text[:60]!r}: {p.returncode} {p.stderr[:300]!r}")
        return p

    said("", 2, "the file has no header")
    said("held_on\n2026-01-01\n", 2, 'there is no column "Cell" (cell)')
    said("cell,colour\nA,1\n", 2, "column 2 (colour): no fact has this name")
    said("cell,minutes,Chi bộ\nA,1,B\n", 2, "column 3 (Chi bộ): the same as column 1 (cell)")
    said("cell,held_on\nA,2026-02-30\nA,2026-03-01\n", 1, "line 2 (A), column 2 (held_on): ")
    said("cell,held_on\nA,\n", 1, "line 2 (A): the day of the meeting is missing")
    said("cell,held_on\n,2026-03-01\n", 1, "line 2, column 1 (cell): must not be empty")
    said("cell,held_on\nA,2025-12-31\nA,2026-01-01\n", 1, "line 2 (A): a meeting of 2025, not of 2026")
    said("cell,held_on\nA,2026-01-01\nA,2026-01-01\n", 1, "line 3 (A): the same cell, day and kind as line 2")
    said("cell,held_on,score_1\nA,2026-01-01,50\n", 1, "line 2 (A): score_1")
    said("cell,held_on\nA,2026-01-01,x\n", 1, "column 3: the row has 3 cells, the header 2 columns")
    said('cell,held_on\n"A,2026-01-01\n', 1, "a quote is opened and never closed")
    said("cell,held_on\n", 0, "")
    with open(config, "w", encoding="utf-8") as out:
        out.write('card = "an-phu"\nreport = { language = "en" }\n')
    said("cell,held_on\nA,2025-12-31\nA,2026-01-01\n", 2, "there are meetings of 2025 and of 2026: choose with year = 2026")
    # more cells than there is room for at first, most of them only in the table of cells
    with open(cells, "w", encoding="utf-8") as out:
        out.write("cell,name\n" + "".join(f"C{i},cell {i}\n" for i in range(300)))
    p = said("cell,held_on,meeting_kind\nC7,2026-01-01,regular\nC299,2026-01-01,regular\n", 0, "", "--cells", cells)
    result("300 cells, 2 meetings" in p.stdout, "cells that grow")
    # what is in a table is text, not markup
    nasty = "<script>alert(1)</script>&\"'"
    with open(cells, "w", encoding="utf-8") as out:
        out.write('cell,name\nA,"' + nasty.replace('"', '""') + '"\nA,again\nB,\n')
    p = said("cell,held_on,meeting_kind\nA,2026-01-01,regular\n", 1, "line 3 (A): this cell has a row above", "--cells", cells,
             "--output", os.path.join(folder, "nasty"))
    with open(os.path.join(folder, "nasty", "index.html"), encoding="utf-8") as file:
        page = file.read()
    result("<script" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;" in page, "markup is not escaped")
    check_page("nasty", page)


def check_usage(folder):
    good = ["--config", f"{DATA}/config.lua", "--meetings", f"{DATA}/meetings.csv", "--language", "en"]
    for arguments, words in ((["--language", "en"], "the option is missing: --config"),
                             (good[:2], "--meetings"),
                             ([*good, "--colour", "red"], "no such option: --colour"),
                             ([*good, "--on"], "the option needs a value: --on"),
                             ([*good, "--on", "2026-02-30"], "--on: not a date"),
                             ([*good, "--language", "fr"], "--language: accepted are: vi, en"),
                             ([*good, "--memory", "0"], "--memory: must be 1 to 1024"),
                             ([*good, "--steps", "1e9"], "--steps: must be"),
                             ([*good, "--config", "none.lua"], "cannot read none.lua"),
                             ([*good, "--config", folder], "cannot read"),
                             ([*good, "--meetings", "none.csv"], "cannot read none.csv"),
                             ([*good, "--cells", "none.csv"], "cannot read none.csv"),
                             ([*good, "--output", "/dev/null/x"], "cannot write /dev/null/x")):
        p = run(*arguments)
        result(p.returncode == 2 and words in p.stderr and not p.stdout, f"{arguments}: {p.returncode} {p.stderr!r}")
    for language in ("vi", "en"):
        p = run("--language", language, "--help")
        result(p.returncode == 0 and "--steps" in p.stdout, "--help")
    with open(f"{DATA}/meetings.csv", encoding="utf-8") as file:
        text = file.read()
    p = run("--config", f"{DATA}/config.lua", "--meetings", "-", *ON, text=text)
    result(p.returncode == 0 and "144" in p.stdout, "standard input")
    if os.access("/dev/full", os.W_OK):
        with open("/dev/full", "w", encoding="utf-8") as full:
            p = subprocess.run([PROGRAM, *good], stdout=full, stderr=subprocess.PIPE, check=False)
        result(p.returncode == 2, "a full disk goes unnoticed")


def check_memory(folder):
    if not VALGRIND:
        return
    under = [VALGRIND, "-q", "--leak-check=full", "--show-leak-kinds=all", "--errors-for-leak-kinds=all",
             "--error-exitcode=99"]
    tables = ["--meetings", f"{DATA}/meetings.csv", "--cells", f"{DATA}/cells.csv", *ON]
    path = os.path.join(folder, "config.lua")
    runs = [(0, ["--config", f"{DATA}/config.lua", *tables, "--output", os.path.join(folder, "v")]),
            (0, ["--config", f"{DATA}/config-own-card.lua", *tables])]
    for source in (EXTRA % "while true do end", "local s = ('x'):rep(1e9)", "card = { criteria = { { max = {} } } }",
                   BASE + "extra = { { id = 'a', name_vi = 'a', name_en = 1 } }", "x =", EXTRA % "return 6"):
        with open(path, "w", encoding="utf-8") as out:
            out.write(source)
        p = run("--config", path, *tables, "--steps", "100000", under=under)
        result(p.returncode == 2, f"valgrind: {source[:60]!r}: {p.returncode} {p.stderr[:600]}")
    for status, arguments in runs:
        p = run(*arguments, under=under)
        result(p.returncode == status, f"valgrind: {arguments}: {p.returncode} {p.stderr[:600]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        check_shipped(folder)
        check_configurations(folder)
        check_tables(folder)
        check_usage(folder)
        check_memory(folder)
    print(f"{counts[True]} passed, {counts[False]} failed")
    return counts[False] > 0


if __name__ == "__main__":
    sys.exit(main())
