# SPDX-License-Identifier: MIT
"""Draws the pictures and writes the calendar of a small province, and reads them again.

    python3 tests/examples/check_province.py CONFIG PROVINCE DIRECTORY

Pictures are SVG that hold their words as text, or PNG of the right size; the same figures give the same bytes. Every
event of the calendar lies in its month, and together they hold what report.py prints as due.
"""

import datetime
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as xml

import icalendar

REPORT = os.path.join("examples", "province", "report.py")
passed = failed = 0


def check(what, good):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAILED:", what)


def report(lang, config, province, directory, *options):
    """Runs it; returns what it prints."""
    os.makedirs(directory, exist_ok=True)
    return subprocess.run([sys.executable, "-W", "error", REPORT, "--lang", lang, "--pictures", directory, "--calendar",
                           os.path.join(directory, "due.ics"), *options, config, province], check=True,
                          capture_output=True, encoding="utf-8").stdout


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def pictures(directory, form):
    """The names of the pictures in a directory, and what is in each."""
    names = [f"{name}.{form}" for name in ("admissions", "due", "organisations", "quality")]
    made = sorted(set(os.listdir(directory)) - {"due.ics"})
    check(f"pictures made: {made}", made == names)
    return [(name, read(os.path.join(directory, name))) for name in names]


def check_svg(directory, words):
    for name, svg in pictures(directory, "svg"):
        text = " ".join(" ".join(xml.fromstring(svg).itertext()).split())
        check(f"{name} does not say: {words[name[:-4]]}", words[name[:-4]] in text)


def check_png(directory):
    for name, png in pictures(directory, "png"):
        width, height = struct.unpack(">II", png[16:24])
        check(f"{name}: {width} x {height}", png.startswith(b"\x89PNG") and width == 1430 and 300 < height < 2000)


def check_calendar(path, printed):
    calendar = icalendar.Calendar.from_ical(read(path))
    events, numbers = calendar.walk("VEVENT"), {}
    for event in events:
        day, rule = event.decoded("dtstart"), event["categories"].cats[0]
        check(f"{event['uid']}: {day}", day.year == 2025 and day.month == 12)
        who = re.match("(?:Gồm|Of): ([^\n]*)", event["description"])[1].split(", ")
        check(f"{event['uid']}: {event['summary']}", str(event["summary"]).endswith(f" – {len(who)}"))
        check(f"{event['uid']}: {event['dtstamp'].dt}", event["dtstamp"].dt.date() == datetime.date(2025, 11, 30))
        numbers[rule] = numbers.get(rule, 0) + len(who)
    check("events with the same name", len({str(event["uid"]) for event in events}) == len(events))
    due = printed[printed.index("\n7. "):printed.index("\n8. ")]
    listed = {rule: int(number) for rule, number in re.findall(r"^  ([A-Z]+-[A-Z-]+) +(\d+) ", due, re.M)}
    check(f"due: {listed}, in the calendar: {numbers}", listed == numbers)


def main(config, province, directory):
    words = {"vi": {"admissions": "Kết nạp đảng viên so với chỉ tiêu – 30/11/2025", "organisations": "STR-CELL-MAX",
                    "due": "TRF-D-DISSOLVED", "quality": "an-phu"},
             "en": {"admissions": "Admissions against the target – 2025-11-30", "organisations": "STR-CELL-MAX",
                    "due": "TRF-D-DISSOLVED", "quality": "an-phu"}}
    shutil.rmtree(directory, ignore_errors=True)
    for lang, said in words.items():
        svg, png = (os.path.join(directory, f"{lang}-{form}") for form in ("svg", "png"))
        printed = report(lang, config, province, svg)
        check_svg(svg, said)
        check_calendar(os.path.join(svg, "due.ics"), printed)
        report(lang, config, province, png, "--png")
        check_png(png)
    for place, options in ((svg, ()), (png, ("--png",))):
        report(lang, config, province, place + "-again", *options)
        for name in sorted(os.listdir(place)):
            check(f"{name} differs from run to run",
                  read(os.path.join(place, name)) == read(os.path.join(place + "-again", name)))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
