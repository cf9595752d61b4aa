# SPDX-License-Identifier: MIT
"""That a real Redis still refuses to load the library, word for word as docs/HOSTS.md shows.

    PYTHONPATH=examples/hosts python3 examples/hosts/redis/test_refusal.py docs/HOSTS.md
"""
import re
import shlex
import subprocess
import sys
import tempfile

import serving


def shown(path):
    """The commands of the section on Redis with what each says."""
    with open(path, encoding="utf-8") as file:
        section = file.read().split("\n## Redis")[1].split("\n## ")[0]
    block = re.search(r"```\n(.*?)```", section, re.S).group(1)
    return [part.rstrip("\n").split("\n", 1) for part in block.split("$ redis-cli ")[1:]]


def main(path):
    failed = 0
    port = serving.free_port()
    with tempfile.TemporaryDirectory() as directory, serving.Server(
            ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", directory], port):
        commands = shown(path)
        for command, said in commands:
            found = subprocess.run(["redis-cli", "-p", str(port), *shlex.split(command)], capture_output=True, check=True,
                                   encoding="utf-8").stdout.strip()
            if found != said or "nonexistent global variable" not in found:
                failed += 1
                print("redis-cli %s\n  shown: %s\n  found: %s" % (command, said, found))
    print("%d passed, %d failed" % (len(commands) - failed, failed))
    return 1 if failed or not commands else 0


sys.exit(main(*sys.argv[1:]))
