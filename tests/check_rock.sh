#!/bin/sh
# SPDX-License-Identifier: MIT
# Has LuaRocks make the rock for every Lua, each in a tree of its own, and loads it from there and nowhere else. The C
# library is the one that is built already: LuaRocks' make finds it in BUILD.
BUILD=${BUILD:-build}
LUAROCKS=${LUAROCKS:-luarocks}
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES LUA_PATH LUA_CPATH LUA_INIT DESTDIR PREFIX
export BUILD
. tests/try.sh
HOME=$scratch # nobody's own configuration and cache
export HOME
version=$(sed -n 's/^#define PARTYORG_VERSION "\(.*\)"/\1/p' include/partyorg/base.h)
rockspec=bindings/lua/partyorg-$version-1.rockspec

try "there is one rockspec, of the version of the library" \
    test "$(echo bindings/lua/*.rockspec)" = "$rockspec"
try "the rockspec names the version" grep -qx "version = \"$version-1\"" "$rockspec"
try "the rockspec names the archive" grep -qx "    url = \"libpartyorg-$version.tar.gz\"," "$rockspec"
try "the rockspec is one" $LUAROCKS lint "$rockspec"

cat > "$scratch/use.lua" << 'END'
local partyorg = require "partyorg"
assert(partyorg.version() == arg[1])
assert(partyorg.check("admission", { born_on = "2007-09-10" }, { on = "2025-08-20" }).verdict == "not_met")
for _, name in ipairs { "partyorg", "partyorg.core" } do
    local path = name == "partyorg" and package.path or package.cpath
    assert(path:find(arg[2], 1, true) == 1, name)
end
assert(not rawget(_G, "jit") or require("partyorg.ffi").check "admission")
END
for lua in 5.1 5.3 5.4; do
    tree=$scratch/tree$lua
    # No pkg-config is needed: LuaRocks says where the headers are.
    try "the rock is made for Lua $lua" env PKG_CONFIG=false $LUAROCKS --lua-version "$lua" --tree "$tree" make "$rockspec"
    runners=lua$lua
    [ $lua != 5.1 ] || runners="lua5.1 luajit"
    for runner in $runners; do
        try "$runner loads it" env LUA_PATH="$tree/share/lua/$lua/?.lua" LUA_CPATH="$tree/lib/lua/$lua/?.so" \
            "$runner" "$scratch/use.lua" "$version" "$tree"
    done
    try "liblua is not linked for Lua $lua" sh -c "ldd '$tree/lib/lua/$lua/partyorg/core.so' > '$scratch/linked' &&
        ! grep -q liblua '$scratch/linked'"
    try "the rock for Lua $lua is removed" $LUAROCKS --lua-version "$lua" --tree "$tree" remove partyorg
    try "nothing of it is left for Lua $lua" test -z "$(find "$tree" -name '*partyorg*' 2> /dev/null)"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
