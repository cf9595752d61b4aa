# SPDX-License-Identifier: MIT
"""The whole program: its commands, and how whatever happens becomes a message and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any, Optional, Sequence

import click
from click.shell_completion import shell_complete

import partyorg

from .._catalogue import _once
from . import _examine, _law, _other
from ._click import Group, message_of, shown, text_of
from ._output import Screen, no_file
from ._say import (ALL_MET, FAILED, INTERRUPTED, LANGUAGES, PIPE_CLOSED, USAGE, Say, Stop, asked_for, complain,
                   language_of)


@_once
def program(lang: str) -> Group:
    """The commands, their help in a language."""
    say = Say(lang)

    def version(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            Screen(say).write(f"partyorg {partyorg.version()}\n")
            context.exit()

    return Group(say, "partyorg", [
        _examine.check_command(say), _examine.template_command(say), _law.explain_command(say), _law.rules_command(say),
        _law.diff_command(say), _law.facts_command(say), _other.score_command(say), _other.calendar_command(say),
        _other.vote_base_command(say), _law.checks_command(say), _law.options_command(say),
        _law.scorecards_command(say), _other.completion_command(say),
    ], say("Xét hồ sơ đảng viên và tổ chức đảng theo các quy định đã công bố, có hiệu lực trong ngày được chọn.\n\n"
           "Lệnh này xét và không quyết định gì. Dữ kiện thiếu thì kết quả là chưa rõ, không phải không đạt.",
           "Examine the files of members and Party organisations against the published regulations in force on a given "
           "day.\n\nIt examines and decides nothing. A missing fact makes a result unknown, never not met."),
        params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=version,
                             help=say("Hiện phiên bản rồi kết thúc.", "Show the version and exit."))],
        epilog=_examine.EXIT_CODES[LANGUAGES.index(lang)])


def run(argv: Optional[Sequence[str]] = None) -> int:
    """Runs the program; gives its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang = language_of(arguments)
    say = Say(lang)
    _prepare_streams()
    try:
        told = os.environ.get("PARTYORG_LANG")
        if told and told not in LANGUAGES and not asked_for(arguments):
            raise Stop(USAGE, f"PARTYORG_LANG: không có ngôn ngữ {shown(told)}; chấp nhận: vi, en",
                       f"PARTYORG_LANG: there is no language {shown(told)}; accepted are vi, en")
        code = _call(say, arguments)
        sys.stdout.flush()
        return code
    except Stop as stop:
        complain(lang, *stop.texts)
        return stop.code
    except partyorg.Error as error:
        complain(lang, error.message("vi"), error.message("en"))
        return USAGE
    except BrokenPipeError:
        _close_pipe()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        failed = no_file(error, str(error.filename or say("đầu ra chuẩn", "standard output")), writing=True)
        complain(lang, *failed.texts)
        if error.filename is None:
            _close_pipe()
        return failed.code
    except MemoryError:
        complain(lang, "không đủ bộ nhớ", "not enough memory")
        return FAILED
    except Exception as error:
        # A fault of ours, or of a library: said in one line, for who uses the command cannot mend it.
        if os.environ.get("PARTYORG_DEBUG"):
            raise
        said = f"{type(error).__name__}: {text_of(say, error)}"
        complain(lang, f"lỗi của chương trình: {said}; PARTYORG_DEBUG=1 cho biết chi tiết",
                 f"a fault of the program: {said}; PARTYORG_DEBUG=1 tells more")
        return FAILED


def _call(say: Say, arguments: list[str]) -> int:
    """Parses the arguments and runs the command; what click refuses is said in the language spoken."""
    commands = program(say.lang)
    # Not by main(), which has messages and exit codes of its own for closed pipes and Ctrl-C.
    instruction = os.environ.get(_other.COMPLETE)
    if instruction:
        return shell_complete(commands, {}, "partyorg", _other.COMPLETE, instruction)
    try:
        with commands.make_context("partyorg", arguments) as context:
            answer: Any = commands.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        context = getattr(error, "ctx", None) or click.Context(commands, info_name="partyorg")
        complain(say.lang, *(message_of(Say(lang), error) for lang in LANGUAGES))
        sys.stderr.write(say("Xem cách dùng: ", "For its use: ") + f"{context.command_path} --help\n")
        return USAGE
    return answer if isinstance(answer, int) else ALL_MET


def _prepare_streams() -> None:
    """Results are UTF-8 wherever they go; what a terminal cannot show is written out instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-")
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and encoding not in ("utf-8", "utf8"):
            with contextlib.suppress(OSError, ValueError):
                if stream.isatty():
                    reconfigure(errors="backslashreplace")
                else:
                    reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_pipe() -> None:
    """What is still to be written goes nowhere: the interpreter must not complain of it when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
