# SPDX-License-Identifier: MIT
"""The commands that show what the library knows: checks, rules, their wordings and changes, facts, options, cards."""

from __future__ import annotations

import datetime
import json
import random
from typing import Any, Optional, Sequence

import click

import partyorg

from ._click import Card, Command, Date, FactName, File, check_name, rule_id, words
from ._examine import read_card
from ._output import Column, Line, Screen, format_of, number
from ._say import ALL_MET, USAGE, Say, refuse

FORMATS = ("table", "csv", "json", "jsonl")

_TYPES = {"date": ("ngày", "date"), "bool": ("có hoặc không", "yes or no"), "int": ("số nguyên", "whole number"),
          "decimal": ("số, hai chữ số thập phân", "number, two decimals"), "enum": ("danh mục", "choice"),
          "ordered": ("danh mục có thứ bậc", "ordered choice")}
_RELATIONS = {"at_least": ("ít nhất", "at least"), "at_most": ("nhiều nhất", "at most"), "equal_to": ("là", "is"),
              "other_than": ("khác", "other than"), "one_of": ("là một trong", "is one of")}
_DATE_RELATIONS = {"at_least": ("từ ngày", "on or after"), "at_most": ("chậm nhất ngày", "on or before")}
_KINDS = {
    "requirement": ("Yêu cầu: phải đạt.", "A requirement: it must be met."),
    "bar": ("Điều kiện loại trừ: đạt thì bị ngăn lại, không đạt mới là đúng quy định.",
            "A bar: where it is met it forbids, so it must not be met."),
    "ground": ("Căn cứ: chỉ cần một trong các căn cứ.", "A ground: one of several is enough."),
    "deadline": ("Thời hạn: làm đúng hạn thì đạt.", "A deadline: it is met when its act is done in time."),
}


# ---- what the options have in common


def format_options(say: Say, formats: Sequence[str] = FORMATS) -> list[click.Parameter]:
    """--format and --output."""
    return [
        click.Option(["--format", "-f"], type=words(say, "định dạng", "format", *formats), metavar="|".join(formats),
                     help=say("Định dạng kết quả; mặc định theo đuôi của --output, nếu không thì là bảng.",
                              "Format of the result; by default that of the suffix of --output, else a table.")),
        click.Option(["--output", "-o"], type=File(say), metavar=say("ĐƯỜNG_DẪN", "PATH"),
                     help=say("Ghi vào tệp này.", "Write to this file.")),
    ]


def show(say: Say, columns: Sequence[Column], rows: Sequence[dict[str, Any]], format: Optional[str],
         output: Optional[str], *, unsafe: bool = False, screen: Optional[Screen] = None) -> None:
    """A table in the format asked for, where it was asked to go."""
    formats = FORMATS if output is None else ("csv", "json", "jsonl")
    kind = format_of(format, output, formats)
    if kind == "table" and output not in (None, "-"):
        refuse(USAGE, f"--format table chỉ hiện trên đầu ra; ghi vào tệp bằng {', '.join(formats)}",
               f"--format table is printed only; to write a file choose {', '.join(formats)}")
    (screen or Screen(say)).rows(kind, columns, rows, output, unsafe=unsafe)


def _check(say: Say, required: bool) -> click.Argument:
    return click.Argument(["check"], required=required, type=check_name(say), metavar=say("THỦ_TỤC", "CHECK"))


def _on(say: Say, vi: str, en: str) -> click.Option:
    return click.Option(["--on"], type=Date(say), metavar=say("NGÀY", "DATE"), help=say(vi, en))


def _every(name: Optional[str]) -> list[partyorg.Check]:
    return [check for check in partyorg.checks() if name in (None, check.name)]


# ---- checks


def list_checks(say: Say, format: Optional[str], output: Optional[str]) -> int:
    show(say, [Column("check", say("Thủ tục", "Check")), Column("title", say("Tên", "Title")),
               Column("rules", say("Quy tắc", "Rules"), True), Column("facts", say("Dữ kiện", "Facts"), True),
               Column("question", say("Trả lời câu hỏi", "Answers"))],
         [{"check": check.name, "title": check.title(say.lang), "rules": len(partyorg.rules(check.name)),
           "facts": len(partyorg.facts(check.subject)), "question": check.question(say.lang)}
          for check in partyorg.checks()], format, output)
    return ALL_MET


