# SPDX-License-Identifier: MIT
# Benches: one file at a time, and many at once beside other engines. docs/PERFORMANCE.md says how to read them.

ROWS ?= 5600000
RUNS ?= 5
GROWTH_ROWS ?= 50000000
# Of bench-ffi: different files.
FILES ?= 1000
# Of tests/bench/peers, by name; all of them when empty, and no one when `none`.
PEERS ?=
SPREADSHEET_ROWS ?= 100000
BENCH := $(BUILD)/bench

$(BENCH):
	mkdir -p $@
$(BENCH)/bench: tests/bench/bench.c $(STATIC) $(HEADERS) | $(BENCH)
	$(CC) $(TEST_CFLAGS) -o $@ $< $(STATIC) $(LDFLAGS) $(KEEP_WORDS)
$(BENCH)/bench_batch: tests/bench/bench_batch.c tests/bench/rows.h tests/bench/faults.h $(STATIC) $(HEADERS) | $(BENCH)
	$(CC) $(TEST_CFLAGS) -o $@ $< $(STATIC) $(LDFLAGS) $(KEEP_WORDS)

.PHONY: bench bench-batch bench-growth bench-ffi bench-spreadsheet
bench: $(BENCH)/bench python lua ## nanoseconds a check takes, from C, Lua and Python
	@$(BENCH)/bench
	@if [ -f tests/bench/bench_lua.lua ]; then LUA_PATH='$(BUILD)/lua/?.lua;;' LUA_CPATH='$(BUILD)/lua/?.so;;' \
	    $(LUA) tests/bench/bench_lua.lua; fi
	@if [ -f tests/bench/bench_python.py ]; then PYTHONPATH=$(BUILD)/python $(PYTHON) tests/bench/bench_python.py; fi

bench-batch: $(BENCH)/bench_batch ## ROWS files at once, here and in other engines (PyPI), the best of RUNS runs
	@CC='$(CC)' CFLAGS='$(CFLAGS)' $(PYTHON) tests/bench/bench_batch.py $(BENCH) $(ROWS) $(RUNS) $(PEERS)

bench-ffi: $(BENCH)/bench_batch built-for-luajit ## admission checks a second through LuaJIT: FFI, tables, and C over the same FILES files
	@LUA_PATH='$(BUILD)/luajit/?.lua;;' LUA_CPATH='$(BUILD)/luajit/?.so;;' \
	    luajit tests/bench/bench_ffi.lua $(BENCH) $(FILES) $(RUNS)

bench-growth: $(BENCH)/bench_batch ## time and memory for 1000 files up to GROWTH_ROWS
	@$(BENCH)/bench_batch growth $(GROWTH_ROWS)

bench-spreadsheet: python table-venv | $(BENCH) ## a workbook of SPREADSHEET_ROWS files through the command partyorg, and where its time goes
	@$(PYTHON_RUN) $(TABLE_VENV)/bin/python tests/bench/bench_spreadsheet.py $(BENCH) $(SPREADSHEET_ROWS)
