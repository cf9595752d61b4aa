# SPDX-License-Identifier: MIT
"""pictures: draws the figures of report.py with matplotlib, as SVG or as PNG. Without pyplot: nothing is kept, and no
window is looked for."""

import collections
import contextlib
import multiprocessing
import os
import sys
import textwrap

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # there is nothing to compute, and forks want one thread
import matplotlib  # noqa: E402
from matplotlib.collections import PolyCollection  # noqa: E402
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

import partyorg
from province import (GROUPS, NONE, SHARES, ask, config, date_of, date_text, failures, grouped, rule_of, say, share,
                      title, value_of)

# Okabe and Ito's colours, which the colour-blind tell apart.
BLUE, SKY, GREEN, ORANGE, RED, PINK, GREY, BLACK = ("#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00", "#CC79A7",
                                                    "#BBBBBB", "#222222")
WIDTH = 13  # inches
SPACE = "\u00a0"  # SVG has no other at the end of a text
# Titles that look for their place, and hinted letters, take longer than they are worth. Matplotlib brings the first
# font; who opens an SVG without it sees the next, which is as wide.
STYLE = {"font.size": 9, "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 10,
         "axes.titleweight": "bold", "axes.titlelocation": "left", "axes.titley": 1.0, "legend.frameon": False,
         "axes.axisbelow": True, "text.hinting": "none", "svg.fonttype": "none", "svg.hashsalt": "province",
         "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"]}


# Of savefig(). Letters of a PNG are drawn one by one: it takes twice as long as an SVG, whose viewer sets them.
FORMATS = {"svg": {"metadata": {"Date": None}}, "png": {"dpi": 110, "pil_kwargs": {"compress_level": 3}}}


@contextlib.contextmanager
def drawing(province, directory, form):
    """Draws all pictures while its block runs, as many at a time as there are processors: each process has the province
    as it is."""
    os.makedirs(directory, exist_ok=True)
    sys.stdout.flush()  # or each process would print what is not printed yet
    global drawn
    drawn = province, directory, form
    with multiprocessing.get_context("fork").Pool(min(4, len(os.sched_getaffinity(0)))) as pool:
        pictures = pool.map_async(draw_one, ("admissions", "due", "quality", "organisations"), 1)
        yield
        pictures.get()


drawn = None  # a province, where to, and as what; set before the processes are made


def draw_one(name):
    province, directory, form = drawn
    with matplotlib.rc_context(STYLE):
        PICTURES[name](province).savefig(os.path.join(directory, f"{name}.{form}"), **FORMATS[form])


def new_figure(heading, rows, columns, height, between, left=0.03, **others):
    """A figure of panels with a heading, and under it what it rests on. Places are given in inches or shares of the
    width: to work them out anew at each drawing takes longer than the drawing."""
    figure = Figure(figsize=(WIDTH, height))
    figure.text(0.01, 1 - 0.12 / height, f"{heading} – {date_text(config['on'])}", fontsize=11, fontweight="bold",
                va="top")
    figure.text(0.01, 0.1 / height, f"{say('made_up')} {say('decide')}", fontsize=8, color="#555555")
    across, down = between
    places = {"left": left, "right": 0.985, "top": 1 - 0.65 / height, "bottom": 0.75 / height, "wspace": across,
              "hspace": down}
    return figure, figure.subplots(rows, columns, gridspec_kw={**places, **others})


# Bars and names are many; matplotlib takes a millisecond for each that is a patch, and three for each that is a tick.


def boxes(axes, corners, colours, **others):
    """Rectangles, each given by left, bottom, right and top, as one thing to draw."""
    axes.add_collection(PolyCollection([((left, bottom), (right, bottom), (right, top), (left, top))
                                        for left, bottom, right, top in corners], facecolors=colours, **others),
                        autolim=False)


def names_at_left(axes, names, **others):
    """Names of rows, the first on top, instead of an axis with ticks."""
    axes.set_yticks([])
    for place, name in enumerate(names):
        axes.annotate(name, (0, place), (-4, 0), ("axes fraction", "data"), "offset points", ha="right", va="center",
                      **others)


def bars(axes, names, numbers, colours):
    """Bars from the left, the first on top, with their numbers at the end."""
    boxes(axes, [(0, place - 0.36, number, place + 0.36) for place, number in enumerate(numbers)], colours)
    names_at_left(axes, names)
    for place, number in enumerate(numbers):
        axes.text(number, place, f"{SPACE}{number}", va="center", fontsize=8)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(0, max(*numbers, 1) * 1.12)