def checks_command(say: Say) -> Command:
    return Command(say, "checks", lambda **asked: list_checks(say, **asked), format_options(say),
                   say("Liệt kê các thủ tục.", "List the checks."))


# ---- rules


def list_rules(say: Say, check: Optional[str], on: Optional[datetime.date], format: Optional[str],
               output: Optional[str]) -> int:
    day = on or datetime.date.today()
    rows = []
    for one in _every(check):
        stages = {stage.name: stage.title(say.lang) for stage in partyorg.stages(one.name)}
        for rule in partyorg.rules_in_force(one.name, day):
            wording = partyorg.wording_on(one.name, rule.id, day)
            assert wording is not None
            rows.append({"check": one.name, "rule": rule.id, "title": rule.title(say.lang), "kind": _kind(say, rule),
                         "stage": stages[rule.stage], "edition": wording.edition.code,
                         "provision": wording.text(say.lang), "confidence": _confidence(say, wording)})
    columns = [Column("check", say("Thủ tục", "Check")), Column("rule", say("Quy tắc", "Rule")),
               Column("title", say("Nội dung", "Title")), Column("kind", say("Loại", "Kind")),
               Column("stage", say("Bước", "Stage")), Column("edition", say("Bản", "Edition")),
               Column("provision", say("Điều khoản", "Provision")),
               Column("confidence", say("Độ tin cậy", "Confidence"))]
    screen = Screen(say)
    if not rows and format in (None, "table") and output in (None, "-"):
        screen.lines([Line(say(f"Không có quy tắc nào có hiệu lực ngày {screen.date(day)}.",
                               f"No rule is in force on {screen.date(day)}."))])
        return ALL_MET
    show(say, columns[1:] if check and format in (None, "table") and output is None else columns, rows, format, output)
    return ALL_MET


def _kind(say: Say, rule: partyorg.Rule) -> str:
    names = [partyorg.core.partyorg_kind_name(i) for i in range(4)]
    return partyorg.core.partyorg_kind_text(names.index(rule.kind), 0 if say.lang == "vi" else 1)


def _confidence(say: Say, wording: partyorg.Wording) -> str:
    names = [partyorg.core.partyorg_confidence_name(i) for i in range(3)]
    return partyorg.core.partyorg_confidence_text(names.index(wording.confidence), 0 if say.lang == "vi" else 1)


def rules_command(say: Say) -> Command:
    return Command(say, "rules", lambda **asked: list_rules(say, **asked), [
        _check(say, False), _on(say, "Ngày mà quy tắc có hiệu lực; mặc định là hôm nay.",
                                "The day on which the rules are in force; today by default."),
        *format_options(say)],
        say("Liệt kê các quy tắc có hiệu lực trong một ngày, kèm điều khoản.",
            "List the rules in force on a day, with their provisions."))


# ---- diff


def list_changes(say: Say, before: datetime.date, after: datetime.date, check: Optional[str], numbers: bool,
                 format: Optional[str], output: Optional[str]) -> int:
    rows: list[dict[str, Any]] = []
    for one in _every(check):
        for change in partyorg.changes(one.name, before, after):
            old, new = (partyorg.wording_on(one.name, change.rule, day) for day in (before, after))
            if old is None:
                what, how = "new", say("mới có", "new")
            elif new is None:
                what, how = "gone", say("không còn", "gone")
            elif change.parameters:
                what, how = "numbers", say("đổi con số: ", "numbers: ") + f"{_numbers(old)} → {_numbers(new)}"
            else:
                what, how = "edition", say("chỉ đổi văn bản", "the text only")
            if numbers and what == "edition":
                continue
            rows.append({"check": one.name, "rule": change.rule,
                         "title": partyorg.rule(one.name, change.rule).title(say.lang), "what": what, "change": how,
                         "before": "" if old is None else old.text(say.lang),
                         "after": "" if new is None else new.text(say.lang)})
    columns = [Column("check", say("Thủ tục", "Check")), Column("rule", say("Quy tắc", "Rule")),
               Column("title", say("Nội dung", "Title")), Column("what", "what"),
               Column("change", say("Thay đổi", "Change")), Column("before", say("Trước", "Before")),
               Column("after", say("Sau", "After"))]
    screen = Screen(say)
    if format in (None, "table") and output in (None, "-"):
        if not rows:
            screen.lines([Line(say(f"Không có thay đổi từ {screen.date(before)} đến {screen.date(after)}.",
                                   f"Nothing changed from {screen.date(before)} to {screen.date(after)}."))])
            return ALL_MET
        columns = [column for column in columns if column.key != "what" and (column.key != "check" or not check)]
    show(say, columns, rows, format, output, screen=screen)
    return ALL_MET


