# SPDX-License-Identifier: MIT
# The examples: one program in C, Python and Lua, and one that draws. Included by the Makefile at the top.

PKG_CONFIG ?= pkg-config
VALGRIND ?= $(shell command -v valgrind)

DOT ?= dot

.PHONY: examples demo diagram check-examples
examples: $(BUILD)/examples/dossier $(BUILD)/examples/member_status ## the examples in C, in build/examples

# As a program outside this tree is built, but for where pkg-config looks.
$(BUILD)/examples/%: examples/%.c $(HEADERS) | lib
	mkdir -p $(@D)
	$(CC) -std=c11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -o $@ $< $(LDFLAGS) \
	    $$(PKG_CONFIG_PATH=$(abspath $(BUILD)) $(PKG_CONFIG) --cflags --libs libpartyorg) $(KEEP_WORDS)

diagram: $(BUILD)/docs/member-status-vi.svg $(BUILD)/docs/member-status-en.svg ## the status machine drawn, in build/docs; needs graphviz
$(BUILD)/docs/member-status-%.svg: $(BUILD)/examples/member_status $(SHARED)
	@mkdir -p $(@D)
	$(BUILD)/examples/member_status $* > $(@:.svg=.dot)
	$(DOT) -Tsvg -o $@ $(@:.svg=.dot)

demo: examples ## examines the files of examples/dossier.csv
	@$(BUILD)/examples/dossier --on 2026-11-22 --lang vi examples/dossier.csv

check-examples: examples python lua ## the example in all three languages, compared
	@DOSSIER_C="$(BUILD)/examples/dossier" \
	DOSSIER_PYTHON="env PYTHONPATH=$(BUILD)/python PYTHONDONTWRITEBYTECODE=1 $(PYTHON) examples/dossier.py" \
	DOSSIER_LUA="env LUA_PATH=$(BUILD)/lua/?.lua;; LUA_CPATH=$(BUILD)/lua/?.so;; $(LUA) examples/dossier.lua" \
	PYTHON="$(PYTHON)" VALGRIND="$(VALGRIND)" sh tests/examples/check.sh
