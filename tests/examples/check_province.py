# SPDX-License-Identifier: MIT
"""Draws the pictures and writes the calendar of a small province, and reads them again.

    python3 tests/examples/check_province.py CONFIG PROVINCE DIRECTORY

Pictures are PNG of the right size and SVG that hold their words as text; the same figures give the same bytes. Every
event of the calendar lies in its month, and together they hold what report.py prints as due.
"""

import datetime
import os
import re
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


def report(lang, config, province, directory):
    """Runs it; returns what it prints."""
    return subprocess.run([sys.executable, "-W", "error", REPORT, "--lang", lang, "--pictures", directory, "--calendar",
                           os.path.join(directory, "due.ics"), config, province], check=True, capture_output=True,
                          encoding="utf-8").stdout


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def check_pictures(directory, words):
    for name in ("admissions", "organisations", "due", "quality"):
        png, svg = (read(os.path.join(directory, f"{name}.{kind}")) for kind in ("png", "svg"))
        width, height = struct.unpack(">II", png[16:24])
        check(f"{name}.png: {width} x {height}", png.startswith(b"\x89PNG") and width == 1430 and 300 < height < 2000)
        text = " ".join(" ".join(xml.fromstring(svg).itertext()).split())
        check(f"{name}.svg does not say: {words[name]}", words[name] in text)


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
    for lang, said in words.items():
        place = os.path.join(directory, lang)
        os.makedirs(place, exist_ok=True)
        printed = report(lang, config, province, place)
        check_pictures(place, said)
        check_calendar(os.path.join(place, "due.ics"), printed)
    again = os.path.join(directory, "again")
    os.makedirs(again, exist_ok=True)
    report("en", config, province, again)
    for name in sorted(os.listdir(again)):
        check(f"{name} differs from run to run", read(os.path.join(again, name)) == read(os.path.join(place, name)))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
