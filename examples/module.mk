# SPDX-License-Identifier: MIT
# The examples: three programs, each in C, Python and Lua, one that draws, and a tool configured in Lua. Included by the
# Makefile at the top.

PKG_CONFIG ?= pkg-config
VALGRIND ?= $(shell command -v valgrind)

DOT ?= dot

# The province, and a small one for the checks.
PROVINCE := $(BUILD)/province
PROVINCE_CONFIG := examples/province/config.csv
PROVINCE_MAKER := examples/province/make_province.py examples/make_roll.py
PROVINCE_VENV := $(BUILD)/province-venv

EXAMPLES := $(addprefix $(BUILD)/examples/,dossier screening member_status province/report)

.PHONY: examples demo demo-screening diagram cellscore province province-venv check-examples check-cellscore check-province
examples: $(EXAMPLES) ## the examples in C, in build/examples

# As a program outside this tree is built, but for where pkg-config looks.
$(BUILD)/examples/%: examples/%.c examples/tables.h $(HEADERS) | lib
	mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -o $@ $< $(LDFLAGS) \
	    $$(PKG_CONFIG_PATH=$(abspath $(BUILD)) $(PKG_CONFIG) --cflags --libs libpartyorg) $(KEEP_WORDS)

diagram: $(BUILD)/docs/member-status-vi.svg $(BUILD)/docs/member-status-en.svg ## the status machine drawn, in build/docs; needs graphviz
$(BUILD)/docs/member-status-%.svg: $(BUILD)/examples/member_status $(SHARED)
	@mkdir -p $(@D)
	$(BUILD)/examples/member_status $* > $(@:.svg=.dot)
	$(DOT) -Tsvg -o $@ $(@:.svg=.dot)

# A roll of 2,000 made-up members, the same every time.
$(BUILD)/examples/roll.csv: examples/make_roll.py
	mkdir -p $(@D)
	$(PYTHON) $< > $@.new && mv $@.new $@

demo: examples ## examines the files of examples/dossier.csv
	@$(BUILD)/examples/dossier --on 2026-11-22 --lang vi examples/dossier.csv

demo-screening: examples $(BUILD)/examples/roll.csv ## the screening lists of a made-up roll of 2,000 members
	@$(BUILD)/examples/screening --on 2026-11-22 --lang vi $(BUILD)/examples/roll.csv

