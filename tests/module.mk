# SPDX-License-Identifier: MIT
# Tests: suites in C with Check, cases through all three languages, properties of what is built and installed.
# Everything runs from the top; what is made goes below $(BUILD). The parts of `make check` are in CHECKS.

C_SUITES := calendar facts catalogue check rights batch arrow text threads alloc vote limitation status scorecard
C_TESTS := $(C_SUITES:%=$(BUILD)/tests/test_%)
CASES ?= $(sort $(wildcard tests/cases/*.jsonl))
# Of check-random.
SEED ?= 1
COUNT ?= 20000
# Of check-differential, with SEED.
DIFFERENTIAL_ROWS ?= 1000000
PYTHON ?= python3
LUA ?= lua5.4
CXX ?= c++
VALGRIND ?= valgrind

# The long ones first: two that begin last would be waited for.
CHECKS := check-analyzers check-valgrind check-wheel check-random check-python-asan check-lua-asan check-asan check-install \
	check-swig-newest check-c check-clang check-cases check-python check-table check-command check-stubs check-differential \
	check-lua check-lua5.1 check-lua5.3 check-luajit check-ffi check-rock check-lua-leaks check-lua-install check-lua-doc \
	check-luacheck check-request check-nginx check-nginx-abuse check-haproxy check-postgresql check-prosody check-redis \
	check-examples check-cellscore check-province check-duckdb \
	check-headers check-vector check-readme check-gcc check-symbols check-coverage-rules check-format check-man check-diagram

# Test programs link the static library: sanitizers and coverage see all of it, and the hidden calendar is in reach. They
# are compiled more often than they are waited for: -O1.
TEST_CFLAGS = $(ALL_CFLAGS) -iquote libpartyorg -pthread
CHECK_FLAGS = $(shell pkg-config --cflags --libs check)
JANSSON_FLAGS = $(shell pkg-config --cflags --libs jansson)
# Counters are atomic, for the sake of the suite with threads.
# Coverage is clang's, which counts a branch once however often it is inlined.
LLVM_COV ?= llvm-cov-14
LLVM_PROFDATA ?= llvm-profdata-14
COVERED = $(MAKE) --no-print-directory BUILD=$(BUILD)/coverage CC=$(CLANG) LIB_UNDEFINED= \
	CFLAGS='-O0 -g -fprofile-instr-generate -fcoverage-mapping'
COVERING := $(patsubst %,$(BUILD)/coverage/tests/test_%,$(C_SUITES)) $(BUILD)/coverage/tests/run_cases
# With everything inlined, and optimized, a body of rules takes seven times as long to compile with sanitizers.
SANITIZE := -O1 -fno-inline -DPO_CALLS -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
SANITIZED = $(MAKE) --no-print-directory BUILD='$(BUILD)/asan' LIB_UNDEFINED= CFLAGS='$(SANITIZE)' \
	LDFLAGS='-fsanitize=address,undefined $(LDFLAGS)'
# Runs all cases with the C runner of a build; its last line and its status are the outcome.
ALL_CASES = $(1)/tests/run_cases $(sort $(wildcard tests/cases/*.jsonl)) > $(1)/cases.out; status=$$?; \
	grep '^fail' $(1)/cases.out | cut -f 2,8 | head -n 20; tail -n 1 $(1)/cases.out; exit $$status
# Where a test runs: empty, or valgrind and its options.
TEST_UNDER ?=

$(BUILD)/tests:
	mkdir -p $@
$(BUILD)/tests/test_%: tests/test_%.c $(wildcard tests/*.h) $(STATIC) $(HEADERS) $(wildcard libpartyorg/*.h) | \
	    $(BUILD)/tests
	$(CC) $(TEST_CFLAGS) $(if $(SOONER),-O1) -o $@ $< $(STATIC) $(CHECK_FLAGS) $(JANSSON_FLAGS) $(LDFLAGS) $(KEEP_WORDS)
$(BUILD)/tests/run_cases: tests/run_cases.c $(STATIC) $(HEADERS) | $(BUILD)/tests
	$(CC) $(TEST_CFLAGS) -o $@ $< $(STATIC) $(JANSSON_FLAGS) $(LDFLAGS) $(KEEP_WORDS)

.PHONY: check built-for-tests built-for-checks check-vector check-c check-headers check-symbols check-install cases check-cases check-random check-coverage-rules \
	check-differential check-asan check-valgrind coverage
check: ## runs every check below, as many at a time as there are processors, and adds them up
	@BUILD='$(BUILD)' MAKE='$(MAKE)' $(PYTHON) tests/check.py $(CHECKS)

# All that the parts of `check` build, so that two of them never build the same. In each build:
built-for-tests: lib $(C_TESTS) $(BUILD)/tests/run_cases python built-for-luas
# Beside the build itself, which other targets add to.
built-for-checks: built-for-tests examples $(BUILD)/examples/cellscore $(BUILD)/bench/bench $(BUILD)/bench/bench_batch built-for-asan
.PHONY: built-for-asan
built-for-asan:
	+@$(SANITIZED) built-for-tests

check-c: $(C_TESTS) ## the suites in C
	@status=0; for suite in $(C_SUITES); do $(TEST_UNDER) $(BUILD)/tests/test_$$suite || status=1; done; exit $$status

check-headers: lib ## every header alone, as C and C++, with gcc and clang
	@BUILD='$(BUILD)' CC='$(CC)' CXX='$(CXX)' sh tests/check_headers.sh

check-symbols: lib ## what the library exports and needs; that it has no writable data
	@BUILD='$(BUILD)' sh tests/check_symbols.sh

check-install: lib ## installs into scratch directories and builds a program there
	@BUILD='$(BUILD)' CC='$(CC)' MAKE='$(MAKE)' sh tests/check_install.sh

cases: $(BUILD)/tests/run_cases python lua ## runs CASES (default: all) through C, Python and Lua and compares
	@BUILD='$(BUILD)' PYTHON='$(PYTHON)' LUA='$(LUA)' sh tests/cases.sh $(CASES)

check-cases: cases ## the same

check-random: $(BUILD)/tests/run_cases ## COUNT random cases from the reference, of SEED, through C
	@$(PYTHON) tests/random_cases.py $(SEED) $(COUNT) > $(BUILD)/tests/random.jsonl
	@$(BUILD)/tests/run_cases $(BUILD)/tests/random.jsonl > $(BUILD)/tests/random.out; status=$$?; \
	    grep '^fail' $(BUILD)/tests/random.out | cut -f 2,8 | head -n 20; tail -n 1 $(BUILD)/tests/random.out; \
	    exit $$status

# NumPy is in the environment of check-table, or comes with the interpreter, or from PyPI.
check-differential: python ## DIFFERENTIAL_ROWS random files of SEED, and products of facts, against the reference; needs NumPy
	@for python in $(TABLE_VENV)/bin/python $(PYTHON) pip; do \
	    if [ $$python = pip ]; then \
	        [ -x $(TABLE_VENV)/bin/pip ] || $(PYTHON) -m venv $(TABLE_VENV); \
	        $(TABLE_VENV)/bin/pip install -q --no-compile numpy; python=$(TABLE_VENV)/bin/python; \
	    fi; \
	    if $$python -c 'import numpy' 2> /dev/null; then \
	        $(PYTHON_RUN) $$python tests/differential.py --rows $(DIFFERENTIAL_ROWS) --seed $(SEED); exit; \
	    fi; \
	done; echo 'skipped: there is no NumPy, and pip found none on PyPI'

check-coverage-rules: ## that the cases name every status of every rule in every edition
	@$(PYTHON) tests/coverage_rules.py $(sort $(wildcard tests/cases/*.jsonl))

check-vector: lib $(BUILD)/bench/bench_batch ## that batches are examined by vector instructions, and few of them
	@BUILD='$(BUILD)' VALGRIND='$(VALGRIND)' sh tests/check_vector.sh

check-asan: ## the suites in C and the cases under AddressSanitizer and UBSan
	+@PARTYORG_TEST_PERCENT=4 CK_FORK=no $(SANITIZED) check-c $(BUILD)/asan/tests/run_cases
	@$(call ALL_CASES,$(BUILD)/asan)

check-valgrind: $(C_TESTS) $(BUILD)/tests/run_cases ## the suites in C under valgrind, with fewer random files
	@PARTYORG_TEST_PERCENT=1 CK_FORK=no $(MAKE) --no-print-directory check-c \
	    TEST_UNDER='$(VALGRIND) -q --error-exitcode=1 --leak-check=full --errors-for-leak-kinds=definite,possible'

coverage: ## lines and branches of libpartyorg/ that the suites and the cases reach; CONTRIBUTING.md explains the rest
	@$(COVERED) $(COVERING) > /dev/null
	@rm -f $(BUILD)/coverage/*.profraw
	@LLVM_PROFILE_FILE=$(BUILD)/coverage/%p.profraw PARTYORG_TEST_PERCENT=20 CK_FORK=no $(COVERED) check-c
	@export LLVM_PROFILE_FILE=$(BUILD)/coverage/%p.profraw; $(call ALL_CASES,$(BUILD)/coverage)
	@$(LLVM_PROFDATA) merge -o $(BUILD)/coverage/all.profdata $(BUILD)/coverage/*.profraw
	@$(LLVM_COV) report $(patsubst %,-object %,$(COVERING)) -instr-profile=$(BUILD)/coverage/all.profdata \
	    -show-branch-summary -ignore-filename-regex='(tests/|(examine|editions)\.h)' 2> /dev/null | \
	    awk 'NF == 13 && $$2 > 0 { printf "%-16s lines %s  branches %s\n", $$1, $$10, $$13 }'

include tests/bench/module.mk
