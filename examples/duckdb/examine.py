#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""examine: checks a folder of Parquet files inside DuckDB.

    python3 examine.py FILES RESULTS
    python3 examine.py --lang en --threads 2 --compare --time FILES RESULTS

DuckDB scans the folder and streams Arrow record batches; the library examines each and gives the results back as a
stream, which DuckDB writes to RESULTS as Parquet, a row a file. At no time is the table in memory. The counts are SQL
over the results.
"""

import argparse
import os
import sys
import time

import duckdb
import partyorg
import pyarrow
import results

TEXTS = {
    "files": ("Số hồ sơ", "Files"),
    "verdicts": ("Kết luận", "Verdict"),
    "rules": ("Quy tắc không đạt nhiều nhất", "Rules most often not in order"),
    "due": ("Thời hạn gần nhất sau ngày xét", "Next deadlines after the examination date"),
    "none": ("không có", "none"),
    "read": ("chỉ đọc Parquet", "reading the Parquet alone"),
    "count": ("đọc và đếm kết quả", "reading it, examining, counting"),
    "write": ("đọc, xét và ghi kết quả", "reading it, examining, writing the results"),
    "rate": ("{:.0f} hàng/giây, gấp {:.2f} lần thời gian chỉ đọc", "{:.0f} rows a second, {:.2f} times as long as reading"),
}
BATCH = 200_000


def connect(threads):
    # The order of rows does not matter, and to keep it would take memory.
    return duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})


def quoted(text):
    """A text in SQL, where no parameter can stand."""
    return "'" + text.replace("'", "''") + "'"


def stream(folder, threads):
    """The rows of a folder as a stream of record batches: its own connection, so that another one can pull them."""
    columns = ", ".join(f'"{name}"' for name in results.COLUMNS)
    files = connect(threads).sql(f"SELECT {columns} FROM read_parquet(?)", params=[os.path.join(folder, "*.parquet")])
    return files.to_arrow_reader(BATCH)


def examine(folder, output, threads):
    """Writes the results; DuckDB pulls them out of the library, which pulls files out of DuckDB."""
    refused = []

    def examined():
        try:
            for batch in stream(folder, threads):
                yield results.examined(batch, threads)
        except ValueError as error:
            refused.append(error)
            raise

    with connect(threads) as database:
        database.register("found", pyarrow.RecordBatchReader.from_batches(results.SCHEMA, examined()))
        try:
            database.execute(f"COPY (SELECT * FROM found) TO {quoted(output)} (FORMAT parquet, COMPRESSION zstd)")
        except duckdb.Error:
            if refused:  # what the library said, without the way it took through DuckDB
                raise refused[0] from None
            raise


def summary(output, lang):
    """What SQL says about the results."""
    place = ("vi", "en").index(lang)
    lines = []
    with connect(1) as database:
        database.execute("CREATE VIEW found AS SELECT * FROM read_parquet(" + quoted(output) + ")")

        def ask(query):
            return database.sql(query).fetchall()

        lines.append(f"{TEXTS['files'][place]}: {ask('SELECT count(*) FROM found')[0][0]}")
        lines.append(f"{TEXTS['verdicts'][place]}:")
        for verdict, count in ask("SELECT verdict, count(*) FROM found GROUP BY ALL ORDER BY 2 DESC, 1"):
            lines.append(f"  {count:>9}  {partyorg.status_title(verdict, lang)}")
        # A bit a rule: of a bar those that are met are not in order.
        counts = ", ".join(f"sum({'met' if rule.kind == 'bar' else 'not_met'} >> {i} & 1)"
                           for i, rule in enumerate(partyorg.rules(results.CHECK)))
        failed = zip(ask(f"SELECT {counts} FROM found")[0], partyorg.rules(results.CHECK))
        lines.append(f"{TEXTS['rules'][place]}:")
        for count, rule in sorted(failed, key=lambda pair: (-(pair[0] or 0), pair[1].id))[:5]:
            lines.append(f"  {int(count or 0):>9}  {rule.id}  {rule.title(lang)}")
        lines.append(f"{TEXTS['due'][place]}:")
        due = ask(f"SELECT due, due_rule, count(*) FROM found WHERE due >= DATE '{results.ON}' GROUP BY ALL "
                  "ORDER BY ALL LIMIT 5")
        style = "dmy" if lang == "vi" else "iso"
        for day, rule, count in due:
            lines.append(f"  {count:>9}  {partyorg.format_date(day, style)}  {rule}")
        if not due:
            lines.append(f"             {TEXTS['none'][place]}")
    return "\n".join(lines)


def timed(work):
    begun = time.perf_counter()
    rows = work()
    return rows, time.perf_counter() - begun


def times(folder, output, threads, place):
    """How long the ways through the files take, beside reading them."""
    ways = [("read", lambda: sum(batch.num_rows for batch in stream(folder, threads))),
            ("count", lambda: partyorg.summarise(results.CHECK, stream(folder, threads), on=results.ON,
                                                 threads=threads).rows),
            ("write", lambda: examine(folder, output, threads))]
    rows, reading = timed(ways[0][1])
    for name, work in ways:
        seconds = reading if name == "read" else timed(work)[1]
        print(f"{TEXTS[name][place]}: {TEXTS['rate'][place].format(rows / max(seconds, 1e-9), seconds / reading)}",
              file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Xét một thư mục Parquet trong DuckDB. / Checks a folder of Parquet in DuckDB.")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--compare", action="store_true",
                        help="so với chạy không qua DuckDB / compare with a run without DuckDB")
    parser.add_argument("--time", action="store_true", help="đo thời gian / measure the time")
    parser.add_argument("files", metavar="FILES", help="thư mục Parquet / folder of Parquet files")
    parser.add_argument("results", metavar="RESULTS", help="tệp Parquet để ghi / Parquet file to write")
    ask = parser.parse_args()
    place = ("vi", "en").index(ask.lang)
    results.ready(ask.files, ask.results, place)
    try:
        if ask.time:
            times(ask.files, ask.results, ask.threads, place)
        else:
            examine(ask.files, ask.results, ask.threads)
    except (duckdb.Error, partyorg.Error, ValueError) as error:
        sys.exit(str(error))
    print(summary(ask.results, ask.lang))
    if ask.compare:
        results.compare(ask.files, ask.results, "DuckDB", place)


if __name__ == "__main__":
    main()
