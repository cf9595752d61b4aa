# SPDX-License-Identifier: MIT
"""Checks the guides to a deletion, in English and Vietnamese, against the programs and data that they show.

    python3 tests/check_guides.py BUILD
    python3 tests/check_guides.py BUILD --update    # writes the outputs anew; look at the difference

Each plain block is a command and its output, where `...` stands for lines left out. A table under `<!-- row NO -->` holds
cells of that row of the guide's file; one under `<!-- facts -->` facts of the case. Both guides show the same commands,
but for language and file, and both files hold the same cases.
"""
import csv
import os
import re
import subprocess
import sys

from shown import holds

BUILD = sys.argv[1]
UPDATE = sys.argv[2:] == ["--update"]
sys.path.insert(0, os.path.join(BUILD, "python"))
import partyorg  # noqa: E402

GUIDES = {"en": ("docs/DELETION.md", "examples/deletion.csv"), "vi": ("docs/XOA-TEN.md", "examples/xoa-ten.csv")}
SUBJECTS = ("deletion_case", "appeal_case")
failures = []


def run(command):
    done = subprocess.run(command.replace("build/", BUILD + "/"), shell=True, text=True, capture_output=True)
    if done.returncode != 0:
        sys.exit("%s\nended with %d\n%s" % (command, done.returncode, done.stderr))
    return done.stdout


def items(text):
    """A finding or a pair of columns with the lines that continue it; other lines alone."""
    found = []
    for line in text.splitlines():
        if found and found[-1].strip() and re.match(r" {15,}\S", line):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


def key(item):
    """What an item is known by: the id of its rule or right, or the title of its pair."""
    named = re.match(r'  \S  ([A-Z]+-[A-Z0-9-]+)|\s*\{"id": "([^"]+)"', item)
    return named[1] or named[2] if named else re.split("  +", item.strip())[0]


def renew(shown, seen):
    """What is shown, with each item as it is seen now; None where there is no such item."""
    fresh, place, lines = items(seen), 0, []
    for item in items(shown):
        if item == "...":
            lines.append(item)
            continue
        while place < len(fresh) and key(fresh[place]) != key(item):
            place += 1
        if place == len(fresh):
            failures.append("no longer there: %s" % item)
            return shown
        lines.append(fresh[place])
        place += 1
    return "\n".join(lines) + "\n"


def check_blocks(path, text):
    commands = []

    def block(match):
        command, shown = match[1].split("\n", 1)
        commands.append(command[2:])
        seen = run(command[2:])
        renewed = renew(shown, seen)
        if not UPDATE and not holds(shown, seen):
            failures.append("%s: %s\nshows\n%s\nbut now it is\n%s" % (path, command, shown, renewed))
        return "```\n%s\n%s```" % (command, renewed)

    written = re.sub(r"^```\n(\$ .*?)^```$", block, text, flags=re.S | re.M)
    if UPDATE and written != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(written)
    return commands


def rows_under(text, mark):
    """The cells of the table that follows a mark, without its header."""
    for match in re.finditer(r"^<!-- %s -->\n\n(?P<table>(?:\|.*\n)+)" % mark, text, re.M):
        for line in match["table"].splitlines()[2:]:
            yield match, [cell.strip() for cell in line.strip("|").split("|")]


def check_tables(path, text, lang, rows):
    titles = {fact.name: fact.title(lang) for subject in SUBJECTS for fact in partyorg.facts(subject)}
    listed = []
    for _, cells in rows_under(text, "facts"):
        name = cells[0].strip("`")
        listed.append(name)
        if titles.get(name) != cells[1]:
            failures.append("%s: %s is not titled %s but %s" % (path, name, cells[1], titles.get(name)))
    facts = [fact.name for fact in partyorg.facts("deletion_case")]
    if sorted(listed) != sorted(facts):
        failures.append("%s: facts missing or twice: %s" % (path, sorted(set(facts) ^ set(listed))))
    for match, cells in rows_under(text, r"row (\S+)"):
        name = cells[0].strip("`")
        value = rows[match[1]][name if lang == "en" else titles[name]]
        if value != cells[2]:
            failures.append("%s: %s of %s is %s, not %s" % (path, name, match[1], value, cells[2]))
        if titles[name] != cells[1]:
            failures.append("%s: %s is not titled %s" % (path, name, cells[1]))


shown = {}
for lang, (path, data) in GUIDES.items():
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(data, encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="," if lang == "en" else ";")
        header = next(table)
        rows = {cells[0]: dict(zip(header, cells)) for cells in table}
    check_tables(path, text, lang, rows)
    shown[lang] = [command.replace("--lang en ", "").replace(data, "FILE") for command in check_blocks(path, text)]

if shown["en"] != shown["vi"]:
    failures.append("the guides show different commands: %s" % sorted(set(shown["en"]) ^ set(shown["vi"])))
facts = [run("build/examples/dossier --on 2026-03-31 --format csv " + data) for _, data in GUIDES.values()]
if facts[0] != facts[1]:
    failures.append("%s and %s hold different cases" % tuple(data for _, data in GUIDES.values()))
if failures:
    sys.exit("\n".join(failures))
print("the guides show %d commands as they run" % sum(map(len, shown.values())))