def _numbers(wording: partyorg.Wording) -> str:
    return ", ".join(str(one) for one in wording.parameters if one is not None) or "–"


def diff_command(say: Say) -> Command:
    return Command(say, "diff", lambda **asked: list_changes(say, **asked), [
        click.Argument(["before"], type=Date(say), metavar=say("NGÀY", "DATE")),
        click.Argument(["after"], type=Date(say), metavar=say("NGÀY", "DATE")), _check(say, False),
        click.Option(["--numbers"], is_flag=True, help=say(
            "Chỉ những quy tắc mới có, không còn, hoặc đổi con số (thời hạn, tỷ lệ).",
            "Only rules that came, went, or whose numbers differ (terms, shares).")),
        *format_options(say)],
        say("Cho biết quy định thay đổi thế nào giữa hai ngày.", "Show what changed in the law between two days."))


# ---- explain


def explain_rule(say: Say, rule: str, on: Optional[datetime.date], check: Optional[str], format: Optional[str],
                 output: Optional[str]) -> int:
    name = next(one.name for one in partyorg.checks() if any(r.id == rule for r in partyorg.rules(one.name)))
    if check not in (None, name):
        refuse(USAGE, f"{rule} không thuộc thủ tục {check} mà thuộc {name}",
               f"{rule} is no rule of the check {check} but of {name}")
    known = partyorg.rule(name, rule)
    if on is None:
        wordings = partyorg.wordings(name, rule)
    else:
        one = partyorg.wording_on(name, rule, on)
        wordings = () if one is None else (one,)
    screen = Screen(say)
    day = on or datetime.date.today()
    met = _what_makes_it_met(say, screen, name, known, day)
    examples = [f"{say('Ví dụ', 'Example')}, {line}" if line[0] != " " else line
                for line in _examples(say, screen, name, known, day)]
    if format == "json" or (format is None and output not in (None, "-")):
        _explain_json(say, screen, known, wordings, day, met + examples, output)
        return ALL_MET
    if output not in (None, "-"):
        refuse(USAGE, "--output của explain ghi JSON", "--output of explain writes JSON")
    subject = next(one.subject for one in partyorg.checks() if one.name == name)
    facts = {fact.name: fact for fact in partyorg.facts(subject)}
    stage = next(one for one in partyorg.stages(name) if one.name == known.stage)
    title = next(one.title(say.lang) for one in partyorg.checks() if one.name == name)
    edition = next((one for one in partyorg.editions() if one.family == known.family), None)
    lines = [Line(f"{known.id}: {known.title(say.lang)}", style="bold"),
             Line(say(f"Thủ tục: {title} ({name})", f"Check: {title} ({name})")),
             Line(say(f"Bước: {stage.title(say.lang)}; {stage.actor(say.lang)}",
                      f"Stage: {stage.title(say.lang)}; {stage.actor(say.lang)}")),
             Line(say(*_KINDS[known.kind]))]
    if edition is not None:
        lines.append(Line(say("Văn bản: ", "Text: ") + edition.title(say.lang)))
    governing = say("ngày xét hồ sơ", "the examination date") if known.governing is None else \
        facts[known.governing].title(say.lang)
    lines.append(Line(say("Ngày quyết định bản áp dụng: ", "Day that picks the edition: ") + governing))
    lines += [Line(""), Line(say("Dữ kiện được dùng", "Facts it reads"), style="bold")]
    screen.lines(lines)
    screen.table([Column("name", say("Tên", "Name")), Column("title", say("Tên gọi", "Title")),
                  Column("accepted", say("Chấp nhận", "Accepted"))],
                 [{"name": fact, "title": facts[fact].title(say.lang), "accepted": accepted(say, facts[fact])}
                  for fact in known.facts])
    screen.lines([Line(""), Line(say(f"Khi nào đạt (xét ngày {screen.date(day)})",
                                     f"What makes it met (examined on {screen.date(day)})"), style="bold"),
                  *(Line(line, 2) for line in met), *(Line(line, 2) for line in examples), Line(""),
                  Line(say("Điều khoản theo từng bản", "Wordings by edition"), style="bold")])
    if not wordings:
        screen.lines([Line(say("Không có bản nào có hiệu lực trong ngày đó.", "No edition is known for that day."), 2)])
        return ALL_MET
    screen.table([Column("edition", say("Bản", "Edition")), Column("from", say("Từ", "From")),
                  Column("to", say("Đến", "To")), Column("numbers", say("Con số", "Numbers")),
                  Column("provision", say("Điều khoản", "Provision")),
                  Column("confidence", say("Độ tin cậy", "Confidence"))],
                 [{"edition": one.edition.code, "from": _end(say, screen, one.edition.from_, one.edition.assumed_from),
                   "to": _end(say, screen, one.edition.to, one.edition.assumed_to), "numbers": _numbers(one),
                   "provision": one.text(say.lang), "confidence": _confidence(say, one)} for one in wordings])
    if any(one.edition.assumed_from or one.edition.assumed_to for one in wordings):
        screen.lines([Line(say("* ngày được suy ra, chưa đọc trong văn bản", "* a day that was assumed, not read"),
                           style="dim")])
    return ALL_MET


