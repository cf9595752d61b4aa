# SPDX-License-Identifier: MIT
# GNU Make. `make help` lists the targets.

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
PKGCONFIGDIR ?= $(LIBDIR)/pkgconfig
MANDIR ?= $(PREFIX)/share/man
DESTDIR ?=
CC ?= cc
CC_FOR_BUILD ?= $(CC)
AR ?= ar
CFLAGS ?= -O2 -g
INSTALL ?= install
# Everything that is made goes here.
BUILD ?= build

# The header is the one source of the version.
VERSION := $(shell sed -n 's/^.define PARTYORG_VERSION "\(.*\)"/\1/p' include/partyorg/base.h)
MAJOR := $(firstword $(subst ., ,$(VERSION)))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
# What the user gives is added, never replaced.
ALL_CFLAGS = -std=c11 $(WARNINGS) -Iinclude $(CPPFLAGS) $(CFLAGS)
LIB_CFLAGS = $(ALL_CFLAGS) -fPIC -fvisibility=hidden -DPARTYORG_BUILDING -iquote libpartyorg
# Without start files the library has no data section of its own: it needs no constructors.
LIB_LDFLAGS = -shared -nostartfiles -Wl,-soname,libpartyorg.so.$(MAJOR) \
	-Wl,--version-script=libpartyorg/libpartyorg.map -Wl,-Bsymbolic-functions -Wl,-z,relro -Wl,-z,now $(LIB_UNDEFINED) $(LDFLAGS)
# A sanitizer's runtime is found when the program starts: those builds set this empty.
LIB_UNDEFINED ?= -Wl,--no-undefined
# After a compiler's command: what it says is shown, and kept beside what it made, for check-gcc.
KEEP_WORDS = 2> $@.said; status=$$?; cat $@.said >&2; exit $$status

