# SPDX-License-Identifier: MIT
"""Click in two languages: commands whose help and errors are ours, and the types of their arguments."""

from __future__ import annotations

import difflib
import os
import unicodedata
from typing import TYPE_CHECKING, Any, Callable, Iterable, Optional, Sequence

import click
from click.shell_completion import CompletionItem

import partyorg

from ._say import LANGUAGES, Say, printable

if TYPE_CHECKING:
    ParamType = click.ParamType[Any]
else:  # not generic in older versions
    ParamType = click.ParamType

Items = Callable[[], Iterable["tuple[str, tuple[str, ...]]"]]
"""Names with their titles in both languages, if they have any; asked for when they are needed."""


def shown(value: object) -> str:
    """What was given, to be quoted in a message."""
    text = printable(str(value), newline=False)
    return f"“{text[:77] + '...' if len(text) > 80 else text}”"


def no_name(say: Say, vi: str, en: str, value: object, names: Sequence[str]) -> str:
    """There is no such name: which come close, or which there are."""
    close = difflib.get_close_matches(str(value)[:64].casefold(), [name.casefold() for name in names])
    near = [name for name in names if name.casefold() in close]
    if near and len(names) > 5:
        return say(f"không có {vi} {shown(value)}; có phải là {' hay '.join(near)}?",
                   f"there is no {en} {shown(value)}; did you mean {' or '.join(near)}?")
    return say(f"không có {vi} {shown(value)}; chấp nhận: {', '.join(names)}",
               f"there is no {en} {shown(value)}; accepted are {', '.join(names)}")


# ---- types


class Named(ParamType):
    """One of some names; its title in either language will do, in capitals or not."""

    def __init__(self, say: Say, vi: str, en: str, items: Items) -> None:
        self.say, self.kind, self.items = say, (vi, en), items
        self.name = en

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> str:
        items = list(self.items())
        wanted = _folded(value)
        for name, titles in items:
            if wanted in map(_folded, (name, *titles)):
                return name
        self.fail(no_name(self.say, *self.kind, value, [name for name, _ in items]), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        start = incomplete.casefold()
        return [CompletionItem(name, help=self.say(*titles) if titles else None) for name, titles in self.items()
                if name.casefold().startswith(start)]


def _folded(text: object) -> str:
    return unicodedata.normalize("NFC", str(text).strip()).casefold()


def words(say: Say, vi: str, en: str, *names: str) -> Named:
    """A choice of a few words."""
    return Named(say, vi, en, lambda: [(name, ()) for name in names])


def check_name(say: Say) -> Named:
    """The name of a check."""
    return Named(say, "thủ tục", "check", lambda: [(check.name, check.titles) for check in partyorg.checks()])


def rule_id(say: Say) -> Named:
    """The id of a rule of any check."""
    return Named(say, "quy tắc", "rule", lambda: [
        (rule.id, rule.titles) for check in partyorg.checks() for rule in partyorg.rules(check.name)])


class FactName(ParamType):
    """The name of a fact of the check that stands before it; its title in either language will do."""

    name = "fact"

    def __init__(self, say: Say) -> None:
        self.say = say

    def _facts(self, ctx: Optional[click.Context]) -> tuple[partyorg.Fact, ...]:
        check = None if ctx is None else ctx.params.get("check")
        return next((partyorg.facts(one.subject) for one in partyorg.checks() if one.name == check), ())

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> str:
        facts = self._facts(ctx)
        wanted = _folded(value)
        for fact in facts:
            if wanted in map(_folded, (fact.name, *fact.titles)):
                return fact.name
        self.fail(no_name(self.say, "dữ kiện", "fact", value, [fact.name for fact in facts]), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(fact.name, help=fact.title(self.say.lang)) for fact in self._facts(ctx)
                if fact.name.startswith(incomplete.casefold())]


class Date(ParamType):
    """A date."""

    name = "date"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> Any:
        try:
            return partyorg.parse_date(str(value))
        except ValueError as error:
            self.fail(text_of(self.say, error), param, ctx)


class Number(ParamType):
    """A whole number between two others."""

    name = "number"

    def __init__(self, say: Say, low: int, high: int) -> None:
        self.say, self.low, self.high = say, low, high

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.low - 1
        if not self.low <= number <= self.high:
            self.fail(self.say(f"không nhận {shown(value)}; chấp nhận: số nguyên từ {self.low} đến {self.high}",
                               f"{shown(value)} is refused; accepted is a whole number from {self.low} to {self.high}"),
                      param, ctx)
        return number


class File(ParamType):
    """The path of a file; whether it can be read is seen when it is."""

    name = "file"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> str:
        path = os.fsdecode(value)
        if not path or "\0" in path:
            self.fail(self.say(f"không nhận {shown(path)}; cần đường dẫn của một tệp",
                               f"{shown(path)} is refused; needed is the path of a file"), param, ctx)
        return path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(incomplete, type="file")]


