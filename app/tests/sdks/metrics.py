"""Counts four metrics of every account in DuckDB: metrics.py VIEWS TODAY"""

import sys

import duckdb

_, views, today = sys.argv
db = duckdb.connect()
db.execute("SET threads = 2")
with open(views, encoding="utf-8") as file:
    db.execute(file.read())
rows = db.execute(
    """
    SELECT account_id,
        count(*) FILTER (day > $today::DATE - 28),
        count(DISTINCT person_key) FILTER (day > $today::DATE - 28),
        coalesce(sum(value) FILTER (day > $today::DATE - 28), 0),
        max(day)
    FROM events
    WHERE account_id IS NOT NULL AND day <= $today::DATE
    GROUP BY account_id
    """,
    {"today": today},
).fetchall()
for row in rows:
    print(*row, sep="\t")
