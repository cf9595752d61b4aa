# SPDX-License-Identifier: MIT
# The examples: two programs, each in C, Python and Lua, one that draws, and a tool configured in Lua. Included by the
# Makefile at the top.

PKG_CONFIG ?= pkg-config
VALGRIND ?= $(shell command -v valgrind)

DOT ?= dot

.PHONY: examples demo demo-screening diagram cellscore check-examples check-cellscore
examples: $(BUILD)/examples/dossier $(BUILD)/examples/screening $(BUILD)/examples/member_status ## the examples in C, in build/examples

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

check-examples: examples python lua $(BUILD)/examples/roll.csv ## the examples in all three languages, compared
	@EXAMPLES_C="$(BUILD)/examples/" \
	EXAMPLES_PYTHON="env PYTHONPATH=$(BUILD)/python PYTHONDONTWRITEBYTECODE=1 $(PYTHON) examples/" \
	EXAMPLES_LUA="env LUA_PATH=$(BUILD)/lua/?.lua;; LUA_CPATH=$(BUILD)/lua/?.so;; $(LUA) examples/" \
	ROLL="$(BUILD)/examples/roll.csv" PYTHON="$(PYTHON)" VALGRIND="$(VALGRIND)" sh tests/examples/check.sh
