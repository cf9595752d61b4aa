# SPDX-License-Identifier: MIT
# The Lua binding: $(LUA_BUILD) is a directory for LUA_PATH and LUA_CPATH. LUA_PKG is the pkg-config package of the Lua that
# it is built for: lua5.1, lua5.3, lua5.4, luajit. LuaRocks gives the directory of that Lua's headers instead, LUA_INCDIR.
# LUA is the interpreter that runs the tests.

LUA_PKG ?= lua5.4
LUA ?= $(LUA_PKG)
SWIG ?= swig
LDOC ?= ldoc
LUACHECK ?= luacheck
LUAROCKS ?= luarocks
# LuaJIT has the interface, and the directories, of Lua 5.1. LuaRocks' own number is not among its variables.
LUA_VERSION ?= $(if $(LUA_INCDIR),$(patsubst 501,5.1,$(shell echo LUA_VERSION_NUM | \
	$(CC) -E -P -I$(LUA_INCDIR) -include lua.h - | tail -n 1)),$(patsubst lua%,%,$(LUA_PKG:luajit=lua5.1)))
LUADIR ?= $(PREFIX)/share/lua/$(LUA_VERSION)
# Debian's interpreters look for a distribution's modules in the directory of the architecture, and LuaJIT only there.
LUACDIR ?= $(PREFIX)/lib/$(if $(filter /usr,$(PREFIX)),$(patsubst %,%/,$(shell $(CC) -print-multiarch)))lua/$(LUA_VERSION)

# A directory for each Lua.
LUA_BUILD := $(BUILD)/$(if $(LUA_INCDIR),rock-$(notdir $(LUA_INCDIR)),$(LUA_PKG:lua5.4=lua))
# Generated code keeps to no warnings of ours but the plain ones. The host has Lua's functions: liblua is not linked.
LUA_CFLAGS = -std=c11 -Wall -Wextra -Iinclude -Ibindings/lua -I$(LUA_BUILD) \
	$(if $(LUA_INCDIR),-I$(LUA_INCDIR),$(shell pkg-config --cflags $(LUA_PKG))) $(CPPFLAGS) \
	$(CFLAGS) -fPIC -fvisibility=hidden