def line_at(axes, at, text, colour=BLACK, top=1.0):
    """A line upwards, with its text at the top."""
    axes.axvline(at, color=colour, linewidth=1, linestyle="--")
    axes.text(at, top, SPACE + text, transform=axes.get_xaxis_transform(), va="top", fontsize=8, color=colour)


def number_text(hundredths, places=2):
    unit = 10 ** (2 - places)
    text = f"{(hundredths + unit // 2) // unit / 10 ** places:.{places}f}"
    return text.replace(".", ",") if ask.lang == "vi" else text


def short_text(hundredths):
    """Without zeros that say nothing."""
    return number_text(hundredths).rstrip("0").rstrip(".,")


def wrapped(text, width):
    """In lines of about the same length, no more of them than the width asks for."""
    def lines(width):
        return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)

    most = len(lines(width))
    while width > 1 and len(lines(width - 1)) == most:
        width -= 1
    return "\n".join(lines(width))


def parameter(check, id, place=0):
    return partyorg.wording_on(check, id, date_of(config["on"])).parameters[place]


# ---- admissions


def admissions(province):
    figure, (left, middle, right) = new_figure(say("chart_admissions"), 1, 3, 8.5, (0.13, 0))
    year, count = province.year, len(province.committees)
    order = sorted(range(count), key=lambda place: -year.values["rate"][place])
    rates = [year.values["rate"][place] / 100 for place in order]
    met = [year.met[place] >> year.place["DEV-MIN"] & 1 for place in order]
    local = [year.met[place] >> year.place["DEV-LOCAL"] & 1 for place in order]
    boxes(left, [(0, row - 0.38, rate, row + 0.38) for row, rate in enumerate(rates)],
          [GREEN if more else SKY if enough else ORANGE for enough, more in zip(met, local)])
    names_at_left(left, [province.committees[place] for place in order], fontsize=7 if count > 20 else 9)
    left.set_ylim(count - 0.4, -2.2 if count > 20 else -0.9)
    left.set_xlim(0, max(*rates, float(config["target_percent"])) * 1.05)
    least, target = parameter("development", "DEV-MIN"), float(config["target_percent"])
    line_at(left, least, f"{least}")
    line_at(left, target, short_text(round(target * 100)), BLUE)
    for colour, key, at in ((ORANGE, "chart_none", str(least)), (SKY, "chart_least", str(least)),
                            (GREEN, "chart_least", short_text(round(target * 100)))):
        boxes(left, [], colour, label=say(key, at))
    left.legend(loc="lower right", fontsize=8, frameon=True, framealpha=1, edgecolor="none")
    left.set_title(say("chart_by_committee"))
    left.xaxis.set_major_formatter(lambda value, _: number_text(round(value * 100), 1))

    days = [date_of(month) for month in province.months]
    so_far = province.so_far.table["admitted"]
    middle.bar(range(len(days)), province.monthly, color=SKY, label=say("admitted"))
    middle.plot(range(len(days)), so_far, color=BLUE, marker="o", markersize=4, label=say("so_far"))
    middle.text(len(days) - 0.8, so_far[-1], str(so_far[-1]), va="top", color=BLUE, fontweight="bold")
    for name, colour in (("target_min", GREEN), ("target_high", RED)):
        number = year.values[name][count]
        middle.axhline(number, color=colour, linewidth=1, linestyle="--")
        middle.text(0, number, f"{title(value_of('development', name))}: {number}", va="bottom", fontsize=8,
                    color=colour)
    middle.set_xticks(range(len(days)), [day.strftime("%m") for day in days])
    middle.set_xlim(-0.6, 11.6)
    middle.set_title(say("chart_by_month"))
    middle.legend(loc="upper left", bbox_to_anchor=(0, 0.72))

    for place, (group, name) in enumerate(zip(GROUPS, SHARES)):
        values = [value / 100 for value in year.values["share_" + name][:count] if value != NONE]
        reached = sum(value * 100 >= config["target_" + name] for value in values)
        # Committees with the same share lie side by side.
        seen, across = {}, []
        for value in values:
            at = seen[round(value)] = seen.get(round(value), -1) + 1
            across.append(place + (at + 1) // 2 * (0.05 if at % 2 else -0.05))
        right.plot(across, values, "o", color=SKY, markersize=3.5)
        whole = year.values["share_" + name][count] / 100
        right.plot([place - 0.36, place + 0.36], [whole, whole], color=BLUE, linewidth=2.5)
        target = config["target_" + name] / 100
        right.plot([place - 0.36, place + 0.36], [target, target], color=RED, linewidth=1.5, linestyle="--")
        right.text(place + 0.4, whole, number_text(year.values["share_" + name][count]), va="center", fontsize=8,
                   color=BLUE)
        right.text(place, 107, f"{reached}/{len(values)}", ha="center", va="top", fontsize=8)
    right.set_xticks(range(len(GROUPS)), [wrapped(say(group), 12) for group in GROUPS])
    right.set_xlim(-0.6, len(GROUPS) - 0.2)
    right.set_ylim(0, 108)
    right.plot([], [], color=BLUE, linewidth=2.5, label=say("total"))
    right.plot([], [], color=RED, linestyle="--", label=say("target"))
    right.plot([], [], "o", color=SKY, markersize=3.5, label=say("committee"))
    right.legend(loc="lower left", ncols=3, fontsize=8)
    right.set_title(say("chart_composition"))
    return figure


# ---- organisations


def organisations(province):
    figure, (left, right) = new_figure(say("chart_structure"), 1, 2, 6.4, (0.64, 0), width_ratios=(3, 2))
    sizes = [[], []]
    for row, cell in enumerate(province.is_cell):
        if cell:
            size = sum(int(province.organisations[name][row]) for name in ("official_members", "probationary_members"))
            sizes[province.failed[row] != 0].append(size)
    most = max(map(max, filter(None, sizes)))
    left.hist(sizes, bins=range(0, most + 2), stacked=True, histtype="stepfilled", color=[SKY, RED],
              label=[say("chart_in_order"), say("change")])
    for id in ("STR-MIN", "STR-CELL-COMMITTEE", "STR-CELL-MAX", "STR-SUB-SIZE"):
        line_at(left, parameter("cell_structure", id), f"{parameter('cell_structure', id)}")
    left.set_xlim(0, most + 1)
    left.set_xlabel(say("members"))
    left.set_title(say("chart_size"))
    left.legend(loc="upper right", bbox_to_anchor=(1, 0.9))
    numbers = failures(province.found, province.failed)
    shown = [rule for rule in province.found.rules if numbers[rule.id]]
    bars(right, [wrapped(f"{title(rule)} ({rule.id})", 40) for rule in shown], [numbers[rule.id] for rule in shown],
         RED)
    right.set_title(say("chart_change"))
    return figure


# ---- what is due


FRAME = 133, 126  # days before and after the examination date that are shown


def due(province):
    """A panel for each act, with a scale of its own: bars by week, from Monday on."""
    on = config["on"]
    first, last = on - FRAME[0], on + FRAME[1]
    kinds = grouped(sorted((act for act in province.acts if act.rule != "MEET-MONTHLY"), key=lambda act: act.order[1:]),
                    lambda act: act.order[1:])
    figure, panels = new_figure(say("chart_due"), max(1, len(kinds)), 1, 1.3 + 1.2 * len(kinds), (0, 0.4), left=0.015)
    panels = list(getattr(panels, "flat", [panels]))
    months = [day for day in range(first, last + 1) if date_of(day).day == 1]
    for axes, ((_, rule), acts), colour in zip(panels, kinds, (BLUE, SKY, GREEN, ORANGE, RED, PINK) * 2):
        weeks = collections.Counter(act.day - (act.day + 3) % 7 for act in acts if first <= act.day <= last)
        boxes(axes, [(week + 0.25, 0, week + 5.75, number) for week, number in weeks.items()], colour)
        for week, number in weeks.items():
            axes.text(week + 3, number, str(number), ha="center", va="bottom", fontsize=7)
        heading = f"{title(rule_of(acts[0].check, rule))} ({rule}): {len(acts)}"
        outside = len(acts) - sum(weeks.values())
        axes.set_title(say("chart_outside", heading, outside) if outside else heading, fontsize=9, fontweight="normal")
        axes.set_ylim(0, max(weeks.values(), default=1) * 1.25)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.axvline(on, color=BLACK, linewidth=1, linestyle="--")
        axes.axvspan(config["due_from"], config["due_until"] + 1, color="#F0F0F0", zorder=-1)
        axes.set_xlim(first, last)
        axes.vlines(months, -0.04, 0, BLACK, linewidth=1, transform=axes.get_xaxis_transform(), clip_on=False)
        axes.set_xticks([])
    for day in months:
        panels[-1].annotate(date_of(day).strftime("%m/%Y"), (day, 0), (0, -7), ("data", "axes fraction"),
                            "offset points", ha="center", va="top")
    panels[0].text(on, 1, date_text(on) + SPACE, transform=panels[0].get_xaxis_transform(), ha="right", va="top",
                   fontsize=8)
    panels[0].text((config["due_from"] + config["due_until"] + 1) / 2, 1, say("next_month"), ha="center", va="top",
                   transform=panels[0].get_xaxis_transform(), fontsize=8, color="#555555")
    return figure


# ---- meetings and ratings


def quality(province):
    figure, ((first, second), (third, fourth)) = new_figure(say("chart_quality"), 2, 2, 8.5, (0.56, 0.22),
                                                              left=0.065)
    by_month = province.by_month()
    months = [month for month, _, _ in by_month]
    shares = [share(broken, meetings) / 100 for _, meetings, broken in by_month]
    boxes(first, [(place - 0.4, 0, place + 0.4, value) for place, value in enumerate(shares)], SKY)
    first.set_xlim(-0.9, len(months) - 0.1)
    first.set_ylim(0, max(shares) * 1.05)
    for place, value in enumerate(shares):
        first.text(place, value, number_text(round(value * 100), 1), ha="center", va="bottom", fontsize=8)
    first.set_xticks(range(len(months)), [f"{month:02}" for _, month in months])
    first.set_title(say("chart_meetings"))
    edition = partyorg.wording_on("meeting", "MEET-LENGTH", date_of(config["on"])).edition
    starts = edition.from_
    if (starts.year, starts.month) in months:
        at = months.index((starts.year, starts.month))
        line_at(first, at + starts.day / 31 - 0.5, say("chart_guidance", edition.number), BLACK, 1.05)
    counts = province.meeting.report.counts()
    rules = [rule for rule in province.meeting.rules if rule.stage != "grading"]
    numbers = [counts[rule.id]["met" if rule.kind == "bar" else "not_met"] for rule in rules]
    bars(second, [wrapped(title(rule), 39) for rule in rules], numbers,
         [GREY if rule.kind == "deadline" else ORANGE for rule in rules])
    second.set_title(say("chart_rules"))
    grades = value_of("meeting", "grade").choices
    numbers = [province.graded.count(place) for place in range(len(grades))]
    bars(third, [title(grade) for grade in grades][::-1], numbers[::-1], [GREEN, SKY, ORANGE, RED])
    third.set_title(f"{say('chart_grades')} {config['scorecard']}")
    count = len(province.committees)
    allowed, proposed, over = [0] * count, [0] * count, [0] * count
    for row, place in enumerate(province.list_home):
        if province.list_kind[row] == "members":
            allowed[place] += province.lists.values["max_excellent"][row]
            proposed[place] += province.proposed[row]
            over[place] += province.lists.values["excess"][row] > 0
    # Grey where no list is over, then darker with each. Those over lie on top.
    colours = ListedColormap([GREY, *matplotlib.colormaps["YlOrRd"](
        [0.4 + 0.6 * number / max(over) for number in range(1, max(over) + 1)])])
    order = sorted(range(count), key=over.__getitem__)
    points = fourth.scatter([allowed[place] for place in order], [proposed[place] for place in order],
                            c=[over[place] for place in order], cmap=colours, vmin=-0.5, vmax=max(over) + 0.5, s=30,
                            edgecolors=BLACK, linewidths=0.4)
    most = max(allowed + proposed) * 1.05
    fourth.plot([0, most], [0, most], color=BLACK, linewidth=1, linestyle="--")
    fourth.set_xlabel(say("allowed"))
    fourth.set_ylabel(say("proposed"))
    figure.colorbar(points, ax=fourth, label=say("over"), ticks=range(max(over) + 1))
    fourth.set_title(say("chart_cap"))
    return figure


PICTURES = {"admissions": admissions, "organisations": organisations, "due": due, "quality": quality}
