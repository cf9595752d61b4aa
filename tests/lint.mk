# SPDX-License-Identifier: MIT
# What is checked beside the behaviour: warnings of both compilers, format, analyzers, documents, the newest SWIG.

CLANG ?= clang
CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
CPPCHECK ?= cppcheck
# The newest SWIG of PyPI, in an environment of its own.
NEWEST := $(BUILD)/newest

.PHONY: check-gcc check-clang check-format check-analyzers check-readme check-man check-diagram check-swig-newest built-for-clang \
	newest-swig built-for-newest-swig
built-for-checks: built-for-clang built-for-newest-swig $(BUILD)/obj/calendar_tables.c

PROGRAMS := $(C_TESTS) $(BUILD)/tests/run_cases $(BUILD)/bench/bench $(BUILD)/bench/bench_batch $(BUILD)/examples/cellscore
COMPILED := $(OBJECTS) $(PROGRAMS) $(EXAMPLES)
check-gcc: lib examples $(PROGRAMS) ## that the compiler of this build, gcc unless CC says otherwise, warns of nothing
	@words=$$(cat $(COMPILED:=.said)) || exit 1; [ -z "$$words" ] || { echo "$$words"; exit 1; }
	@echo '$(CC) warns of nothing in $(words $(COMPILED)) files'

built-for-clang:
	+@$(MAKE) --no-print-directory BUILD=$(BUILD)/clang CC=$(CLANG) CFLAGS='-O1 -Werror' \
	    lib examples $(PROGRAMS:$(BUILD)/%=$(BUILD)/clang/%) > /dev/null
check-clang: built-for-clang ## that clang warns of nothing, and its build passes the cases
	@BUILD='$(BUILD)/clang' sh tests/check_symbols.sh
	@$(BUILD)/clang/tests/test_check
	@$(call ALL_CASES,$(BUILD)/clang)

FORMATTED := $(wildcard include/*.h include/partyorg/*.h libpartyorg/*.[ch] examples/*.[ch] examples/*/*.[ch] tests/*.[ch] \
	tests/*.cpp tests/bench/*.[ch] bindings/*.[ch] bindings/python/*.[ch] bindings/lua/*.[ch])
check-format: ## that clang-format would change nothing
	@$(CLANG_FORMAT) --dry-run -Werror $(FORMATTED)
	@echo '$(words $(FORMATTED)) files are formatted'

TIDY_CFLAGS := -std=c11 -Iinclude -iquote libpartyorg -DPARTYORG_BUILDING
# Bodies of rules that are rows alone have no code to look at.
TIDY_SOURCES := $(filter-out $(addprefix libpartyorg/,block.c lanes.c recognition.c leaving.c exemption.c screening.c cell_rating.c \
	meeting_year.c development.c),$(LIB_SOURCES))
# On lanes the bodies with the most conditions of their own stand for all: it takes long, and rows are alike.
TIDY_BLOCKS := $(addprefix libpartyorg/,block.c lanes.c admission.c discipline.c party_age.c)
# Places in a block are below 256 and need no wider type.
NOT_OF_BLOCKS := -bugprone-implicit-widening-of-multiplication-result
# A condition is expanded into a function as an argument of macros: what clang-tidy says of its shape is not meant for it.
# Of a function the analyzer follows so many states: four times as many take four times as long, and found nothing more.
TIDY_CFLAGS += -Xclang -analyzer-config -Xclang max-nodes=50000
check-analyzers: $(BUILD)/obj/calendar_tables.c ## clang-tidy and cppcheck over the library
	@$(CLANG_TIDY) --quiet $(TIDY_SOURCES) -- $(TIDY_CFLAGS) 2> $(BUILD)/tidy.log \
	    || { cat $(BUILD)/tidy.log; exit 1; }
	@$(CLANG_TIDY) --quiet --checks='$(NOT_OF_BLOCKS)' $(TIDY_BLOCKS) -- $(TIDY_CFLAGS) -DPO_BLOCK -DCLONE=any \
	    2> $(BUILD)/tidy.log || { cat $(BUILD)/tidy.log; exit 1; }
	@$(CPPCHECK) --enable=warning,performance,portability --suppress=ctunullpointer --error-exitcode=1 --quiet \
	    --std=c11 -D__GNUC__ -Iinclude $(filter-out libpartyorg/block.c libpartyorg/lanes.c,$(LIB_SOURCES))
	@echo 'clang-tidy and cppcheck find nothing in $(words $(LIB_SOURCES)) files'

check-readme: lib examples python table-venv lua $(BUILD)/tests/run_cases ## what README.md and the guides to a deletion show
	@python=$(TABLE_VENV)/bin/python; $$python -c 'import $(TABLE_MODULES)' 2> /dev/null || python=$(PYTHON); \
	$$python tests/check_readme.py '$(BUILD)' '$(CC)' '$(LUA)'
	@$(PYTHON) tests/check_guides.py '$(BUILD)'

check-man: ## that groff reads the man page without a word
	@words=$$(groff -ww -man -Tutf8 docs/partyorg.3 2>&1 > /dev/null); [ -z "$$words" ] || { echo "$$words"; exit 1; }
	@echo 'the man page reads well'

check-diagram: ## that Graphviz draws every transition; skipped where it is not installed
	@if command -v $(DOT) > /dev/null; then \
	    $(MAKE) --no-print-directory diagram > /dev/null && \
	    for id in $$(sed -n 's/^TRANSITION([A-Z_]*, "\(STM-[A-Z-]*\)".*/\1/p' libpartyorg/transitions.def); do \
	        for language in vi en; do \
	            sed 's/&#45;/-/g' $(BUILD)/docs/member-status-$$language.svg | grep -q ">$$id<" || \
                { echo "$$id is not drawn"; exit 1; }; \
	        done; \
	    done && echo 'the status machine is drawn in both languages'; \
	else echo 'skipped: no $(DOT) of Graphviz here'; fi

# Only wrappers are made anew, around the library that is there.
NEWEST_SWIG = $(MAKE) --no-print-directory PYTHON_BUILD='$(NEWEST)/python' LUA_BUILD='$(NEWEST)/lua' \
	SWIG='$(abspath $(NEWEST)/bin/swig)'
newest-swig:
	@[ -x $(NEWEST)/bin/pip ] || $(PYTHON) -m venv $(NEWEST)
	@[ -x $(NEWEST)/bin/swig ] || $(NEWEST)/bin/pip install -q --no-compile swig || true
built-for-newest-swig: lib newest-swig
	+@if [ -x $(NEWEST)/bin/swig ]; then $(NEWEST_SWIG) python lua; fi
check-swig-newest: lib newest-swig ## the bindings made with the newest SWIG of PyPI; skipped where PyPI cannot be reached
	+@if [ -x $(NEWEST)/bin/swig ]; then $(NEWEST)/bin/swig -version | sed -n 2p; $(NEWEST_SWIG) $(SHORTER) LUA_SPECS='api table' LUA_PROGRAMS= LUA_CASES=none check-python check-lua; \
	else echo 'skipped: pip found no SWIG on PyPI'; fi
