# SPDX-License-Identifier: MIT
"""A workbook to fill in: one row a file, one column a fact, with drop-downs and checked cells."""

from __future__ import annotations

import datetime
import io
from typing import Any, NamedTuple, Optional

from .. import core
from .._catalogue import Check, Fact, check_index, checks, facts, rules_of, stages_of, unit_title
from .._error import Error, language
from ._findings import Cell
from ._safe import Path, replacing
from ._sheets import MAX_ROWS, letters
from ._workbook import _Formats, open_book
from ._words import TYPES, word

_FIRST, _LAST = datetime.date(1900, 3, 1), datetime.date(2100, 12, 31)
_EXAMPLE = datetime.date(2025, 7, 1)
# The header of each stage has a colour of its own, dark enough for white text.
_BANDS = ("#2F4A5F", "#4A6B57", "#6B5876", "#7A5C3E", "#3F6A73", "#6E4B4B")


class _Field(NamedTuple):
    """A column of the template."""

    fact: Fact
    stage: int
    """The place of the stage whose rules ask for it."""


def template_workbook(path: Path, check: str, *, lang: str = "vi", rows: int = 1000) -> None:
    """Writes a workbook (.xlsx) to fill in for a check; needs XlsxWriter.

    The first sheet has a column for each fact of the check, by its title, grouped by stage, and before them one for the
    number of the file, which is no fact. Choices and yes/no come from drop-downs, dates and numbers are checked when
    they are entered, and the note on each header says what is accepted and the fact's name. A sheet explains how to
    fill it in, with an example; a hidden one holds the lists. :func:`partyorg.reading.read` reads the first sheet as it
    is.

    :param path: where to write
    :param check: the check, such as ``"admission"``
    :param lang: the language of titles, choices and notes, ``"vi"`` or ``"en"``
    :param rows: for how many rows cells are checked, from 1 to 1,048,575
    :raises Error: when the check does not exist, `rows` is out of range or XlsxWriter is not installed
    """
    place, info = language(lang), checks()[check_index(check)]
    if isinstance(rows, bool) or not isinstance(rows, int) or not 1 <= rows < MAX_ROWS:
        raise Error(core.PARTYORG_E_RANGE, "rows", f"rows: {rows!r} không nằm trong khoảng 1 đến {MAX_ROWS - 1}",
                    f"rows: {rows!r} is not between 1 and {MAX_ROWS - 1}")
    fields = _fields(info)
    made = io.BytesIO()
    book = open_book(made, info.titles[place], info.questions[place])
    # What the file was made for, should its name change.
    book.set_custom_property("partyorg check", check)
    formats = _Formats(book, place)
    sheet = book.add_worksheet(word("sheet_files", place))
    help_sheet = book.add_worksheet(word("sheet_help", place))
    list_sheet = book.add_worksheet(word("sheet_lists", place))
    lists = _lists(list_sheet, formats, fields, place)
    list_sheet.hide()
    _fill_in(sheet, formats, info, fields, lists, rows, place, lang)
    _help(help_sheet, formats, info, fields, place, lang)
    book.close()
    with replacing(path) as target:
        target.write(made.getvalue())


def _fields(check: Check) -> list[_Field]:
    """The facts by the stage whose rule first asks for them; one that no rule asks for, but a computed value, stays
    with the fact before it."""
    index = check_index(check.name)
    stages = [stage.name for stage in stages_of(index)]
    asked: dict[str, int] = {}
    for rule in rules_of(index):
        for name in (*rule.facts, *filter(None, [rule.governing])):
            asked.setdefault(name, stages.index(rule.stage))
    fields, before = [], 0
    for fact in facts(check.subject):
        before = asked.get(fact.name, before)
        fields.append(_Field(fact, before))
    return sorted(fields, key=lambda field: field.stage)


# ---- lists


def _items(fact: Fact, place: int) -> Optional[tuple[str, ...]]:
    """What the drop-down of a fact offers."""
    if fact.type == "bool":
        return word("yes", place), word("no", place)
    return tuple(choice.titles[place] for choice in fact.choices) or None


