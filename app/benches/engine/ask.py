"""Asks other engines for the twelve metrics: ask.py ENGINE QUESTION.json ANSWER.tsv

Prints seconds (from opening the files to the answer in memory) and the process's peak memory in kB. The answer, written after the clock
has stopped, has a line for each account: its key, eight counts and breadth, the sum in units of 10^-9, first and last in microseconds.
"""

import json
import sys
import time
from decimal import Decimal

# The day borders are instants, so that no engine has to compute days of a zone; windows end with the day that `end` closes.
COUNTS = """
    SELECT group_key,
        {count} (WHERE "at" >= {d7}), {count} (WHERE "at" >= {d28}), {count} (WHERE "at" >= {d56} AND "at" < {d28}),
        {people} (WHERE "at" >= {d7}), {people} (WHERE "at" >= {d28}),
        {count} (WHERE "at" >= {d28} AND name = '{n0}'),
        {count} (WHERE "at" >= {d28} AND name = '{n1}'),
        {count} (WHERE "at" >= {d28} AND name = '{n2}'),
        count(DISTINCT name) FILTER (WHERE "at" >= {d28}),
        coalesce(sum(value), 0), {micros}(min("at")), {micros}(max("at"))
    FROM {files} WHERE "at" < {end} GROUP BY group_key
"""


def question(asked, instant):
    names = {f"n{place}": name.replace("'", "''") for place, name in enumerate(asked["names"])}
    parts = {"count": "count(*) FILTER", "people": "count(DISTINCT person_key) FILTER"}
    return names | parts | {key: instant(asked[key]) for key in ("d7", "d28", "d56", "end")}


def duckdb(asked):
    import duckdb as engine

    begun = time.perf_counter()
    db = engine.connect(config={"threads": asked["threads"]})
    values = question(asked, lambda micros: f"make_timestamptz({micros})")
    sql = COUNTS.format(micros="epoch_us", files=f"read_parquet('{asked['files']}')", **values)
    rows = db.execute(sql).fetchall()
    return time.perf_counter() - begun, rows


def chdb(asked):
    import chdb as engine

    begun = time.perf_counter()
    values = question(asked, lambda micros: f"fromUnixTimestamp64Micro(toInt64({micros}), 'UTC')")
    sql = COUNTS.format(micros="toUnixTimestamp64Micro", files=f"file('{asked['files']}', Parquet)", **values)
    text = str(engine.query(f"{sql} SETTINGS max_threads = {asked['threads']}", "TabSeparated"))
    took = time.perf_counter() - begun
    rows = [line.split("\t") for line in text.splitlines()]
    return took, [(row[0], *map(int, row[1:10]), Decimal(row[10]), *map(int, row[11:])) for row in rows]


def polars(asked):
    import polars as pl

    begun = time.perf_counter()
    at, person, name = pl.col("at").dt.epoch("us"), pl.col("person_key"), pl.col("name")
    counted = lambda condition: condition.sum()
    distinct = lambda column, condition: column.filter(condition).drop_nulls().n_unique()
    recent = at >= asked["d28"]
    columns = [
        counted(at >= asked["d7"]),
        counted(recent),
        counted((at >= asked["d56"]) & (at < asked["d28"])),
        distinct(person, at >= asked["d7"]),
        distinct(person, recent),
        *[counted(recent & (name == wanted)) for wanted in asked["names"]],
        distinct(name, recent),
        pl.col("value").sum(),
        at.min().alias("first"),
        at.max().alias("last"),
    ]
    frame = pl.scan_parquet(asked["files"]).filter(at < asked["end"]).group_by("group_key")
    frame = frame.agg([column.alias(str(place)) for place, column in enumerate(columns)])
    rows = frame.collect(engine="streaming").rows()
    return time.perf_counter() - begun, rows


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def main():
    _, engine, asked, answer = sys.argv
    with open(asked, encoding="utf-8") as file:
        took, rows = {"duckdb": duckdb, "chdb": chdb, "polars": polars}[engine](json.load(file))
    print(took, peak())
    with open(answer, "w", encoding="utf-8") as file:
        for key, *numbers in sorted(rows):
            numbers[9] = int(Decimal(numbers[9] or 0).scaleb(9))
            print(key, *map(int, numbers), sep="\t", file=file)


main()
