# SPDX-License-Identifier: MIT
"""due_calendar: writes the acts that fall due as an iCalendar file, with icalendar: one event for each committee, act
and day."""

import datetime

from icalendar import Calendar, Event

from province import coming, config, date_of, grouped, provision, rule_of, say, title


def write(province, path):
    calendar = Calendar()
    calendar.add("prodid", "-//libpartyorg//examples/province//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say("calendar"))
    acts = sorted(coming(province.acts), key=lambda act: (act.order, act.committee))
    for (order, place), group in grouped(acts, lambda act: (act.order, act.committee)):
        day, _, rule = order
        name, found = province.committees[place], rule_of(group[0].check, rule)
        event = Event()
        # The same act keeps its name from one extract to the next, so that a calendar knows it again.
        event.add("uid", f"{rule}-{name}-{date_of(day):%Y%m%d}@province.example".lower())
        event.add("dtstamp", datetime.datetime.combine(date_of(config["on"]), datetime.time(), datetime.timezone.utc))
        event.add("dtstart", date_of(day))
        event.add("summary", say("event", name, title(found), len(group)))
        event.add("description", say("event_who", ", ".join(act.who for act in group)) +
                  f"\n[{provision(found.check, rule)}]")
        event.add("categories", [rule])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    with open(path, "wb") as stream:
        stream.write(calendar.to_ical())
