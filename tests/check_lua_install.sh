#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the Lua binding for every Lua below a scratch directory, as a user (/usr/local) and as a packager (/usr), and
# has each interpreter load it from the directories that it looks in by itself, below that directory.
BUILD=${BUILD:-build}
MAKE=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES LUA_PATH LUA_CPATH LUA_INIT DESTDIR PREFIX LUADIR LUACDIR
. tests/try.sh

cat > "$scratch/use.lua" << 'END'
-- The interpreter's own directories, those in the working directory left out, below another root.
local root = arg[1]
for _, kind in ipairs { "path", "cpath" } do
    local moved = {}
    for entry in package[kind]:gmatch "[^;]+" do
        moved[#moved + 1] = entry:sub(1, 1) == "/" and root .. entry or nil
    end
    package[kind] = table.concat(moved, ";")
end
local partyorg = require "partyorg"
assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }).verdict == "not_met")
assert(not rawget(_G, "jit") or require("partyorg.ffi").check "admission")
END

for lua in lua5.1 lua5.3 lua5.4 luajit; do
    case $lua in # those of partyorg.ffi too, which LuaJIT looks for in the directories of 5.1
    lua5.1 | luajit) files=4 ;;
    *) files=2 ;;
    esac
    for prefix in /usr/local /usr; do
        stage=$scratch/$lua-$(basename $prefix)
        try "$lua does not find what is not there" sh -c "! $lua '$scratch/use.lua' '$stage'"
        try "make install-lua PREFIX=$prefix for $lua" "$MAKE" --no-print-directory BUILD="$BUILD" \
            LUA_PKG=$lua PREFIX=$prefix DESTDIR="$stage" install-lua
        try "$lua finds what is below $prefix" "$lua" "$scratch/use.lua" "$stage"
        try "$files files for $lua, below $prefix" test "$(find "$stage" -type f | wc -l)" = $files -a "$(ls "$stage")" = usr
        try "make uninstall-lua PREFIX=$prefix for $lua" "$MAKE" --no-print-directory BUILD="$BUILD" \
            LUA_PKG=$lua PREFIX=$prefix DESTDIR="$stage" uninstall-lua
        try "nothing is left of $lua's below $prefix" test -z "$(find "$stage" -type f)"
    done
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
