# SPDX-License-Identifier: MIT
"""``python -m partyorg`` is the command ``partyorg``."""

from __future__ import annotations

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