LUA_LDFLAGS = -shared -Wl,--exclude-libs,ALL -Wl,-z,relro -Wl,-z,now $(LDFLAGS)
# What LuaJIT can ask for beside: partyorg.ffi.
LUA_FFI := $(if $(filter 5.1,$(LUA_VERSION)),$(LUA_BUILD)/partyorg/ffi.lua $(LUA_BUILD)/partyorg/cdef.lua)
LUA_SOURCES = bindings/partyorg.i bindings/lua/typemaps.i $(wildcard bindings/lua/*.h bindings/*.h)

.PHONY: lua install-lua uninstall-lua doc-lua check-lua check-lua-asan check-lua-doc check-lua-install check-lua-leaks \
	check-luacheck check-rock bench-lua
lua: $(LUA_BUILD)/partyorg.lua $(LUA_BUILD)/partyorg/core.so $(LUA_FFI) ## the Lua binding, in build/lua
	@:

$(LUA_BUILD)/partyorg:
	mkdir -p $@
$(LUA_BUILD)/partyorg.lua: bindings/lua/partyorg.lua | $(LUA_BUILD)/partyorg
	cp $< $@
$(LUA_BUILD)/partyorg/ffi.lua: bindings/lua/ffi.lua | $(LUA_BUILD)/partyorg
	cp $< $@
$(LUA_BUILD)/partyorg/cdef.lua: bindings/lua/cdef.sh $(HEADERS) | $(LUA_BUILD)/partyorg
	sh $< lua $(CC) > $@ || { rm -f $@; exit 1; }
$(LUA_BUILD)/library_functions.h: bindings/lua/cdef.sh $(HEADERS) | $(LUA_BUILD)/partyorg
	sh $< c $(CC) > $@ || { rm -f $@; exit 1; }
$(LUA_BUILD)/core_wrap.c: $(LUA_SOURCES) $(HEADERS) | $(LUA_BUILD)/partyorg
	$(SWIG) -lua -nomoduleglobal -Iinclude -Ibindings -o $@ bindings/partyorg.i
$(LUA_BUILD)/partyorg/core.so: $(LUA_BUILD)/core_wrap.c $(if $(LUA_FFI),$(LUA_BUILD)/library_functions.h) $(STATIC)
	$(CC) $(LUA_CFLAGS) $(LUA_LDFLAGS) -o $@ $< $(STATIC)

install-lua: lua ## installs the Lua binding: LUADIR, LUACDIR
	$(INSTALL) -d $(DESTDIR)$(LUADIR) $(DESTDIR)$(LUACDIR)/partyorg
	$(INSTALL) -m 644 $(LUA_BUILD)/partyorg.lua $(DESTDIR)$(LUADIR)/
	$(INSTALL) -m 644 $(LUA_BUILD)/partyorg/core.so $(DESTDIR)$(LUACDIR)/partyorg/
	if [ -n '$(LUA_FFI)' ]; then \
	    $(INSTALL) -d $(DESTDIR)$(LUADIR)/partyorg && $(INSTALL) -m 644 $(LUA_FFI) $(DESTDIR)$(LUADIR)/partyorg/; \
	fi

uninstall-lua: ## takes away what install-lua put there
	rm -f $(DESTDIR)$(LUADIR)/partyorg.lua $(DESTDIR)$(LUACDIR)/partyorg/core.so
	rm -f $(LUA_FFI:$(LUA_BUILD)/%=$(DESTDIR)$(LUADIR)/%)
	-rmdir $(DESTDIR)$(LUACDIR)/partyorg $(if $(LUA_FFI),$(DESTDIR)$(LUADIR)/partyorg)

doc-lua: ## the Lua module's reference as HTML, in build/docs/lua; needs LDoc
	@mkdir -p $(BUILD)/docs
	$(LDOC) --fatalwarnings --testing -q -c bindings/lua/config.ld -d $(BUILD)/docs/lua \
	    bindings/lua/partyorg.lua bindings/lua/ffi.lua

# Both paths end in the defaults, for busted and lua-cjson.
RUN_LUA = LUA_PATH='$(LUA_BUILD)/?.lua;tests/lua/?.lua;;' LUA_CPATH='$(LUA_BUILD)/?.so;;' $(LUA_UNDER) $(LUA)

LUA_SPECS := $(sort $(patsubst tests/lua/spec/%_spec.lua,%,$(wildcard tests/lua/spec/*_spec.lua)))
LUA_PROGRAMS := 'fresh.lua' 'fresh.lua strict' 'sweep.lua'
check-lua: lua ## tests the Lua binding
	@$(RUN_LUA) tests/lua/run_specs.lua -o plainTerminal --no-auto-insulate $(LUA_SPECS:%=tests/lua/spec/%_spec.lua)
	@for program in $(LUA_PROGRAMS); do $(RUN_LUA) tests/lua/$$program || exit 1; done
	@[ '$(LUA_CASES)' = none ] || for file in tests/cases/*.jsonl; do \
	    $(RUN_LUA) tests/lua/run_cases.lua $$file >$(LUA_BUILD)/cases.txt; status=$$?; \
	    grep '^fail' $(LUA_BUILD)/cases.txt; tail -n 1 $(LUA_BUILD)/cases.txt; \
	    [ $$status -eq 0 ] || exit 1; \
	done

# One source for every Lua: each has a build of its own. That for Lua 5.1 is LuaJIT's as well, but for the header.
OTHER_LUAS := lua5.1 lua5.3 luajit
FOR_LUA = $(MAKE) --no-print-directory LUA=$(1) LUA_PKG=$(1)
.PHONY: built-for-luas $(OTHER_LUAS:%=built-for-%) $(OTHER_LUAS:%=check-%)
built-for-luas: lua $(OTHER_LUAS:%=built-for-%)
$(OTHER_LUAS:%=built-for-%): built-for-%: lib
	+@$(call FOR_LUA,$*) lua
$(OTHER_LUAS:%=check-%): check-%: lib
	+@$(call FOR_LUA,$*) check-lua

# partyorg.ffi, against the compiler's own description of the headers and with a library in the process that must not be
# called. It is loaded before busted, which puts functions of its own in place of those of `ffi`.
BUSTED ?= busted
FFI_TESTS := $(BUILD)/tests/layout.o $(BUILD)/tests/traps.so
$(BUILD)/tests/layout.o: $(HEADERS) | $(BUILD)/tests
	echo '#include "partyorg.h"' | $(CC) -g -fno-eliminate-unused-debug-types -Iinclude -x c -c -o $@ -
$(BUILD)/tests/traps.so: tests/symbols.txt | $(BUILD)/tests
	sed 's/.*/void &(void) { __builtin_trap(); }/' $< | $(CC) -shared -fPIC -x c -o $@ -
built-for-luas: $(FFI_TESTS)
.PHONY: check-ffi
check-ffi: built-for-luajit $(FFI_TESTS) ## tests partyorg.ffi under LuaJIT
	@PARTYORG_LAYOUT='$(BUILD)/tests/layout.o' PARTYORG_TRAPS='$(abspath $(BUILD))/tests/traps.so' \
	    LUA_PATH='$(BUILD)/luajit/?.lua;;' LUA_CPATH='$(BUILD)/luajit/?.so;;' \
	    $(LUA_UNDER) luajit -l partyorg.ffi $$(command -v $(BUSTED)) -o plainTerminal tests/lua/ffi_spec.lua

# The C library too, with gcc's sanitizers; their runtime is loaded before the interpreter. The cases run in C under
# them; of LuaJIT its own part: arrays that are read and written where they lie. The binding allocates nothing outside
# Lua: what is left at the end is the interpreter's and busted's.
UNDER_ASAN = ASAN_OPTIONS=detect_leaks=0 \
	LD_PRELOAD=$(shell $(CC) -print-file-name=libasan.so):$(shell $(CC) -print-file-name=libubsan.so)
check-lua-asan: ## both with sanitizers
	+@$(SANITIZED) LUA_UNDER='$(UNDER_ASAN)' LUA_SPECS='api misuse numbers scorecard' LUA_PROGRAMS= LUA_CASES=none check-lua
	+@$(SANITIZED) LUA_UNDER='$(UNDER_ASAN)' LUA_SPECS=table LUA_PROGRAMS= LUA_CASES=none check-luajit check-ffi

check-luacheck: ## that luacheck finds nothing in any Lua file
	@$(LUACHECK) -q --no-color --no-cache bindings examples tests

check-lua-doc: lua ## that LDoc has no complaint, everything is documented, and every example does what it shows
	@$(MAKE) --no-print-directory doc-lua
	@$(RUN_LUA) tests/lua/usages.lua

check-lua-install: built-for-luas ## that every Lua finds what is installed where it looks
	@BUILD='$(BUILD)' MAKE='$(MAKE)' sh tests/check_lua_install.sh

# So many calls altogether, under two interpreters; docs/PERFORMANCE.md has ten million.
CALLS ?= 200000
.PHONY: lua-leaks
lua-leaks: lua
	@$(RUN_LUA) tests/lua/leaks.lua $(CALLS)
check-lua-leaks: built-for-luas lua-leaks ## that CALLS calls leave the memory as it was
	+@$(call FOR_LUA,luajit) lua-leaks

check-rock: built-for-luas ## that LuaRocks makes the rock for every Lua; loads it from there
	@BUILD='$(BUILD)' LUAROCKS='$(LUAROCKS)' sh tests/check_rock.sh

bench-lua: lua ## nanoseconds a check from Lua
	@$(RUN_LUA) tests/bench/bench_lua.lua
