#!/bin/sh
# SPDX-License-Identifier: MIT
# What include/partyorg.h declares, for LuaJIT's FFI. Nothing of it is written by hand: the compiler's preprocessor reads
# the headers, and what it would lose, the names of macros that are numbers, becomes constants.
#
#   cdef.sh lua COMMAND...   a Lua module: the version, and the text for ffi.cdef
#   cdef.sh c COMMAND...     a C header: the same struct of functions, and one that points to them
#
# COMMAND is the compiler with its options for headers. The structs of Arrow's interface are left to whoever uses them, for
# they are everybody's, and cannot be declared twice; Arrow's own guards leave them out.
set -eu
form=$1
shift
numbers=$(cat include/partyorg/*.h | sed -n 's/^#define \(PARTYORG_[A-Z0-9_]*\) [(0-9A-Z].*/\1/p')
{
    echo '#include "partyorg.h"'
    for name in $numbers; do echo "static const int32_t constant_$name = $name;"; done
} | "$@" -E -DPARTYORG_BUILDING -DARROW_C_DATA_INTERFACE -DARROW_C_STREAM_INTERFACE -Iinclude -x c - |
    awk -v form="$form" -v version="$(sed -n 's/^#define PARTYORG_VERSION "\(.*\)"/\1/p' include/partyorg/base.h)" '
    # Line markers say with a 3 that what follows is of a system header: its own statements go, for LuaJIT knows those
    # types; its macros within a statement of ours stay.
    /^# [0-9]+ "/ { system_header = / 3( 4)?$/; next }
    (system_header && statement == "") || /^[ \t]*$/ { next }
    {
        statement = statement (statement == "" ? "" : "\n") $0
        line = $0
        depth += gsub(/{/, "", line) - gsub(/}/, "", line)
        if (depth > 0 || line !~ /;[ \t]*$/)
            next
        if (sub(/^__attribute__\(\(visibility\("default"\)\)\)[ \t]*/, "", statement)) { # the mark of a function
            gsub(/[ \t\n]+/, " ", statement)
            match(statement, /partyorg_[a-z0-9_]+\(/)
            name = substr(statement, RSTART, RLENGTH - 1)
            names[++count] = name
            functions = functions "    " substr(statement, 1, RSTART - 1) "(*" name ")" \
                substr(statement, RSTART + RLENGTH - 1) "\n"
        } else {
            if (sub(/constant_/, "", statement))
                gsub(/[ \t\n]+/, " ", statement)
            types = types statement "\n"
        }
        statement = ""
    }
    END {
        if (statement != "" || count == 0) {
            print "cdef.sh: the headers are not what was expected: " statement > "/dev/stderr"
            exit 1
        }
        table = "typedef struct partyorg_functions {\n    uint32_t size;\n" functions "} partyorg_functions;\n"
        if (form == "lua") {
            printf "-- Generated from partyorg.h.\nreturn { version = \"%s\", text = [[\n%s%s]] }\n", version, types, table
        } else {
            printf "/* Generated from partyorg.h. */\n%sstatic const partyorg_functions library_functions = {\n" \
                "    (uint32_t)sizeof(partyorg_functions),\n", table
            for (i = 1; i <= count; i++)
                printf "    %s,\n", names[i]
            print "};"
        }
    }'
