# SPDX-License-Identifier: MIT
"""The command ``partyorg``: tables of files examined from a shell, and what the library knows, to read.

``partyorg --help`` and docs/COMMAND.md say what it does. It needs click and rich, which the wheel installs;
``import partyorg`` needs neither.
"""

from __future__ import annotations

from typing import Optional, Sequence

from ._say import FAILED, complain, language_of

__all__ = ["main"]


def main(argv: Optional[Sequence[str]] = None) -> int:
    """Runs the command as if from a shell and gives its exit code; nothing is raised, whatever is asked.

        >>> import click, rich
        >>> from partyorg.command import main
        >>> main(["calendar", "between", "2026-02-10", "2026-03-01"])
        8
        0

    :param argv: the arguments after the name of the program; None: those of this process
    """
    try:
        import click
        import rich
    except ModuleNotFoundError as error:
        complain(language_of(argv), f"lệnh partyorg cần {error.name}; hãy cài: pip install click rich",
                 f"the command partyorg needs {error.name}; install it: pip install click rich")
        return FAILED
    del click, rich
    from ._program import run
    return run(argv)