SOURCES := $(wildcard libpartyorg/*.c)
LIB_SOURCES := $(filter-out libpartyorg/tables.c libpartyorg/scorecard_files.c,$(SOURCES))
SCORECARDS := $(sort $(wildcard libpartyorg/scorecards/*.json))
# What examines batches: lanes.c, block.c and every body of rules (which defines CHECK), compiled on lanes for each set of
# instructions. The processor's are chosen when a batch is examined.
BODIES := $(shell grep -l '^.define CHECK ' libpartyorg/*.c)
INSTRUCTIONS := any $(if $(filter x86_64-%,$(shell $(CC) -dumpmachine)),avx2)
INSTRUCTIONS_any :=
INSTRUCTIONS_avx2 := -mavx2
# A body calls what lanes.c makes of vectors, so gcc's -O1 does for it, in half the time of -O3 (check-vector counts the
# instructions). Where there is AVX2, few processors ask for `any`: it shall be made soon.
SOONER_avx2 := -O1
SOONER_any := $(if $(word 2,$(INSTRUCTIONS)),-Og -DPO_CALLS,$(SOONER_avx2))
SOONER := $(if $(findstring clang,$(shell $(CC) --version)),,$(filter -O2 -O3,$(CFLAGS)))
BLOCK_NAMES := lanes block $(BODIES:libpartyorg/%.c=%)
BLOCK_OBJECTS := $(foreach set,$(INSTRUCTIONS),$(BLOCK_NAMES:%=$(BUILD)/obj/%.$(set).o))
OBJECTS := $(patsubst libpartyorg/%.c,$(BUILD)/obj/%.o,$(filter-out libpartyorg/lanes.c libpartyorg/block.c,$(LIB_SOURCES))) \
	$(BLOCK_OBJECTS) $(BUILD)/obj/calendar_tables.o $(BUILD)/obj/scorecard_texts.o
HEADERS := $(wildcard include/*.h include/partyorg/*.h)
SHARED := $(BUILD)/libpartyorg.so.$(VERSION)
STATIC := $(BUILD)/libpartyorg.a

.PHONY: all help lib
all: lib

lib: $(SHARED) $(BUILD)/libpartyorg.so $(STATIC) $(BUILD)/libpartyorg-uninstalled.pc ## the C library: what a plain `make` builds

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | sort | column -t -s '|'

$(BUILD)/obj $(BUILD)/bin:
	mkdir -p $@

# The calendar's tables are computed once, on the machine that builds: only this program needs libm.
$(BUILD)/bin/tables: libpartyorg/tables.c $(wildcard libpartyorg/*.h) $(HEADERS) | $(BUILD)/bin
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -Iinclude -o $@ $< -lm
$(BUILD)/obj/calendar_tables.c: $(BUILD)/bin/tables | $(BUILD)/obj
	$(BUILD)/bin/tables $@
# The built-in scorecards are JSON files, flattened for the compiler.
$(BUILD)/bin/scorecard_files: libpartyorg/scorecard_files.c | $(BUILD)/bin
	$(CC_FOR_BUILD) -std=c11 -O2 $(WARNINGS) -o $@ $<
$(BUILD)/obj/scorecard_texts.c: $(BUILD)/bin/scorecard_files $(SCORECARDS) | $(BUILD)/obj
	$(BUILD)/bin/scorecard_files $@ $(SCORECARDS)
$(BUILD)/obj/calendar_tables.o $(BUILD)/obj/scorecard_texts.o: %.o: %.c
	$(CC) $(LIB_CFLAGS) -c -o $@ $< $(KEEP_WORDS)
$(BUILD)/obj/%.o: libpartyorg/%.c | $(BUILD)/obj
	$(CC) $(LIB_CFLAGS) -MMD -MP -c -o $@ $< $(KEEP_WORDS)
# Where every variable of a body lies in every instruction is not worth the time it takes to find out: -g1.
LESS_DEBUGGING = $(if $(filter -g%,$(CFLAGS)),-g1)
# One file at a time -O2 does as much for a body as -O3, sooner.
$(BODIES:libpartyorg/%.c=$(BUILD)/obj/%.o): LIB_CFLAGS += $(LESS_DEBUGGING) $(if $(SOONER),-O2)
# The members of a file are held against their bounds in vectors, which gcc makes of that loop with -O3 only: a check of one
# file takes a fifth less.
$(BUILD)/obj/facts.o: LIB_CFLAGS += $(if $(SOONER),-O3)
define BLOCK_RULE
$(BUILD)/obj/%.$(1).o: libpartyorg/%.c | $(BUILD)/obj
	$$(CC) $$(LIB_CFLAGS) $$(LESS_DEBUGGING) -Wno-psabi -DPO_BLOCK -DCLONE=$(1) $$(INSTRUCTIONS_$(1)) \
	    $$(if $$(SOONER),$$(if $$(filter $$(BODIES),$$<),$$(SOONER_$(1)),-O3)) -MMD -MP -c -o $$@ $$< $$(KEEP_WORDS)
endef
$(foreach set,$(INSTRUCTIONS),$(eval $(call BLOCK_RULE,$(set))))
-include $(wildcard $(BUILD)/obj/*.d)

$(SHARED): $(OBJECTS) libpartyorg/libpartyorg.map
	$(CC) $(LIB_LDFLAGS) -o $@ $(OBJECTS) -lc
$(BUILD)/libpartyorg.so: $(SHARED)
	ln -sf $(notdir $(SHARED)) $(BUILD)/libpartyorg.so.$(MAJOR)
	ln -sf libpartyorg.so.$(MAJOR) $@
$(STATIC): $(OBJECTS)
	rm -f $@
	$(AR) rcs $@ $(OBJECTS)

# Directories below the prefix are written relative to it, so that an installed tree can be moved.
relative = $(patsubst $(PREFIX)/%,$${prefix}/%,$(1))
$(BUILD)/libpartyorg.pc: libpartyorg.pc.in include/partyorg/base.h Makefile | $(BUILD)/obj
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(call relative,$(LIBDIR))|' \
	    -e 's|@INCLUDEDIR@|$(call relative,$(INCLUDEDIR))|' -e 's|@VERSION@|$(VERSION)|' $< > $@
# For programs built from this tree, as the examples are: PKG_CONFIG_PATH=build.
$(BUILD)/libpartyorg-uninstalled.pc: libpartyorg.pc.in include/partyorg/base.h Makefile | $(BUILD)/obj
	sed -e 's|@PREFIX@|$${pcfiledir}/..|' -e 's|@LIBDIR@|$${pcfiledir}|' -e 's|@INCLUDEDIR@|$(CURDIR)/include|' \
	    -e 's|@VERSION@|$(VERSION)|' -e 's|^Libs: |&-Wl,-rpath,$${pcfiledir} |' $< > $@

include bindings/python/module.mk
include bindings/lua/module.mk
include examples/module.mk
include examples/hosts/module.mk
include tests/module.mk
include tests/lint.mk

.PHONY: install uninstall dist clean
install: lib $(BUILD)/libpartyorg.pc ## installs the library, headers, pkg-config file and man page
	$(INSTALL) -d $(DESTDIR)$(LIBDIR) $(DESTDIR)$(INCLUDEDIR)/partyorg $(DESTDIR)$(PKGCONFIGDIR) $(DESTDIR)$(MANDIR)/man3
	rm -f $(BUILD)/libpartyorg.pc && $(MAKE) --no-print-directory $(BUILD)/libpartyorg.pc
	$(INSTALL) -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)/
	ln -sf libpartyorg.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libpartyorg.so.$(MAJOR)
	ln -sf libpartyorg.so.$(MAJOR) $(DESTDIR)$(LIBDIR)/libpartyorg.so
	$(INSTALL) -m 644 $(STATIC) $(DESTDIR)$(LIBDIR)/
	$(INSTALL) -m 644 include/partyorg.h $(DESTDIR)$(INCLUDEDIR)/
	$(INSTALL) -m 644 include/partyorg/*.h $(DESTDIR)$(INCLUDEDIR)/partyorg/
	$(INSTALL) -m 644 $(BUILD)/libpartyorg.pc $(DESTDIR)$(PKGCONFIGDIR)/
	$(INSTALL) -m 644 docs/partyorg.3 $(DESTDIR)$(MANDIR)/man3/

uninstall: ## takes away what install put there
	rm -f $(DESTDIR)$(LIBDIR)/libpartyorg.so $(DESTDIR)$(LIBDIR)/libpartyorg.so.$(MAJOR) \
	    $(DESTDIR)$(LIBDIR)/libpartyorg.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libpartyorg.a \
	    $(DESTDIR)$(PKGCONFIGDIR)/libpartyorg.pc $(DESTDIR)$(INCLUDEDIR)/partyorg.h \
	    $(DESTDIR)$(MANDIR)/man3/partyorg.3
	rm -rf $(DESTDIR)$(INCLUDEDIR)/partyorg

dist: ## a source archive of the committed tree
	mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=libpartyorg-$(VERSION)/ -o $(BUILD)/libpartyorg-$(VERSION).tar.gz HEAD

clean: ## removes everything that was made
	rm -rf $(BUILD) bindings/python/build bindings/python/*.egg-info