def _end(say: Say, screen: Screen, day: Optional[datetime.date], assumed: bool) -> str:
    if day is None:
        return say("chưa rõ", "not known")
    if day == datetime.date.max:
        return say("nay", "now")
    return screen.date(day) + ("*" if assumed else "")


def _what_makes_it_met(say: Say, screen: Screen, check: str, rule: partyorg.Rule, on: datetime.date) -> list[str]:
    """What the rule asks of a file of which nothing is known: its comparison, and the ways to put it in order."""
    subject = next(one.subject for one in partyorg.checks() if one.name == check)
    finding = partyorg.check(check, {}, on=on)[rule.id]
    lines = []
    if finding.fact is not None and finding.relation is not None and finding.required is not None:
        titles = {fact.name: fact for fact in partyorg.facts(subject)}
        fact = titles[finding.fact]
        required = finding.required if isinstance(finding.required, tuple) else (finding.required,)
        texts = [_formatted(say, screen, subject, fact, one) for one in required]
        relation = (_DATE_RELATIONS if fact.type == "date" and finding.relation in _DATE_RELATIONS else _RELATIONS)[
            finding.relation]
        unit = f" {partyorg.unit_title(fact.unit, say.lang)}" if fact.unit else ""
        lines.append(f"{fact.title(say.lang)}: {say(*relation)} {', '.join(texts)}{unit}")
    if rule.kind == "ground":
        return lines
    # That everything must be recorded is no news.
    lines += [f"{say('Để đúng quy định', 'To be in order')}: {remedy.text(say.lang)}" for remedy in finding.remedies
              if any(step.relation != "known" for step in remedy.steps)]
    return lines


# Of a fact that an example may have: days before the examination date, and numbers.
_DAYS = (0, 10, 40, 200, 400, 800, 3000, 7000, 12000)
_WHOLE = (0, 1, 2, 3, 5, 8, 10, 12, 20, 30, 60, 90, 100)
_DRAWS = 1500