class OptionPair(ParamType):
    """NAME=VALUE: an option of the checks and its value, read."""

    name = "option"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> Any:
        if isinstance(value, tuple):
            return value
        name, equals, text = str(value).partition("=")
        names = [option.name for option in partyorg.options()]
        if not equals or not name.strip() or not text.strip():
            self.fail(self.say(f"không nhận {shown(value)}; cần TÊN=GIÁ TRỊ, ví dụ age_count=by_day",
                               f"{shown(value)} is refused; needed is NAME=VALUE, such as age_count=by_day"),
                      param, ctx)
        try:
            option = partyorg.find_fact("options", name.strip())
            return option.name, partyorg.parse_fact("options", option.name, text)
        except partyorg.Error as error:
            if name.strip() == "scorecard":
                self.fail(self.say("phiếu chấm điểm được chọn bằng --card", "a scorecard is chosen by --card"),
                          param, ctx)
            if error.status == "PARTYORG_E_NAME" and name.strip() not in names:
                self.fail(no_name(self.say, "tùy chọn của thủ tục", "option of the checks", name, names), param, ctx)
            self.fail(text_of(self.say, error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        name, equals, text = incomplete.partition("=")
        if not equals:
            return [CompletionItem(f"{option.name}=", help=option.title(self.say.lang)) for option in partyorg.options()
                    if option.name.startswith(name)]
        return [CompletionItem(f"{name}={choice.name}", help=choice.title(self.say.lang))
                for option in partyorg.options() if option.name == name
                for choice in option.choices if choice.name.startswith(text)]


class Card(ParamType):
    """The id of a scorecard, or the path of a file of one."""

    name = "card"

    def __init__(self, say: Say) -> None:
        self.say = say

    def convert(self, value: Any, param: Optional[click.Parameter], ctx: Optional[click.Context]) -> str:
        if value in partyorg.scorecards() or str(value).endswith(".json"):
            return File(self.say).convert(value, param, ctx)
        self.fail(no_name(self.say, "phiếu chấm điểm", "scorecard", value,
                          [*partyorg.scorecards(), self.say("TỆP.json", "FILE.json")]), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        ids = [id for id in partyorg.scorecards() if id.startswith(incomplete)]
        if not ids:
            return [CompletionItem(incomplete, type="file")]
        return [CompletionItem(id, help=partyorg.Scorecard.builtin(id).title(self.say.lang)) for id in ids]


def text_of(say: Say, error: BaseException) -> str:
    """The message of an error in the language spoken, where it has one."""
    message = getattr(error, "message", None)
    return str(message(say.lang)) if callable(message) else str(error)


# ---- commands


class _Speaking(click.Command):
    """A command whose own words are in the language spoken."""

    say: Say

    def get_help_option(self, ctx: click.Context) -> Optional[click.Option]:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.say("Hiện phần trợ giúp này rồi kết thúc.", "Show this help and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = self.say("[TÙY CHỌN]...", "[OPTION]...")
        return super().collect_usage_pieces(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)),
                              prefix=self.say("Cách dùng: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for row in (param.get_help_record(ctx) for param in self.get_params(ctx)
                                if isinstance(param, click.Option)) if row is not None]
        with formatter.section(self.say("Tùy chọn", "Options")):
            formatter.write_dl(rows)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        # Words too many are refused here, in our words.
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise click.UsageError(self.say(f"thừa tham số: {' '.join(map(shown, rest))}",
                                            f"too many arguments: {' '.join(map(shown, rest))}"), ctx)
        return rest


class Command(_Speaking):
    """One command."""

    def __init__(self, say: Say, name: str, callback: Callable[..., Any], params: Sequence[click.Parameter], help: str,
                 *, epilog: Optional[str] = None, negative_numbers: bool = False) -> None:
        self.say = say
        settings = {"help_option_names": ["-h", "--help"], "allow_extra_args": True,
                    "ignore_unknown_options": negative_numbers}
        super().__init__(name, callback=callback, params=[*params, language_option(say)], help=help, epilog=epilog,
                         context_settings=settings)


class Group(_Speaking, click.Group):
    """A command of commands."""

    def __init__(self, say: Say, name: str, commands: Sequence[click.Command], help: str, *,
                 params: Sequence[click.Parameter] = (), epilog: Optional[str] = None) -> None:
        self.say = say
        super().__init__(name, commands={str(command.name): command for command in commands}, help=help, epilog=epilog,
                         params=[*params, language_option(say)], callback=self._without, invoke_without_command=True,
                         no_args_is_help=False, subcommand_metavar=say("LỆNH [THAM SỐ]...", "COMMAND [ARGUMENT]..."),
                         context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})

    def _without(self, **_: Any) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            names = ", ".join(self.list_commands(context))
            raise click.UsageError(self.say(f"thiếu tên lệnh; chấp nhận: {names}",
                                            f"the command is missing; accepted are {names}"), context)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order in which they are used, not of the alphabet

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self.say("Lệnh", "Commands")):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in self.commands.items()])
        super().format_options(ctx, formatter)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if not ctx.resilient_parsing and args[0] not in self.commands:
            raise click.UsageError(no_name(self.say, "lệnh", "command", args[0], list(self.commands)), ctx)
        return super().resolve_command(ctx, args)


def language_option(say: Say) -> click.Option:
    """--lang, which was looked for before anything was parsed and is only examined here."""
    return click.Option(["--lang"], type=words(say, "ngôn ngữ", "language", *LANGUAGES), expose_value=False,
                        metavar="vi|en", help=say(
                            "Ngôn ngữ; mặc định theo PARTYORG_LANG, rồi đến ngôn ngữ của hệ thống.",
                            "Language; by default that of PARTYORG_LANG, else of the locale."))


def message_of(say: Say, error: click.ClickException) -> str:
    """What click complains of, in the language spoken."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        given = shown(error.option_name)
        return say(f"không có tùy chọn {given}", f"there is no option {given}") + (
            say(f"; có phải là {near}?", f"; did you mean {near}?") if near else "")
    if isinstance(error, click.BadOptionUsage):
        if "not take" in error.message:
            return say(f"{error.option_name} không nhận giá trị", f"{error.option_name} takes no value")
        return say(f"{error.option_name} cần một giá trị", f"{error.option_name} needs a value")
    if isinstance(error, click.MissingParameter):
        return say(f"thiếu {_name(error)}", f"{_name(error)} is missing")
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}: {error.message}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    """What the user knows the parameter by."""
    if error.param is None:
        return str(error.param_hint or "?")
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name
