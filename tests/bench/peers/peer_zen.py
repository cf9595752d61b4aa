# SPDX-License-Identifier: MIT
"""ZEN, the engine of GoRules: its Rust library, one compiled expression a rule, rows as objects of its own."""

import emit
import engines


def main():
    folder = engines.copied("peer_zen")
    engines.build("cargo", "build", "--release", folder=folder)
    engines.run("ZEN", emit.zen(), [folder / "target/release/peer_zen"], 50000)


if __name__ == "__main__":
    main()