def _examples(say: Say, screen: Screen, check: str, rule: partyorg.Rule, on: datetime.date) -> list[str]:
    """A file for which the rule is met and one for which it is not, with what would put it in order; the same ones on
    every call."""
    subject = next(one.subject for one in partyorg.checks() if one.name == check)
    facts = {fact.name: fact for fact in partyorg.facts(subject)}
    draw = random.Random(f"{rule.id} {on}")
    found: dict[str, dict[str, Any]] = {}
    governing = None if rule.governing is None else facts[rule.governing]
    # Where a fact picks the edition what follows it may lie before the examination date, too.
    examined = on if governing is None else min(on, datetime.date(9980, 1, 1)) + datetime.timedelta(4000)
    for _ in range(_DRAWS):
        file = {name: _drawn(draw, facts[name], on, examined, rule.kind == "deadline") for name in rule.facts}
        if governing is not None:
            file[governing.name] = on.year if governing.type == "int" else on
        try:
            report = partyorg.check(check, file, on=examined)
        except partyorg.Error:
            continue
        status = report[rule.id].status
        if status in ("met", "not_met") and status not in found and not report.contradictions:
            found[status] = file
            if len(found) == 2:
                break
    lines = []
    for status in ("met", "not_met"):
        if status not in found:
            continue
        report = partyorg.check(check, found[status], on=examined)
        shown = "; ".join(f"{facts[name].title(say.lang)}: {_formatted(say, screen, subject, facts[name], value)}"
                          for name, value in found[status].items() if name in rule.facts)
        lines.append(f"{partyorg.status_title(status, say.lang)}: {shown}")
        lines += [f"  → {remedy.text(say.lang)}" for remedy in report[rule.id].remedies]
    return lines


def _drawn(draw: random.Random, fact: partyorg.Fact, on: datetime.date, examined: datetime.date, later: bool) -> Any:
    if fact.type == "date":
        days = draw.choice(_DAYS[:5] if later else _DAYS)
        if examined > on and (later or (days <= 400 and draw.random() < 0.7)):
            return on + datetime.timedelta(days)
        return on - datetime.timedelta(min(days, on.toordinal() - 1))
    if fact.type == "bool":
        return draw.random() < 0.5
    if fact.choices:
        return draw.choice(fact.choices).name
    low, high = fact.minimum or 0, fact.maximum or 0
    scale = 1000 if fact.unit == "dong" else 1
    return draw.choice([value * scale for value in _WHOLE if low <= value * scale <= high] or [int(low)])


def _formatted(say: Say, screen: Screen, subject: str, fact: partyorg.Fact, value: Any) -> str:
    if isinstance(value, datetime.date):
        return screen.date(value)
    if isinstance(value, float):
        return number(value)
    return partyorg.format_fact(subject, fact.name, value, say.lang)


def _explain_json(say: Say, screen: Screen, rule: partyorg.Rule, wordings: Sequence[partyorg.Wording],
                  on: datetime.date, met: list[str], output: Optional[str]) -> None:
    def iso(day: Optional[datetime.date]) -> Optional[str]:
        return None if day is None or day == datetime.date.max else day.isoformat()

    lang = say.lang
    made = {"rule": rule.id, "title": rule.title(lang), "check": rule.check, "kind": rule.kind, "stage": rule.stage,
            "governing": rule.governing, "due_value": rule.due_value, "facts": list(rule.facts), "on": on.isoformat(),
            "met_when": met,
            "wordings": [{"edition": one.edition.code, "number": one.edition.number, "from": iso(one.edition.from_),
                          "to": iso(one.edition.to), "in_force": one.edition.to == datetime.date.max,
                          "assumed_from": one.edition.assumed_from, "assumed_to": one.edition.assumed_to,
                          "provision": one.text(lang), "confidence": one.confidence,
                          "parameters": list(one.parameters)} for one in wordings]}
    with screen.file(output) as file:
        file.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")


def explain_command(say: Say) -> Command:
    return Command(say, "explain", lambda **asked: explain_rule(say, **asked), [
        click.Argument(["rule"], type=rule_id(say), metavar=say("QUY_TẮC", "RULE")),
        _on(say, "Chỉ bản có hiệu lực trong ngày này; mặc định là mọi bản.",
            "Only the edition in force on this day; all of them by default."),
        click.Option(["--check"], type=check_name(say), metavar=say("THỦ_TỤC", "CHECK"), help=say(
            "Thủ tục mà quy tắc phải thuộc về.", "The check that the rule must belong to.")),
        *format_options(say, ("table", "json"))],
        say("Giải thích một quy tắc: loại, bước, dữ kiện, khi nào đạt, điều khoản theo từng bản.",
            "Explain a rule: kind, stage, facts, what makes it met, its wordings by edition."))


# ---- facts and options


def accepted(say: Say, fact: partyorg.Fact) -> str:
    """What a fact accepts."""
    if fact.choices:
        return ", ".join(f"{choice.name} ({choice.title(say.lang)})" for choice in fact.choices)
    text = say(*_TYPES[fact.type])
    if fact.minimum is not None and fact.maximum is not None:
        low, high = number(float(fact.minimum)), number(float(fact.maximum))
        text += say(f" từ {low} đến {high}", f" from {low} to {high}")
    return text + (f" ({partyorg.unit_title(fact.unit, say.lang)})" if fact.unit else "")


