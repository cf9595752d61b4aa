# SPDX-License-Identifier: MIT
"""Makes the targets named, as many at a time as there are processors, each with a log of its own in $BUILD/check, and
adds them up.

    python3 tests/check.py check-c check-cases ...

All that they build is built before, so that no two of them build the same. Should that fail, it counts as failed, and
so does every one that needs what could not be built.
"""
import os
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

LOGS = os.path.join(os.environ.get("BUILD", "build"), "check")
BUILT = "built-for-checks"
PROCESSORS = len(os.sched_getaffinity(0))
# Jobs are given out here and not by the make that may have started this; variables from its command line stay.
ENVIRONMENT = dict(os.environ)
ENVIRONMENT["MAKEFLAGS"] = re.sub(r"(^|\s)(-j\d*|--jobserver-\S*)(?=\s|$)", "", ENVIRONMENT.get("MAKEFLAGS", ""))

running = set()
lock = threading.Lock()
stopped = False


def make(target, *options):
    """Its status, the seconds it took and its log."""
    log = os.path.join(LOGS, target + ".log")
    command = [os.environ.get("MAKE", "make"), "--no-print-directory", *options, target]
    begun = time.monotonic()
    with open(log, "wb") as out:
        with lock:
            if stopped:
                return 1, 0, log
            # A group of its own, to be stopped as a whole.
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                       env=ENVIRONMENT, start_new_session=True)
            running.add(process)
        status = process.wait()
        with lock:
            running.discard(process)
    return status, time.monotonic() - begun, log


def stop(number, frame):
    # The main thread only waits: the lock is another's, and soon free.
    global stopped
    with lock:
        stopped = True
        for process in running:
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
    print("stopped", flush=True)
    os._exit(128 + number)


def lines(log):
    with open(log, encoding="utf-8", errors="replace") as file:
        return file.read().splitlines()


def tell(target, status, seconds, log):
    """Prints a line, and of what failed the end of its log. Returns the outcome."""
    # What the target itself said last, but for make's own words.
    own = [line for line in lines(log) if line and not re.match(r"make(\[\d+\])?:", line)]
    said = own[-1][:90] if own and target != BUILT else ""
    outcome = "FAILED" if status != 0 else "skipped" if said.startswith("skipped:") else "ok"
    print("%-7s %-22s %4ds  %s" % (outcome, target, round(seconds), said))
    if outcome == "FAILED":
        print("".join("        %s\n" % line for line in lines(log)[-25:]) + "        (%s)" % log)
    sys.stdout.flush()
    return outcome


def main(parts):
    os.makedirs(LOGS, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    outcomes = []
    with ThreadPoolExecutor(PROCESSORS) as pool:
        built = tell(BUILT, *pool.submit(make, BUILT, "-k", "-j%d" % PROCESSORS).result())
        if built == "FAILED":
            outcomes.append(built)
        made = {pool.submit(make, part, "-j1"): part for part in parts}
        for future in as_completed(made):
            outcomes.append(tell(made[future], *future.result()))
    skipped = outcomes.count("skipped")
    print("%d passed, %d failed%s" % (outcomes.count("ok"), outcomes.count("FAILED"),
                                      ", %d skipped" % skipped if skipped else ""))
    return 1 if "FAILED" in outcomes else 0


sys.exit(main(sys.argv[1:]))
