# SPDX-License-Identifier: MIT
"""Examines made-up files inside an engine and compares with the library alone.

    python3 tests/examples/check_engines.py duckdb|spark ROWS DIRECTORY
"""

import os
import re
import shutil
import subprocess
import sys
import time

import partyorg
from pyarrow import parquet

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, "examples")
MAKE = os.path.join(EXAMPLES, "duckdb", "make_files.py")
sys.path.insert(0, os.path.join(EXAMPLES, "duckdb"))
import results  # noqa: E402

FILES = 4
passed = failed = 0


def check(what, good):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print("FAILED:", what)


def run(program, *arguments):
    return subprocess.run([sys.executable, "-W", "error::UserWarning", program, *map(str, arguments)],
                          capture_output=True, encoding="utf-8")


def bytes_of(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as stream:
            found[name] = stream.read()
    return found


def check_maker(directory):
    """The same arguments give the same bytes; other numbers of files and rows the same rows."""
    def made(name, *arguments):
        folder = os.path.join(directory, name)
        run(MAKE, *arguments, folder).check_returncode()
        return folder
    one = made("one", "--rows", 3000, "--files", 3, "--seed", 5)
    check("the same arguments", bytes_of(one) == bytes_of(made("two", "--rows", 3000, "--files", 3, "--seed", 5)))
    table = parquet.read_table(one)
    check("columns", table.column_names[0] == "file" and set(table.column_names) == set(results.COLUMNS))
    check("numbers", table.column("file").to_pylist() == list(range(3000)))
    check("fewer rows", parquet.read_table(made("few", "--rows", 1000, "--files", 1, "--seed", 5)).equals(table.slice(0, 1000)))
    check("another seed", not parquet.read_table(made("six", "--rows", 3000, "--files", 3, "--seed", 6)).equals(table))
    again = run(MAKE, one)
    check("a directory that is not empty", again.returncode == 1 and "not empty" in again.stderr)
    counts = partyorg.summarise(results.CHECK, table, on=results.ON)
    check("every verdict", all(counts.verdicts.values()))
    editions = {partyorg.edition_on("R", day).code for day in table.column("cell_met_on").drop_null().to_pylist()}
    check(f"editions: {editions}", len(editions) >= 4)


def check_answer(answer, counts, lang):
    """What the engine printed, beside what the library counts by itself."""
    check(f"{lang}: {answer.returncode}\n{answer.stdout}{answer.stderr}", answer.returncode == 0)
    for verdict, number in counts.verdicts.items():
        check(f"{lang}: {verdict}", re.search(rf"^ +{number}  {partyorg.status_title(verdict, lang)}$", answer.stdout, re.M))
    wrong = {rule.id: counts[rule.id]["met" if rule.kind == "bar" else "not_met"] for rule in partyorg.rules(results.CHECK)}
    shown = re.findall(r"^ +(\d+)  (REC-[A-Z0-9-]+)  (.+)$", answer.stdout, re.M)
    most = sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    check(f"{lang}: rules {shown} {most}", [(rule, int(number)) for number, rule, _ in shown] == most)
    titles = {rule.id: rule.title(lang) for rule in partyorg.rules(results.CHECK)}
    check(f"{lang}: titles", all(titles[rule] == title for _, rule, title in shown))
    equal = {"vi": "Kết quả bằng với chạy trên một máy", "en": "The results equal those of one machine"}[lang]
    check(f"{lang}: equal", equal in answer.stdout)


def check_refusals(program, files, directory):
    nothing = os.path.join(directory, "nothing")
    os.makedirs(nothing)
    for folder, output, said in ((nothing, "x", ".parquet"), (os.path.join(directory, "-"), "x", ".parquet"),
                                 (files, nothing, "nothing")):
        answer = run(program, folder, output)
        check(f"{folder} {output}: {answer.stderr}", answer.returncode == 1 and said in answer.stderr
              and "Traceback" not in answer.stderr)


def check_that_differences_are_seen(files, output):
    """One result of one file changed, two files exchanged: the tally is another one."""
    alone, table = results.on_one_machine(files), parquet.read_table(output)
    for row, name, change in ((17, "due_rule", lambda given: None if given else "REC-CLASS"), (5, "file", lambda given: -1),
                              (0, "verdict", lambda given: "met" if given == "unknown" else "unknown"),
                              (99, "not_met", lambda given: given ^ 4)):
        column = table.column(name).to_pylist()
        column[row] = change(column[row])
        tally = results.Tally()
        place = table.column_names.index(name)
        for batch in table.set_column(place, name, [column]).cast(results.SCHEMA).to_batches():
            tally.add(batch)
        check(f"{name} of row {row} changed", tally != alone)


def check_that_values_are_refused(program, files, directory, *more):
    """One value of one file."""
    broken, output, table = os.path.join(directory, "broken"), os.path.join(directory, "none"), parquet.read_table(files)
    os.makedirs(broken)
    votes = table.column("cell_yes").to_pylist()
    votes[1234] = -5
    place = table.column_names.index("cell_yes")
    parquet.write_table(table.set_column(place, "cell_yes", [votes]), os.path.join(broken, "part.parquet"))
    answer = run(program, *more, broken, output)
    check(f"a refused value: {answer.stderr}", answer.returncode == 1 and "Traceback" not in answer.stderr and
          "hồ sơ/file 1234: cell_yes: giá trị -5 không nằm trong khoảng 0 đến 1000000 / cell_yes: value -5 is not between "
          "0 and 1000000" in answer.stderr)
    check("results of a table that was refused", not os.path.isfile(output))


def check_duckdb(program, files, counts, directory):
    output = os.path.join(directory, "it's a result.parquet")
    for lang in ("vi", "en"):
        if os.path.exists(output):
            os.remove(output)
        check_answer(run(program, "--lang", lang, "--compare", "--threads", 2, files, output), counts, lang)
    check_that_differences_are_seen(files, output)
    timed = run(program, "--lang", "en", "--time", files, os.path.join(directory, "timed.parquet"))
    check(f"times: {timed.stderr}", timed.returncode == 0 and timed.stderr.count("rows a second") == 3)
    check_that_values_are_refused(program, files, directory)


def check_spark(program, files, counts, directory):
    output = os.path.join(directory, "results")
    answer = run(program, "--lang", "vi", "--compare", files, output)
    check_answer(answer, counts, "vi")
    check("workers", "Số máy con của Spark: 2" in answer.stdout)
    # Both of them did some of it.
    logs = []
    for folder, _, names in os.walk(output + ".work"):
        if "stderr" in names:  # of one worker
            with open(os.path.join(folder, "stderr"), encoding="utf-8", errors="replace") as stream:
                logs.append("Finished task" in stream.read())
    check(f"the logs of workers: {logs}", logs == [True, True])
    check_that_values_are_refused(program, files, directory, "--master", "local[1]")


def main(engine, rows, directory):
    begun = time.time()
    shutil.rmtree(directory, ignore_errors=True)
    os.makedirs(directory)
    program, files = os.path.join(EXAMPLES, engine, "examine.py"), os.path.join(directory, "files")
    check_maker(directory)
    run(MAKE, "--rows", rows, "--files", FILES, files).check_returncode()
    counts = partyorg.summarise(results.CHECK, parquet.read_table(files), on=results.ON)
    check_refusals(program, files, directory)
    {"duckdb": check_duckdb, "spark": check_spark}[engine](program, files, counts, directory)
    print(f"{engine}: {rows} rows; {passed} checks passed, {failed} failed; {time.time() - begun:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
