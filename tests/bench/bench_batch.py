# SPDX-License-Identifier: MIT
"""What `make bench-batch` runs: the batch of this library, then every peer over the same files, and a table of both.

    bench_batch.py DIR ROWS RUNS [PEER...]

DIR holds the program bench_batch; columns, an environment for pip and the report batch.txt go there. Without names all
peers of peers/ are run, for the name `none` no peer at all. Fails when a peer's totals are not those of the library; a
peer that cannot be run is named.
"""

import os
import pathlib
import platform
import shlex
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
LEFT_OUT = 77                                    # as in peers/common.py


class Report:
    """Everything that is printed, kept for the file."""

    def __init__(self):
        self.lines = []

    def __call__(self, text=""):
        print(text, flush=True)
        self.lines.append(text)


def first_line(path, start):
    with open(path, encoding="utf-8") as lines:
        return next((line.partition(":")[2].strip() for line in lines if line.startswith(start)), "unknown")


def machine():
    compiler = subprocess.run([*shlex.split(os.environ.get("CC", "cc")), "--version"], stdout=subprocess.PIPE,
                              text=True)
    memory = int(first_line("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    return (f"machine: {first_line('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores, {memory:.0f} GB; "
            f"{compiler.stdout.splitlines()[0]}, {os.environ.get('CFLAGS', '')}; Python {platform.python_version()}")


def fields(line):
    """NAME and the values of a line `bench NAME key=value...` or `peer NAME key=value...`."""
    _, name, *pairs = line.split()
    return name, dict(pair.split("=", 1) for pair in pairs)


def run_ours(program, rows, runs, say):
    """Every check of the library; returns the lines of its figures."""
    found = []
    with subprocess.Popen([program, "run", str(rows), str(runs)], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            say(line.rstrip())
            if line.startswith("bench "):
                found.append(fields(line))
    if process.returncode:
        sys.exit(process.returncode)
    return found


def write_columns(directory, rows):
    shutil.rmtree(directory / "columns", ignore_errors=True)
    for old in directory.glob("totals-*.json"):
        old.unlink()
    (directory / "columns").mkdir()
    subprocess.run([directory / "bench_batch", "write", directory / "columns", str(rows)], check=True)


def python_of_peers(directory, say):
    """The interpreter of an environment that has what pip could install."""
    environment = directory / "venv"
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
    for package in (HERE / "peers" / "requirements.txt").read_text().split():
        if subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", package],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            say(f"pip could not install {package}")
    return python


def run_peer(python, directory, rows, name, read_ns, say):
    """Runs one peer; returns its figures, and whether it went wrong."""
    run = subprocess.run([python, HERE / "peers" / f"peer_{name}.py", directory, str(rows)], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, text=True)
    lines = run.stdout.splitlines()
    found = [fields(line) for line in lines if line.startswith("peer ")]
    for engine, values in found:
        values["ns_per_row"] = f"{float(values['seconds']) * 1e9 / int(values['rows']):.3f}"
        values["ratio_to_read"] = f"{float(values['ns_per_row']) / read_ns:.2f}"
        say(f"bench peer-{engine} " + " ".join(f"{key}={value}" for key, value in values.items()))
    if run.returncode == LEFT_OUT:
        say(f"peer {name} left out: {lines[-1] if lines else 'it does not say why'}")
    elif run.returncode:
        say(f"peer {name} failed\n{run.stderr.rstrip()}")
    return [(f"peer-{engine}", values) for engine, values in found], run.returncode not in (0, LEFT_OUT)


def table(found, say):
    form = "{:<26} {:>9} {:>11} {:>12} {:>9}  {:<8} {}".format
    say()
    say(form("", "rows", "seconds", "ns per row", "to read", "given", "").rstrip())
    for name, values in found:
        say(form(name, values["rows"], values["seconds"], values["ns_per_row"], values["ratio_to_read"],
                 values.get("given", ""), values.get("version", "")).rstrip())


def fastest(found, say):
    """How many times as long as the library the fastest engine takes, on one thread each."""
    ours = float(dict(found)["ours-admission"]["ns_per_row"])
    say()
    for given, what in (("dates", "with the same work"), ("columns", "with the calendar's work done beforehand")):
        peers = [(float(values["ns_per_row"]), name) for name, values in found
                 if values.get("given") == given and not name.endswith("-2t")]
        if peers:
            taken, name = min(peers)
            say(f"fastest peer {what}, one thread: {name.removeprefix('peer-')}, {taken / ours:.1f} times the time "
                "of ours")


def main(directory, rows, runs, *peers):
    directory, rows = pathlib.Path(directory).resolve(), int(rows)
    say, wrong = Report(), False
    say(machine())
    found = run_ours(directory / "bench_batch", rows, runs, say)
    read_ns = float(dict(found)["read-admission"]["ns_per_row"])
    if peers != ("none",):
        write_columns(directory, rows)
        python = python_of_peers(directory, say)
        for name in peers or sorted(path.stem.removeprefix("peer_") for path in (HERE / "peers").glob("peer_*.py")):
            figures, failed = run_peer(python, directory, rows, name, read_ns, say)
            found += figures
            wrong |= failed
    table(found, say)
    fastest(found, say)
    (directory / "batch.txt").write_text("\n".join(say.lines) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