# Not one of `examples`: it needs liblua.
CELLSCORE := $(wildcard examples/cellscore/*.c)
CELLSCORE_LUA ?= lua5.4
$(BUILD)/examples/cellscore: $(CELLSCORE) examples/cellscore/cellscore.h examples/tables.h $(HEADERS) | lib
	mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -o $@ $(CELLSCORE) $(LDFLAGS) \
	    $$(PKG_CONFIG_PATH=$(abspath $(BUILD)) $(PKG_CONFIG) --cflags --libs libpartyorg $(CELLSCORE_LUA)) $(KEEP_WORDS)

cellscore: $(BUILD)/examples/cellscore ## scores a made-up year of cell meetings, into build/cellscore; needs liblua5.4
	@$< --config examples/cellscore/config.lua --meetings examples/cellscore/meetings.csv \
	    --cells examples/cellscore/cells.csv --on 2026-12-31 --output $(BUILD)/cellscore
	@sed '/^Các mức/,$$d' $(BUILD)/cellscore/report.txt
	@echo $(BUILD)/cellscore/index.html

check-cellscore: $(BUILD)/examples/cellscore ## the tool configured in Lua: its output, hostile configurations
	@$(PYTHON) tests/examples/check_cellscore.py $(BUILD)/examples/cellscore $(VALGRIND)

# The same seed gives the same bytes: the last table is there when all are.
$(PROVINCE)/data/ratings.csv: $(PROVINCE_MAKER)
	$(PYTHON) $< $(@D)
$(PROVINCE)/small/ratings.csv: $(PROVINCE_MAKER)
	$(PYTHON) $< --committees 3 --cells 130 --members 3100 $(@D)

built-for-checks: province-venv $(PROVINCE)/small/ratings.csv
province-venv:
	@[ -x $(PROVINCE_VENV)/bin/pip ] || $(PYTHON) -m venv $(PROVINCE_VENV)
	@$(PROVINCE_VENV)/bin/python -c 'import icalendar, matplotlib' 2> /dev/null || \
	    $(PROVINCE_VENV)/bin/pip install -q --no-compile icalendar matplotlib || true

# How a report is run: its language, and how long it took.
PROVINCE_REPORT = report() { name=$$1; shift; begun=$$(date +%s%N); "$$@" $(PROVINCE_CONFIG) $(PROVINCE)/data || exit; \
	echo "$$name: $$((($$(date +%s%N) - begun) / 1000000)) ms" >&2; }
province: examples python lua province-venv $(PROVINCE)/data/ratings.csv ## the year of a made-up province, in build/province: texts, pictures, calendar
	@$(PROVINCE_REPORT); for lang in vi en; do \
	    report "C, $$lang" $(BUILD)/examples/province/report --lang $$lang > $(PROVINCE)/report-$$lang.txt; \
	    report "C, $$lang, every committee" $(BUILD)/examples/province/report --lang $$lang --committee all \
	        > $(PROVINCE)/committees-$$lang.txt; \
	done
	@$(PROVINCE_REPORT); report "Lua, vi" env LUA_PATH='$(BUILD)/lua/?.lua;;' LUA_CPATH='$(BUILD)/lua/?.so;;' \
	    $(LUA) examples/province/report.lua --lang vi | cmp - $(PROVINCE)/report-vi.txt
	@$(PROVINCE_REPORT); if $(PROVINCE_VENV)/bin/python -c 'import icalendar, matplotlib' 2> /dev/null; then \
	    for lang in vi en; do \
	        report "Python, $$lang, with pictures and calendar" env $(PYTHON_RUN) $(PROVINCE_VENV)/bin/python \
	            examples/province/report.py --lang $$lang --pictures $(PROVINCE)/pictures-$$lang \
	            --calendar $(PROVINCE)/due-$$lang.ics | cmp - $(PROVINCE)/report-$$lang.txt || exit; \
	    done; \
	else echo 'no pictures and no calendar: pip found no matplotlib or icalendar on PyPI'; fi
	@find $(PROVINCE) -name "*.txt" -o -name "*.ics" -o -name "*.svg" | sort

check-province: python province-venv $(PROVINCE)/small/ratings.csv ## pictures and calendar of a small province; skipped where PyPI cannot be reached
	@if $(PROVINCE_VENV)/bin/python -c 'import icalendar, matplotlib' 2> /dev/null; then \
	    $(PYTHON_RUN) $(PROVINCE_VENV)/bin/python -W error tests/examples/check_province.py $(PROVINCE_CONFIG) \
	        $(PROVINCE)/small $(BUILD)/check-province; \
	else echo 'skipped: pip found no matplotlib or icalendar on PyPI'; fi

# Engines: the environment of check-table has DuckDB; Spark is 350 MB and brings its own. ENGINE_ROWS made-up files.
ENGINES := $(BUILD)/engines
ENGINE_ROWS ?= 1000000
ENGINE_LANG ?= vi
SPARK_VENV := $(BUILD)/spark-venv
SPARK_PACKAGES := 'pyspark>=4' 'pandas>=2.2,<3' pyarrow numpy
# Spark 4 runs on Java 17 and later.
SPARK_READY = [ "$$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')" -ge 17 ] 2> /dev/null && \
	$(SPARK_VENV)/bin/python -c 'import pyspark, pandas, pyarrow, numpy' 2> /dev/null

.PHONY: duckdb spark spark-venv check-duckdb check-spark
spark-venv:
	@[ -x $(SPARK_VENV)/bin/pip ] || $(PYTHON) -m venv $(SPARK_VENV)
	@$(SPARK_VENV)/bin/python -c 'import pyspark, pandas, pyarrow, numpy' 2> /dev/null || \
	    $(SPARK_VENV)/bin/pip install -q --no-compile $(SPARK_PACKAGES) || true

# A file of results or files that is there is whole. About 50,000 to 1,000,000 rows are one Parquet file.
$(ENGINES)/files-$(ENGINE_ROWS): examples/duckdb/make_files.py | table-venv
	rm -rf $@ $@.new
	$(TABLE_VENV)/bin/python $< --rows $(ENGINE_ROWS) --files $$(($(ENGINE_ROWS) / 1000000 + 4)) $@.new && mv $@.new $@

duckdb: python table-venv $(ENGINES)/files-$(ENGINE_ROWS) ## examines ENGINE_ROWS files (Parquet) inside DuckDB, and compares
	@rm -f $(ENGINES)/duckdb.parquet
	@$(PYTHON_RUN) $(TABLE_VENV)/bin/python examples/duckdb/examine.py --lang $(ENGINE_LANG) --time --compare \
	    $(ENGINES)/files-$(ENGINE_ROWS) $(ENGINES)/duckdb.parquet

spark: python table-venv spark-venv $(ENGINES)/files-$(ENGINE_ROWS) ## the same inside Spark, on two workers; needs Java 17
	@rm -rf $(ENGINES)/spark $(ENGINES)/spark.work
	@if $(SPARK_READY); then \
	    $(PYTHON_RUN) $(SPARK_VENV)/bin/python examples/spark/examine.py --lang $(ENGINE_LANG) --time --compare \
	        $(ENGINES)/files-$(ENGINE_ROWS) $(ENGINES)/spark; \
	else echo 'skipped: there is no Java 17, or pip found no pyspark on PyPI'; fi

check-duckdb: python table-venv ## 60,000 files inside DuckDB; skipped where PyPI cannot be reached
	@if $(TABLE_VENV)/bin/python -c 'import numpy, pyarrow, duckdb' 2> /dev/null; then \
	    $(PYTHON_RUN) $(TABLE_VENV)/bin/python tests/examples/check_engines.py duckdb 60000 $(BUILD)/check-duckdb; \
	else echo 'skipped: pip found no numpy, pyarrow or duckdb on PyPI'; fi

# Not in `make check`: see CONTRIBUTING.md.
check-spark: python spark-venv ## the same inside Spark, two workers; skipped without Java 17 or PyPI
	@if $(SPARK_READY); then \
	    JDK_JAVA_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' \
	    $(PYTHON_RUN) $(SPARK_VENV)/bin/python tests/examples/check_engines.py spark 200000 $(BUILD)/check-spark; \
	else echo 'skipped: there is no Java 17, or pip found no pyspark on PyPI'; fi

check-examples: examples python lua $(BUILD)/examples/roll.csv $(PROVINCE)/small/ratings.csv ## the examples in all three languages, compared
	@EXAMPLES_C="$(BUILD)/examples/" \
	EXAMPLES_PYTHON="env PYTHONPATH=$(BUILD)/python PYTHONDONTWRITEBYTECODE=1 $(PYTHON) examples/" \
	EXAMPLES_LUA="env LUA_PATH=$(BUILD)/lua/?.lua;; LUA_CPATH=$(BUILD)/lua/?.so;; $(LUA) examples/" \
	ROLL="$(BUILD)/examples/roll.csv" SMALL="$(PROVINCE)/small" PYTHON="$(PYTHON)" VALGRIND="$(VALGRIND)" sh tests/examples/check.sh
