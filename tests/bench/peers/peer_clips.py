# SPDX-License-Identifier: MIT
"""CLIPS: its C library, a rule for each status of each rule, every row asserted, run and retracted."""

import emit
import engines


def main():
    runner = engines.BUILD / "peer_clips"
    engines.build("cc", "-O2", "-o", runner, engines.HERE / "peer_clips.c", "-lclips", "-lm")
    engines.run("CLIPS", emit.clips(), [runner], 20000)


if __name__ == "__main__":
    main()
