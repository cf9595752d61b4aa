#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examine: checks a folder of Parquet files inside Spark, on a cluster whose workers run the rules.

    python3 examine.py FILES RESULTS                                       # two workers on this machine
    python3 examine.py --master spark://host:7077 --lang en FILES RESULTS
    python3 examine.py --compare --time FILES RESULTS

Spark hands Arrow record batches to the library (mapInArrow) and writes what comes back to RESULTS, a row a file. The
counts are Spark SQL over the results. On a cluster every worker needs the packages partyorg, pyarrow and numpy.
"""

import argparse
import os
import re
import sys
import time
import warnings

import partyorg
import pyspark
import pyspark.errors
from pyspark.sql import SparkSession, functions

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "duckdb"))
import results  # noqa: E402

SCHEMA = ("file bigint, verdict string, stage string, met bigint, not_met bigint, unknown bigint, "
          "not_applicable bigint, due date, due_rule string")
"""As results.SCHEMA."""
TEXTS = {
    "workers": ("Số máy con của Spark", "Workers of Spark"),
    "files": ("Số hồ sơ", "Files"),
    "verdicts": ("Kết luận", "Verdict"),
    "rules": ("Quy tắc không đạt nhiều nhất", "Rules most often not in order"),
    "read": ("chỉ đọc Parquet và chuyển sang Python", "reading the Parquet and handing it to Python alone"),
    "write": ("đọc, xét và ghi kết quả", "reading it, examining, writing the results"),
    "rate": ("{:.0f} hàng/giây, gấp {:.2f} lần thời gian chỉ đọc", "{:.0f} rows a second, {:.2f} times as long as reading"),
}


def session(master, work):
    """A session whose workers find this program's packages."""
    # A local cluster starts workers as a real one does, from Spark's home, which the package from PyPI brings along; and
    # lets them write there, so it gets a home of its own.
    if master.startswith("local-cluster") and "SPARK_HOME" not in os.environ:
        os.makedirs(work, exist_ok=True)
        for name in ("bin", "jars"):
            if not os.path.lexists(os.path.join(work, name)):
                os.symlink(os.path.join(os.path.dirname(pyspark.__file__), name), os.path.join(work, name))
        os.environ["SPARK_HOME"] = work
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(master).appName("partyorg")
    if master.startswith("local"):
        paths = [os.path.dirname(os.path.abspath(results.__file__)),
                 os.path.dirname(os.path.dirname(os.path.abspath(partyorg.__file__)))]
        builder = (builder.config("spark.driver.bindAddress", "127.0.0.1")
                   .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(paths))
                   .config("spark.executorEnv.PYTHONDONTWRITEBYTECODE", "1"))
    spark = (builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100000").getOrCreate())
    spark.sparkContext.setLogLevel("FATAL")  # what goes wrong is raised here, too
    if not master.startswith("local"):
        spark.sparkContext.addPyFile(results.__file__)
    return spark


def examine(batches):
    """Runs on the workers."""
    for batch in batches:
        yield results.examined(batch)


def count(batches):
    """Runs on the workers: the same way without the rules."""
    import pyarrow
    for batch in batches:
        yield pyarrow.record_batch({"rows": pyarrow.array([batch.num_rows], pyarrow.int64())})


def summary(spark, output, lang):
    """What Spark SQL says about the results."""
    place = ("vi", "en").index(lang)
    found = spark.read.parquet(output)
    verdicts = sorted(found.groupBy("verdict").count().collect(), key=lambda row: (-row["count"], row["verdict"]))
    lines = [f"{TEXTS['files'][place]}: {sum(row['count'] for row in verdicts)}", f"{TEXTS['verdicts'][place]}:"]
    lines += [f"  {row['count']:>9}  {partyorg.status_title(row['verdict'], lang)}" for row in verdicts]
    # A bit a rule: of a bar those that are met are not in order.
    rules = partyorg.rules(results.CHECK)
    counts = found.select(*(functions.sum(functions.expr(
        f"shiftright({'met' if rule.kind == 'bar' else 'not_met'}, {i}) & 1")) for i, rule in enumerate(rules))).first()
    lines.append(f"{TEXTS['rules'][place]}:")
    for number, rule in sorted(zip(counts, rules), key=lambda pair: (-(pair[0] or 0), pair[1].id))[:5]:
        lines.append(f"  {number or 0:>9}  {rule.id}  {rule.title(lang)}")
    return "\n".join(lines)


def timed(work):
    begun = time.perf_counter()
    found = work()
    return found, time.perf_counter() - begun


def main():
    parser = argparse.ArgumentParser(description="Xét một thư mục Parquet trong Spark. / Checks a folder of Parquet in Spark.")
    parser.add_argument("--master", default="local-cluster[2,1,1024]",
                        help="cụm Spark; mặc định: hai máy con trên máy này / the cluster; default: two workers here")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--compare", action="store_true",
                        help="so với chạy không qua Spark / compare with a run without Spark")
    parser.add_argument("--time", action="store_true", help="đo thời gian / measure the time")
    parser.add_argument("--work", help="thư mục làm việc của máy con / directory of the workers (RESULTS.work)")
    parser.add_argument("files", metavar="FILES", help="thư mục Parquet / folder of Parquet files")
    parser.add_argument("results", metavar="RESULTS", help="thư mục để ghi / folder to write")
    ask = parser.parse_args()
    place = ("vi", "en").index(ask.lang)
    results.ready(ask.files, ask.results, place)
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    spark = session(ask.master, os.path.abspath(ask.work or ask.results.rstrip("/") + ".work"))
    try:
        files = spark.read.parquet(ask.files).select(results.COLUMNS)
        if ask.time:
            rows, reading = timed(lambda: files.mapInArrow(count, "rows bigint").agg({"rows": "sum"}).first()[0])
        _, seconds = timed(lambda: files.mapInArrow(examine, SCHEMA).write.parquet(ask.results))
        if ask.time:
            for name, taken in (("read", reading), ("write", seconds)):
                print(f"{TEXTS[name][place]}: {TEXTS['rate'][place].format(rows / taken, taken / reading)}", file=sys.stderr)
        # The driver is counted among those that hold data.
        workers = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
        print(f"{TEXTS['workers'][place]}: {workers}")
        print(summary(spark, ask.results, ask.lang))
    except pyspark.errors.PySparkException as error:
        # What the library refused stands among the calls of a worker.
        refused = re.findall("^ValueError: (.*)$", str(error), re.M)
        sys.exit(refused[-1] if refused else str(error))
    finally:
        spark.stop()
    if ask.compare:
        results.compare(ask.files, ask.results, "Spark", place)


if __name__ == "__main__":
    main()