def _list(say: Say, facts: Sequence[partyorg.Fact], format: Optional[str], output: Optional[str]) -> int:
    rows = [{"name": fact.name, "title": fact.title(say.lang), "accepted": accepted(say, fact), "type": fact.type,
             "unit": fact.unit, "minimum": fact.minimum, "maximum": fact.maximum,
             "choices": [choice.name for choice in fact.choices],
             "choice_titles": [choice.title(say.lang) for choice in fact.choices]} for fact in facts]
    columns = [Column("name", say("Tên", "Name")), Column("title", say("Tên gọi", "Title")),
               Column("accepted", say("Chấp nhận", "Accepted"))]
    if format not in (None, "table") or output not in (None, "-"):
        columns = [Column(key, key) for key in ("name", "title", "type", "unit", "minimum", "maximum", "choices",
                                                "choice_titles")]
    show(say, columns, rows, format, output)
    return ALL_MET


def list_facts(say: Say, check: str, facts: Sequence[str], format: Optional[str], output: Optional[str]) -> int:
    known = partyorg.facts(_every(check)[0].subject)
    return _list(say, [fact for fact in known if not facts or fact.name in facts], format, output)


def facts_command(say: Say) -> Command:
    return Command(say, "facts", lambda **asked: list_facts(say, **asked), [
        _check(say, True),
        click.Argument(["facts"], nargs=-1, type=FactName(say), metavar=say("[DỮ_KIỆN]...", "[FACT]...")),
        *format_options(say)],
        say("Liệt kê các dữ kiện mà một thủ tục đọc, hoặc vài dữ kiện: tên, kiểu, đơn vị, khoảng, danh mục.",
            "List the facts that a check reads, or some of them: name, type, unit, range, choices."))


def options_command(say: Say) -> Command:
    return Command(say, "options", lambda **asked: _list(say, partyorg.options(), **asked), format_options(say),
                   say("Liệt kê các tùy chọn: cách hiểu những điểm văn bản để ngỏ.",
                       "List the options: how open questions are read."))


# ---- scorecards


def list_cards(say: Say, card: Optional[str], format: Optional[str], output: Optional[str]) -> int:
    if card is not None:
        data = read_card(card).to_dict()
        if format == "json" or output not in (None, "-"):
            with Screen(say).file(output) as file:
                file.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
            return ALL_MET
        name = "name_vi" if say.lang == "vi" else "name_en"
        groups = {group["id"]: group[name] for group in data["groups"]}
        show(say, [Column("id", say("Mã", "Id")), Column("group", say("Nhóm", "Group")),
                   Column("criterion", say("Tiêu chí", "Criterion")), Column("max", say("Tối đa", "At most"), True)],
             [{"id": one["id"], "group": groups.get(one["group"], ""), "criterion": one[name], "max": one["max"]}
              for one in data["criteria"]], format, output)
        return ALL_MET
    rows = []
    for id in partyorg.scorecards():
        data = partyorg.Scorecard.builtin(id).to_dict()
        rows.append({"card": id, "title": partyorg.Scorecard.builtin(id).title(say.lang),
                     "criteria": len(data["criteria"]), "total": data["total"], "valid_from": data.get("valid_from")})
    show(say, [Column("card", say("Mã", "Id")), Column("title", say("Tên", "Title")),
               Column("criteria", say("Tiêu chí", "Criteria"), True), Column("total", say("Tổng điểm", "Points"), True),
               Column("valid_from", say("Có hiệu lực từ", "Valid from"))], rows, format, output)
    return ALL_MET


def scorecards_command(say: Say) -> Command:
    return Command(say, "scorecards", lambda **asked: list_cards(say, **asked), [
        click.Argument(["card"], required=False, type=Card(say), metavar=say("MÃ|TỆP.json", "ID|FILE.json")),
        *format_options(say)],
        say("Liệt kê các phiếu chấm điểm có sẵn, hoặc các tiêu chí của một phiếu.",
            "List the built-in scorecards, or the criteria of one."))
