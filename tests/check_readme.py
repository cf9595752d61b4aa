# SPDX-License-Identifier: MIT
"""Runs what README.md shows: its programs in C, Python and Lua, the output it prints and the case it gives.

    python3 tests/check_readme.py BUILD CC LUA
"""
import importlib.util
import os
import re
import subprocess
import sys

BUILD, CC, LUA = sys.argv[1:4]
README = open("README.md", encoding="utf-8").read()
WORK = os.path.join(BUILD, "readme")
os.makedirs(WORK, exist_ok=True)


FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.S | re.M)


def blocks(language):
    return [text for name, text in FENCED if name == language]


def write(name, text):
    path = os.path.join(WORK, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def run(command, **environment):
    done = subprocess.run(command, shell=True, text=True, capture_output=True, env={**os.environ, **environment})
    if done.returncode != 0:
        sys.exit("%s\nended with %d\n%s%s" % (command, done.returncode, done.stdout, done.stderr))
    return done.stdout


def same(what, shown, seen):
    """`...` in what is shown stands for lines left out."""
    pattern = ".*?".join(re.escape(part) for part in shown.strip().split("...\n"))
    if not re.search(pattern, seen.strip(), re.S):
        sys.exit("%s\nREADME.md shows:\n%s\nbut this came:\n%s" % (what, shown, seen))


# Plain blocks hold a command with its output, or the output of the program above them.
plain = blocks("")
program = write("tour.c", blocks("c")[0])
flags = run("pkg-config --cflags --libs libpartyorg", PKG_CONFIG_PATH=os.path.abspath(BUILD)).strip()
run("%s -std=c11 -Wall -Wextra -Werror %s %s -o %s/tour" % (CC, program, flags, WORK))
same("the program in C", plain[1], run("%s/tour" % WORK))

command, output = plain[0].split("\n", 1)
same("the dossier", output, run(command.lstrip("$ ").replace("build/", BUILD + "/")))

for number, text in enumerate(blocks("python")):
    extras = {"writing": ["xlsxwriter", "python_calamine", "matplotlib"], "pandas": ["pandas", "pyarrow"]}
    if not all(importlib.util.find_spec(module) for word in extras if word in text for module in extras[word]):
        continue
    prelude = "import partyorg\n" if number else ""
    path = write("tour%d.py" % number, prelude + text)
    # Files are named as from the top; what a program writes lies beside it.
    seen = run("cd %s && %s %s" % (WORK if "writing" in text else ".", sys.executable, os.path.abspath(path)),
               PYTHONPATH=os.path.abspath(os.path.join(BUILD, "python")))
    # Beside calls on files stands what they do, beside others what they print.
    for line in re.findall(r"#\s(.*)$", "" if "reading" in text else text, re.M):
        if not line.startswith("what"):
            same("the program in Python", line.replace(" ...", "").strip(), seen)

path = write("tour.lua", blocks("lua")[0])
lines = run("%s %s" % (LUA, path), LUA_PATH=BUILD + "/lua/?.lua;;", LUA_CPATH=BUILD + "/lua/?.so;;").splitlines()
same("the program in Lua", "not_met", lines[0])

case = write("case.jsonl", re.sub(r"\n\s+", " ", blocks("json")[0]))
print(run("%s/tests/run_cases %s" % (BUILD, case)).splitlines()[-1])