def _lists(sheet: Any, formats: _Formats, fields: list[_Field], place: int) -> dict[tuple[str, ...], str]:
    """Writes each list once; gives the range of each. Lists in the cells themselves could not exceed 255 characters."""
    name, ranges = word("sheet_lists", place), dict[tuple[str, ...], str]()
    for fact, _ in fields:
        items = _items(fact, place)
        if items is None or items in ranges:
            continue
        column = len(ranges)
        title = word("yes_no", place) if fact.type == "bool" else fact.titles[place]
        sheet.write_string(0, column, title, formats.head())
        sheet.set_column(column, column, max(map(len, (title, *items))) + 2)
        for row, item in enumerate(items, 1):
            sheet.write_string(row, column, item)
        ranges[items] = f"='{name}'!${letters(column)}$2:${letters(column)}${len(items) + 1}"
    sheet.freeze_panes(1, 0)
    return ranges


# ---- the sheet to fill in


def _accepts(fact: Fact, place: int) -> str:
    text = TYPES["enum" if fact.choices else fact.type][place]
    if fact.minimum is None or fact.maximum is None:
        return text
    return text.format(low=_number(fact.minimum, place), high=_number(fact.maximum, place))


def _number(number: float, place: int) -> str:
    text = f"{number:,g}" if number != int(number) else f"{int(number):,}"
    return text.replace(",", ".") if place == 0 else text


def _unit(fact: Fact, lang: str) -> str:
    return "" if fact.unit is None else unit_title(fact.unit, lang)


def _note(fact: Fact, stage: str, place: int, lang: str) -> str:
    lines = [fact.titles[place], f"{word('accepts', place)}: {_accepts(fact, place)}"]
    items = _items(fact, place)
    if fact.choices and items:
        lines += [f"– {item}" for item in items]
    if fact.unit:
        lines.append(f"{word('unit', place)}: {_unit(fact, lang)}")
    return "\n".join([*lines, word("blank", place), f"{word('stage_of', place)}: {stage}",
                      f"{word('fact_name', place)}: {fact.name}"])


def _column_format(formats: _Formats, fact: Fact) -> Any:
    if fact.type == "date":
        return formats(num_format=formats.date, align="center")
    if fact.type == "int":
        # A year is no amount: 2025, not 2.025.
        return formats(num_format="0" if fact.unit == "years" else "#,##0")
    return formats(num_format="General" if fact.type == "decimal" else "@")


def _validation(fact: Fact, lists: dict[tuple[str, ...], str], place: int, date: str) -> dict[str, Any]:
    """How a cell of a fact is checked when it is entered. A title may have 32 characters, a message 255."""
    items, title = _items(fact, place), fact.titles[place]
    rule: dict[str, Any]
    if items is not None:
        rule = {"validate": "list", "source": lists[items], "input_title": word("list_title", place),
                "error_message": word("list_error", place)}
        said = f"{title}. {word('blank', place)}"
    elif fact.type == "date":
        low, high = (day.strftime("%d/%m/%Y") if place == 0 else day.isoformat() for day in (_FIRST, _LAST))
        rule = {"validate": "date", "criteria": "between", "minimum": _FIRST, "maximum": _LAST,
                "input_title": word("date_title", place),
                "error_message": word("date_error", place, low=low, high=high)}
        said = f"{title}: {_accepts(fact, place)}. {word('blank', place)}"
    else:
        accepts = _accepts(fact, place)
        rule = {"validate": "integer" if fact.type == "int" else "decimal", "criteria": "between",
                "minimum": fact.minimum, "maximum": fact.maximum, "input_title": word("number_title", place),
                "error_message": word("number_error", place, accepts=accepts)}
        unit = f" ({_unit(fact, 'vi' if place == 0 else 'en')})" if fact.unit else ""
        said = f"{title}{unit}: {accepts}. {word('blank', place)}"
    return {**rule, "input_message": said, "error_title": word("error_title", place), "error_type": "stop",
            "ignore_blank": True}


