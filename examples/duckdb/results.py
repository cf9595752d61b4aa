# SPDX-License-Identifier: MIT
"""Results of the check `recognition` as both engines keep them, a row a file: how they are made, and compared.

Masks are int64, for Spark knows no unsigned numbers: bit i stands for rule i of partyorg.rules("recognition").
"""

import os
import sys

import numpy
import partyorg
import pyarrow
from pyarrow import compute, dataset

CHECK = "recognition"
ON = "2026-11-22"
FACTS = [fact.name for fact in partyorg.facts("probationer")]
COLUMNS = ["file", *FACTS]
MASKS = ("met", "not_met", "unknown", "not_applicable")
STATUSES = MASKS
SCHEMA = pyarrow.schema([("file", pyarrow.int64()), ("verdict", pyarrow.string()), ("stage", pyarrow.string()),
                         *((name, pyarrow.int64()) for name in MASKS), ("due", pyarrow.date32()),
                         ("due_rule", pyarrow.string())])


def examined(batch, threads=1):
    """The results of a record batch that has a column `file` and facts."""
    try:
        found = pyarrow.record_batch(partyorg.check_table(CHECK, batch, on=ON, threads=threads))
    except partyorg.Error as error:
        if error.row is None:
            raise
        # Its row, named first, is counted from the first one of this batch, which tells nobody anything.
        vi, en = (error.message(lang).partition(": ")[2] for lang in ("vi", "en"))
        raise ValueError(f"hồ sơ/file {batch.column('file')[error.row]}: {vi} / {en}") from error
    return pyarrow.record_batch([batch.column("file"), *(found.column(field.name).cast(field.type)
                                                         for field in list(SCHEMA)[1:])], schema=SCHEMA)


def mixed(numbers):
    """One step of splitmix64: near numbers become far ones."""
    x = numbers * numpy.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        x ^= x >> numpy.uint64(shift)
        x *= numpy.uint64(factor)
    return x ^ x >> numpy.uint64(31)


class Tally:
    """Rows, counts by verdict and by rule and status, and a checksum over the results of every row.

    The checksum does not depend on the order of rows, and changes with any result of any file.
    """

    def __init__(self):
        self.rules = [rule.id for rule in partyorg.rules(CHECK)]
        self.stages = [stage.name for stage in partyorg.stages(CHECK)]
        self.rows, self.checksum = 0, 0
        self.verdicts = dict.fromkeys(STATUSES[:3], 0)
        self.statuses = {rule: dict.fromkeys(STATUSES, 0) for rule in self.rules}

    def add(self, batch):
        """Results of some rows, with the columns of SCHEMA."""
        if not batch.num_rows:
            return
        numbers = [numpy.asarray(batch.column("file")).astype(numpy.uint64)]
        for name, texts in (("verdict", STATUSES[:3]), ("stage", self.stages), ("due_rule", self.rules)):
            places = compute.index_in(batch.column(name), pyarrow.array(texts)).fill_null(-1)
            numbers.append(places.to_numpy(zero_copy_only=False).astype(numpy.int64).view(numpy.uint64))
        days = batch.column("due").cast(pyarrow.int32()).fill_null(-2**31)
        numbers.append(days.to_numpy(zero_copy_only=False).astype(numpy.int64).view(numpy.uint64))
        for name in MASKS:
            masks = batch.column(name).to_numpy(zero_copy_only=False).view(numpy.uint64)
            numbers.append(masks)
            for i, rule in enumerate(self.rules):
                self.statuses[rule][name] += int((masks >> numpy.uint64(i) & numpy.uint64(1)).sum())
        for place, verdict in enumerate(STATUSES[:3]):
            self.verdicts[verdict] += int((numbers[1] == numpy.uint64(place)).sum())
        row = numbers[0]
        for column in numbers[1:]:
            row = mixed(row ^ column)
        self.rows += batch.num_rows
        self.checksum = (self.checksum + int(mixed(row).sum())) % 2**64

    def line(self):
        verdicts = ", ".join(f"{name} {count}" for name, count in self.verdicts.items())
        return f"{self.rows} rows: {verdicts}; checksum {self.checksum:016x}"

    def __eq__(self, other):
        return vars(self) == vars(other)


def on_one_machine(folder):
    """The tally without any engine: the library over one Parquet file after the other."""
    tally = Tally()
    for name in sorted(os.listdir(folder)):
        for batch in dataset.dataset(os.path.join(folder, name)).to_batches(columns=COLUMNS):
            tally.add(examined(batch))
    return tally


def kept(folder):
    """The tally of results that an engine wrote as Parquet."""
    tally = Tally()
    for batch in dataset.dataset(folder, format="parquet").to_batches(columns=SCHEMA.names):
        tally.add(batch)
    return tally


# ---- what both programs ask and tell

TEXTS = {
    "equal": ("Kết quả bằng với chạy trên một máy, không qua {}", "The results equal those of one machine without {}"),
    "differ": ("Kết quả KHÁC với chạy trên một máy", "The results DIFFER from those of one machine"),
    "exists": ("{}: đã có; hãy chọn tên khác", "{}: exists; choose another name"),
    "no_files": ("{}: không có tệp .parquet", "{}: there is no .parquet file"),
}


def ready(files, results, place):
    """Ends the program unless there are files to read and room for the results."""
    if not os.path.isdir(files) or not any(name.endswith(".parquet") for name in os.listdir(files)):
        sys.exit(TEXTS["no_files"][place].format(files))
    if os.path.exists(results):
        sys.exit(TEXTS["exists"][place].format(results))


def compare(files, results, engine, place):
    """Tells whether the results are those without the engine; ends the program when they are not."""
    there, alone = kept(results), on_one_machine(files)
    said = TEXTS["equal" if there == alone else "differ"][place].format(engine)
    print(f"{said}: {there.checksum:016x}")
    if there != alone:
        sys.exit(f"{there.line()}\n{alone.line()}")
