#!/usr/bin/env bash
# Ten million rows: `cashcast forecast` beside polars and DuckDB, which only group the amounts by
# week and category. Whole processes, one after the other in every round, so that a busy machine
# slows all alike; the figures to compare are those of one run of this script.
#
#   benches/ten_million_rows.sh [ROWS] [ROUNDS]
#
# Needs Rust, Python 3 with venv and pip (polars and duckdb are installed into a folder of their
# own) and about 1 GB of disk. Set BENCH_DIR to keep the file and the packages.
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${1:-10000000}
rounds=${2:-5}
folder=${BENCH_DIR:-$(mktemp -d)}
mkdir -p "$folder"
ledger=$folder/rows-$rows.csv
if [ -z "${BENCH_DIR:-}" ]; then
    trap 'rm -rf "$folder"' EXIT
fi

cargo build --quiet --release --bin cashcast --example many_rows
if [ ! -s "$ledger" ]; then
    ./target/release/examples/many_rows "$rows" >"$ledger"
fi
if [ ! -x "$folder/python/bin/python" ]; then
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet polars duckdb
fi

cat >"$folder/with_polars.py" <<'PYTHON'
import sys
import polars

frame = polars.scan_csv(sys.argv[1], try_parse_dates=True)
week = polars.col("date").dt.truncate("1w")
sums = frame.group_by(week, "category").agg(polars.col("amount").sum())
print(sums.collect(engine="streaming").height)
PYTHON
cat >"$folder/with_duckdb.py" <<'PYTHON'
import sys
import duckdb

query = "select date_trunc('week', date) as week, category, sum(amount) from read_csv(?) group by all"
print(len(duckdb.execute(query, [sys.argv[1]]).fetchall()))
PYTHON

python=$folder/python/bin/python
"$python" - "$rounds" "$ledger" "$python" "$folder" <<'PYTHON'
import os, resource, statistics, subprocess, sys, time

rounds, ledger, python, folder = int(sys.argv[1]), *sys.argv[2:5]
commands = {
    "cashcast forecast": ["target/release/cashcast", "forecast", ledger, "-q"],
    "polars group by": [python, f"{folder}/with_polars.py", ledger],
    "duckdb group by": [python, f"{folder}/with_duckdb.py", ledger],
}
wall = {name: [] for name in commands}
peak = {name: 0 for name in commands}
for _ in range(rounds):
    for name, command in commands.items():
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall[name].append(time.perf_counter() - start)
        peak[name] = max(peak[name], usage.ru_maxrss)
        if status != 0:
            sys.exit(f"{name} failed with status {status}")
base = statistics.median(wall["cashcast forecast"])
size = os.path.getsize(ledger)
print(f"{ledger.rsplit('/', 1)[-1]}: {size:,} bytes, {rounds} rounds, {os.cpu_count()} processors")
print(f"{'':20} {'best':>8} {'median':>8} {'ratio':>7} {'peak MB':>8}")
for name, times in wall.items():
    median = statistics.median(times)
    print(
        f"{name:20} {min(times):7.2f}s {median:7.2f}s {median / base:6.2f}x {peak[name] / 1024:8.0f}"
    )
PYTHON