def _fill_in(sheet: Any, formats: _Formats, check: Check, fields: list[_Field], lists: dict[tuple[str, ...], str],
             rows: int, place: int, lang: str) -> None:
    stages = stages_of(check_index(check.name))
    sheet.set_row(0, 92)
    sheet.set_column(0, 0, 16, formats(num_format="@"))
    sheet.write_string(0, 0, word("label", place), formats.head(bg_color="#555555", valign="vcenter"))
    sheet.write_comment(0, 0, word("label_note", place), {"x_scale": 2})
    for column, (fact, stage) in enumerate(fields, 1):
        title = fact.titles[place]
        sheet.set_column(column, column, max(14, min(24, max(map(len, title.split())) + 4, len(title) + 2),
                                             min(34, max(map(len, _items(fact, place) or ("",))) + 3)),
                         _column_format(formats, fact))
        sheet.write_string(0, column, title, formats.head(bg_color=_BANDS[stage % len(_BANDS)], valign="vcenter",
                                                          align="center"))
        note = _note(fact, stages[stage].titles[place], place, lang)
        lines = sum(1 + len(line) // 38 for line in note.split("\n"))
        sheet.write_comment(0, column, note, {"x_scale": 2.2, "height": 20 + 15 * lines})
        sheet.data_validation(1, column, rows, column, _validation(fact, lists, place, formats.date))
    sheet.freeze_panes(1, 1)
    sheet.set_selection(1, 0, 1, 0)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_footer(f"&L{check.titles[place]}&R&P/&N")
    sheet.activate()


# ---- help


def _example(fact: Fact, place: int) -> Cell:
    """A value that the fact accepts, to show its form."""
    if fact.type == "date":
        return _EXAMPLE
    items = _items(fact, place)
    if items is not None:
        return items[0]
    if fact.unit == "years" and fact.maximum == 9999:
        return _EXAMPLE.year
    low, high = fact.minimum or 0, fact.maximum or 0
    return max(low, min(high, 10 if fact.type == "int" else 8.5))


def _help(sheet: Any, formats: _Formats, check: Check, fields: list[_Field], place: int, lang: str) -> None:
    stages = stages_of(check_index(check.name))
    heads = [("header", 46), ("stage_of", 22), ("accepts", 46), ("unit", 14), ("example", 34), ("fact_name", 26)]
    sheet.hide_gridlines(2)
    for column, (_, width) in enumerate(heads):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, check.titles[place], formats(bold=True, font_size=18, font_color="#2F4A5F"))
    sheet.write_string(1, 0, check.questions[place], formats(italic=True, font_color="#444444"))
    sheet.write_string(3, 0, word("help_title", place), formats(bold=True, font_size=13))
    row = 4
    for number in range(1, 8):
        text = word(f"help_{number}", place, sheet=word("sheet_files", place), label=word("label", place),
                    check=check.name)
        sheet.merge_range(row, 0, row, len(heads) - 1, f"{number}. {text}", formats(text_wrap=True))
        sheet.set_row(row, 16 * (1 + len(text) // 175))
        row += 1
    row += 1
    sheet.write_string(row, 0, word("help_columns", place), formats(bold=True, font_size=13))
    row += 1
    first = row
    for column, (head, _) in enumerate(heads):
        sheet.write_string(row, column, word("column" if head == "header" else head, place), formats.head())
    wrapped, faint = formats(text_wrap=True), formats(font_color="#7F7F7F")
    row += 1
    sheet.write_string(row, 0, word("label", place), formats(bold=True))
    sheet.merge_range(row, 1, row, 3, word("label_note", place), wrapped)
    sheet.write_string(row, 4, word("example_label", place), wrapped)
    sheet.set_row(row, 16 * (1 + len(word("label_note", place)) // 82))
    for fact, stage in fields:
        row += 1
        items = _items(fact, place)
        accepts = "; ".join(items) if items else _accepts(fact, place)
        sheet.write_string(row, 0, fact.titles[place], formats(text_wrap=True, bold=True, bg_color="#F3F6F8",
                                                               left=5, left_color=_BANDS[stage % len(_BANDS)]))
        for column, text in ((1, stages[stage].titles[place]), (2, accepts), (3, _unit(fact, lang))):
            sheet.write_string(row, column, text, wrapped)
        example = _example(fact, place)
        if isinstance(example, datetime.date):
            sheet.write_datetime(row, 4, example, formats(num_format=formats.date, align="left"))
        elif isinstance(example, (int, float)):
            sheet.write_number(row, 4, example, formats(align="left"))
        else:
            sheet.write_string(row, 4, str(example), wrapped)
        sheet.write_string(row, 5, fact.name, faint)
        sheet.set_row(row, 15 * max(1, -(-len(accepts) // 42), -(-len(fact.titles[place]) // 42),
                                    -(-len(str(example)) // 30)))
    sheet.autofilter(first, 0, row, len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P/&N")
