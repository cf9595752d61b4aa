-- SPDX-License-Identifier: MIT
-- `luarocks make bindings/lua/partyorg-0.1.0-1.rockspec` in the source tree; it needs a C compiler, GNU Make and SWIG.
rockspec_format = "3.0"
package = "partyorg"
version = "0.1.0-1"
-- The project has no address yet: this is the archive that `make dist` makes, beside the rockspec. `make` does not read it.
source = {
    url = "libpartyorg-0.1.0.tar.gz",
    dir = "libpartyorg-0.1.0",
}
description = {
    summary = "Party membership rules (quy định về đảng viên) as a library",
    detailed = [[
Examines the files of a Party organisation department against the published regulations in force on a given day, and says
for each requirement whether it is met, not met, or cannot be told yet, what would have to change and what is due next,
with the provision behind every line, in Vietnamese or English.]],
    license = "MIT",
    labels = { "rules", "law" },
}
supported_platforms = { "unix" }
dependencies = {
    "lua >= 5.1, < 5.5",
}
-- The C library is linked into the module, liblua is not: whatever loads it has Lua's functions.
build = {
    type = "make",
    build_target = "lua",
    install_target = "install-lua",
    variables = {
        CC = "$(CC)",
        CFLAGS = "$(CFLAGS)",
        LUA_INCDIR = "$(LUA_INCDIR)",
        LUADIR = "$(LUADIR)",
        LUACDIR = "$(LIBDIR)",
    },
    copy_directories = {},
}
